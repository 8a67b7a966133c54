"""How many papers are in this paste? A second head of page after a signature begins a second paper."""

import itertools
import re

from intake.reading.clean import clean
from intake.reading.header import NATION, PARTY
from intake.reading.lines import Line, lines_of
from intake.reading.zones import ABOUT, ARCHIVE
from vietnam.text import is_upper

_NUMBER_LINE = re.compile(r"\W{0,3}s[oe]\s*[:.]?\s*[\d\s/_.…-]")


def split_papers(received: str) -> list[str]:
    """The papers of one paste, each verbatim; joined together they are the paste."""
    cuts = [0, *_heads(received), len(received)]
    return [received[a:b] for a, b in itertools.pairwise(cuts)]


def _heads(received: str) -> list[int]:
    letters = clean(received)
    lines = lines_of(letters)
    heads: list[int] = []
    signed = seen = False
    for i, line in enumerate(lines):
        if ARCHIVE.match(letters.plain, line.start, line.end):
            signed = True
        title = NATION.search(letters.plain, line.start, line.end) or PARTY.search(letters.plain, line.start, line.end)
        if not title or not is_upper(letters.text[title.start() : title.end()]) or line.end - line.start > 120:
            continue
        if seen and signed:
            first = _first_of_head(letters.text, letters.plain, lines, i)
            if any(_NUMBER_LINE.search(letters.plain, each.start, each.end) for each in lines[first : i + 8]):
                heads.append(letters.starts[lines[first].start])
                signed = False
        seen = True
    return heads


def _first_of_head(text: str, plain: str, lines: list[Line], at: int) -> int:
    """Walk up over the issuing body, number and V/v lines that stand above the nation's or Party's name."""
    first = at
    for i in range(at - 1, max(at - 10, -1), -1):
        line = lines[i]
        printed = text[line.start : line.end]
        number = _NUMBER_LINE.match(plain, line.start) or ABOUT.match(plain, line.start)
        if not (is_upper(printed) or number or (first < at and not line.gap and len(printed) < 3)):
            break
        first = i
    return first
