"""What is one departure from the form? The shape that all rules answer with."""

import difflib
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from typing import Final

from dispatches.printing.content import LetterContent

# Where the rules stand
APPENDIX: Final = "Phụ lục I, Phần I, Mục II.{} Nghị định 30/2020/NĐ-CP"


@dataclass(frozen=True, slots=True)
class Finding:
    """One departure: a stable code, the part of the paper, a sentence for the clerk, the article, the mended paper."""

    code: str
    place: str
    sentence: str
    article: str
    mend: LetterContent | None = None


Rule = Callable[[LetterContent, Collection[str]], Iterator[Finding]]


def article(point: str) -> str:
    """The article's full name from its point: "3c"."""
    return APPENDIX.format(point)


def nearest_unit(word: str, known_units: Collection[str]) -> str | None:
    """The one known abbreviation that `word` was surely meant to be: one letter changed, or none if two would fit."""
    near = [unit for unit in known_units if len(unit) == len(word) and sum(map(str.__ne__, unit, word)) == 1]
    if not near:
        near = difflib.get_close_matches(word, known_units, n=2, cutoff=0.75)
    return near[0] if len(near) == 1 else None
