"""What waits for the issuer: reports to accept or return, refusals to answer."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Prefetch
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from directives.models import Assignment, Result
from directives.policies import may, may_judge
from directives.views.request import SignedIn
from directives.views.work import required_actor

ROWS = 50


@require_safe
def waiting(request: SignedIn) -> HttpResponse:
    """The rows of the acting unit's papers, by paper; `?van-ban=CODE` only those of one."""
    actor, now = required_actor(request), timezone.now()
    answer = may_judge(actor)
    if not answer:
        raise PermissionDenied(answer.reason)
    results = Result.objects.select_related("channel", "revised_by")
    rows = (
        Assignment.objects.visible_to(request.user)
        .filter(directive__issuer=actor.unit)
        .waiting_for_issuer()
        .with_timeliness(at=now)
        .with_papers()
        .prefetch_related(Prefetch("results", results), "results__evidence", "results__channel__indicators")
        .order_by("directive__issued_on", "directive", "reported_at", "pk")
    )
    if code := request.GET.get("van-ban"):
        rows = rows.filter(directive__code=code)
    page = Paginator(rows, ROWS).get_page(request.GET.get("trang"))
    judged = [(row, may(actor, "accept", row)) for row in page]
    return render(request, "directives/work/judging.html", {"page": page, "judged": judged, "now": now})
