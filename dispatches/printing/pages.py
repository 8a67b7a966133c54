"""What stands on a page of a PDF that others made: its size, and where it is dark."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pypdfium2

if TYPE_CHECKING:
    import pikepdf
    from PIL import Image

MM: Final = 72 / 25.4  # points
PIXELS_PER_MM: Final = 2
DARK: Final = 160  # of 255: lighter shades are the paper of a scan


class Unreadable(Exception):
    """The file is no PDF that can be printed on; the message is a Vietnamese sentence."""


def size_of(box: pikepdf.Rectangle) -> tuple[float, float]:
    """Width and height in mm."""
    return float(box.width) / MM, float(box.height) / MM


def ink(paper: bytes, page: int) -> Image.Image:
    """White where the page (-1: the last) is dark, black where it is empty; PIXELS_PER_MM. Raises PdfiumError."""
    pdf = pypdfium2.PdfDocument(paper)
    try:
        drawn = pdf[range(len(pdf))[page]].render(scale=PIXELS_PER_MM / MM).to_pil().convert("L")
    finally:
        pdf.close()
    return drawn.point([255 if shade < DARK else 0 for shade in range(256)])
