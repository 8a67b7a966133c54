"""Where do the signatures stand? In the room that the frozen paper itself leaves between position and name.

The print names two points of that room; nothing is measured again. Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần I,
Mục II.7d and II.8a: the person's in the middle of the room, the organisation's over its left third.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import Final

import pikepdf

from dispatches.printing.pages import MM

START: Final = "signature-room"  # the ids of templates/dispatches/print/_sheet.html
END: Final = "signature-room-end"
SIGNATURE_MM: Final = (45, 24)  # no figure in the decree: what a pen takes
SEAL_MM: Final = 36  # the round seals of communes, in their real size
ATTACHMENT_MM: Final = (56, 9)  # two lines of 10 points
COPY_MM: Final = (80, 13)  # three, the second with the name of an office
EDGE_MM: Final = 10
THIRD: Final = 1 / 3
LINES_MM: Final = 26  # what is left of the room beside the person's


class NoRoom(Exception):
    """The paper does not say where its signatures stand; the message is a Vietnamese sentence."""


@dataclass(frozen=True)
class Box:
    """On a page counted from 0, in points from its lower left corner."""

    page: int
    left: float
    bottom: float
    right: float
    top: float

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.top - self.bottom

    @property
    def rectangle(self) -> tuple[int, int, int, int]:
        return (round(self.left), round(self.bottom), round(self.right), round(self.top))


def room_of(paper: bytes) -> Box:
    """The room of the signature. Raises NoRoom for a paper printed before rooms were named."""
    with pikepdf.open(io.BytesIO(paper)) as pdf:
        try:
            named = pikepdf.NameTree(pdf.Root.Names.Dests)
            (page, _, left, top, *_), (_, _, right, bottom, *_) = (list(named[name]) for name in (START, END))
        except (AttributeError, KeyError, ValueError):
            raise NoRoom(
                "Tệp phát hành này không ghi sẵn chỗ ký. Hãy ký bằng công cụ ký số khác rồi đưa tệp đã ký lên."
            ) from None
        return Box(pdf.pages.index(pikepdf.Page(page)), float(left), float(bottom), float(right), float(top))


def of_person(room: Box, shape: tuple[int, int]) -> Box:
    """In the middle of the room, as large as a signature of this shape (width, height) may be there."""
    most = (min(SIGNATURE_MM[0] * MM, room.width), min(SIGNATURE_MM[1] * MM, room.height))
    scale = min(most[0] / shape[0], most[1] / shape[1])
    return _around((room.left + room.right) / 2, (room.bottom + room.top) / 2, shape[0] * scale, shape[1] * scale, room)


def of_organisation(person: Box) -> Box:
    """A seal in its real size, its right edge a third into the person's signature."""
    side = SEAL_MM * MM
    middle = person.left + person.width * THIRD - side / 2
    return _around(middle, (person.bottom + person.top) / 2, side, side, person)


def beside(person: Box) -> Box:
    """For the lines of an organisation without a picture: left of the person's, so that both can be read."""
    width = LINES_MM * MM
    return Box(person.page, person.left - width, person.bottom, person.left, person.top)


def corner(paper: bytes, size_mm: tuple[int, int]) -> Box:
    """The upper right one of the first page (Phụ lục I, Phần I, Mục II.8b; Phần II, Mục I.3a). Raises PdfError."""
    with pikepdf.open(io.BytesIO(paper)) as pdf:
        left, bottom, right, top = (float(side) for side in pdf.pages[0].cropbox)
    width, height = (side * MM for side in size_mm)
    edge = min(right, max(left + width, right - EDGE_MM * MM))
    return Box(0, edge - width, max(bottom, top - height - EDGE_MM / 2 * MM), edge, top - EDGE_MM / 2 * MM)


def _around(x: float, y: float, width: float, height: float, on: Box) -> Box:
    return Box(on.page, x - width / 2, y - height / 2, x + width / 2, y + height / 2)
