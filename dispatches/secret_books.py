"""How is a book of secret papers printed? The columns that NĐ 30/2020, Phụ lục IV has for any paper, with its degree
and without its subject, which may not be kept here; whoever must write it, writes it on the printed page."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from django.db.models import QuerySet

from directives.models import Direction
from dispatches.models import SecretEntry
from dispatches.printing import books
from dispatches.registers import Book
from units.models import Unit
from vietnam import dates

OUTGOING: Final = (
    ("Số, ký hiệu văn bản", 40),
    ("Ngày tháng văn bản", 24),
    ("Tên loại", 32),
    ("Độ mật", 20),
    ("Nơi nhận văn bản", 54),
    ("Số lượng bản", 16),
    ("Ngày chuyển", 22),
    ("Ký nhận", 24),
    ("Ghi chú", 26),
)
INCOMING: Final = (
    ("Ngày đến", 24),
    ("Số đến", 14),
    ("Tác giả", 44),
    ("Số, ký hiệu văn bản", 38),
    ("Ngày tháng văn bản", 24),
    ("Tên loại", 28),
    ("Độ mật", 18),
    ("Đơn vị hoặc người nhận", 28),
    ("Ký nhận", 20),
    ("Ghi chú", 20),
)


def _of(direction: Direction, unit: Unit, year: int) -> QuerySet[SecretEntry]:
    rows = SecretEntry.objects.of_book(unit, direction, year)
    return rows.select_related("register", "doc_type").order_by("entered_on", "number")


def _sent(unit: Unit, year: int) -> Iterator[books.Line]:
    for one in _of(Direction.OUT, unit, year):
        yield (
            one.number_and_symbol, dates.short(one.paper_on), str(one.doc_type), str(one.get_secrecy_display()),
            one.body, str(one.copies), "", "", _note(one),
        )  # fmt: skip


def _came(unit: Unit, year: int) -> Iterator[books.Line]:
    for one in _of(Direction.IN, unit, year):
        yield (
            dates.short(one.entered_on), str(one.number), one.body, one.number_and_symbol, dates.short(one.paper_on),
            str(one.doc_type), str(one.get_secrecy_display()), "", "", _note(one),
        )  # fmt: skip


def _note(entry: SecretEntry) -> str:
    return "; ".join(filter(None, [entry.note, f"Số bỏ: {entry.void_reason}" if entry.void_reason else ""]))


SECRET_BOOKS: Final = {
    Direction.OUT: Book(
        key="secret-out", title="Sổ đăng ký văn bản mật đi", columns=OUTGOING, lines=_sent,
        source=lambda unit, year: _of(Direction.OUT, unit, year),
        direction=Direction.OUT, file_name="so-van-ban-mat-di", day="entered_on", number="number",
    ),
    Direction.IN: Book(
        key="secret-in", title="Sổ đăng ký văn bản mật đến", columns=INCOMING, lines=_came,
        source=lambda unit, year: _of(Direction.IN, unit, year),
        direction=Direction.IN, file_name="so-van-ban-mat-den", day="entered_on", number="number",
    ),
}  # fmt: skip
