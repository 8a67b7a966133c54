"""What stands in a unit's book of one year, as it is printed: the lines of the books (`directives`) as ten columns."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import BinaryIO, Final

from django.db.models import Count, Max, Min

from directives.models import Direction, RegisterEntry, Status
from directives.querysets.books import RegisterEntryQuerySet
from dispatches.printing import books
from units.models import Unit
from vietnam import dates

AT_ONCE: Final = 500
TITLES: Final = {
    Direction.IN: "Sổ đăng ký văn bản đến",
    Direction.OUT: "Sổ đăng ký văn bản đi",
}


def lines_of(unit: Unit, direction: str, year: int) -> RegisterEntryQuerySet:
    return RegisterEntry.objects.of_book(unit, direction, year)


def write(
    unit: Unit, direction: str, year: int, out: BinaryIO, *, told: Callable[[int], None] = lambda done: None
) -> int:
    """The whole book as PDF, every line in order. Returns the number of pages."""
    rows = lines_of(unit, direction, year)
    is_incoming = direction == Direction.IN
    columns, say = (books.INCOMING, _incoming) if is_incoming else (books.OUTGOING, _outgoing)
    return books.print_book(cover_of(unit, direction, year), columns, map(say, _in_order(rows)), out, told=told)


def cover_of(unit: Unit, direction: str, year: int) -> books.Cover:
    found = lines_of(unit, direction, year).aggregate(
        count=Count("pk"),
        first=Min("entered_on"),
        last=Max("entered_on"),
        low=Min("number"),
        high=Max("number"),
    )
    known = bool(found["count"])
    first, last = (dates.short(found[name]) if known else "......" for name in ("first", "last"))
    return books.Cover(
        above=unit.letterhead_parent.replace("|", " "),
        unit=unit.name,
        title=TITLES[Direction(direction)],
        year=year,
        days=f"Từ ngày {first} đến ngày {last}",
        numbers=f"Từ số {found['low'] or '......'} đến số {found['high'] or '......'}",
    )


def _in_order(rows: RegisterEntryQuerySet) -> Iterator[RegisterEntry]:
    """The lines by their numbers, a few hundred in memory at a time."""
    after = 0
    while page := list(rows.filter(number__gt=after).with_papers().order_by("number")[:AT_ONCE]):
        yield from page
        after = page[-1].number


def _outgoing(entry: RegisterEntry) -> books.Line:
    paper = entry.directive
    names = "; ".join(line.text.rstrip(" ;.,") for line in paper.addressees.all())
    note = "Đã thu hồi" if paper.status == Status.WITHDRAWN else entry.note
    about = f"{paper.doc_type}: {paper.subject}"
    return (paper.number_and_symbol, _day(paper.issued_on), about, paper.signer_name, names, "", "", "", "", note)


def _incoming(entry: RegisterEntry) -> books.Line:
    paper = entry.directive
    about = f"{paper.doc_type}: {paper.subject}"
    return (
        dates.short(entry.entered_on), str(entry.number), paper.issuer_name, paper.number_and_symbol,
        _day(paper.issued_on), about, entry.handler, "", "", entry.note,
    )  # fmt: skip


def _day(day: object) -> str:
    return dates.short(day) if day else ""  # type: ignore[arg-type]
