"""A tool wrote the whole file anew when it signed: is it, page by page, still the paper, and nothing more?

Nothing can be compared byte by byte then. What is compared: the pages and their sizes, every letter with its place,
the picture of each page outside the signatures, the notes on it, the files inside; and nothing may be there that acts
or looks different elsewhere, on another screen or on paper.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterator
from typing import Any, Final

import pikepdf
import pypdfium2
from PIL import ImageChops, ImageDraw

from dispatches.signing import covering
from dispatches.signing.faults import Fault, Faulty
from dispatches.signing.places import Box

NEAR: Final = 0.5  # points: what rounding moves a letter
SHADES: Final = 8  # of 255: what rounding changes in a pixel
# What acts, hides, or is drawn otherwise by another program or on paper (ISO 32000-1, 8.6-8.11, 12.6, 14.11).
FORBIDDEN: Final = frozenset(
    {
        "/AA", "/ActualText", "/Alternates", "/Collection", "/HT", "/JS", "/OC", "/OCProperties", "/OPI",
        "/OpenAction", "/Ref", "/TR", "/TR2", "/UserUnit", "/XFA",
    }
)  # fmt: skip
# An action says what it does in /S; going to a page of the same file is harmless.
ACTIONS: Final = frozenset(
    {
        "/GoTo3DView", "/GoToE", "/GoToR", "/Hide", "/ImportData", "/JavaScript", "/Launch", "/Movie", "/Named",
        "/Rendition", "/ResetForm", "/RichMediaExecute", "/SetOCGState", "/Sound", "/SubmitForm", "/Thread", "/Trans",
        "/URI",
    }
)  # fmt: skip


def check(content: pikepdf.Pdf, file: bytes, paper: bytes) -> None:
    """`content` is `file`, opened. Raises Faulty with what differs first."""
    with pikepdf.open(io.BytesIO(paper)) as known:
        if len(content.pages) != len(known.pages):
            raise Faulty(Fault.DIFFERENT, "số trang")
        if _acting(content) - _acting(known):
            raise Faulty(Fault.DIFFERENT, "mã lệnh, hành động hoặc lớp ẩn hiện")
        for number, (ours, theirs) in enumerate(zip(known.pages, content.pages, strict=True), 1):
            if _notes(ours) != _notes(theirs):
                raise Faulty(Fault.DIFFERENT, f"chú thích ở trang {number}")
        _same_pages(content, file, paper)
        if _enclosed(content) - _enclosed(known):  # last: another paper, too, has another message inside
            raise Faulty(Fault.DIFFERENT, "tệp đính kèm")


def _same_pages(content: pikepdf.Pdf, file: bytes, paper: bytes) -> None:
    boxes = list(covering.of_signatures(content))
    with pypdfium2.PdfDocument(paper) as known, pypdfium2.PdfDocument(file) as brought:
        for number in range(len(known)):
            ours, theirs = covering.Page(known[number]), covering.Page(brought[number])
            if _size(ours.page) != _size(theirs.page):
                raise Faulty(Fault.DIFFERENT, f"khổ trang {number + 1}")
            if not _same_letters(_letters(ours.page), _letters(theirs.page)):
                raise Faulty(Fault.DIFFERENT, f"chữ ở trang {number + 1}")
            if not same_picture(ours, theirs, [box for box in boxes if box.page == number]):
                raise Faulty(Fault.DIFFERENT, f"hình ở trang {number + 1}")


def same_picture(ours: covering.Page, theirs: covering.Page, boxes: list[Box]) -> bool:
    difference = ImageChops.difference(ours.drawn(with_annotations=True), theirs.drawn(with_annotations=True))
    for box in boxes:
        ImageDraw.Draw(difference).rectangle(theirs.pixels(box), fill=0)
    return difference.point(lambda shade: 255 * (shade > SHADES)).getbbox() is None


def _size(page: pypdfium2.PdfPage) -> list[float]:
    return [round(side, 1) for side in (*page.get_mediabox(), *page.get_cropbox(), page.get_rotation())]


def _letters(page: pypdfium2.PdfPage) -> list[tuple[int, tuple[float, ...]]]:
    """Each by its code, with its box; also those that are white, transparent or outside of what is seen."""
    text = page.get_textpage()
    code = pypdfium2.raw.FPDFText_GetUnicode
    return [(code(text, place), text.get_charbox(place)) for place in range(text.count_chars())]


def _same_letters(ours: list[tuple[int, tuple[float, ...]]], theirs: list[tuple[int, tuple[float, ...]]]) -> bool:
    return ours == theirs or (
        len(ours) == len(theirs)
        and all(
            one == other and all(abs(side - moved) <= NEAR for side, moved in zip(box, other_box, strict=True))
            for (one, box), (other, other_box) in zip(ours, theirs, strict=True)
        )
    )


def _notes(page: pikepdf.Page) -> list[tuple[str, ...]]:
    """What lies on the page beside signatures: links, and whatever else there is, drawn or not."""
    notes = [one for one in page.get("/Annots", []) if not covering.is_signature(one)]
    return [tuple(str(one.get(key)) for key in ("/Subtype", "/Rect", "/F")) for one in notes]


def _acting(pdf: pikepdf.Pdf) -> set[tuple[str, str]]:
    found: set[tuple[str, str]] = set()
    for one in _dictionaries(pdf):
        found.update((key, "") for key in FORBIDDEN.intersection(one.keys()))
        if str(one.get("/S")) in ACTIONS:
            found.add((str(one.S), str(one.get("/URI", ""))))
    return found


def _enclosed(pdf: pikepdf.Pdf) -> set[str]:
    held = [one.EF for one in _dictionaries(pdf) if "/EF" in one]
    return {hashlib.sha256(file.read_bytes()).hexdigest() for one in held for file in one.values()}


def _dictionaries(pdf: pikepdf.Pdf) -> Iterator[Any]:
    """All of the file, also those that stand inside others."""
    waiting: list[Any] = list(pdf.objects)
    while waiting:
        one = waiting.pop()
        if isinstance(one, pikepdf.Stream):
            one = one.stream_dict
        if isinstance(one, pikepdf.Dictionary):
            yield one
            inside = list(one.values())
        else:
            inside = list(one) if isinstance(one, pikepdf.Array) else []
        waiting.extend(each for each in inside if isinstance(each, pikepdf.Object) and not each.is_indirect)
