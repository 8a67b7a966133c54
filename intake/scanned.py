"""What a scanner or a camera made of a paper that is in the book already, as one PDF."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Final

import pikepdf
from django.core.files.base import ContentFile
from PIL import ImageOps

from directives.facts import FileFacts
from directives.models import FileKind
from directives.policies import Refused
from directives.services.files import BadFile, upright
from intake.extraction import Refused as Unread
from intake.extraction import kind_of
from intake.extraction.process import ask
from intake.limits import limits
from intake.services.opening import Upload

DPI: Final = 200
UPRIGHT: Final = (1654, 2339)  # A4 at that density
LYING: Final = (2339, 1654)
PDF: Final = "application/pdf"


def as_pdf(uploads: Sequence[Upload]) -> FileFacts:
    """One PDF as it came, or photos as its pages in their order. Raises Refused with the name of the wrong file."""
    kinds = {_kind(upload) for upload in uploads}
    if kinds == {"photo"}:
        return FileFacts(FileKind.ORIGINAL, f"{_stem(uploads[0])}.pdf", PDF, _pages(uploads))
    if kinds != {"pdf"} or len(uploads) > 1:
        raise Refused("Hãy chọn một tệp PDF, hoặc chỉ chọn các ảnh chụp (JPG, PNG) theo thứ tự trang.")
    return FileFacts(FileKind.ORIGINAL, uploads[0].name, PDF, ContentFile(uploads[0].content, uploads[0].name))


def _kind(upload: Upload) -> str:
    """`pdf` that opens, or `photo`; whatever else it is, is no scan."""
    try:
        kind = kind_of(upload.content, upload.name, limits())
        if kind == "pdf":
            ask("pages", upload.content, limits())
    except Unread as unread:
        raise Refused(f"{upload.name}: {unread.sentence}") from unread
    if kind not in ("pdf", "photo"):
        raise Refused(f"Tệp “{upload.name}” không phải bản quét. Hãy chọn tệp PDF hoặc ảnh chụp JPG, PNG.")
    return kind


def _pages(photos: Sequence[Upload]) -> ContentFile:
    """Each on a page of A4 of its own, whole and in colour, for the red seal must be seen."""
    out, name = io.BytesIO(), f"{_stem(photos[0])}.pdf"
    for number, photo in enumerate(photos):
        try:
            picture = upright(photo.name, ContentFile(photo.content))
        except BadFile as bad:
            raise Refused(str(bad)) from bad
        page = ImageOps.pad(picture, UPRIGHT if picture.height >= picture.width else LYING, color="white")
        page.save(out, "PDF", resolution=DPI, append=number > 0)
    return ContentFile(_clean(out), name)


def _clean(pages: io.BytesIO) -> bytes:
    """Written anew: the table of objects that Pillow makes is refused where a copy is to be signed."""
    out = io.BytesIO()
    with pikepdf.open(pages) as pdf:
        pdf.save(out, deterministic_id=True)
    return out.getvalue()


def _stem(upload: Upload) -> str:
    return upload.name.rsplit(".", 1)[0] or "ban-quet"
