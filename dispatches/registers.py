"""Which books does a unit keep of a year, and what stands in each? The rows of the house as the columns of the books.

Nghị định 30/2020/NĐ-CP, Phụ lục IV: sổ đăng ký văn bản đi (Mục I) and đến (VI), sổ theo dõi giải quyết văn bản đến
(VIII). The decree has no sổ chuyển giao of its own: what is handed on has the columns of Mục III (what goes out) and
the columns 2, 7 to 10 of Mục VI (what came in). Nor has it one of copies, only their own numbers (Phụ lục I, Phần II,
Mục II.1c): that book has the columns of Mục I. What nobody but the pen knows (ký nhận) stays blank.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import BinaryIO, Final

from django.db.models import Count, Max, Min, QuerySet
from django.utils import timezone

from directives.models import Delivery, Direction, RegisterEntry, Status
from directives.querysets.books import RegisterEntryQuerySet
from dispatches import following
from dispatches.models import Copy, NumberUse, Sequel
from dispatches.printing import books, sheets
from units.models import Unit
from vietnam import dates
from vietnam.symbols import pad

AT_ONCE: Final = 500
Told = Callable[[int], None]


def nobody(done: int) -> None:
    """Hears how many lines are done, and tells no one."""


@dataclass(frozen=True, kw_only=True)
class Book:
    """One kind of book: `source` says which rows, `lines` makes its lines in order, a few hundred in memory."""

    key: str
    title: str
    columns: books.Columns
    source: Callable[[Unit, int], QuerySet]
    lines: Callable[[Unit, int], Iterator[books.Line]]
    day: str  # the column that its days are counted by
    number: str = ""  # the running number of its lines; "" if it has none
    direction: Direction
    file_name: str

    def count(self, unit: Unit, year: int) -> int:
        return self.source(unit, year).count()


def write(book: Book, unit: Unit, year: int, out: BinaryIO, *, told: Told = nobody) -> int:
    """The whole book as PDF, every line in order. Returns the number of pages."""
    return books.print_book(cover_of(book, unit, year), book.columns, book.lines(unit, year), out, told=told)


def write_sheet(book: Book, unit: Unit, year: int, out: BinaryIO, *, told: Told = nobody) -> int:
    """The whole book as XLSX. Returns the number of lines."""
    return sheets.write_book(cover_of(book, unit, year), book.columns, book.lines(unit, year), out, told=told)


def cover_of(book: Book, unit: Unit, year: int) -> books.Cover:
    asked = {"count": Count("pk"), "first": Min(book.day), "last": Max(book.day)}
    if book.number:
        asked |= {"low": Min(book.number), "high": Max(book.number)}
    found = book.source(unit, year).aggregate(**asked)
    first, last = (_day(found[name]) or "......" for name in ("first", "last"))
    return books.Cover(
        above=unit.letterhead_parent.replace("|", " "),
        unit=unit.name,
        title=book.title,
        year=year,
        days=f"Từ ngày {first} đến ngày {last}",
        numbers=f"Từ số {found.get('low') or '......'} đến số {found.get('high') or '......'}" if book.number else "",
    )


def _incoming_of(unit: Unit, year: int) -> RegisterEntryQuerySet:
    return RegisterEntry.objects.of_book(unit, Direction.IN, year)


def _outgoing_of(unit: Unit, year: int) -> RegisterEntryQuerySet:
    return RegisterEntry.objects.of_book(unit, Direction.OUT, year)


def _sent_of(unit: Unit, year: int) -> QuerySet[Delivery]:
    return Delivery.objects.filter(directive__issuer=unit, directive__entries__in=_outgoing_of(unit, year))


def _copies_of(unit: Unit, year: int) -> QuerySet[Copy]:
    return Copy.objects.filter(series__unit=unit, series__year=year)


def _pages(
    unit: Unit, year: int, source: Callable[[Unit, int], RegisterEntryQuerySet]
) -> Iterator[list[RegisterEntry]]:
    """The lines of a register by their numbers, a few hundred in memory at a time."""
    after = 0
    while page := list(source(unit, year).filter(number__gt=after).with_papers().order_by("number")[:AT_ONCE]):
        yield page
        after = page[-1].number


def _outgoing(unit: Unit, year: int) -> Iterator[books.Line]:
    """A voided number stands before the first paper of its series that has a higher one."""
    voided = list(NumberUse.objects.void_in(unit, year).order_by("series", "number"))
    for page in _pages(unit, year, _outgoing_of):
        uses = NumberUse.objects.filter(directive__in=[entry.directive_id for entry in page]) if voided else ()
        taken = {use.directive_id: use for use in uses}
        after: dict[int, list[str]] = {}
        for one in Sequel.objects.of([entry.directive_id for entry in page]):
            after.setdefault(one.directive_id, []).append(one.said)
        for entry in page:
            use = taken.get(entry.directive_id)
            for void in [one for one in voided if use and one.series_id == use.series_id and one.number < use.number]:
                voided.remove(void)
                yield _void(void)
            yield _sent_out(entry, after.get(entry.directive_id, []))
    yield from map(_void, voided)


def _void(use: NumberUse) -> books.Line:
    by = f"{use.taken_by} ghi " if use.taken_by else ""
    about = f"Số bỏ: {use.void_reason} ({by}ngày {_day(use.at)})"
    return (pad(str(use.number)), "", about, "", "", "", "", "", "", "Số bỏ")


def _sent_out(entry: RegisterEntry, after: list[str]) -> books.Line:
    """`after`: what became of it, for the last column."""
    paper = entry.directive
    names = "; ".join(entry.recipients)
    recalled = ["Đã thu hồi"] if paper.status == Status.WITHDRAWN and not after else []
    note = "; ".join(filter(None, [entry.note, *recalled, *after]))
    about = f"{paper.doc_type}: {paper.subject}"
    return (
        paper.number_and_symbol, _day(paper.issued_on), about, paper.signer_name, names,
        entry.kept_by, "", "", "", note,
    )  # fmt: skip


def _incoming(unit: Unit, year: int) -> Iterator[books.Line]:
    for entry in (entry for page in _pages(unit, year, _incoming_of) for entry in page):
        paper = entry.directive
        about = f"{paper.doc_type}: {paper.subject}"
        yield (
            dates.short(entry.entered_on), str(entry.number), paper.issuer_name, paper.number_and_symbol,
            _day(paper.issued_on), about, entry.handler, "", "", entry.note,
        )  # fmt: skip


def _followed(unit: Unit, year: int) -> Iterator[books.Line]:
    for page in _pages(unit, year, _incoming_of):
        known = following.of_page(unit, page)
        for entry in page:
            about, row = following.named(entry.directive), known[entry.pk]
            yield (str(entry.number), about, row.handlers, row.deadline, row.progress, row.answers, entry.note)


def _handed_in(unit: Unit, year: int) -> Iterator[books.Line]:
    """The day of handing on is the pen's: no row holds it."""
    for page in _pages(unit, year, _incoming_of):
        known = following.of_page(unit, page)
        for entry in page:
            yield (str(entry.number), known[entry.pk].handlers, "", "", entry.note)


def _copies(unit: Unit, year: int) -> Iterator[books.Line]:
    """In the columns of the sổ văn bản đi: whoever copies asks the same of its book."""
    rows = _copies_of(unit, year).select_related("directive__doc_type").order_by("number")
    for copy in rows.iterator(chunk_size=AT_ONCE):
        form = ", bản điện tử" if copy.is_electronic else ""
        about = f"{copy.get_kind_display()} {following.named(copy.directive)}{form}"
        number = f"{pad(str(copy.number))}/{copy.symbol}"
        yield (number, _day(copy.made_on), about, copy.signer, "", "", "", "", "", "")


def _sent(unit: Unit, year: int) -> Iterator[books.Line]:
    """One line for each unit that a paper was sent to; by the paper's line in the book, then in order of sending."""
    for page in _pages(unit, year, _outgoing_of):
        rows: dict[int, list[Delivery]] = {}
        sent = Delivery.objects.filter(directive__in=[entry.directive_id for entry in page], directive__issuer=unit)
        for row in sent.select_related("unit").order_by("delivered_at", "pk"):
            rows.setdefault(row.directive_id, []).append(row)
        for entry in page:
            for row in rows.get(entry.directive_id, ()):
                note = f"Nhận trên hệ thống {_day(row.received_at)}" if row.received_at else ""
                yield (_day(row.delivered_at), entry.directive.number_and_symbol, row.unit.name, "", "", note)


def _day(day: date | None) -> str:
    """A day, or the local day of a moment; "" for none."""
    if isinstance(day, datetime):
        day = timezone.localdate(day)
    return dates.short(day) if day else ""


_NUMBERED: Final = {"day": "entered_on", "number": "number"}
BOOKS: Final = {
    book.key: book
    for book in (
        Book(
            key="in", title="Sổ đăng ký văn bản đến", columns=books.INCOMING, source=_incoming_of, lines=_incoming,
            direction=Direction.IN, file_name="so-van-ban-den", **_NUMBERED,
        ),
        Book(
            key="out", title="Sổ đăng ký văn bản đi", columns=books.OUTGOING, source=_outgoing_of, lines=_outgoing,
            direction=Direction.OUT, file_name="so-van-ban-di", **_NUMBERED,
        ),
        Book(
            key="following", title="Sổ theo dõi giải quyết văn bản đến", columns=books.FOLLOWING, source=_incoming_of,
            lines=_followed, direction=Direction.IN, file_name="so-theo-doi-giai-quyet", **_NUMBERED,
        ),
        Book(
            key="handed-in", title="Sổ chuyển giao văn bản đến", columns=books.HANDED_IN, source=_incoming_of,
            lines=_handed_in, direction=Direction.IN, file_name="so-chuyen-giao-den", **_NUMBERED,
        ),
        Book(
            key="copies", title="Sổ đăng ký bản sao", columns=books.OUTGOING, source=_copies_of, lines=_copies,
            direction=Direction.OUT, file_name="so-ban-sao", day="made_on", number="number",
        ),
        Book(
            key="sent", title="Sổ chuyển giao văn bản đi", columns=books.SENT, source=_sent_of, lines=_sent,
            direction=Direction.OUT, file_name="so-chuyen-giao-di", day="delivered_at",
        ),
    )
}  # fmt: skip
