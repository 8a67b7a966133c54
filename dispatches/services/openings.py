"""What is in the QR codes of a batch: for each unit the work that the letter gave it, and the links that open it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.conf import settings
from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone

from directives.models import Assignment, AssignmentRole, Pass
from directives.services import passes
from directives.states import OPEN, State
from directives.tokens import token_of
from dispatches.models import Batch, BatchKind, Letter, PersonalCopy
from dispatches.policies import Refused
from units.acting import Actor
from units.models import Unit

GOES_ON = (*OPEN, State.REPORTED, State.SUSPENDED)  # work that a link still opens to some use


@dataclass(frozen=True)
class Opening:
    """A unit's work, the address that opens it without an account, and the day until which it does."""

    work: Assignment
    address: str
    until: date


Links = dict[int, list[Opening]]


def work_of(letter: Letter, units: Iterable[Unit]) -> QuerySet[Assignment]:
    """The work that the letter gave these units and that goes on; the lead's first."""
    rows = letter.directive.assignments.filter(unit__in=units, state__in=GOES_ON)
    return rows.select_related("directive__issuer", "unit", "post", "task").order_by("task__position", "pk")


def links_of(batch: Batch, rows: Sequence[PersonalCopy], at: datetime) -> Links:
    """Each unit's work with the address that opens it; a link that stands long enough is printed again, so that
    earlier prints go on opening."""
    actor, found = Actor(batch.made_by, batch.made_as), Links()
    for work in work_of(batch.letter, [row.unit for row in rows]):
        own = found.setdefault(work.unit_id, [])
        if own and batch.kind == BatchKind.COPIES and not _comes_first(work, own[0].work):
            continue  # a copy has one code
        if link := _link(actor, work, batch, at):
            address = settings.BASE_URL.rstrip("/") + reverse("directives:guest", args=[token_of(link.code)])
            opening = Opening(work, address, timezone.localdate(link.expires_at))
            own[:] = [opening] if batch.kind == BatchKind.COPIES else [*own, opening]
    return found


def _comes_first(work: Assignment, other: Assignment) -> bool:
    return work.role == AssignmentRole.LEAD != other.role


def _link(actor: Actor, work: Assignment, batch: Batch, at: datetime) -> Pass | None:
    """None when no link can be given any more: the work was finished or taken back meanwhile."""
    if link := work.passes.standing(at=at).filter(expires_at__gte=batch.links_until, asks_phone=False).first():
        return link
    try:
        return passes.give(actor=actor, assignment=work, days=batch.days, asks_phone=False, at=at)
    except Refused:
        return None
