"""How long is a measure of a form in Word, and how wide is a line of words? From the one table of the form, no other.

Times New Roman at single spacing is 1.15 of its size high, as our own font is; so a line of 1.15 is Word's 1.0.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from docx.shared import Length, Mm, Pt
from PIL import ImageFont

from dispatches.printing.fonts import font_files
from dispatches.printing.form import Form

SINGLE: Final = 1.15
ASCENT: Final = 0.891  # of the size: from the top of a line's letters to its baseline
_DRAWN_AT: Final = 1000


class Measures:
    """The measures of a form by their names in `form.py`."""

    def __init__(self, form: Form) -> None:
        self._known = form.measures

    def __getitem__(self, name: str) -> str:
        return self._known[name]

    def length(self, name: str) -> Length:
        """A measure in mm or pt. Raises ValueError for one that is neither."""
        text = self._known[name]
        number, unit = text.rstrip("mpt"), text[-2:]
        if unit not in {"mm", "pt"}:
            raise ValueError(f"{name} is not a length: {text}")
        return Length(Mm(float(number)) if unit == "mm" else Pt(float(number)))

    def share(self, name: str) -> float:
        """A measure in percent, as a part of 1; 0 where there is none."""
        return float(self._known[name].rstrip("%")) / 100

    def is_bold(self, name: str) -> bool:
        return self._known[name] == "700"

    def line(self, name: str) -> Length | float:
        """The height of a line: a length, or a multiple of Word's single line."""
        return self.length(name) if self._known[name].endswith("pt") else float(self._known[name]) / SINGLE


def width_of(text: str, size: Length, *, bold: bool = False) -> Length:
    """How wide the words are in one line of this size."""
    drawn = _font(bold).getlength(text[:500])
    return Pt(drawn * size.pt / _DRAWN_AT)


@lru_cache(maxsize=2)
def _font(bold: bool) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(font_files()["700" if bold else "400", "normal"]), _DRAWN_AT)
