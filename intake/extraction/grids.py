"""Where does a PDF draw a table of work? Each of its rows becomes one line, its cells parted by tabs.

Programs draw a table row by row and cell by cell, so the order of drawing says which lines make one cell, wherever in
its height a cell has its text. A table is known by the "STT" or "TT" at its head.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from intake.extraction.layout import Run
from vietnam.text import fold

_FEWEST = 3  # columns
_LONGEST = 200  # lines of a cell
_BETWEEN = 8  # what may stand between two pages of a table: foot, number and head of a page
_HEAD = re.compile(r"(?:s\.?\s?tt|tt|so tt)\.?")
_NUMBER = re.compile(r"(?:\d{1,3}(?:\.\d{1,2}){0,3}|[ivxlc]{1,6}|[a-zđ])[.)]?")

Cell = list[Run]  # its lines
Edges = tuple[float, float]


def with_rows(runs: Sequence[Run]) -> list[Run]:
    """The runs in the order of drawing; those of a table as one run for each row."""
    found: list[Run] = []
    at = 0
    while at < len(runs):
        rows, others, end = _table(runs, at) if _HEAD.fullmatch(fold(runs[at].text)) else ([], [runs[at]], at + 1)
        found += [*map(_line, rows), *others]
        at = end
    return found


def _table(runs: Sequence[Run], start: int) -> tuple[list[list[Cell]], list[Run], int]:
    """The rows of the table that begins at `start`, the head first; what stands between; and where it ends."""
    rows: list[list[Cell]] = [[[runs[start]]]]
    others: list[Run] = []
    end = start + 1
    while end < len(runs):
        if not _taken(rows, runs[end]):
            if not any(_counts_on(rows, run) for run in runs[end + 1 : end + _BETWEEN]):
                break
            others.append(runs[end])
        end += 1
    wide = len(rows[0])
    if len(rows) < 2 or wide < _FEWEST:
        return [], [runs[start]], start + 1
    full = [row for row in rows if len(row) == wide]
    columns = [_edges([run for row in full for run in row[at]]) for at in range(wide)]
    return [row if len(row) == wide else _placed(row, columns) for row in rows], others, end


def _counts_on(rows: list[list[Cell]], run: Run) -> bool:
    """The number of the next row, on the next page?"""
    last = rows[-1][0][0]
    numbers = (last.text.strip("."), run.text.strip("."))
    below = run.left < last.right and run.right > last.left and run.page > last.page
    return below and all(map(str.isdecimal, numbers)) and int(numbers[1]) == int(numbers[0]) + 1


def _taken(rows: list[list[Cell]], run: Run) -> bool:
    """Put the run into its cell; False where it stands outside the table."""
    head, row = rows[0], rows[-1]
    numbers = _edges(head[0])
    if run.left < numbers[1] and run.right > numbers[0]:
        if len(head) < _FEWEST or not _NUMBER.fullmatch(fold(run.text)):
            return False
        rows.append([[run]])
    elif _is_of_cell(run, row):
        row[-1].append(run)
    elif run.page == row[-1][-1].page and run.left > _edges(row[-1])[1]:
        row.append([run])
    elif run.page > row[0][0].page and _is_right_of(run, [head[0]]) and not run.text.isdecimal():
        row.append([run])  # the row goes on over the page
    else:
        return False
    return True


def _is_of_cell(run: Run, row: list[Cell]) -> bool:
    """Drawn in one go with the last line of the last cell, or below it and no further left than its column?"""
    *before, cell = row
    last = cell[-1]
    if len(cell) > _LONGEST:
        return False
    if (run.page, run.stretch) == (last.page, last.stretch):
        return True
    below = run.page > last.page or run.bottom < last.bottom
    return below and run.right > _edges(cell)[0] and _is_right_of(run, before)


def _is_right_of(run: Run, cells: list[Cell]) -> bool:
    return not cells or run.left > _edges(cells[-1])[1]


def _edges(cell: Cell) -> Edges:
    return min(run.left for run in cell), max(run.right for run in cell)


def _placed(row: list[Cell], columns: list[Edges]) -> list[Cell]:
    """The cells under the columns that they overlap most; a row may lack some, and one that goes on has some twice."""
    placed: list[Cell] = [[] for _ in columns]
    for cell in row:
        left, right = _edges(cell)
        shared = [min(right, last) - max(left, first) for first, last in columns]
        placed[shared.index(max(shared))] += cell
    return placed


def _line(row: list[Cell]) -> Run:
    first = next(cell for cell in row if cell)[0]
    text = "\t".join(" ".join(run.text for run in cell) for cell in row)
    top = max(run.top for cell in row for run in cell if run.page == first.page)
    return replace(first, text=text, top=top, bottom=top - first.height)
