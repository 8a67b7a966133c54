"""What stands on each page of the dashboard? The counts that it needs, gathered in a fixed number of queries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from compliance import filters, places, queries, tables
from compliance.access import rows_of
from compliance.counts import Counts, total
from compliance.spread import Spread, spread
from directives.models import Assignment, Directive, Evidence, Result, Task
from directives.querysets.work import AssignmentQuerySet
from directives.states import State
from units.acting import Actor
from units.models import Kind, Role, Unit

WATCHERS = (Role.LEADER, Role.OFFICER, Role.CLERK)
TABS = {"don-vi": "Theo đơn vị", "van-ban": "Theo văn bản", "hinh-thuc": "Theo hình thức"}
PAGE_ROWS, PAGE_RESULTS, BESIDE = 50, 20, 6
SHOWN, MOST_PHOTOS, MOST_PAPERS = 3, 4, 20


@dataclass(frozen=True)
class Board:
    """The dashboard: `table` holds UnitRow, PaperRow or ChannelFigures, as the tab asks."""

    tab: str
    counts: Counts
    table: list[Any]
    filters: filters.Filters
    rows: AssignmentQuerySet
    at: datetime

    @property
    def tabs(self) -> list[tuple[str, str, bool]]:
        return [(key, label, key == self.tab) for key, label in TABS.items()]


def board(query: Mapping[str, str], *, actor: Actor, at: datetime) -> Board:
    """Raises Http404 for filters that are unknown or not this reader's."""
    seen = rows_of(actor.user)
    chosen = filters.chosen(query, rows=seen, user=actor.user)
    rows = chosen.narrow(seen, at=at)
    tab = query.get("bang", "") if query.get("bang") in TABS else "don-vi"
    order = query.get("xep", "")
    if tab == "van-ban":
        papers = tables.papers(rows, at=at)
        return Board(tab, total(row.counts for row in papers), tables.in_order(papers, order), chosen, rows, at)
    if tab == "hinh-thuc":
        return Board(tab, queries.summary(rows, at=at), list(queries.by_channel(rows)), chosen, rows, at)
    counts = queries.by_unit(rows, at=at)
    units = _units(counts, chosen.unit, actor)
    return Board(tab, total(row.counts for row in units), tables.in_order(units, order), chosen, rows, at)


@dataclass(frozen=True)
class Beside:
    papers: list[tables.PaperRow]
    channels: list[queries.ChannelFigures]


def beside(query: Mapping[str, str], *, actor: Actor, at: datetime) -> Beside:
    seen = rows_of(actor.user)
    rows = filters.chosen(query, rows=seen, user=actor.user).narrow(seen, at=at)
    return Beside(tables.slowest_papers(rows, at=at, most=BESIDE), queries.by_channel(rows))


@dataclass(frozen=True)
class Everything:
    units: list[places.UnitRow]
    papers: list[tables.PaperRow]
    channels: list[queries.ChannelFigures]


def everything(board: Board) -> Everything:
    """All three tables whole, for paper; the one by unit stands on the board already."""
    papers = tables.in_order(tables.papers(board.rows, at=board.at), "")
    return Everything(tables.in_order(board.table, ""), papers, queries.by_channel(board.rows))


@dataclass(frozen=True)
class Overview:
    """One paper summed up: by place, by task, who has not confirmed receipt, who passed it on."""

    units: list[places.UnitRow]
    tasks: list[tuple[Task, Counts]]
    unreceived: list[str]
    spread: Spread | None


@dataclass(frozen=True)
class PaperBoard:
    """One paper: its counts, and `overview` or else its rows one by one, as the address asks."""

    counts: Counts
    overview: Overview | None
    rows: AssignmentQuerySet
    filters: filters.Filters
    at: datetime


def paper_board(query: Mapping[str, str], directive: Directive, *, actor: Actor, at: datetime) -> PaperBoard:
    seen = rows_of(actor.user).filter(directive=directive)
    chosen = filters.chosen(query, rows=seen, user=actor.user)
    counts = queries.by_unit(seen, at=at)
    one_by_one = query.get("bang") == "tung-viec"
    rows = chosen.narrow(seen, at=at).with_timeliness(at=at).select_related("unit", "post", "task")
    return PaperBoard(
        counts=total(counts.values()),
        overview=None if one_by_one else _overview(query, directive, seen, counts, actor, at),
        rows=rows.order_by("unit__path", "task__position", "pk"),
        filters=chosen,
        at=at,
    )


def _overview(
    query: Mapping[str, str],
    directive: Directive,
    rows: AssignmentQuerySet,
    counts: dict[int, Counts],
    actor: Actor,
    at: datetime,
) -> Overview:
    by_task = queries.by_task(rows, at=at)
    waiting = rows.filter(state=State.GIVEN).select_related("unit", "post__unit").order_by("unit__path", "pk")
    return Overview(
        units=tables.in_order(_units(counts, None, actor), query.get("xep", "")),
        tasks=[(task, by_task[task.pk]) for task in Task.objects.filter(pk__in=by_task)],
        unreceived=list(dict.fromkeys(str(row.post or row.unit) for row in waiting)),
        spread=spread(directive, rows, user=actor.user),
    )


@dataclass(frozen=True)
class Line:
    """An assignment with what was logged for it."""

    assignment: Assignment
    results: list[Result]

    @property
    def more(self) -> int:
        return len(self.results) - SHOWN

    @property
    def photos(self) -> list[Evidence]:
        return [one for result in self.results for one in result.evidence.all() if one.is_photo][:MOST_PHOTOS]


def with_results(assignments: Iterable[Assignment]) -> list[Line]:
    """The rows of one page with their standing results and photos. Two queries."""
    rows = list(assignments)
    found: dict[int, list[Result]] = defaultdict(list)
    for result in _results().filter(assignment__in=rows):
        found[result.assignment_id].append(result)
    return [Line(row, found[row.pk]) for row in rows]


@dataclass(frozen=True)
class UnitBoard:
    """One unit or commune: `overview` tables, or else what was done, as the address asks."""

    unit: Unit
    name: str
    counts: Counts
    overview: Everything | None
    results: QuerySet[Result]
    at: datetime

    @property
    def stands_for_more(self) -> bool:
        return self.unit.kind == Kind.AUTHORITY

    @property
    def papers_left_out(self) -> int:
        return max(0, len(self.overview.papers) - MOST_PAPERS) if self.overview else 0


def unit_board(query: Mapping[str, str], unit: Unit, *, actor: Actor, at: datetime) -> UnitBoard:
    rows = rows_of(actor.user).filter(unit__in=Unit.objects.within(unit))
    counts = queries.by_unit(rows, at=at)
    overview = None
    if query.get("bang") != "ket-qua":
        papers = tables.in_order(tables.papers(rows, at=at), "")
        units = tables.in_order(_units(counts, unit, actor), "")
        overview = Everything(units, papers, queries.by_channel(rows))
    results = _results().filter(assignment__in=rows.order_by().values("pk"))
    return UnitBoard(
        unit=unit,
        name=places.name_of(unit),
        counts=total(counts.values()),
        overview=overview,
        results=results.select_related("assignment__directive", "assignment__unit", "assignment__post__unit"),
        at=at,
    )


def _units(counts: dict[int, Counts], unit: Unit | None, actor: Actor) -> list[places.UnitRow]:
    base = unit.area if unit else actor.unit.area
    return places.roll_up(counts, base=base, user=actor.user)


def _results() -> QuerySet[Result]:
    return Result.objects.standing().select_related("channel").prefetch_related("evidence", "channel__indicators")
