"""Figures in rows: typed or pasted from a spreadsheet, one row a line, cells apart by tabs."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

# More columns than this do not fit upright (Phụ lục I, Mục I.2: a table may turn the page).
WIDEST_UPRIGHT: Final = 6
# The longest words of all columns together may have so many letters and fit side by side in an upright page, even in
# capitals W; beyond that a table keeps inside the page only if words may be broken anywhere.
WHOLE_WORDS: Final = 36


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Figures inside a letter: a caption, the heads of the columns and rows of as many cells."""

    caption: str = ""
    head: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()

    @property
    def keeps_words_whole(self) -> bool:
        columns = zip(*(self.head, *self.rows), strict=False)
        longest = (max((len(word) for cell in cells for word in cell.split()), default=0) for cells in columns)
        return sum(longest) <= WHOLE_WORDS


def pasted(lines: Sequence[str]) -> Table | None:
    """The first line is the head; a short row is filled up with empty cells."""
    if not lines:
        return None
    rows = [tuple(cell.strip() for cell in line.split("\t")) for line in lines]
    width = max(map(len, rows))
    head, *others = [row + ("",) * (width - len(row)) for row in rows]
    return Table(head=head, rows=tuple(others))
