"""Under whose name is a unit counted? Bodies of one commune are counted together, under its authority.

Levels are data: seen from a district, the areas just below its own are communes; seen from a commune they are its
neighbourhoods, which have no authority, so there each unit stands for itself.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import BooleanField, Case, Q, Value, When

from compliance.counts import NONE, Counts
from units.models import Area, Branch, Kind, Unit, User
from units.models.bodies import UnitQuerySet
from units.visibility import sight


@dataclass(frozen=True)
class UnitRow:
    """One line of the table by unit; `may_open` says whether the page of that unit is for this reader."""

    pk: int
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
    """The counts by unit, added up by place as seen from `base`. One query, for the units and those who stand for
    them: the authorities of the areas just below."""
    found = [_Seen(*one) for one in _seen(counts, base, user)]
    heads = {unit.area_id: unit for unit in found if unit.kind == Kind.AUTHORITY and unit.place(base) == unit.area_id}
    sums: dict[int, Counts] = defaultdict(lambda: NONE)
    rows: dict[int, tuple[str, bool]] = {}
    for unit in found:
        if unit.pk in counts:
            head = heads.get(unit.place(base)) if unit.place(base) else None
            stands = head or unit
            rows[stands.pk] = (capital(head.area_name if head else unit.name), stands.is_watched)
            sums[stands.pk] += counts[unit.pk]
    return [UnitRow(pk, name, may_open, sums[pk]) for pk, (name, may_open) in rows.items()]


def capital(name: str) -> str:
    return name[:1].upper() + name[1:]


def name_of(unit: Unit) -> str:
    """An authority stands for all bodies of its place and is told by the name of the place; others by their own."""
    return capital(unit.area.name if unit.kind == Kind.AUTHORITY and unit.area else unit.short_name)


@dataclass(frozen=True)
class _Seen:
    """As much of a unit as the table needs; there may be many."""

    pk: int
    name: str
    kind: str
    area_id: int | None
    area_name: str
    area_path: str | None
    is_watched: bool

    def place(self, base: Area | None) -> int | None:
        """The area just below `base` in which it lies; None for bodies of the base itself or of elsewhere."""
        if base is None or self.area_path is None or not self.area_path.startswith(base.path):
            return None
        below = self.area_path.removeprefix(base.path)
        return int(below.split("/", 1)[0]) if below else None


def _watched(user: User) -> Q:
    eyes = sight(user)
    return Q(pk__in=eyes.units) | Q(pk__in=eyes.bodies_below())


def _seen(keys: Collection[int], base: Area | None, user: User) -> Iterable[tuple[Any, ...]]:
    """The Party's bodies before the State's, which then stand for their area; the newest last."""
    wanted = Q(pk__in=keys) | (Q(kind=Kind.AUTHORITY, area__parent=base) if base else Q(pk__in=[]))
    watched = Case(When(_watched(user), then=Value(True)), default=Value(False), output_field=BooleanField())
    state_last = Case(When(branch=Branch.STATE, then=Value(1)), default=Value(0))
    units = Unit.objects.filter(wanted).annotate(is_watched=watched).order_by(state_last, "pk")
    return units.values_list("pk", "short_name", "kind", "area_id", "area__name", "area__path", "is_watched")
