"""What is printed about a paper that came in: the dấu ĐẾN, alone or on the paper, and the phiếu giải quyết.

Nghị định 30/2020/NĐ-CP, Phụ lục IV, Mục V (35 × 50 mm) and VII; where the stamp goes: Điều 22.1, in the room under the
number, under the subject of a công văn, or under the date. The paper's own file is never changed.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import Final

import pikepdf
import pypdfium2
from django.template.loader import render_to_string
from PIL import Image

from dispatches.printing import archival, joining, pages, render, stylesheet
from dispatches.printing.pages import PIXELS_PER_MM, Unreadable

WIDTH_MM: Final = 50  # Mục V
HEIGHT_MM: Final = 35  # Mục V
A4_MM: Final = (210, 297)
CLEAR_MM: Final = 1.5  # between the stamp and what is printed around it
# From the left and the top of the page: under the number or the subject at the left, then under the date at the right
LEFTS_MM: Final = (32, 25, 18, 130, 140, 8)
TOPS_MM: Final = tuple(range(42, 78, 2))
USUAL_MM: Final = (32, 60)  # alone on a page, to be printed on a paper that is not here


@dataclass(frozen=True, kw_only=True)
class Stamp:
    """What the stamp says; `handler` and `dossier` blank leave room for the pen."""

    unit: str
    number: str
    day: str
    handler: str = ""
    dossier: str = ""


@dataclass(frozen=True, kw_only=True)
class Slip:
    """What the phiếu giải quyết says; what is blank is written by hand."""

    above: tuple[str, ...]  # lines, as those of the unit
    unit: tuple[str, ...]
    place: str
    year: int
    about: str
    number: str
    handlers: str = ""
    deadline: str = ""


def stamp_alone(stamp: Stamp) -> bytes:
    """A page with the stamp in its place, to be printed on the paper itself."""
    return _stamp(stamp, *USUAL_MM, A4_MM)


def stamped(paper: bytes, stamp: Stamp) -> bytes:
    """The paper with the stamp on its first page. Raises Unreadable."""
    try:
        with pikepdf.open(io.BytesIO(paper)) as pdf:
            first = pdf.pages[0]
            whole = pikepdf.Rectangle(first.mediabox)
            with pikepdf.open(io.BytesIO(_stamp(stamp, *free_place(paper), pages.size_of(whole)))) as mark:
                joining.over(pdf, first, mark)
            out = io.BytesIO()
            archival.settle(pdf)
            pdf.save(out, deterministic_id=True)
    except (pikepdf.PdfError, pypdfium2.PdfiumError, IndexError, ValueError) as error:
        raise Unreadable("Không đóng dấu được lên tệp này. Hãy in dấu đến ra giấy rồi đóng lên văn bản.") from error
    return out.getvalue()


def free_place(paper: bytes) -> tuple[float, float]:
    """Where on the first page the stamp covers nothing, else the least; in mm from the left and the top."""
    ink = pages.ink(paper, 0)
    places = [(left, top) for left in LEFTS_MM for top in TOPS_MM]
    return min(places, key=lambda place: _covered(ink, *place))


def _covered(ink: Image.Image, left: float, top: float) -> int:
    """Dark pixels under the stamp and close around it."""
    box = (left - CLEAR_MM, top - CLEAR_MM, left + WIDTH_MM + CLEAR_MM, top + HEIGHT_MM + CLEAR_MM)
    return ink.crop(tuple(round(edge * PIXELS_PER_MM) for edge in box)).histogram()[255]  # type: ignore[arg-type]


def slip(words: Slip) -> bytes:
    """The phiếu giải quyết văn bản đến."""
    return _laid_out(render_to_string("dispatches/print/slip.html", {"slip": words}), "")


def _stamp(stamp: Stamp, left: float, top: float, size: tuple[float, float]) -> bytes:
    page = render_to_string("dispatches/print/stamp.html", {"stamp": stamp})
    place = f"@page {{ margin: 0; size: {size[0]:.2f}mm {size[1]:.2f}mm; }}"
    place += f".stamp {{ left: {left}mm; top: {top}mm; width: {WIDTH_MM}mm; height: {HEIGHT_MM}mm; }}"
    return _laid_out(page, place)


def _laid_out(page: str, more: str) -> bytes:
    return render.press(page, stylesheet.for_arrivals(), archival.write, more=more)
