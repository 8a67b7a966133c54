"""Where does a value stand in the text? The text cut into pieces, each with the field that was read from it."""

from __future__ import annotations

import itertools
from collections.abc import Iterable
from operator import itemgetter

from intake.reading.result import Span

Mark = tuple[str, Span]
Piece = tuple[str, str]


def pieces(text: str, marks: Iterable[Mark]) -> list[Piece]:
    """`(text, field)` one after another, the field "" between the marks. Where marks overlap the shorter one wins, of
    equals the first."""
    standing = [(field, max(a, 0), min(b, len(text))) for field, (a, b) in marks if a < b and a < len(text)]
    cuts = sorted({0, len(text), *(a for _, a, _ in standing), *(b for _, _, b in standing)})
    found: list[Piece] = []
    for start, end in itertools.pairwise(cuts):
        over = [(b - a, field) for field, a, b in standing if a <= start and end <= b]
        field = min(over, key=itemgetter(0))[1] if over else ""
        if found and found[-1][1] == field:
            found[-1] = (found[-1][0] + text[start:end], field)
        else:
            found.append((text[start:end], field))
    return found
