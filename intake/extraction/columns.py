"""Where do two columns stand side by side? The head and the foot of an official paper, each half read for itself.

Read as one page, their rows are mixed: the lines of nơi nhận stand closer than those of the signature beside them.
"""

import itertools
import re
from dataclasses import dataclass

from intake.extraction.layout import Run, letter_width
from vietnam.text import fold

_CHANNEL = 1.5  # letters of white paper at each side of the cut
_CHANNEL_OF_HEAD = 0.25  # its columns, in capitals, come near each other; a word of the body is never cut in two
_FEWEST = 2  # words in each column
_TAIL = 3  # letters that the foot may begin lower for it: the last line of the body, that ends amid the page
_COPIES = re.compile(r"noi nhan\b|\W*luu\b")


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
    head, foot = _head(words, width, height), _foot(words, width, height)
    found = [foot] if _halved(words, foot) or _copies(words, foot) else []
    parted = head.bottom <= foot.top  # by a line that goes across
    return [head, *found] if parted and _halved(words, head) else found


def _head(words: list[Run], width: int, height: int) -> Band:
    near = _CHANNEL_OF_HEAD * letter_width(words)
    ends = {x: min((-run.top for run in _across(words, x, near)), default=height) for x in _places(width, 0.25)}
    bottom = max(ends.values())
    best = [x for x, end in ends.items() if end == bottom]
    return Band(0, int(bottom), best[len(best) // 2])


def _foot(words: list[Run], width: int, height: int) -> Band:
    """Cut as near to the left column as can be: a seal may hide how far to the left the signature begins."""
    letter = letter_width(words)
    starts = {
        x: max((-run.bottom for run in _across(words, x, _CHANNEL * letter)), default=0) for x in _places(width, 0.38)
    }
    highest = min(starts.values())
    cut = next(x for x, start in starts.items() if start <= highest + _TAIL * letter)
    return Band(int(starts[cut]), height, cut)


def _places(width: int, first: float) -> range:
    return range(int(first * width), int(0.62 * width), max(1, width // 500))


def _across(words: list[Run], x: int, near: float) -> list[Run]:
    return [run for run in words if run.left - near < x < run.right + near]


def _halved(words: list[Run], band: Band) -> bool:
    inside = [run for run in words if band.top < -run.middle < band.bottom]
    left = sum(run.right <= band.cut for run in inside)
    return left >= _FEWEST and len(inside) - left >= _FEWEST


def _copies(words: list[Run], band: Band) -> bool:
    """Does nơi nhận stand at the left? Then a seal may hide all of the signature."""
    left = [run for run in words if band.top < -run.middle and run.right <= band.cut]
    return any(_COPIES.match(fold(f"{one.text} {other.text}")) for one, other in itertools.pairwise(left))
