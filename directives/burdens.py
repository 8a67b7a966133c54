"""Before work is given: what has each recipient to do already, how much of it that week, and is it asked for again?"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Final

from django.db.models import Count
from rapidfuzz import fuzz

from directives.models import Assignment, Task
from directives.services.giving import Doer
from directives.services.issuing import Plan
from directives.states import OPEN
from units.models import User
from vietnam.text import fold

# Of 100. Among the demo's 21 tasks the one pair that asks for the same scores 73, the next 67.
ALIKE: Final = 70
LOOKED_AT: Final = 500
TOLD: Final = 5


@dataclass
class Burden:
    """One recipient: its tasks by position with the role, its open work, and what of that falls due in the same week.

    `that_week` is None where nothing that it gets has a deadline.
    """

    doer: Doer
    open: int
    tasks: list[tuple[int, str]] = field(default_factory=list)
    due: list[date] = field(default_factory=list)
    that_week: int | None = None


@dataclass(frozen=True)
class Similar:
    """Open work that asks for much the same as `position` of the new paper."""

    position: int
    task: Task
    units: int


def of(plan: Plan, *, user: User) -> list[Burden]:
    """Each recipient once, in the plan's order. One query, of the open work that this person may see."""
    rows = Assignment.objects.visible_to(user).filter(unit__in=plan.units, state__in=OPEN)
    days: dict[int, list[tuple[date | None, int]]] = {}
    for unit, due, count in rows.order_by().values_list("unit", "due_on").annotate(Count("pk")):
        days.setdefault(unit, []).append((due, count))
    found: dict[tuple[int, int | None], Burden] = {}
    for task, doer, role in plan.assignments:
        known = days.get(doer.unit.pk, [])
        burden = found.setdefault(doer.key, Burden(doer, sum(count for _, count in known)))
        burden.tasks.append((task.position, role))
        if task.due_on:
            burden.due.append(task.due_on)
    for burden in found.values():
        if burden.due:
            burden.that_week = _in_week_of(min(burden.due), days.get(burden.doer.unit.pk, []))
    return list(found.values())


def similar(plan: Plan, *, user: User) -> list[Similar]:
    """What these units are doing already in much the same words, the likest first. One query."""
    open_rows = Assignment.objects.visible_to(user).filter(unit__in=plan.units, state__in=OPEN)
    known = Task.objects.filter(assignments__in=open_rows).annotate(units=Count("assignments__unit", distinct=True))
    known = known.select_related("directive__doc_type").order_by("-pk")[:LOOKED_AT]
    new = {task.position: fold(task.text) for task, _, _ in plan.assignments}
    hits = [hit for task in known for hit in _likeness(task, task.units, new.items())]
    hits.sort(key=lambda hit: (-hit[0], hit[1].position, hit[1].task.pk))
    return [found for _, found in hits[:TOLD]]


def _likeness(task: Task, units: int, new: Iterable[tuple[int, str]]) -> list[tuple[float, Similar]]:
    words = fold(task.text)
    scores = ((fuzz.token_sort_ratio(words, text), position) for position, text in new)
    return [(score, Similar(position, task, units)) for score, position in scores if score >= ALIKE]


def _in_week_of(day: date, known: Iterable[tuple[date | None, int]]) -> int:
    monday = day - timedelta(days=day.weekday())
    return sum(count for due, count in known if due and monday <= due < monday + timedelta(days=7))
