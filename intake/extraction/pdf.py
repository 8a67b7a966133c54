"""What text does a .pdf hold? Its text layer line by line, columns kept apart by blanks."""

from dataclasses import dataclass
from statistics import median
from typing import Any

import pypdfium2

from intake.extraction.refusal import Refused

_FEWEST_LETTERS = 25
_WIDEST = 160  # characters of a line; wide pages are not spread further


@dataclass(frozen=True)
class _Run:
    """A stretch of text on one line of the page; y grows upward."""

    left: float
    bottom: float
    right: float
    top: float
    text: str

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2


def text_of(content: bytes, *, pages: int) -> str:
    """Raises Refused for what is encrypted, broken, too long or without text."""
    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        raise Refused("encrypted" if "assword" in str(error) else "broken") from error
    if len(document) > pages:
        raise Refused("too_many_pages", pages=len(document), limit=pages)
    try:
        text = "\n\f\n".join(_page_text(document[at]) for at in range(len(document)))
    except pypdfium2.PdfiumError as error:
        raise Refused("broken") from error
    if sum(char.isalpha() for char in text) < _FEWEST_LETTERS:
        raise Refused("scan")
    return text


def _page_text(page: Any) -> str:
    runs = _runs(page.get_textpage())
    if not runs:
        return ""
    margin = min(run.left for run in runs)
    widths = [(run.right - run.left) / len(run.text) for run in runs if len(run.text) > 5]
    width = max(median(widths) if widths else 5.0, 1.0)
    lines = _lines(runs)
    spread = [_spread(line, margin, width) for line in lines]
    return "\n".join(("\n" if _apart(lines, at) else "") + text for at, text in enumerate(spread))


def _apart(lines: list[list[_Run]], at: int) -> bool:
    """More than a line's room above this line: a new paragraph or block."""
    if at == 0:
        return False
    above, here = lines[at - 1][0], lines[at][0]
    return above.middle - here.middle > 2.2 * max(here.top - here.bottom, above.top - above.bottom)


def _runs(textpage: Any) -> list[_Run]:
    found = []
    for at in range(textpage.count_rects()):
        left, bottom, right, top = textpage.get_rect(at)
        text = textpage.get_text_bounded(left, bottom, right, top).replace("\r", "").replace("\n", " ").strip()
        if text:
            found.append(_Run(left, bottom, right, top, text))
    return found


def _lines(runs: list[_Run]) -> list[list[_Run]]:
    """Runs whose middles lie within half a letter's height stand on one line; from the top down, left to right."""
    lines: list[list[_Run]] = []
    for run in sorted(runs, key=lambda each: -each.middle):
        if lines and abs(lines[-1][0].middle - run.middle) < 0.5 * max(run.top - run.bottom, 4.0):
            lines[-1].append(run)
        else:
            lines.append([run])
    return [sorted(line, key=lambda run: run.left) for line in lines]


def _spread(line: list[_Run], margin: float, width: float) -> str:
    """One line of text: a wide gap on paper becomes at least four blanks, a narrow one becomes one blank or none."""
    written = " " * min(int((line[0].left - margin) / width), _WIDEST)
    previous: _Run | None = None
    for run in line:
        if previous is not None:
            gap = run.left - previous.right
            blanks = max(4, int(gap / width)) if gap > 4 * width else int(gap > 0.25 * width)
            written += " " * min(blanks, _WIDEST)
        written, previous = written + run.text, run
    return written
