"""Figures in rows: typed or pasted from a spreadsheet, one row a line, cells apart by tabs."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

# More columns than this do not fit upright (Phụ lục I, Mục I.2: a table may turn the page).
WIDEST_UPRIGHT: Final = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Figures inside a letter: a caption, the heads of the columns and rows of as many cells."""

    caption: str = ""
    head: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()


def pasted(lines: Sequence[str]) -> Table | None:
    """The first line is the head; a short row is filled up with empty cells."""
    if not lines:
        return None
    rows = [tuple(cell.strip() for cell in line.split("\t")) for line in lines]
    width = max(map(len, rows))
    head, *others = [row + ("",) * (width - len(row)) for row in rows]
    return Table(head=head, rows=tuple(others))
