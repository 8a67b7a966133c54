"""Where do the signatures of a file stand, and is the paper blank under them but for the block of who signs?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import pikepdf
import pypdfium2
from PIL import Image, ImageDraw

from dispatches.printing.pages import MM
from dispatches.signing import places
from dispatches.signing.faults import Fault, Faulty

SCALE: Final = 150 / 72  # pixels to the point: a full stop of 10 points is three wide
ABOVE_MM: Final = 25  # of the room: the lines of authority and position
BELOW_MM: Final = 20  # of it: the name
APART_MM: Final = 2  # from what is printed, so that nothing drawn looks like a part of it
INK: Final = 200  # of 255: anything darker was printed


@dataclass(frozen=True)
class Page:
    """One page as it is drawn, with the way from its points to the pixels of the picture."""

    page: pypdfium2.PdfPage

    def drawn(self, *, with_annotations: bool) -> Image.Image:
        shown: Image.Image = self.page.render(scale=SCALE, draw_annots=with_annotations).to_pil()
        return shown

    def pixels(self, box: places.Box, *, around_mm: float = 0) -> tuple[int, int, int, int]:
        """With so much more on each side, but nothing beyond the page."""
        left, bottom, right, top = self.page.get_cropbox()
        more = around_mm * MM
        return (
            max(0, int((box.left - more - left) * SCALE) - 1),
            max(0, int((top - box.top - more) * SCALE) - 1),
            int((min(box.right + more, right) - left) * SCALE) + 1,
            int((top - max(box.bottom - more, bottom)) * SCALE) + 1,
        )


def is_signature(annotation: pikepdf.Object) -> bool:
    kind = annotation.get("/FT", annotation.get("/Parent", annotation).get("/FT"))
    return annotation.get("/Subtype") == "/Widget" and kind == "/Sig"


def of_signatures(pdf: pikepdf.Pdf) -> Iterator[places.Box]:
    """The places of all signatures, also those still empty."""
    for number, page in enumerate(pdf.pages):
        for annotation in page.get("/Annots", []):
            if is_signature(annotation):
                x, y, to_x, to_y = (float(side) for side in annotation.Rect)
                yield places.Box(number, min(x, to_x), min(y, to_y), max(x, to_x), max(y, to_y))


def check(pdf: pikepdf.Pdf, paper: bytes) -> None:
    """What is drawn for a signature may hide or complete nothing that was printed. Raises Faulty."""
    block = _block(paper)
    with pypdfium2.PdfDocument(paper) as printed:
        for box in of_signatures(pdf):
            if not (box.width and box.height):
                continue
            page = Page(printed[box.page])
            shown = page.drawn(with_annotations=False).convert("L")
            if block and block.page == box.page:
                ImageDraw.Draw(shown).rectangle(page.pixels(block), fill=255)
            if any(shown.crop(page.pixels(box, around_mm=APART_MM)).histogram()[:INK]):
                raise Faulty(Fault.PAINTED_OVER, f"trang {box.page + 1}")


def _block(paper: bytes) -> places.Box | None:
    """The lines of authority, the room and the name; None where the paper does not say."""
    try:
        room = places.room_of(paper)
    except places.NoRoom:
        return None
    return places.Box(room.page, room.left, room.bottom - BELOW_MM * MM, room.right, room.top + ABOVE_MM * MM)
