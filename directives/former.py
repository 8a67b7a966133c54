"""What of the periods before? The same duty of the same unit, and how each period of a task came out."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, F, Q

from directives.models import Assignment, Directive
from directives.querysets.work import AssignmentQuerySet
from directives.states import State
from units.models import User
from vietnam import periods

SHOWN = 24


@dataclass(frozen=True)
class Former:
    """A period that is over for a task: how many were asked, and how many are accepted."""

    label: str
    given: int
    done: int


def of_row(row: Assignment, *, user: User, at: datetime) -> list[Assignment]:
    """The other periods of this duty, the newest first; nothing (and no query) of what is done once."""
    if not row.period:
        return []
    same = Assignment.objects.visible_to(user).filter(task=row.task_id, unit=row.unit_id, post=row.post_id)
    return list(same.exclude(pk=row.pk).with_timeliness(at=at).order_by("-period")[:SHOWN])


def of_paper(directive: Directive, *, user: User) -> dict[int, list[Former]]:
    """By task; one query, of the rows that this person may see."""
    rows = Assignment.objects.visible_to(user).counted().filter(directive=directive).exclude(period="")
    counted = (
        rows.exclude(period=F("task__opened"))
        .order_by("-period")
        .values_list("task", "period")
        .annotate(given=Count("pk"), done=Count("pk", filter=Q(state=State.ACCEPTED)))
    )
    found: dict[int, list[Former]] = defaultdict(list)
    for task, key, given, done in counted:
        period = periods.parse(key)
        found[task].append(Former(period.label if period else key, given, done))
    return found


def current(rows: AssignmentQuerySet) -> AssignmentQuerySet:
    """Without the periods before the one that is open: those are told in sums."""
    return rows.filter(Q(period="") | Q(period=F("task__opened")))
