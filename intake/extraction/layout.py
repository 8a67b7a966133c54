"""How do pieces of text on a page become lines? Columns stay apart by blanks, whether from a PDF or from OCR."""

from dataclasses import dataclass
from statistics import median

_WIDEST = 160  # characters of a line; wide pages are not spread further
WIDE_GAP = 4  # letters: from here on it is another column
_LONG = 8  # letters: two such stretches that were not drawn one after the other are columns, however near


@dataclass(frozen=True)
class Run:
    """A piece of text on one line of the page; y grows upward. `stretch`: what was drawn in one go has one number."""

    left: float
    bottom: float
    right: float
    top: float
    text: str
    stretch: int = 0
    page: int = 0

    @property
    def height(self) -> float:
        return self.top - self.bottom

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2


def page_text(runs: list[Run]) -> str:
    if not runs:
        return ""
    margin = min(run.left for run in runs)
    width = letter_width(runs)
    lines = _lines(runs)
    spread = [_spread(line, margin, width) for line in lines]
    return "\n".join(("\n" if _apart(lines, at) else "") + text for at, text in enumerate(spread))


def letter_width(runs: list[Run]) -> float:
    widths = [(run.right - run.left) / len(run.text) for run in runs if len(run.text) > 5 and "\t" not in run.text]
    return max(median(widths) if widths else 5.0, 1.0)


def _apart(lines: list[list[Run]], at: int) -> bool:
    """More than a line's room above this line: a new paragraph or block."""
    if at == 0:
        return False
    above, here = lines[at - 1][0], lines[at][0]
    return above.middle - here.middle > 2.2 * max(here.top - here.bottom, above.top - above.bottom)


def _lines(runs: list[Run]) -> list[list[Run]]:
    """Runs whose middles lie within half a letter's height stand on one line; from the top down, left to right."""
    lines: list[list[Run]] = []
    for run in sorted(runs, key=lambda each: -each.middle):
        if lines and abs(lines[-1][0].middle - run.middle) < 0.5 * max(run.top - run.bottom, 4.0):
            lines[-1].append(run)
        else:
            lines.append([run])
    return [sorted(line, key=lambda run: run.left) for line in lines]


def _spread(line: list[Run], margin: float, width: float) -> str:
    """One line of text: a wide gap on paper becomes at least four blanks, a narrow one becomes one blank or none."""
    written = " " * min(int((line[0].left - margin) / width), _WIDEST)
    previous: Run | None = None
    for run in line:
        if previous is not None:
            gap = run.left - previous.right
            column = gap > WIDE_GAP * width or (gap > 0.25 * width and _are_columns(previous, run))
            blanks = max(4, int(gap / width)) if column else int(gap > 0.25 * width)
            written += " " * min(blanks, _WIDEST)
        written, previous = written + run.text, run
    return written


def _are_columns(one: Run, other: Run) -> bool:
    return one.stretch != other.stretch and min(len(one.text), len(other.text)) > _LONG
