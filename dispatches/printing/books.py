"""How is a year's book printed? A cover and its columns on A4 across, part by part, so that a long year needs no room.

Columns: Nghị định 30/2020/NĐ-CP, Phụ lục IV, Mục I.2 (văn bản đi), VI.2 (đến), VIII.2, III.2; the widths are ours.
Each part is laid out alone, its page numbers going on, and the parts are joined at the end: PDF/A-3u, without tags, of
which a long year would have more than a machine has room for.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import BinaryIO, Final

import pikepdf
from django.template.loader import render_to_string
from weasyprint import Document

from dispatches.printing import archival, render, stylesheet

# Lines laid out at once: more need more memory, fewer leave more pages half empty.
LINES_AT_ONCE: Final = 250

# Each column with its width in mm of the 258 that the margins leave.
OUTGOING: Final = (
    ("Số, ký hiệu văn bản", 33),
    ("Ngày tháng văn bản", 22),
    ("Tên loại và trích yếu nội dung văn bản", 54),
    ("Người ký", 25),
    ("Nơi nhận văn bản", 39),
    ("Đơn vị, người nhận bản lưu", 18),
    ("Số lượng bản", 13),
    ("Ngày chuyển", 16),
    ("Ký nhận", 14),
    ("Ghi chú", 24),
)
INCOMING: Final = (
    ("Ngày đến", 22),
    ("Số đến", 14),
    ("Tác giả", 34),
    ("Số, ký hiệu văn bản", 33),
    ("Ngày tháng văn bản", 22),
    ("Tên loại và trích yếu nội dung văn bản", 54),
    ("Đơn vị hoặc người nhận", 25),
    ("Ngày chuyển", 16),
    ("Ký nhận", 14),
    ("Ghi chú", 24),
)

# Mục VIII.2
FOLLOWING: Final = (
    ("Số đến", 14),
    ("Tên loại, số, ký hiệu, ngày, tháng và tên cơ quan, tổ chức ban hành văn bản", 76),
    ("Đơn vị hoặc người nhận", 42),
    ("Thời hạn giải quyết", 26),
    ("Tiến độ giải quyết", 44),
    ("Số, ký hiệu văn bản trả lời", 34),
    ("Ghi chú", 22),
)
# Mục VI.2, columns 2 and 7 to 10: the handing on of what came in
HANDED_IN: Final = (
    ("Số đến", 20),
    ("Đơn vị hoặc người nhận", 118),
    ("Ngày chuyển", 36),
    ("Ký nhận", 44),
    ("Ghi chú", 40),
)
# Mục III.2, without the post's stamp where it went through this system
SENT: Final = (
    ("Ngày chuyển", 26),
    ("Số, ký hiệu văn bản", 42),
    ("Nơi nhận văn bản", 88),
    ("Số lượng bì", 20),
    ("Ký nhận và dấu bưu điện", 38),
    ("Ghi chú", 44),
)

Line = tuple[str, ...]
Columns = tuple[tuple[str, int], ...]


@dataclass(frozen=True, kw_only=True)
class Cover:
    """What stands on the cover of a book (Phụ lục IV, Mục I.1 and VI.1)."""

    above: str
    unit: str
    title: str
    year: int
    days: str
    numbers: str


def print_book(
    cover: Cover,
    columns: Columns,
    lines: Iterable[Line],
    out: BinaryIO,
    *,
    told: Callable[[int], None] = lambda done: None,
) -> int:
    """Write the book to `out`; `told` hears how many lines are laid out. Returns the number of pages."""
    with TemporaryDirectory() as folder:
        parts = [_kept(Path(folder), 0, _cover(cover))]
        pages = done = 0
        for part in _parts(lines):
            printed, count = _part(cover, columns, part, first_page=pages + 1)
            parts.append(_kept(Path(folder), len(parts), printed))
            pages, done = pages + count, done + len(part)
            told(done)
        return _join(parts, out)


def _parts(lines: Iterable[Line]) -> Iterator[list[Line]]:
    """At least one part: an empty book is a cover and the heads of its columns."""
    rest = iter(lines)
    yield list(islice(rest, LINES_AT_ONCE))
    while part := list(islice(rest, LINES_AT_ONCE)):
        yield part


def _cover(cover: Cover) -> bytes:
    page = render_to_string("dispatches/print/book_cover.html", {"cover": cover})
    return _laid_out(page, "@page { @bottom-center { content: none; } }")[0]


def _part(cover: Cover, columns: Columns, lines: list[Line], *, first_page: int) -> tuple[bytes, int]:
    page = render_to_string("dispatches/print/book.html", {"cover": cover, "columns": columns, "lines": lines})
    widths = "".join(f".book-{index} {{ width: {width}mm; }}" for index, (_, width) in enumerate(columns, start=1))
    return _laid_out(page, f"@page :first {{ counter-reset: page {first_page}; }} {widths}")


def _laid_out(page: str, more: str) -> tuple[bytes, int]:
    def with_count(document: Document) -> tuple[bytes, int]:
        return archival.write_untagged(document), len(document.pages)

    with render.undisturbed():
        return render.press(page, stylesheet.for_books(), with_count, more=more)


def _kept(folder: Path, number: int, printed: bytes) -> Path:
    path = folder / f"{number:05d}.pdf"
    path.write_bytes(printed)
    return path


def _join(parts: list[Path], out: BinaryIO) -> int:
    """The parts behind the cover, whose metadata are those of the book."""
    with pikepdf.open(parts[0]) as book:
        for path in parts[1:]:
            with pikepdf.open(path) as part:
                book.pages.extend(part.pages)
        book.save(out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
        return len(book.pages)
