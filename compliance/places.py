"""Under whose name is a unit counted? Bodies of one commune are counted together, under its authority.

Levels are data: seen from a district, the areas just below its own are communes; seen from a commune they are its
neighbourhoods, which have no authority, so there each unit stands for itself.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import BooleanField, Case, Q, Value, When

from compliance.counts import NONE, Counts
from units.models import Area, Branch, Kind, Unit, User
from units.models.bodies import UnitQuerySet
from units.visibility import sight


@dataclass(frozen=True)
class UnitRow:
    """One line of the table by unit; `may_open` says whether its own page is for this reader."""

    unit: Unit
    name: str
    may_open: bool
    counts: Counts


def watched_by(user: User) -> UnitQuerySet:
    """The units whose figures a person may open: his own and those below."""
    return Unit.objects.filter(_watched(user))


def choices(unit: Unit) -> UnitQuerySet:
    """The places that somebody of this unit may pick: bodies of its own area, and the places just below."""
    below = Q(area__parent=unit.area, kind__in=[Kind.AUTHORITY, Kind.NEIGHBOURHOOD])
    within = Unit.objects.within(unit).exclude(pk=unit.pk).exclude(branch=Branch.PARTY, kind=Kind.AUTHORITY)
    near = within.filter(below | Q(area=unit.area)) if unit.area_id else within
    return near.select_related("area")


def roll_up(counts: dict[int, Counts], *, base: Area | None, user: User) -> list[UnitRow]:
    """The counts by unit, added up by place as seen from `base`. Two queries."""
    units = list(_told(user).filter(pk__in=counts))
    heads = _authorities({area for unit in units if (area := _place(unit, base))}, user)
    sums: dict[int, Counts] = defaultdict(lambda: NONE)
    rows: dict[int, Unit] = {}
    for unit in units:
        head = heads.get(_place(unit, base), unit)
        rows[head.pk] = head
        sums[head.pk] += counts[unit.pk]
    stands_for_all = {head.pk for head in heads.values()}
    return [
        UnitRow(unit, name_of(unit, whole_place=pk in stands_for_all), unit.is_watched, sums[pk])  # type: ignore[attr-defined]
        for pk, unit in rows.items()
    ]


def name_of(unit: Unit, *, whole_place: bool) -> str:
    """The place's name where a unit stands for all bodies of its place, else its own."""
    name = unit.area.name if whole_place and unit.area else unit.short_name
    return name[:1].upper() + name[1:]


def _watched(user: User) -> Q:
    eyes = sight(user)
    return Q(pk__in=eyes.units) | Q(pk__in=eyes.bodies_below())


def _told(user: User) -> UnitQuerySet:
    watched = Case(When(_watched(user), then=Value(True)), default=Value(False), output_field=BooleanField())
    return Unit.objects.select_related("area").annotate(is_watched=watched)


def _authorities(areas: Iterable[int], user: User) -> dict[int | None, Unit]:
    """The authority that stands for each of these areas: the State's before the Party's, the newest first."""
    state_last = Case(When(branch=Branch.STATE, then=Value(1)), default=Value(0))
    found = _told(user).filter(area__in=list(areas), kind=Kind.AUTHORITY).order_by(state_last, "pk")
    return {unit.area_id: unit for unit in found}


def _place(unit: Unit, base: Area | None) -> int | None:
    """The area just below `base` in which the unit lies; None for bodies of the base itself or of elsewhere."""
    if base is None or unit.area is None or not unit.area.path.startswith(base.path) or unit.area_id == base.pk:
        return None
    return int(unit.area.path.removeprefix(base.path).split("/", 1)[0])
