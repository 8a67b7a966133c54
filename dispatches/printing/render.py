"""How do words become a PDF? One letter in, its bytes out: the same bytes for the same letter.

The fonts and the stylesheet are read once per process; a letter may name no file and no address (law 7).
"""

import gc
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import lru_cache, partial
from typing import TypeVar

from django.template.loader import render_to_string
from weasyprint import CSS, HTML, Document
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

from dispatches.printing import archival, preview, stylesheet
from dispatches.printing.archival import Source
from dispatches.printing.content import LetterContent
from dispatches.printing.fonts import font_files

Printed = TypeVar("Printed")
one_at_a_time = threading.Lock()  # Pango's font map, which the letters of a process share, is not thread-safe


class OnlyOurFonts(URLFetcher):
    """Opens the four font files and nothing else."""

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse:
        ours = {path.as_uri(): path for path in font_files().values()}
        if url not in ours:
            raise FatalURLFetchingError(f"A letter may not fetch {url}")
        return URLFetcherResponse(url, body=ours[url].read_bytes(), headers={"Content-Type": "font/ttf"})


class Nothing(URLFetcher):
    """Opens nothing: what a letter needs is in the stylesheet already."""

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse:
        raise FatalURLFetchingError(f"A letter may not fetch {url}")


def render(content: LetterContent, *, draft: bool, address: str = "", source: Source | None = None) -> bytes:
    """The paper as PDF. `draft` marks every page; False prints it clean, also with a blank number and day for the pen.

    `address` is where anybody checks the paper; it stands as a QR code at the foot of every page. `source` travels
    inside the file. Raises ImproperlyConfigured when a font file is missing.
    """
    page = page_of(content, draft=draft, address=address)
    with undisturbed():
        return press(page, stylesheet.for_paper(content.form), partial(archival.write, source=source))


@contextmanager
def undisturbed() -> Iterator[None]:
    """For laying out a letter: the garbage collector would look through its thousands of boxes again and again, a
    tenth of the time, and find nothing."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def page_of(content: LetterContent, *, draft: bool, address: str = "") -> str:
    """The paper as a page of HTML, for `press` or `lay_out`."""
    return render_to_string("dispatches/print/letter.html", preview.words(content, draft=draft) | {"address": address})


def press(page: str, rules: str, write: Callable[[Document], Printed], *, more: str = "") -> Printed:
    """Lay out a page of HTML by one of our stylesheets, and by `more` rules of its own; what `write` makes of it."""
    with one_at_a_time:
        return write(lay_out(page, rules, more=more))


def lay_out(page: str, rules: str, *, more: str = "") -> Document:
    """The page laid out, for who holds `one_at_a_time` until it is written too."""
    fonts, ours = _read_once(rules)
    own = [CSS(string=more, url_fetcher=Nothing())] if more else []
    html = HTML(string=page, base_url="about:blank", url_fetcher=Nothing())
    return html.render(stylesheets=[ours, *own], font_config=fonts, presentational_hints=False)


@lru_cache(maxsize=8)
def _read_once(rules: str) -> tuple[FontConfiguration, CSS]:
    fonts = FontConfiguration()
    return fonts, CSS(string=rules, font_config=fonts, url_fetcher=OnlyOurFonts())
