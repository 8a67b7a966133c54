"""In which period is a paper numbered: the calendar year, or the term of its committee?

The State counts a year (NĐ 30/2020, Phụ lục I, Phần I, Mục II.3b), in one series or one for each type as the head
decides (Điều 15.1); a Party committee counts each type through its whole term (Hướng dẫn 36-HD/VPTW). An office that
does otherwise has a `NumberRule`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from directives.models import Directive, DocumentType
from dispatches.models import NumberRule, Span, Term
from dispatches.policies import Refused
from units.models import Branch, Kind, Unit
from vietnam import dates


@dataclass(frozen=True)
class Period:
    """`name` as series keep it; both days are of the period, `last` open while a term runs."""

    name: str
    first: date
    last: date | None

    def begun_within_year(self, on: date) -> date | None:
        """Its first day, where another term counted the numbers of that year before it."""
        return self.first if date(on.year, 1, 1) < self.first <= on else None


class NoTerm(Refused):
    """The office counts by terms, and none is recorded for that day."""


def rule_of(unit: Unit) -> NumberRule:
    """As recorded, else as usual for its branch (not saved then)."""
    known: NumberRule | None = getattr(unit, "number_rule", None)  # a unit without one has no such attribute
    return known or usual(unit)


def usual(unit: Unit) -> NumberRule:
    is_party = unit.branch == Branch.PARTY
    return NumberRule(unit=unit, span=Span.TERM if is_party else Span.YEAR, by_type=is_party)


def period_of(rule: NumberRule, *, on: date) -> Period:
    """Raises NoTerm."""
    if rule.span == Span.YEAR:
        return Period(str(on.year), date(on.year, 1, 1), date(on.year, 12, 31))
    term = term_of(rule.unit, on=on)
    if term is None:
        raise NoTerm(
            f"{rule.unit} đánh số theo nhiệm kỳ, nhưng chưa ghi nhiệm kỳ nào cho ngày {dates.short(on)}. Hãy mở nhiệm "
            "kỳ ở trang “Số văn bản đi” rồi phát hành lại."
        )
    return Period(term.name, term.starts_on, term.ends_on)


def term_of(unit: Unit, *, on: date) -> Term | None:
    """Its own; a board of a committee that records none of its own counts in the committee's."""
    holders = [unit.pk, *([unit.parent_id] if unit.kind == Kind.OFFICE and unit.parent_id else [])]
    found = [one for one in Term.objects.filter(unit__in=holders) if one.covers(on)]
    return min(found, key=lambda one: one.unit_id != unit.pk, default=None)


def type_counted(rule: NumberRule, directive: Directive) -> DocumentType | None:
    """The type whose own series is begun when there is none yet."""
    return directive.doc_type if rule.by_type else None
