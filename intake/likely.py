"""Which papers known here may be meant by one that is only named? Number and year must agree.

Spaces, separators, accents and one wrong letter of the symbol ("145 KH HU", VHXX for VHXH) are forgiven, and a body
named in short. It only proposes: what differs is said, and a person chooses.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import reduce
from operator import or_

from django.db.models import Q
from rapidfuzz.distance import Levenshtein

from directives.identity import number_key, symbol_key
from directives.models import Directive, Status
from units.acting import Actor
from units.matching import forms_of
from vietnam import dates, symbols

HERE = (Status.REGISTERED, Status.ISSUED)
MOST = 500
_SHORTEST_NEAR = 6


@dataclass(frozen=True)
class Named:
    """A paper as another one names it; `number` with its symbol, as printed."""

    number: str
    on: date | None = None
    issuer: str = ""


@dataclass(frozen=True)
class Likely:
    """A known paper, and in what it differs from the named one; no difference: it is that paper."""

    paper: Directive
    differs: tuple[str, ...] = ()

    @property
    def label(self) -> str:
        on = f" ngày {dates.short(self.paper.issued_on)}" if self.paper.issued_on else ""
        return f"{self.paper}{on} của {self.paper.issuer_name}"


def likely(actor: Actor, named: Iterable[Named], places: tuple[str, ...] = ()) -> dict[Named, list[Likely]]:
    """For each named paper those that the person can open, the surest first; one query. `places`: see `matching`."""
    wanted = {one: found for one in named if (found := symbols.parse(one.number)) and found.number}
    if not wanted:
        return {}
    numbers = (_numbered(parsed.number or "", one.on) for one, parsed in wanted.items())
    rows = Directive.objects.visible_to(actor.user).filter(reduce(or_, numbers), status__in=HERE)
    rows = rows.select_related("doc_type").defer("text", "reading", "search_key").order_by("-issued_on", "pk")[:MOST]
    papers = list(rows)
    likeliest = {}
    for one, parsed in wanted.items():
        same = [paper for paper in papers if paper.number == number_key(parsed.number or "")]
        compared = [each for paper in same if (each := _compared(one, parsed.symbol, paper, places))]
        likeliest[one] = sorted(compared, key=lambda each: len(each.differs))
    return likeliest


def surely(found: list[Likely]) -> Directive | None:
    """The one paper that is meant beyond doubt."""
    sure = [each.paper for each in found if not each.differs]
    return sure[0] if len(sure) == 1 else None


def _numbered(number: str, on: date | None) -> Q:
    same = Q(number=number_key(number))
    return same & (Q(year=on.year) | Q(year=None)) if on else same


def _compared(named: Named, symbol: str, paper: Directive, places: tuple[str, ...]) -> Likely | None:
    """None where too much speaks against it: another year, another symbol, or a like symbol of another body."""
    other_day = bool(named.on and paper.issued_on and named.on != paper.issued_on)
    other_year = bool(named.on and paper.issued_on and named.on.year != paper.issued_on.year)
    other_body = bool(named.issuer) and not _alike(named.issuer, paper.issuer_name, places)
    one, other = symbol_key(symbol), paper.symbol_key
    if other_year or (one != other and (other_body or not _near(one, other))):
        return None
    marks = (("ký hiệu", one != other), ("ngày", other_day), ("cơ quan ban hành", other_body))
    return Likely(paper, tuple(label for label, is_other in marks if is_other))


def _near(one: str, other: str) -> bool:
    """One letter apart, in a symbol long enough for that to be a slip: CT-TW is not CT-TU."""
    return min(len(one), len(other)) >= _SHORTEST_NEAR and Levenshtein.distance(one, other, score_cutoff=1) <= 1


def _alike(one: str, other: str, places: tuple[str, ...]) -> bool:
    """ "Huyện ủy" is "Huyện ủy Định Hóa" in its own place."""
    first, second = forms_of(one, "", places), forms_of(other, "", places)
    return any(a in b or b in a for a in first for b in second)
