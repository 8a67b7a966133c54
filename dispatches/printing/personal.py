"""How do many copies of one paper get each its own name and code? Laid out once, then each copy's words are set in.

The lines of "Kính gửi" of all copies are laid out together in one small document. Copies whose lines take the same
room form a group: its first one is laid out in full, the others are that page with their own line and their own QR
code in it. So a name that needs one line more finds its own layout by itself, and what we can't rewrite is laid out
copy by copy. Fonts, tags and metadata are written once a group; the fonts hold the letters of every copy.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, BinaryIO, Final

import pikepdf
from django.template.loader import render_to_string

from dispatches.printing import archival, render, rewriting, stylesheet
from dispatches.printing.rewriting import Code, Lines, Sheet

if TYPE_CHECKING:
    from weasyprint import Document

    from dispatches.printing.content import LetterContent

ROOM_MM: Final = 60  # for one name in the small document; its page is as long as all need


@dataclass(frozen=True, kw_only=True)
class Own:
    """What is one copy's own: the name in "Kính gửi" and the address in its QR code."""

    name: str
    address: str


@dataclass(frozen=True)
class _Part:
    """A copy with its pieces; `at` is its place in the order."""

    at: int
    own: Own
    lines: Lines | None = None
    code: Code | None = None

    @property
    def shape(self) -> object:
        return (self.lines.shape, self.code.size) if self.lines and self.code else self.at


class _Group:
    """Copies of one shape: the pages of the first, into which the pieces of the others are set."""

    def __init__(
        self, content: LetterContent, parts: Sequence[_Part], small: Document | None, write: Callable[[Document], bytes]
    ) -> None:
        """Raises LookupError when the pages are not drawn as we know it."""
        self.parts = parts
        with render.one_at_a_time, render.undisturbed():
            main = _laid_out(content, parts[0].own)
            letters = small.pages if small and len(parts) > 1 else []
            self.pdf = pikepdf.open(io.BytesIO(write(main.copy([*main.pages, *letters]))))
        rewriting.cut_to(self.pdf, len(main.pages))
        self.sheets = self._sheets(parts[0]) if len(parts) > 1 else []

    def _sheets(self, first: _Part) -> list[Sheet]:
        assert first.code is not None  # noqa: S101 -- a group of more than one has a shape
        drawn = [page.Contents.read_bytes() for page in self.pdf.pages]
        return [Sheet(page, first.code, None if at else first.lines) for at, page in enumerate(drawn)]

    def pages(self, part: _Part) -> list[bytes]:
        """What is drawn on the pages of this copy."""
        if not self.sheets or part.code is None:
            return [page.Contents.read_bytes() for page in self.pdf.pages]
        return [sheet.filled(part.code, None if at else part.lines) for at, sheet in enumerate(self.sheets)]


def copies(content: LetterContent, owns: Sequence[Own]) -> Iterator[tuple[int, bytes]]:
    """Each copy as a PDF of its own, PDF/A-3a and PDF/UA-1, with its place in `owns`; alike ones follow each other."""
    for group in _groups(content, owns, archival.write):
        for part in group.parts:
            for page, drawn in zip(group.pdf.pages, group.pages(part), strict=True):
                page.Contents.write(drawn)
            out = io.BytesIO()
            group.pdf.save(out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
            yield part.at, out.getvalue()


def print_run(content: LetterContent, owns: Sequence[Own], out: BinaryIO) -> None:
    """All copies in one file in the order of `owns`, for the printer: PDF/A-3u, without tags and bookmarks."""
    whole: pikepdf.Pdf | None = None
    placed: dict[int, list[pikepdf.Page]] = {}
    for group in _groups(content, owns, archival.write_for_printer):
        if whole is None:
            whole = group.pdf
        frames = [_frame(whole, page) for page in group.pdf.pages]
        for part in group.parts:
            placed[part.at] = [_page(whole, *pair) for pair in zip(frames, group.pages(part), strict=True)]
    if whole is None:
        return
    del whole.pages[:]
    for at in sorted(placed):
        whole.pages.extend(placed[at])
    for key in ("/Outlines", "/StructTreeRoot", "/MarkInfo"):
        if key in whole.Root:
            del whole.Root[key]
    whole.save(out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)


def _frame(whole: pikepdf.Pdf, page: pikepdf.Page) -> dict[str, object]:
    """A page without what is drawn on it, as a part of the whole file."""
    kept = {key: pikepdf.Array(list(page[key])) for key in ("/MediaBox", "/TrimBox", "/BleedBox") if key in page}
    own = page.Resources if page.obj.is_owned_by(whole) else whole.copy_foreign(page.Resources)
    return {"/Type": pikepdf.Name.Page, **kept, "/Resources": own}


def _page(whole: pikepdf.Pdf, frame: dict[str, object], drawn: bytes) -> pikepdf.Page:
    page = pikepdf.Dictionary({**frame, "/Contents": whole.make_stream(drawn)})
    return pikepdf.Page(whole.make_indirect(page))


def _groups(content: LetterContent, owns: Sequence[Own], write: Callable[[Document], bytes]) -> Iterator[_Group]:
    small, parts = _parts(content, owns)
    shapes: dict[object, list[_Part]] = {}
    for part in parts:
        shapes.setdefault(part.shape, []).append(part)
    for alike in shapes.values():
        try:
            yield _Group(content, alike, small, write)
        except LookupError:
            for part in alike:
                yield _Group(content, [part], None, write)


def _parts(content: LetterContent, owns: Sequence[Own]) -> tuple[Document | None, list[_Part]]:
    """The copies with the pieces that are their own, and the document that these were laid out in."""
    plain = [_Part(at, own) for at, own in enumerate(owns)]
    if len(owns) < 2 or not rewriting.is_known():
        return None, plain
    names = {own.name: None for own in owns}
    html = render_to_string("dispatches/print/own_lines.html", {"preset": content.preset, "names": names})
    room = f"@page {{ size: {content.form.measures['paper-width']} {ROOM_MM * (len(names) + 1)}mm; }}"
    with render.one_at_a_time, render.undisturbed():
        small = render.lay_out(html, stylesheet.for_paper(content.form), more=room)
        with pikepdf.open(io.BytesIO(archival.write(small.copy()))) as pdf:
            drawn = pdf.pages[0].Contents.read_bytes()
    tops = [top for _, (_, top, *_) in sorted(small.pages[0].anchors.items(), key=lambda anchor: anchor[1][1])]
    lines = rewriting.lines_of(drawn, tops)
    if len(lines) != len(names):
        return None, plain
    of_name = dict(zip(names, lines, strict=True))
    return small, [replace(part, lines=of_name[part.own.name], code=_code(part.own.address)) for part in plain]


def _code(address: str) -> Code | None:
    return rewriting.code_of(render_to_string("dispatches/print/_check.html", {"address": address}))


def _laid_out(content: LetterContent, own: Own) -> Document:
    page = render.page_of(replace(content, recipients=(own.name,)), draft=False, address=own.address)
    return render.lay_out(page, stylesheet.for_paper(content.form))
