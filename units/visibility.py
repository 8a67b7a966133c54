"""Whose eyes are these? The units a person belongs to, and the trees and areas that he looks down on.

Read by every `visible_to(user)`: belonging gives what was sent to the unit; looking down gives what was issued below.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import reduce
from operator import or_

from django.db.models import Q

from units.acting import held_today
from units.models import Kind, Unit, User
from units.models.bodies import UnitQuerySet


@dataclass(frozen=True)
class Sight:
    """Where a person stands: `units` and `posts` he belongs to; `trees` and `areas`, path prefixes below which he
    may look because his unit is superior there."""

    units: frozenset[int]
    posts: frozenset[int]
    trees: frozenset[str]
    areas: frozenset[str]

    def bodies_below(self) -> UnitQuerySet:
        """The units strictly below one of the person's own."""
        conditions = [Q(path__startswith=tree) for tree in sorted(self.trees)]
        conditions += [Q(area__path__startswith=area) & ~Q(area__path=area) for area in sorted(self.areas)]
        if not conditions:
            return Unit.objects.none()
        return Unit.objects.filter(reduce(or_, conditions)).exclude(pk__in=self.units)

    def below(self, unit: str) -> Q:
        """Rows whose `unit` (a lookup such as "issuer") lies strictly below one of the person's own.

        A subquery, not joins: the database looks the units up once, however many rows it then compares with them.
        """
        return Q(**{f"{unit}__in": self.bodies_below()})


def sight(user: User) -> Sight:
    """What this person may look at today; kept on the user object, so it is read once per request."""
    kept: Sight | None = getattr(user, "_sight", None)
    if kept is None:
        kept = user._sight = _look(user)  # type: ignore[attr-defined]
    return kept


def _look(user: User) -> Sight:
    if not user.is_active or user.pk is None:
        return Sight(frozenset(), frozenset(), frozenset(), frozenset())
    posts = [held.post for held in held_today(user)]
    governs = [post.unit.area.path for post in posts if post.unit.kind == Kind.AUTHORITY and post.unit.area is not None]
    return Sight(
        units=frozenset(post.unit_id for post in posts),
        posts=frozenset(post.pk for post in posts),
        trees=frozenset(post.unit.path for post in posts),
        areas=frozenset(governs),
    )
