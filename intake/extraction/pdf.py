"""What text does a .pdf hold? Its text layer line by line; and a page as a picture for OCR."""

import contextlib
import io
import re

import pikepdf
import pypdfium2
from PIL import Image

from intake.extraction.grids import with_rows
from intake.extraction.layout import Run, page_text
from intake.extraction.picture import LARGEST_SIDE
from intake.extraction.refusal import Refused
from intake.extraction.text_layer import runs_of

_FEWEST_LETTERS = 25
_DPI = 250
_ACTS = re.compile(rb"/S\s*/(?:JavaScript|Launch)\b")  # what a reader's program would run by itself


def text_of(content: bytes, *, pages: int) -> str:
    """Raises Refused for what is encrypted, broken, too long, runs something or is without text."""
    document = _opened(content, pages)
    if _acts(content):
        raise Refused("script")
    try:
        text = "\n\f\n".join(page_text(runs) for runs in _pages(document))
    except pypdfium2.PdfiumError as error:
        raise Refused("broken") from error
    if sum(char.isalpha() for char in text) < _FEWEST_LETTERS:
        raise Refused("scan")
    return text


def _pages(document: pypdfium2.PdfDocument) -> list[list[Run]]:
    """What stands on each page; a table may go on from one to the next."""
    drawn = [run for at in range(len(document)) for run in runs_of(document[at], at)]
    pages: list[list[Run]] = [[] for _ in range(len(document))]
    for run in with_rows(drawn):
        pages[run.page].append(run)
    return pages


def _acts(content: bytes) -> bool:
    """Nothing is run here; but the file is kept, and others open it."""
    with contextlib.suppress(pikepdf.PdfError), pikepdf.open(io.BytesIO(content)) as document:
        for one in document.objects:
            plain = one.stream_dict if isinstance(one, pikepdf.Stream) else one
            # a number that stands alone, as LibreOffice writes the length of a stream, comes as Python's own
            if isinstance(plain, pikepdf.Object) and _ACTS.search(plain.unparse(resolved=True)):
                return True
    return False


def count(content: bytes, *, pages: int) -> int:
    """How many pages there are. Raises Refused, also when they are more than `pages`."""
    return len(_opened(content, pages))


def drawn(content: bytes, at: int, *, pages: int) -> Image.Image:
    """Page `at` as a picture in colour."""
    document = _opened(content, pages)
    try:
        page = document[at]
        scale = min(_DPI / 72, LARGEST_SIDE / max(*page.get_size(), 1))
        return page.render(scale=scale).to_pil().convert("RGB")
    except (pypdfium2.PdfiumError, ValueError) as error:
        raise Refused("broken") from error


def _opened(content: bytes, pages: int) -> pypdfium2.PdfDocument:
    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        raise Refused("encrypted" if "assword" in str(error) else "broken") from error
    if len(document) > pages:
        raise Refused("too_many_pages", pages=len(document), limit=pages)
    if not len(document):
        raise Refused("empty")
    return document
