"""In what order, and how much of it? The tables by unit and by paper: slowest first, or by a column of the address."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar

from compliance import queries
from compliance.counts import Counts, natural
from compliance.places import UnitRow
from directives.models import Directive
from directives.querysets.work import AssignmentQuerySet


@dataclass(frozen=True)
class PaperRow:
    directive: Directive
    counts: Counts

    @property
    def name(self) -> str:
        return self.directive.number_and_symbol


Row = TypeVar("Row", UnitRow, PaperRow)

ORDERS: dict[str, Callable[[Any], Any]] = {
    "ten": lambda row: natural(row.name),
    "giao": lambda row: row.counts.given,
    "den-han": lambda row: row.counts.due,
    "qua-han": lambda row: row.counts.overdue,
    "ty-le": lambda row: -1.0 if row.counts.ratio is None else row.counts.ratio,
    "bao-cao": lambda row: row.counts.last_report.timestamp() if row.counts.last_report else 0.0,
}


def in_order(rows: list[Row], key: str) -> list[Row]:
    """By the column `key`, backwards with a leading "-"; an unknown one gives the slowest first."""
    by_name = sorted(rows, key=ORDERS["ten"])
    column = ORDERS.get(key.removeprefix("-"))
    if column is None:
        return sorted(by_name, key=lambda row: row.counts.slowness)
    return sorted(by_name, key=column, reverse=key.startswith("-"))


def papers(assignments: AssignmentQuerySet, *, at: datetime) -> list[PaperRow]:
    """Every paper with its counts. Two queries."""
    counts = queries.by_directive(assignments, at=at)
    found = Directive.objects.filter(pk__in=counts).select_related("doc_type", "issuer")
    return [PaperRow(paper, counts[paper.pk]) for paper in found]


def slowest_papers(assignments: AssignmentQuerySet, *, at: datetime, most: int) -> list[PaperRow]:
    """The papers with most overdue work; only their rows are counted. Three queries."""
    chosen = queries.most_overdue(assignments, at=at, most=most)
    return in_order(papers(assignments.filter(directive__in=chosen), at=at), "") if chosen else []
