"""Is the dashboard true? The same figures again, by a plain walk over the rows that shares nothing with the queries."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime

from compliance import queries
from compliance.counts import Counts
from directives.models import Assignment, Channel, Result, Tally
from directives.querysets.tallies import FIGURES
from directives.services import counting
from directives.states import State
from directives.timeliness import OWES_NO_REPORT, classify

Figures = dict[str, int]
BATCH = 5000


def recounted(*, at: datetime) -> dict[str, Figures]:
    """Every figure by name, of each unit, paper and channel and of all together."""
    figures: dict[str, Counter[str]] = defaultdict(Counter)
    for row in Assignment.objects.iterator(chunk_size=BATCH):
        if row.state != State.WITHDRAWN:
            for key in ("all", f"unit {row.unit_id}", f"paper {row.directive_id}", f"task {row.task_id}"):
                _count(figures[key], row, at)
    _count_results(figures)
    return _without_zeros(figures)


def queried(*, at: datetime) -> dict[str, Figures]:
    """The same figures as the pages get them."""
    rows = Assignment.objects.counted()
    figures = {"all": _plain(queries.summary(rows, at=at))}
    figures |= {f"unit {key}": _plain(one) for key, one in queries.by_unit(rows, at=at).items()}
    figures |= {f"paper {key}": _plain(one) for key, one in queries.by_directive(rows, at=at).items()}
    figures |= {f"task {key}": _plain(one) for key, one in queries.by_task(rows, at=at).items()}
    for one in queries.by_channel(rows):
        sums = {figure.name: figure.total for figure in one.figures}
        figures[f"channel {one.code}"] = {"results": one.results, "units": one.units, **sums}
    return _without_zeros(figures)


def differences(*, at: datetime) -> list[str]:
    """One line for each place where the pages, or what is kept, and the walk disagree; run inside one transaction."""
    return _compared(queried(at=at), recounted(at=at)) + _compared(kept(), walked_papers())


def kept() -> dict[str, Figures]:
    """What `directives` keeps of each paper and the units under one parent."""
    return _without_zeros({_line(one.directive_id, one.under_id): _figures(one) for one in Tally.objects.all()})


def walked_papers() -> dict[str, Figures]:
    """The same by the walk."""
    figures: dict[str, Counter[str]] = defaultdict(Counter)
    for row in Assignment.objects.select_related("unit").iterator(chunk_size=BATCH):
        if row.state != State.WITHDRAWN:
            asked = row.role not in OWES_NO_REPORT
            line = figures[_line(row.directive_id, row.unit.parent_id)]
            line.update(given=1, received=row.received_at is not None, asked=asked)
            line.update(done=asked and row.state == State.ACCEPTED)
    return _without_zeros(figures)


def mend() -> list[str]:
    """Keep anew what is kept wrongly; gives the lines that were wrong."""
    now, walked = kept(), walked_papers()
    wrong = [key for key in sorted(now.keys() | walked.keys()) if now.get(key) != walked.get(key)]
    counting.mend({int(key.split()[1]) for key in wrong})
    return _compared(now, walked)


def _line(paper: int, under: int | None) -> str:
    return f"kept {paper} under {under}"


def _figures(one: Tally) -> Figures:
    return {name: getattr(one, name) for name in FIGURES}


def _compared(shown: Mapping[str, Figures], walked: Mapping[str, Figures]) -> list[str]:
    keys = sorted(walked.keys() | shown.keys())
    return [f"{key}: {shown.get(key)} ≠ {walked.get(key)}" for key in keys if walked.get(key) != shown.get(key)]


def _count(figures: Counter[str], row: Assignment, at: datetime) -> None:
    name = classify(row.state, row.role, row.due_at, row.reported_at, at=at)
    figures[name] += 1
    figures["waiting"] += row.state == State.REPORTED
    figures["unreceived"] += row.state == State.GIVEN
    figures["undated_done"] += name == "no_deadline" and row.state == State.ACCEPTED
    open_yet = name == "open" and row.state not in (State.REPORTED, State.ACCEPTED, State.SUSPENDED)
    figures["due_soon"] += bool(open_yet and row.due_at and row.due_at <= at + queries.SOON)


def _count_results(figures: dict[str, Counter[str]]) -> None:
    revised = set(Result.objects.exclude(revises=None).values_list("revises_id", flat=True))
    channels = {one.pk: one for one in Channel.objects.prefetch_related("indicators")}
    units: dict[str, set[int]] = defaultdict(set)
    for result in Result.objects.select_related("assignment").iterator(chunk_size=BATCH):
        if result.pk in revised or result.assignment.state == State.WITHDRAWN:
            continue
        channel = channels[result.channel_id]
        key = f"channel {channel.code}"
        figures[key]["results"] += 1
        units[key].add(result.assignment.unit_id)
        for one in channel.indicators.all():
            if one.is_required:
                figures[key][one.name] += result.figures.get(one.code, 0)
    for key, found in units.items():
        figures[key]["units"] = len(found)


def _plain(counts: Counts) -> Figures:
    return {name: value for name, value in asdict(counts).items() if name != "last_report"}


def _without_zeros(figures: Mapping[str, Mapping[str, int]]) -> dict[str, Figures]:
    found = {key: {name: int(value) for name, value in one.items() if value} for key, one in figures.items()}
    return {key: one for key, one in found.items() if one}
