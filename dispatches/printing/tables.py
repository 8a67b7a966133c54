"""Figures in rows: typed or pasted from a spreadsheet, one row a line, cells apart by tabs."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

# More columns than this do not fit upright (Phụ lục I, Mục I.2: a table may turn the page).
WIDEST_UPRIGHT: Final = 6
# The longest words of all columns together may have so many letters and fit side by side in an upright page, even in
# capitals W; beyond that a table keeps inside the page only if words may be broken anywhere.
WHOLE_WORDS: Final = 36
# What `shares` counts with, in letters: a line of an upright page, the edges of a cell, and where longer is no wider
LINE: Final = 72
BESIDE: Final = 3
LONGEST_WORD: Final = 20
LONGEST_CELL: Final = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Figures inside a letter: a caption, the heads of the columns and rows of as many cells."""

    caption: str = ""
    head: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()

    @property
    def keeps_words_whole(self) -> bool:
        return sum(self._longest_words()) <= WHOLE_WORDS

    def shares(self) -> list[float]:
        """How much of the width each column gets, in percent: its longest word, then more for longer cells.

        The layout itself would try letter by letter how narrow each may be: seconds for a table of 20 rows.
        """
        words = [min(word, LONGEST_WORD) + BESIDE for word in self._longest_words()]
        cells = [min(max(map(len, column), default=0), LONGEST_CELL) for column in self._columns()]
        more = [max(cell - word, 0) for cell, word in zip(cells, words, strict=True)]
        spare = max(LINE - sum(words), 0) / (sum(more) or 1)
        widths = [word + spare * one for word, one in zip(words, more, strict=True)]
        return [100 * width / sum(widths) for width in widths]

    def _longest_words(self) -> list[int]:
        return [max((len(word) for cell in column for word in cell.split()), default=0) for column in self._columns()]

    def _columns(self) -> list[tuple[str, ...]]:
        return list(zip(*(self.head, *self.rows), strict=False))


def pasted(lines: Sequence[str]) -> Table | None:
    """The first line is the head; a short row is filled up with empty cells."""
    if not lines:
        return None
    rows = [tuple(cell.strip() for cell in line.split("\t")) for line in lines]
    width = max(map(len, rows))
    head, *others = [row + ("",) * (width - len(row)) for row in rows]
    return Table(head=head, rows=tuple(others))
