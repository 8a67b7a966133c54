"""Whom can a line be sent to, and by which name? Groups, units and posts as a clerk types and reads them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from directives.facts import Recipient
from directives.models import AssignmentRole
from dispatches import abbreviations
from dispatches.authority import same_signature
from dispatches.formcheck.bodies import Closed, closed_rule
from dispatches.formcheck.finding import Rule
from units import matching
from units.models import GroupMember, Kind, Membership, Post, RecipientGroup, Unit
from vietnam.text import fold

SEPARATOR = "; "
MOST_LIKE = 3


@dataclass(frozen=True)
class Signer:
    """A person at a post with a recorded authority to sign (NĐ 30/2020, Điều 13)."""

    key: str
    name: str
    authority: str
    title: str

    @property
    def label(self) -> str:
        lines = " ".join(line for line in (self.authority.replace("|", " "), self.title) if line)
        return f"{self.name} ({lines})"

    @property
    def lines(self) -> tuple[str, ...]:
        return tuple(line.strip() for line in self.authority.split("|") if line.strip())

    def signs_as(self, *, authority: str, title: str) -> bool:
        return same_signature((self.authority, self.title), (authority, title))

    @property
    def is_deputy(self) -> bool:
        return self.authority.upper().startswith("KT")


class Names:
    """All that the people of one unit may send to, on one day; three queries. A group without members is no one."""

    def __init__(self, unit: Unit, *, on: date, beside: Iterable[Recipient] = ()) -> None:
        self.unit, self.on = unit, on
        places = GroupMember.objects.filter(group__owner=unit).select_related("group", "unit")
        self.groups: list[RecipientGroup] = []
        self.members: dict[int, list[Unit]] = {}
        for place in places.order_by("group__name", "group", "position", "unit"):
            if place.group not in self.groups:
                self.groups.append(place.group)
            if place.unit.is_valid(on=on):
                self.members.setdefault(place.group_id, []).append(place.unit)
        known = list(Unit.objects.known_to(unit).with_successors().select_related("parent", "area"))
        self.units = [one for one in known if one.is_valid(on=on)]
        self.closed = [one for one in known if one.valid_to is not None and one.valid_to < on]
        # A stand-in signs in nobody's name: a letter is signed by who holds the post (NĐ 30/2020, Điều 13).
        held = Membership.objects.filter(post__unit=unit, user__is_active=True, stands_in_for=None).valid(on=on)
        self.held = list(held.select_related("post__unit", "user").order_by("post", "pk"))
        self._beside = list(beside)

    @cached_property
    def options(self) -> dict[str, Recipient]:
        """By label, in the order of a list to choose from: groups, own posts, units; then what a draft names beside.

        No two labels fold to the same, so that what is shown is read back as the same body.
        """
        found: dict[str, Recipient] = {}
        taken: set[str] = set()

        def add(one: Recipient, *labels: str) -> None:
            label = next((each for each in labels if fold(each) not in taken), None)
            if label is not None:
                found[label] = one
                taken.add(fold(label))

        for group in self.groups:
            add(Recipient(group=group), group.name)
        for held in {one.post.pk: one for one in self.held}.values():
            add(Recipient(post=held.post), held.post.name, str(held.post))
        for unit in self.units:
            add(Recipient(unit=unit), unit.short_name, f"{unit.short_name} ({unit.parent or unit.name})")
        known = {_key(one) for one in found.values()}
        for key, one in {_key(one): one for one in self._beside}.items():
            if key not in known:
                label = str(one.unit or one.group or one.post)
                add(replace(one, role=AssignmentRole.LEAD), label, f"{label} (mã {key[1]})")
        return found

    @cached_property
    def _by_fold(self) -> dict[str, Recipient]:
        return {fold(label): one for label, one in self.options.items()}

    @cached_property
    def _labels(self) -> dict[tuple[str, int], str]:
        return {_key(one): label for label, one in self.options.items()}

    def say(self, recipients: Iterable[Recipient]) -> str:
        return SEPARATOR.join(self._labels[_key(one)] for one in recipients)

    def read(self, text: str, role: AssignmentRole = AssignmentRole.LEAD) -> tuple[list[Recipient], list[str]]:
        """The recipients that a typed list names, once each, and the names that nobody has, or several have."""
        found, unknown = {}, []
        for name in filter(None, (part.strip() for part in text.replace("\n", ";").split(";"))):
            labels = self.meant(name)
            if len(labels) == 1:
                one = self.options[labels[0]]
                found[_key(one)] = replace(one, role=role)
            else:
                unknown.append(name)
        return list(found.values()), unknown

    def meant(self, name: str) -> list[str]:
        """The labels that a typed name may stand for: its own, else those of that name without "Các" or its place."""
        own = self._by_fold.get(fold(name))
        return [self._labels[_key(own)]] if own else [one.label for one in matching.alike(name, self.known)]

    def like(self, name: str) -> list[str]:
        """The first labels that have every word of a name that nobody bears ("Công an" of "Công an thị trấn")."""
        words = set(fold(name).split())
        return [label for label in self.options if words <= set(fold(label).split())][:MOST_LIKE]

    def proposed(self, printed: str) -> str:
        """Whom a printed line may mean, as it would be typed; "" where that is not clear."""
        return SEPARATOR.join(one.label for one in matching.recipients(printed, self.known))

    @cached_property
    def known(self) -> matching.Known:
        """The options by all their names, without others' tổ dân phố, which are numbered like the own ones."""
        places = matching.places_of(self.unit)
        rows = ((label, _row(one)) for label, one in self.options.items())
        near = ((label, row) for label, row in rows if not self._is_others(row))
        return matching.Known([matching.candidate(row, label, self.unit, places) for label, row in near], places)

    def _is_others(self, row: Unit | RecipientGroup | Post) -> bool:
        return isinstance(row, Unit) and row.kind == Kind.NEIGHBOURHOOD and row.parent_id != self.unit.pk

    @cached_property
    def signers(self) -> list[Signer]:
        return [
            Signer(str(one.pk), one.user.full_name, one.post.signing_authority, one.post.signing_title)
            for one in self.held
            if one.post.may_sign(on=self.on)
        ]

    @cached_property
    def abbreviations(self) -> frozenset[str]:
        return abbreviations.known_to(self.unit, self.units, [one.post for one in self.held])

    @cached_property
    def closed_rule(self) -> Rule:
        """For the check of form: names of bodies that are no more, and of those that stand for them now."""
        by_key = {one.pk: one for one in (*self.units, *self.closed)}
        closed = []
        for one in self.closed:
            keys = dict.fromkeys(key for key in (one.first_successor, one.last_successor) if key in by_key)
            heirs = [by_key[key] for key in keys if key is not None]
            if one.valid_to is not None:
                for form in ("name", "short_name"):
                    now = tuple(getattr(heir, form) for heir in heirs)
                    closed.append(Closed(getattr(one, form), one.valid_to, now))
        return closed_rule(closed, {name for one in self.units for name in (one.name, one.short_name)})


def _row(one: Recipient) -> Unit | RecipientGroup | Post:
    target = one.unit or one.group or one.post
    assert target is not None  # noqa: S101 -- a Recipient names exactly one
    return target


def _key(one: Recipient) -> tuple[str, int]:
    row = _row(one)
    return (row._meta.model_name or "", row.pk)
