"""Where do two columns stand side by side? The head and the foot of an official paper, each half read for itself.

Read as one page, their rows are mixed: the lines of nơi nhận stand closer than those of the signature beside them.
"""

from collections.abc import Callable
from dataclasses import dataclass

from intake.extraction.layout import Run, letter_width

_CHANNEL = 1.5  # letters of white paper at each side of the cut
_CHANNEL_OF_HEAD = 0.25  # its columns, in capitals, come near each other; a word of the body is never cut in two
_FEWEST = 2  # words in each column


@dataclass(frozen=True)
class Band:
    """A part of the page from side to side, in pixels from above, and where it is cut in two."""

    top: int
    bottom: int
    cut: int


def bands(words: list[Run], width: int, height: int) -> list[Band]:
    """The head and the foot of a page, as far as both have two columns."""
    if not words:
        return []
    head = _head(words, width, height)
    foot = _foot(words, width, height)
    if head.bottom > foot.top:  # no line goes across
        return [band for band in (Band(0, height, foot.cut),) if _halved(words, band)]
    return [band for band in (head, foot) if _halved(words, band)]


def _head(words: list[Run], width: int, height: int) -> Band:
    def reach(across: list[Run]) -> float:
        return min((-run.top for run in across), default=height)

    cut, bottom = _longest(words, width, 0.25, _CHANNEL_OF_HEAD, reach)
    return Band(0, int(bottom), cut)


def _foot(words: list[Run], width: int, height: int) -> Band:
    def reach(across: list[Run]) -> float:
        return height - max((-run.bottom for run in across), default=0)

    cut, room = _longest(words, width, 0.38, _CHANNEL, reach)
    return Band(height - int(room), height, cut)


def _longest(
    words: list[Run], width: int, first: float, channel: float, reach: Callable[[list[Run]], float]
) -> tuple[int, float]:
    """The middle of the white channel that reaches furthest, and how far it does."""
    near = channel * letter_width(words)
    places = range(int(first * width), int(0.62 * width), max(1, width // 500))
    far = {x: reach([run for run in words if run.left - near < x < run.right + near]) for x in places}
    most = max(far.values())
    best = [x for x in places if far[x] == most]
    return best[len(best) // 2], most


def _halved(words: list[Run], band: Band) -> bool:
    inside = [run for run in words if band.top < -run.middle < band.bottom]
    left = sum(run.right <= band.cut for run in inside)
    return left >= _FEWEST and len(inside) - left >= _FEWEST
