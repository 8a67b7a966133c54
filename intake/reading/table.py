"""What does a table of duties say? Rows of tab-separated cells under a head that names task, lead, support and time."""

import re
from dataclasses import dataclass

from intake.reading import words
from intake.reading.clean import Letters
from intake.reading.deadlines import RECURRING, deadline_in_cell
from intake.reading.lines import Line
from intake.reading.patterns import phrase
from intake.reading.result import AskedTask, Found

_TASK = phrase(r"nhiem vu|noi dung|cong viec|ten ")
_LEAD = phrase(r"chu tri|don vi thuc hien|co quan thuc hien|thuc hien$|phu trach")
_SUPPORT = phrase(r"phoi hop")
_TIME = phrase(r"thoi gian|thoi han|hoan thanh|tien do")
_ROW_NUMBER = re.compile(r"(?:\d{1,3}(?:\.\d{1,2}){0,3}|[ivx]{1,5}|[a-z])[.)]?")


@dataclass(frozen=True)
class _Head:
    task: int
    lead: int
    support: int | None
    time: int | None


def read_tables(letters: Letters, lines: list[Line], issued: str | None, block: int) -> tuple[AskedTask, ...]:
    head: _Head | None = None
    tasks: list[AskedTask] = []
    for line in lines:
        cells = _cells(letters, line)
        if len(cells) < 3:
            continue
        if named := _head(letters, cells):
            head = named
        elif head and len(cells) > max(head.task, head.lead) and _is_row(letters, head, cells):
            tasks.append(_row(letters, head, cells, issued, block + len(tasks)))
    return tuple(tasks)


def _cells(letters: Letters, line: Line) -> list[tuple[int, int]]:
    """The ranges between tabs or bars; an empty cell keeps its place."""
    start, end = letters.trim(line.start, line.end, "|")
    cuts = [at for at in range(start, end) if letters.text[at] in "\t|"]
    edges = zip([start, *(at + 1 for at in cuts)], [*cuts, end], strict=True)
    return [letters.trim(first, last) for first, last in edges]


def _is_row(letters: Letters, head: _Head, cells: list[tuple[int, int]]) -> bool:
    """A row has a task and who does it, and a number in front or a body as its lead."""
    if any(start == end for start, end in (cells[head.task], cells[head.lead])):
        return False
    numbered = head.task > 0 and _ROW_NUMBER.fullmatch(letters.plain, *cells[0])
    return bool(numbered or words.BODY.match(letters.plain, *cells[head.lead]))


def _head(letters: Letters, cells: list[tuple[int, int]]) -> _Head | None:
    names = [letters.plain[a:b] for a, b in cells]
    task = next((i for i, name in enumerate(names) if _TASK.search(name)), None)
    support = next((i for i, name in enumerate(names) if _SUPPORT.search(name)), None)
    time = next((i for i, name in enumerate(names) if _TIME.search(name)), None)
    lead = next((i for i, name in enumerate(names) if _LEAD.search(name) and i not in (task, support, time)), None)
    return _Head(task, lead, support, time) if task is not None and lead is not None else None


def _row(letters: Letters, head: _Head, cells: list[tuple[int, int]], issued: str | None, block: int) -> AskedTask:
    text, lead = letters.found(*cells[head.task]), letters.found(*cells[head.lead])
    support = letters.found(*cells[head.support]) if head.support is not None and head.support < len(cells) else None
    support = support if support and support.value else None
    due = recurs = None
    when: Found | None = None
    if head.time is not None and head.time < len(cells):
        due = deadline_in_cell(letters, *cells[head.time], issued)
        when = letters.found(*cells[head.time])
        recurs = when if RECURRING.match(letters.plain, cells[head.time][0]) else None
    return AskedTask(
        assignee=lead,
        text=text,
        text_start=" ".join(text.value.split()[:8]),
        block=block,
        deadline=due.day if due else None,
        deadline_time=due.time if due else None,
        deadline_text=when if due else None,
        recurrence=recurs,
        lead=(lead.value,),
        support=(support.value,) if support else (),
    )
