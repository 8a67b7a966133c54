"""Pages of work: what I have to do, one piece of work, and the moves that it allows."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from directives import cascade, doing, extending, policies
from directives.models import Assignment
from directives.policies import Forbidden, Refused
from directives.proofs import missing_words
from directives.services import work
from directives.states import MOVES
from directives.views import outbox
from directives.views.outbox import answers_outbox
from directives.views.request import SignedIn
from units.acting import Actor, actor_of
from units.models import Role
from units.views.acting import safe_next

ROWS = 50
DONE = {
    "receive": "Đã xác nhận nhận việc.",
    "report": "Đã báo cáo. Nơi giao việc sẽ xem và nghiệm thu.",
    "decline": "Đã gửi lý do từ chối cho nơi giao việc.",
    "accept": "Đã nghiệm thu.",
    "return": "Đã trả lại, kèm lý do.",
    "insist": "Vẫn giao việc, kèm lý do.",
    "suspend": "Đã tạm dừng việc, kèm lý do.",
    "resume": "Đã cho làm tiếp.",
    "withdraw": "Đã thu hồi việc.",
}


@require_safe
def my_work(request: SignedIn) -> HttpResponse:
    """What the unit, or the holder of the post, has to do; what is due first comes first."""
    actor, now = required_actor(request), timezone.now()
    tab = doing.tab_named(request.GET.get("muc", ""))
    mine = Assignment.objects.visible_to(request.user).of_unit(actor.unit, actor.post)
    rows = tab.rows(mine).with_timeliness(at=now).with_papers()
    context = {
        "page": Paginator(rows, ROWS).get_page(request.GET.get("trang")),
        "tabs": doing.tabs(mine, chosen=tab),
        "now": now,
        "frame": frame_of(actor),
    }
    return render(request, "directives/work/my_work.html", context)


@require_safe
def assignment(request: SignedIn, code: str) -> HttpResponse:
    return page_of(request, fetch(request, code))


@answers_outbox
@require_POST
def move(request: SignedIn, code: str, verb: str) -> HttpResponse:
    """One move of the state table. Who may not is told why (403); what is no longer possible is told on the page."""
    row, actor = fetch(request, code), required_actor(request)
    if verb not in DONE:
        raise Http404
    typed = request.POST.get("words", "").strip()
    try:
        _do(actor, row, verb, typed)
    except Forbidden as refusal:
        raise PermissionDenied(str(refusal)) from refusal
    except Refused as refusal:
        if outbox.is_from(request):
            return outbox.refused([("", str(refusal))])
        return page_of(request, row, refusal=str(refusal), typed={verb: typed})
    messages.success(request, DONE[verb], extra_tags=f"{verb}-{code}")
    if verb == "report" and (lacks := missing_words(row, work.results_with_evidence(row))):
        messages.warning(request, f"Nơi giao việc cần thêm minh chứng, báo cáo này còn thiếu: {lacks}.")
    return redirect(safe_next(request) or row)


@require_POST
def name_doer(request: SignedIn, code: str) -> HttpResponse:
    row, actor = fetch(request, code), required_actor(request)
    key = request.POST.get("doer", "")
    people = doing.people_of(row, on=timezone.localdate())
    doer = get_object_or_404(people, pk=key if key.isdecimal() else None) if key else None
    try:
        work.name_doer(actor=actor, assignment=row, doer=doer, at=timezone.now())
    except Refused as refusal:
        raise PermissionDenied(str(refusal)) from refusal
    messages.success(request, "Đã phân công người thực hiện." if doer else "Đã bỏ phân công người thực hiện.")
    return redirect(row)


def page_of(
    request: SignedIn,
    row: Assignment,
    *,
    refusal: str = "",
    typed: dict[str, str] | None = None,
    extension: extending.Part | None = None,
) -> HttpResponse:
    """The page of one piece of work; after a refusal with its sentence and what was typed."""
    actor, now = actor_of(request), timezone.now()
    mine = Assignment.objects.filter(pk=row.pk)
    context: dict[str, Any] = {
        "row": row,
        "now": now,
        "frame": frame_of(actor),
        "refusal": refusal,
        "sheet": doing.sheet(row, actor=actor, user=request.user, typed=typed or {}, at=now),
        "below": list(cascade.below(row, user=request.user)),
        "is_missing_a_hop": cascade.not_passed_on(mine, on=timezone.localdate(now)).exists(),
        "may_implement": actor is not None
        and policies.is_doer(actor, row)
        and bool(policies.may_implement(actor, row.directive)),
        "pass_part": doing.pass_part(row, actor=actor, at=now),
        "extension": extension or extending.part(row, actor=actor, at=now),
    }
    return render(request, "directives/work/assignment.html", context, status=422 if refusal else 200)


def fetch(request: SignedIn, code: str) -> Assignment:
    return get_object_or_404(Assignment.objects.visible_to(request.user).with_papers(), code=code)


def required_actor(request: SignedIn) -> Actor:
    actor = actor_of(request)
    if actor is None:
        raise PermissionDenied("Tài khoản của anh/chị chưa được phân công chức danh nào.")
    return actor


def frame_of(actor: Actor | None) -> str:
    """Who only does work has a phone in his hand; who sits at a desk has the desk's frame."""
    return "base_phone.html" if actor and actor.is_a(Role.HEAD, Role.MEMBER) else "base.html"


def _do(actor: Actor, row: Assignment, verb: str, typed: str) -> None:
    now = timezone.now()
    if verb == "report":
        work.report(actor=actor, assignment=row, note=typed, at=now)
    elif verb in _ONE_PRESS:
        _ONE_PRESS[verb](actor=actor, assignment=row, at=now)
    else:
        assert MOVES[verb].needs_reason  # noqa: S101  # every other verb of the table takes a reason
        _REASONED[verb](actor=actor, assignment=row, reason=typed, at=now)


_ONE_PRESS = {"receive": work.receive, "accept": work.accept, "resume": work.resume}
_REASONED = {
    "decline": work.decline,
    "return": work.return_,
    "insist": work.insist,
    "suspend": work.suspend,
    "withdraw": work.withdraw,
}
