"""How far has it come? The counts that every page of this room reads, each in one query whatever the number of rows.

All of them take the assignments to count: `Assignment.objects.visible_to(user).counted()`, narrowed further by a page.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Case, Count, IntegerField, Max, Q, Sum, When
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Cast

from compliance.counts import Counts, total
from directives.models import Indicator, Result
from directives.querysets.work import AssignmentQuerySet
from directives.states import OPEN, State
from directives.timeliness import Timeliness, conditions

SOON = timedelta(days=7)


def summary(assignments: AssignmentQuerySet, *, at: datetime) -> Counts:
    """All of them together."""
    return total(counted_by("role", assignments, at=at).values())


def by_unit(assignments: AssignmentQuerySet, *, at: datetime) -> dict[int, Counts]:
    return counted_by("unit_id", assignments, at=at)


def by_directive(assignments: AssignmentQuerySet, *, at: datetime) -> dict[int, Counts]:
    return counted_by("directive_id", assignments, at=at)


def most_overdue(assignments: AssignmentQuerySet, *, at: datetime, most: int) -> list[int]:
    """The papers with most overdue work, by their keys."""
    counted = assignments.overdue(at=at).order_by().values_list("directive_id").annotate(number=Count("pk"))
    return [pk for pk, _ in counted.order_by("-number", "directive_id")[:most]]


def by_task(assignments: AssignmentQuerySet, *, at: datetime) -> dict[int, Counts]:
    return counted_by("task_id", assignments, at=at)


def counted_by(key: str, assignments: AssignmentQuerySet, *, at: datetime) -> dict[Any, Counts]:
    """The counts for each value of a column, one line each."""
    classes = conditions(at=at)
    undated = classes[Timeliness.NO_DEADLINE]
    wanted = {
        "on_time": classes[Timeliness.ON_TIME],
        "late": classes[Timeliness.LATE],
        "overdue": classes[Timeliness.OVERDUE],
        "no_deadline": undated,
        "waiting": Q(state=State.REPORTED),
        "unreceived": Q(state=State.GIVEN),
        "due_soon": Q(state__in=OPEN, due_at__gt=at, due_at__lte=at + SOON) & ~undated,
        "undated_done": undated & Q(state=State.ACCEPTED),
    }
    lines = (
        assignments.order_by()
        .values_list(key)
        .annotate(given=Count("pk"), last=Max("reported_at"))
        .annotate(**{name: Count("pk", filter=condition) for name, condition in wanted.items()})
    )
    return {
        value: _counts(given, last, dict(zip(wanted, numbers, strict=True))) for value, given, last, *numbers in lines
    }


def _counts(given: int, last: datetime | None, numbers: dict[str, int]) -> Counts:
    """The five classes are all there is, so what is in none of the other four is open and in time."""
    others = sum(numbers[name] for name in ("on_time", "late", "overdue", "no_deadline"))
    return Counts(open=given - others, last_report=last, **numbers)


@dataclass(frozen=True)
class Figure:
    name: str
    unit_name: str
    total: int


@dataclass(frozen=True)
class ChannelFigures:
    """What was done through one channel: how often, by how many units, and the figures that add up."""

    code: str
    name: str
    results: int
    units: int
    figures: list[Figure]


def by_channel(assignments: AssignmentQuerySet) -> list[ChannelFigures]:
    """The standing results of these assignments; channels without any are left out.

    Only the figures that add up are summed: the others (minutes of one broadcast, per cent of members) describe one
    occasion and mean nothing as a sum. One that nobody gave and nobody had to give is left out.
    """
    summed = _summed_indicators()
    slots = range(max((len(row) for row in summed.values()), default=0))
    rows = (
        Result.objects.standing()
        .filter(assignment__in=assignments.order_by().values("pk"))
        .order_by("channel__position", "channel__name")
        .values_list("channel_id", "channel__code", "channel__name", "channel__position")
        .annotate(
            results=Count("pk"),
            units=Count("assignment__unit", distinct=True),
            **{f"sum{slot}": _sum_of_slot(summed, slot) for slot in slots},
        )
    )
    return [
        ChannelFigures(code, name, results, units, _named(summed.get(pk, []), sums))
        for pk, code, name, _, results, units, *sums in rows
    ]


def _summed_indicators() -> dict[int, list[Indicator]]:
    found: dict[int, list[Indicator]] = defaultdict(list)
    for indicator in Indicator.objects.filter(adds_up=True).order_by("channel", "position"):
        found[indicator.channel_id].append(indicator)
    return found


def _sum_of_slot(summed: dict[int, list[Indicator]], slot: int) -> Sum:
    """The first, second … figure of whatever channel the row has."""
    cases = [
        When(channel=channel, then=Cast(KeyTextTransform(row[slot].code, "figures"), IntegerField()))
        for channel, row in summed.items()
        if len(row) > slot
    ]
    return Sum(Case(*cases, default=None, output_field=IntegerField()))


def _named(indicators: list[Indicator], sums: list[int | None]) -> list[Figure]:
    told = [(one, sums[place]) for place, one in enumerate(indicators)]
    return [
        Figure(one.name, one.unit_name, number or 0) for one, number in told if one.is_required or number is not None
    ]
