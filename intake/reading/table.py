"""What does a table of duties say? Rows of tab-separated cells under a head that names task, lead, support and time."""

import re
from dataclasses import dataclass

from intake.reading.clean import Letters
from intake.reading.deadlines import deadline_in_cell
from intake.reading.lines import Line
from intake.reading.patterns import phrase
from intake.reading.result import AskedTask, Found

_TASK = phrase(r"nhiem vu|noi dung|cong viec|ten ")
_LEAD = phrase(r"chu tri|don vi thuc hien|co quan thuc hien|thuc hien$|phu trach")
_SUPPORT = phrase(r"phoi hop")
_TIME = phrase(r"thoi gian|thoi han|hoan thanh|tien do")
_RECURRING = phrase(r"\W*(?:thuong xuyen|hang |dinh ky|moi )")


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
        elif head and letters.text[slice(*cells[0])].strip(" .").isdigit() and len(cells) > max(head.task, head.lead):
            tasks.append(_row(letters, head, cells, issued, block + len(tasks)))
    return tuple(tasks)


def _cells(letters: Letters, line: Line) -> list[tuple[int, int]]:
    pieces = re.finditer(r"[^\t|]*", letters.text[line.start : line.end])
    return [letters.trim(line.start + p.start(), line.start + p.end()) for p in pieces if p.group().strip()]


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
    due = recurs = None
    when: Found | None = None
    if head.time is not None and head.time < len(cells):
        due = deadline_in_cell(letters, *cells[head.time], issued)
        when = letters.found(*cells[head.time])
        recurs = when if _RECURRING.match(letters.plain, cells[head.time][0]) else None
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
