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
from directives.models import Channel, Indicator, Result
from directives.querysets.work import AssignmentQuerySet
from directives.states import OPEN, State
from directives.timeliness import Timeliness

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
    """The counts for each value of a column; the database gives one line a value and class."""
    given, reported, accepted = (Q(state=one) for one in (State.GIVEN, State.REPORTED, State.ACCEPTED))
    soon = Q(state__in=OPEN, due_at__lte=at + SOON)
    lines = (
        assignments.with_timeliness(at=at)
        .order_by()
        .values_list(key, "timeliness_class")
        .annotate(
            number=Count("pk"),
            waiting=Count("pk", filter=reported),
            unreceived=Count("pk", filter=given),
            accepted=Count("pk", filter=accepted),
            soon=Count("pk", filter=soon),
            last=Max("reported_at"),
        )
    )
    classes: dict[Any, dict[str, list[Any]]] = defaultdict(dict)
    for value, name, *numbers in lines:
        classes[value][name] = numbers
    return {value: _counts(found) for value, found in classes.items()}


def _counts(classes: dict[str, list[Any]]) -> Counts:
    waiting, unreceived = (sum(numbers[place] for numbers in classes.values()) for place in (1, 2))
    return Counts(
        **{name: numbers[0] for name, numbers in classes.items()},
        waiting=waiting,
        unreceived=unreceived,
        undated_done=classes[Timeliness.NO_DEADLINE][3] if Timeliness.NO_DEADLINE in classes else 0,
        due_soon=classes[Timeliness.OPEN][4] if Timeliness.OPEN in classes else 0,
        last_report=max((one[5] for one in classes.values() if one[5]), default=None),
    )


@dataclass(frozen=True)
class Figure:
    name: str
    unit_name: str
    total: int


@dataclass(frozen=True)
class ChannelFigures:
    """What was done through one channel: how often, by how many units, and the figures that add up."""

    channel: Channel
    results: int
    units: int
    figures: list[Figure]


def by_channel(assignments: AssignmentQuerySet) -> list[ChannelFigures]:
    """The standing results of these assignments; channels without any are left out.

    Only the figures that a channel insists on are summed: the others (minutes of one broadcast, per cent of members)
    describe one occasion and mean nothing as a sum.
    """
    summed = _summed_indicators()
    slots = range(max((len(row) for row in summed.values()), default=0))
    rows = (
        Result.objects.standing()
        .filter(assignment__in=assignments.order_by().values("pk"))
        .order_by()
        .values_list("channel_id")
        .annotate(
            results=Count("pk"),
            units=Count("assignment__unit", distinct=True),
            **{f"sum{slot}": _sum_of_slot(summed, slot) for slot in slots},
        )
    )
    counted = {channel: rest for channel, *rest in rows}
    channels = Channel.objects.filter(pk__in=counted)
    return [_channel(one, summed.get(one.pk, []), *counted[one.pk]) for one in channels]


def _summed_indicators() -> dict[int, list[Indicator]]:
    found: dict[int, list[Indicator]] = defaultdict(list)
    for indicator in Indicator.objects.filter(is_required=True).order_by("channel", "position"):
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


def _channel(
    channel: Channel, indicators: list[Indicator], results: int, units: int, *sums: int | None
) -> ChannelFigures:
    figures = [Figure(one.name, one.unit_name, sums[place] or 0) for place, one in enumerate(indicators)]
    return ChannelFigures(channel, results, units, figures)
