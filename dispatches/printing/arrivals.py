"""What is printed about a paper that came in: the dấu ĐẾN, alone or on the paper, and the phiếu giải quyết.

Nghị định 30/2020/NĐ-CP, Phụ lục IV, Mục V (35 × 50 mm) and VII; where the stamp goes: Điều 22.1, in the room under the
number, under the subject of a công văn, or under the date. The paper's own file is never changed.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import pikepdf
import pypdfium2
from django.template.loader import render_to_string
from PIL import Image
from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration

from dispatches.printing import render, stylesheet

WIDTH_MM: Final = 50  # Mục V
HEIGHT_MM: Final = 35  # Mục V
A4_MM: Final = (210, 297)
MM: Final = 72 / 25.4
CLEAR_MM: Final = 1.5  # between the stamp and what is printed around it
# From the left and the top of the page: under the number or the subject at the left, then under the date at the right
LEFTS_MM: Final = (32, 25, 18, 130, 140, 8)
TOPS_MM: Final = tuple(range(42, 78, 2))
USUAL_MM: Final = (32, 60)  # alone on a page, to be printed on a paper that is not here
PIXELS_PER_MM: Final = 2
DARK: Final = 160  # of 255: lighter shades are the paper of a scan


class Unreadable(Exception):
    """The file is no PDF that can be stamped; the message is a Vietnamese sentence."""


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

    above: str
    unit: tuple[str, ...]  # its lines
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
            left, low, right, high = (float(edge) for edge in first.mediabox)
            size = ((right - left) / MM, (high - low) / MM)
            with pikepdf.open(io.BytesIO(_stamp(stamp, *free_place(paper), size))) as mark:
                first.add_overlay(mark.pages[0], pikepdf.Rectangle(left, low, right, high))
            out = io.BytesIO()
            pdf.save(out, deterministic_id=True)
    except (pikepdf.PdfError, pypdfium2.PdfiumError, IndexError, ValueError) as error:
        raise Unreadable("Không đóng dấu được lên tệp này. Hãy in dấu đến ra giấy rồi đóng lên văn bản.") from error
    return out.getvalue()


def free_place(paper: bytes) -> tuple[float, float]:
    """Where on the first page the stamp covers nothing, else the least; in mm from the left and the top."""
    pdf = pypdfium2.PdfDocument(paper)
    try:
        page = pdf[0].render(scale=PIXELS_PER_MM / MM).to_pil().convert("L")
    finally:
        pdf.close()
    ink = page.point([255 if shade < DARK else 0 for shade in range(256)])
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
    with render.one_at_a_time:
        fonts, rules = _rules()
        own = CSS(string=more, url_fetcher=render.Nothing())
        html = HTML(string=page, base_url="about:blank", url_fetcher=render.Nothing())
        return html.write_pdf(stylesheets=[rules, own], font_config=fonts)


@lru_cache(maxsize=1)
def _rules() -> tuple[FontConfiguration, CSS]:
    fonts = FontConfiguration()
    return fonts, CSS(string=stylesheet.for_arrivals(), font_config=fonts, url_fetcher=render.OnlyOurFonts())
