"""Which stretches of text does a page of a PDF draw? Its letters in the order they were drawn, each read once."""

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2
from pypdfium2 import raw

from intake.extraction.layout import Run

_GAP = 0.7  # of the height of a letter's box, hooks and tails included: about an em
_TIGHT = 0.3  # the same where no blank stands between
_HYPHENS = "\x02\ufffe"  # how PDFium tells a hyphen at the end of a line
_HEIGHT = 10.0  # of a letter that has no box, in points


@dataclass(frozen=True)
class _Letter:
    """A letter or a blank as it stands before the reader; y grows upward. `drawn`: no gap or new line made it up."""

    char: str
    left: float
    right: float
    base: float
    height: float
    drawn: bool

    def follows(self, other: "_Letter", gap: float) -> bool:
        """On the same line, close behind? `gap`: the widest, of the letter's height."""
        height = max(self.height, other.height)
        return abs(self.base - other.base) < 0.1 * height and -0.35 < (self.left - other.right) / height < gap


def runs_of(page: pypdfium2.PdfPage, number: int) -> list[Run]:
    """Letters that follow each other make a run. Runs that only drawn blanks part, however wide, are one stretch."""
    letters = list(_letters(page))
    draws_blanks = _draws_blanks(letters)
    runs: list[Run] = []
    run: list[_Letter] = []
    blanks: list[_Letter] = []
    stretch = 0
    for letter in letters:
        if letter.char.isspace():
            blanks.append(letter)
            continue
        inferred = not all(blank.drawn for blank in blanks)  # between the cells of a table
        if run and ((inferred and draws_blanks) or not letter.follows(run[-1], _GAP if blanks else _TIGHT)):
            runs.append(_run(run, stretch, number))
            stretch += inferred or not blanks
            run = []
        run += [*blanks[:1], letter] if run else [letter]
        blanks = []
    return [*runs, _run(run, stretch, number)] if run else runs


def _draws_blanks(letters: list[_Letter]) -> bool:
    """Some programs draw words alone, and each blank between them is inferred."""
    drawn = [letter.drawn for letter in letters if letter.char == " "]
    return 2 * sum(drawn) > len(drawn)


def _run(letters: list[_Letter], stretch: int, page: int) -> Run:
    base, height = letters[0].base, max(letter.height for letter in letters)
    left, right = min(letter.left for letter in letters), max(letter.right for letter in letters)
    text = "".join(" " if letter.char.isspace() else letter.char for letter in letters)
    return Run(left, base, right, base + _GAP * height, text, stretch, page)


def _letters(page: pypdfium2.PdfPage) -> Iterator[_Letter]:
    textpage, turns = page.get_textpage(), page.get_rotation() // 90
    box, x, y = raw.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    for at in range(textpage.count_chars()):
        char = chr(raw.FPDFText_GetUnicode(textpage, at) or ord(" "))
        raw.FPDFText_GetLooseCharBox(textpage, at, box)
        raw.FPDFText_GetCharOrigin(textpage, at, x, y)
        left, bottom, right, top, base = _turned(turns, box, x.value, y.value)
        yield _Letter(
            "-" if char in _HYPHENS else char,
            left,
            right,
            base,
            (top - bottom) or _HEIGHT,
            not raw.FPDFText_IsGenerated(textpage, at),
        )


def _turned(turns: int, box: raw.FS_RECTF, x: float, y: float) -> tuple[float, float, float, float, float]:
    """Left, bottom, right, top and base line on a page that is shown turned clockwise by that many quarters."""
    match turns:
        case 1:
            return box.bottom, -box.right, box.top, -box.left, -x
        case 2:
            return -box.right, -box.top, -box.left, -box.bottom, -y
        case 3:
            return -box.top, box.left, -box.bottom, box.right, x
    return box.left, box.bottom, box.right, box.top, y
