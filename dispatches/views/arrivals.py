"""A paper that came in, on paper: its dấu ĐẾN and its phiếu giải quyết, for the unit in whose book it stands."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from directives.models import Direction, RegisterEntry
from dispatches import following
from dispatches.composing import letterhead, letterhead_above
from dispatches.printing import arrivals
from dispatches.views.common import PDF, Request, made_now
from vietnam import dates


@require_safe
def stamp(request: Request, code: str) -> HttpResponse:
    """The stamp on the paper's own PDF; without one, or with `?ban=giay`, a page to print on the paper."""
    entry = _entry(request, code)
    words = arrivals.Stamp(
        unit=entry.register.unit.name,
        number=str(entry.number),
        day=dates.short(entry.entered_on),
        handler=entry.handler,
    )
    paper = entry.directive.files.standing().filter(content_type=PDF).first()
    if paper is None or request.GET.get("ban") == "giay":
        return made_now(arrivals.stamp_alone(words), f"dau-den-{entry.number}.pdf")
    try:
        return made_now(arrivals.stamped(paper.file.read(), words), f"van-ban-den-{entry.number}.pdf")
    except arrivals.Unreadable:
        return made_now(arrivals.stamp_alone(words), f"dau-den-{entry.number}.pdf")


@require_safe
def slip(request: Request, code: str) -> HttpResponse:
    """The phiếu giải quyết, filled in with what the book and the work say."""
    entry = _entry(request, code)
    unit, known = entry.register.unit, following.of_page(entry.register.unit, [entry])[entry.pk]
    words = arrivals.Slip(
        above=letterhead_above(unit),
        unit=letterhead(unit, unit.name),
        place=unit.place,
        year=entry.register.year,
        about=f"{following.named(entry.directive)} {entry.directive.subject}",
        number=f"{entry.number}, ngày {dates.short(entry.entered_on)}",
        handlers=known.handlers,
        deadline="" if known.deadline == following.NO_DEADLINE else known.deadline,
    )
    return made_now(arrivals.slip(words), f"phieu-giai-quyet-{entry.number}.pdf")


def _entry(request: Request, code: str) -> RegisterEntry:
    """The paper's line in the book of the unit that one acts for; else 404."""
    if request.actor is None:
        raise Http404
    lines = RegisterEntry.objects.visible_to(request.user).filter(
        register__unit=request.actor.unit, register__direction=Direction.IN, directive__code=code
    )
    return get_object_or_404(lines.select_related("register__unit", "directive__doc_type"))
