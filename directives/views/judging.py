"""What waits for the issuer: reports to accept or return, refusals and requests for a later deadline to answer."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Prefetch
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from directives import extending
from directives.models import Assignment, Extension, Result
from directives.policies import may, may_judge
from directives.proofs import missing_words
from directives.views.request import SignedIn
from directives.views.work import required_actor

ROWS = 50


@require_safe
def waiting(request: SignedIn) -> HttpResponse:
    """The rows of the acting unit's papers, by paper, the oldest requests first; `?van-ban=CODE` only those of one."""
    actor, now = required_actor(request), timezone.now()
    answer = may_judge(actor)
    if not answer:
        raise PermissionDenied(answer)
    results = Result.objects.select_related("channel", "revised_by")
    rows = (
        Assignment.objects.visible_to(request.user)
        .filter(directive__issuer=actor.unit)
        .waiting_for_issuer()
        .with_timeliness(at=now)
        .with_papers()
        .prefetch_related(Prefetch("results", results), "results__evidence", "results__channel__indicators", "passes")
        .order_by("directive__issued_on", "directive", "reported_at", "pk")
    )
    asked = Extension.objects.visible_to(request.user).waiting_for_issuer().with_work().order_by("asked_at", "pk")
    asked = asked.filter(assignment__directive__issuer=actor.unit)
    if code := request.GET.get("van-ban"):
        rows, asked = rows.filter(directive__code=code), asked.filter(assignment__directive__code=code)
    page = Paginator(rows, ROWS).get_page(request.GET.get("trang"))
    context = {
        "page": page,
        "judged": [(row, may(actor, "accept", row), missing_words(row, row.results.all())) for row in page],
        "asked": extending.pending(asked[:ROWS], actor) if page.number == 1 else [],
        "now": now,
    }
    return render(request, "directives/work/judging.html", context)
