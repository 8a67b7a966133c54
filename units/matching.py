"""Whom does the paper mean? Names as printed → units, groups and posts that are known here. It only proposes.

Accents, case, hyphens and the place of a tone do not matter, nor one wrong letter; a number does ("Tổ dân phố 5"). A
line that names several ("Các ban ngành, đoàn thể, tổ dân phố") gives several.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from django.db.models import Count, Q
from rapidfuzz.distance import Levenshtein

from units.models import Area, Branch, Kind, Post, RecipientGroup, Unit
from vietnam.text import fold

Means = Literal["group", "post", "unit"]
_RANKS: tuple[Means, ...] = ("group", "post", "unit")
_SHORTEST_NEAR = 8
_NOT_A_WORD = re.compile(r"[^\w]+")
_BETWEEN = re.compile(r"\s*[,;]\s*|\s+va\s+|\s+cung\s+")
_LEADING = re.compile(r"^(?:(?:kinh gui|giao|de nghi|yeu cau|toan the|tat ca|cac|nhung|to truong|truong cac) )+")
_SPOKEN_FOR = re.compile(r"^(?:ban thuong vu|ban thuong truc|thuong truc|lanh dao|van phong) ")
_SHORT = {
    "ub": "uy ban",
    "ubnd": "uy ban nhan dan",
    "hdnd": "hoi dong nhan dan",
    "mttq": "mat tran to quoc",
    "mttqvn": "mat tran to quoc",
    "ubmttq": "mat tran to quoc",
    "ubmttqvn": "mat tran to quoc",
    "lhpn": "lien hiep phu nu",
    "ccb": "cuu chien binh",
    "tncs": "thanh nien cong san",
}
# The Front and its unions, named with the country or without; "Ủy ban MTTQ" is "MTTQ".
_FRONT = re.compile(r"\b(?:uy ban )?(mat tran to quoc|lien hiep phu nu|nong dan|cuu chien binh)(?: viet nam)?\b")
_LEVELS = ("thi tran ", "thi xa ", "thanh pho ", "dac khu ", "phuong ", "xa ", "quan ", "huyen ", "tinh ")


@dataclass(frozen=True)
class Candidate:
    """A row that may be meant; `forms` are its names as they are compared. `value` is its key in a select."""

    means: Means
    row: Unit | RecipientGroup | Post
    label: str
    forms: frozenset[str]
    is_own: bool = True

    @property
    def value(self) -> str:
        """ "unit:12" """
        return f"{self.means}:{self.row.pk}"


@dataclass(frozen=True)
class Known:
    """All that a person of one unit may mean by a name. `places` are ends of names that may be left out there."""

    candidates: Sequence[Candidate] = ()
    places: tuple[str, ...] = ()

    @property
    def units(self) -> list[Candidate]:
        return [one for one in self.candidates if one.means == "unit"]

    def get(self, value: str) -> Candidate | None:
        return next((one for one in self.candidates if one.value == value), None)


def known_here(unit: Unit, *, on: date) -> Known:
    """Groups and posts of the unit, and the units that it may write to; four queries."""
    places = places_of(unit)
    groups = RecipientGroup.objects.filter(owner=unit).annotate(size=Count("members", filter=_standing(on)))
    posts = Post.objects.filter(unit=unit).select_related("unit")
    units = Unit.objects.known_to(unit).valid(on=on).select_related("area", "parent")
    near = units.filter(~Q(kind=Kind.NEIGHBOURHOOD) | Q(parent=unit))
    found = [
        *(candidate(group, f"{group.name} ({group.size} đơn vị)", unit, places) for group in groups),
        *(candidate(post, post.name, unit, places) for post in posts),
        *(candidate(one, one.short_name, unit, places) for one in near),
    ]
    return Known(found, places)


def candidate(row: Unit | RecipientGroup | Post, label: str, own: Unit, places: tuple[str, ...]) -> Candidate:
    """The row by all its names, as the people of `own` may write them."""
    if isinstance(row, Unit):
        return Candidate("unit", row, label, _unit_forms(row, own, places), _is_own(row, own))
    means: Means = "group" if isinstance(row, RecipientGroup) else "post"
    return Candidate(means, row, label, forms_of(row.name, row.aliases, places))


def recipients(printed: str, known: Known) -> list[Candidate]:
    """Those whom one printed line names, in its order; nobody where nothing fits or several fit equally."""
    parts = [part for part in _BETWEEN.split(fold(printed)) if part.strip()]
    found: list[Candidate] = []
    start = 0
    while start < len(parts):
        ends = range(len(parts), start, -1)
        runs = ((end, _best(" ".join(parts[start:end]), known.candidates, known.places)) for end in ends)
        start, one = next(((end, one) for end, one in runs if one), (start + 1, None))
        if one and one not in found:
            found.append(one)
    return found


def alike(name: str, known: Known) -> list[Candidate]:
    """All of that very name, with or without "Các" before it and the place behind it; no letter may be wrong."""
    wanted = _forms(fold(name), known.places)
    return [one for one in known.candidates if wanted & one.forms]


def issuer(printed: str, known: Known) -> Candidate | None:
    """The body that issued the paper, if it is a unit here. "Ban Thường vụ Huyện ủy …" speaks for the Huyện ủy."""
    name = fold(printed)
    return _best(name, known.units, known.places) or _best(_SPOKEN_FOR.sub("", name), known.units, known.places)


def forms_of(name: str, aliases: str, places: tuple[str, ...]) -> frozenset[str]:
    names = (name, *aliases.split(";"))
    return frozenset[str]().union(*(_forms(fold(one), places) for one in names))


def _best(name: str, candidates: Iterable[Candidate], places: tuple[str, ...]) -> Candidate | None:
    """The one candidate of that name; else the one a single letter away."""
    wanted = _forms(name, places)
    exact = [one for one in candidates if wanted & one.forms]
    return _only(exact or [one for one in candidates if any(_near(a, b) for a in wanted for b in one.forms)])


def _only(found: list[Candidate]) -> Candidate | None:
    """Groups before posts before units, own before others'; two of the same rank are a riddle for the clerk."""
    ranked: dict[tuple[int, bool], list[Candidate]] = {}
    for one in found:
        ranked.setdefault((_RANKS.index(one.means), not one.is_own), []).append(one)
    best = ranked[min(ranked)] if ranked else []
    return best[0] if len(best) == 1 else None


def _forms(folded: str, places: tuple[str, ...]) -> frozenset[str]:
    """The name run together, whole and without its place ("Công an thị trấn" is "Công an thị trấn Chợ Chu"); an "và"
    within it is as good as a comma or "&", where lines are taken apart too."""
    words = " ".join(_SHORT.get(word, word) for word in _NOT_A_WORD.sub(" ", folded).split() if word != "va")
    words = _FRONT.sub(r"\1", _LEADING.sub("", words))
    shorter = (words.removesuffix(f" {place}") for place in places)
    return frozenset(each.replace(" ", "") for each in (words, *shorter) if each)


def _near(one: str, other: str) -> bool:
    """One letter apart, and the same digits: "Tổ dân phố 5" is not "Tổ dân phố 6"."""
    if abs(len(one) - len(other)) > 1 or min(len(one), len(other)) < _SHORTEST_NEAR:
        return False
    return Levenshtein.distance(one, other, score_cutoff=1) <= 1 and _digits(one) == _digits(other)


def _digits(text: str) -> str:
    return "".join(filter(str.isdigit, text))


def places_of(unit: Unit) -> tuple[str, ...]:
    """The unit's own area in full and by its proper name; of the areas above only the proper names."""
    if unit.area is None:
        return ()
    keys = [int(key) for key in unit.area.path.strip("/").split("/")]
    above = Area.objects.filter(pk__in=keys).values_list("name", flat=True)
    return (fold(unit.area.name), *(_proper(fold(name)) for name in above))


def _proper(place: str) -> str:
    """ "thi tran cho chu" → "cho chu" """
    return next((place.removeprefix(level) for level in _LEVELS if place.startswith(level)), place)


def _unit_forms(known: Unit, own: Unit, places: tuple[str, ...]) -> frozenset[str]:
    """Also with the name of its place behind its level ("… xã" is "… xã Phúc Chu"); and of the own place's Front and
    unions, which are no part of its government, without the level."""
    forms = forms_of(known.name, f"{known.short_name};{known.aliases}", places)
    place = fold(known.area.name) if known.area else ""
    level = place.removesuffix(_proper(place)).strip()
    names = [name for name in (fold(known.name), fold(known.short_name)) if level and name.endswith(f" {level}")]
    forms = forms.union(*(_forms(f"{name} {_proper(place)}", ()) for name in names))
    if known.branch == Branch.FRONT and known.area_id == own.area_id:
        forms = forms.union(*(_forms(name.removesuffix(f" {level}"), ()) for name in names))
    return forms


def _is_own(known: Unit, own: Unit) -> bool:
    """Below the unit, or of the same place: the Front of the commune is nearer than another one's."""
    return known.path.startswith(own.path) or (known.area_id is not None and known.area_id == own.area_id)


def _standing(on: date) -> Q:
    """Members of a group that exist on that day."""
    begun = Q(members__unit__valid_from=None) | Q(members__unit__valid_from__lte=on)
    return begun & (Q(members__unit__valid_to=None) | Q(members__unit__valid_to__gte=on))
