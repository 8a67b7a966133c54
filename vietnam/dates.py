"""How is a date read and written? Official long form with blanks, short forms, and the wording the decree asks for."""

import calendar
import datetime as dt
import re
from dataclasses import dataclass

from vietnam import text


class BadDate(ValueError):  # reads as the sentence it carries
    """A date that cannot be; the message is a Vietnamese sentence for the screen."""


@dataclass(frozen=True)
class PartialDate:
    """A date of which parts may still be blank."""

    year: int | None
    month: int | None
    day: int | None

    @property
    def iso(self) -> str:
        """`2024-04-??` where the day is blank."""
        year = f"{self.year:04d}" if self.year is not None else "????"
        return f"{year}-{_two(self.month)}-{_two(self.day)}"

    @property
    def full(self) -> dt.date | None:
        if self.year is None or self.month is None or self.day is None:
            return None
        return dt.date(self.year, self.month, self.day)


def _two(value: int | None) -> str:
    return "??" if value is None else f"{value:02d}"


_BLANK = r"[\s._…\-]{0,30}"
_LONG = re.compile(
    rf"(?:ngay)?{_BLANK}(?P<d>\d{{1,2}})?{_BLANK}thang{_BLANK}(?P<m>\d{{1,2}})?{_BLANK}nam{_BLANK}(?P<y>\d{{4}})?[\s.]*"
)
_SHORT = re.compile(r"(?:ngay)?\s*(?P<d>\d{1,2})\s*[/.\-]\s*(?P<m>\d{1,2})\s*[/.\-]\s*(?P<y>\d{4})")
_ISO = re.compile(r"(?P<y>\d{4})-(?P<m>\d{2}|\?\?)-(?P<d>\d{2}|\?\?)")


def parse(printed: str) -> PartialDate | None:
    """Read `ngày 27 tháng 3 năm 2024`, `27/3/2024`, ISO, or the long form with blanks; None if it is no date.

    Raises BadDate, with the reason, for a date that does not exist.
    """
    folded = text.fold(printed).strip(" ,;")
    for pattern in (_LONG, _SHORT, _ISO):
        if match := pattern.fullmatch(folded):
            return checked(*(int(match[key]) if (match[key] or "?")[0] != "?" else None for key in "ymd"))
    return None


def checked(year: int | None, month: int | None, day: int | None) -> PartialDate:
    """The date, or BadDate with a sentence that says why it cannot be."""
    if year is not None and not 1900 <= year <= 2999:
        raise BadDate(f"Năm {year} không hợp lệ; hãy nhập năm có bốn chữ số, ví dụ 2024.")
    if month is not None and not 1 <= month <= 12:
        raise BadDate(f"Không có tháng {month}; tháng phải từ 1 đến 12.")
    if day is not None:
        last = calendar.monthrange(year if year is not None else 2024, month)[1] if month is not None else 31
        if not 1 <= day <= last:
            raise BadDate(_no_such_day(year, month, day, last))
    return PartialDate(year, month, day)


def _no_such_day(year: int | None, month: int | None, day: int, last: int) -> str:
    if month is None:
        return f"Không có ngày {day}; ngày phải từ 1 đến 31."
    of_year = f"/{year}" if year is not None else ""
    return f"Không có ngày {day:02d}/{month:02d}{of_year}: tháng {month} chỉ có {last} ngày."


def date_in_words(place: str, on: PartialDate | dt.date) -> str:
    """`Chợ Chu, ngày 05 tháng 4 năm 2024` (NĐ 30/2020, Phụ lục I, II.4).

    Days below 10 and months 1, 2 carry a zero, months 3–9 do not. Blank parts stay as room to write in.
    """
    day = "     " if on.day is None else f" {on.day:02d} "
    month = "     " if on.month is None else f" {on.month:02d} " if on.month < 3 else f" {on.month} "
    year = "       " if on.year is None else f" {on.year}"
    return f"{place}, ngày{day}tháng{month}năm{year}"


def short(on: dt.date) -> str:
    """`05/4/2024`, as official papers write it in running text."""
    month = f"{on.month:02d}" if on.month < 3 else str(on.month)
    return f"{on.day:02d}/{month}/{on.year}"


def end_of_month(year: int, month: int) -> dt.date:
    return dt.date(year, month, calendar.monthrange(year, month)[1])


def end_of_quarter(year: int, quarter: int) -> dt.date:
    return end_of_month(year, quarter * 3)
