"""Which period does a recurring duty fall into, when is it due, and which figures belong to it?

Periods are named by short keys that sort in time within their kind: 2026-W48, 2026-11, 2026-Q4, 2026-H2, 2026. The
figures of a report are cut off on the 14th (NĐ 09/2019/NĐ-CP, Điều 12): a month from the 15th of the month before, a
quarter, half and year likewise. Pure: the clock is never read.
"""

from __future__ import annotations

import calendar as plain
import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from vietnam import calendar, dates
from vietnam.calendar import NO_OVERRIDES, OfficeDays

_DAY = dt.timedelta(days=1)
_KEY = re.compile(r"(?P<year>\d{4})(?:-(?:W(?P<week>\d\d)|Q(?P<quarter>[1-4])|H(?P<half>[12])|(?P<month>\d\d)))?")
_ROMAN = ("I", "II", "III", "IV")
_HALVES = ("đầu", "cuối")
WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")
FRIDAY = 5


class Kind(StrEnum):
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    YEAR = "year"


MONTHS = {Kind.MONTH: 1, Kind.QUARTER: 3, Kind.HALF: 6, Kind.YEAR: 12}


@dataclass(frozen=True)
class Period:
    """One week, month, quarter, half or year, by its kind and its first day."""

    kind: Kind
    start: dt.date

    @property
    def key(self) -> str:
        year, part = self.start.year, (self.start.month - 1) // MONTHS.get(self.kind, 1) + 1
        if self.kind is Kind.WEEK:
            week = self.start.isocalendar()
            return f"{week.year}-W{week.week:02d}"
        named = {Kind.MONTH: f"-{part:02d}", Kind.QUARTER: f"-Q{part}", Kind.HALF: f"-H{part}"}
        return f"{year}{named.get(self.kind, '')}"

    @property
    def label(self) -> str:
        """ "tháng 11/2026", "quý IV/2026", "6 tháng cuối năm 2026", "tuần 23/11 – 29/11/2026" """
        year, part = self.start.year, (self.start.month - 1) // MONTHS.get(self.kind, 1)
        if self.kind is Kind.WEEK:
            return f"tuần {dates.short(self.start).rpartition('/')[0]} – {dates.short(self.end)}"
        named = {
            Kind.MONTH: f"tháng {part + 1}/{year}",
            Kind.QUARTER: f"quý {_ROMAN[part % 4]}/{year}",
            Kind.HALF: f"6 tháng {_HALVES[part % 2]} năm {year}",
        }
        return named.get(self.kind, f"năm {year}")

    @property
    def end(self) -> dt.date:
        """Its last day."""
        return self.next().start - _DAY

    def next(self) -> Period:
        if self.kind is Kind.WEEK:
            return Period(self.kind, self.start + 7 * _DAY)
        return Period(self.kind, _first(self.start, MONTHS[self.kind]))

    @property
    def figures(self) -> tuple[dt.date, dt.date]:
        """The first and the last day whose figures the report counts; a week is counted as it stands."""
        if self.kind is Kind.WEEK:
            return self.start, self.end
        return _first(self.start, -1).replace(day=15), self.end.replace(day=14)

    def opens_on(self, office: OfficeDays = NO_OVERRIDES) -> dt.date:
        """Its first working day."""
        return calendar.next_working_day(self.start - _DAY, office)


def containing(kind: Kind, day: dt.date) -> Period:
    if kind is Kind.WEEK:
        return Period(kind, day - day.weekday() * _DAY)
    months = MONTHS[kind]
    return Period(kind, day.replace(month=(day.month - 1) // months * months + 1, day=1))


def parse(key: str) -> Period | None:
    """The period of a key; None for what is no key."""
    found = _KEY.fullmatch(key)
    if found is None:
        return None
    year, week, quarter, half, month = (int(one) if one else 0 for one in found.groups())
    try:
        if week:
            return Period(Kind.WEEK, dt.date.fromisocalendar(year, week, 1))
        if quarter:
            return Period(Kind.QUARTER, dt.date(year, 3 * quarter - 2, 1))
        if half:
            return Period(Kind.HALF, dt.date(year, 6 * half - 5, 1))
        return Period(Kind.MONTH, dt.date(year, month, 1)) if "-" in key else Period(Kind.YEAR, dt.date(year, 1, 1))
    except ValueError:
        return None


@dataclass(frozen=True)
class Rule:
    """How often, and by when in each period.

    `day` counts in the week from Monday 1 (blank: Friday), else in the month (blank, or more than it has: its last
    day): the last month of the period moved by `shift` months. No period that begins after `until` is opened.
    """

    kind: Kind
    day: int | None = None
    shift: int = 0
    time: dt.time | None = None
    until: dt.date | None = None

    def due_on(self, period: Period, office: OfficeDays = NO_OVERRIDES) -> dt.date | None:
        """A day off moves the deadline to the working day before: the report lies on the desk by the printed day.

        Where the period has no working day up to then, its first one is the deadline; a week without any (Tết) asks
        for nothing: None.
        """
        day, first = self._printed_day(period), period.opens_on(office)
        if not calendar.is_working_day(day, office):
            day = calendar.previous_working_day(day, office)
        if day >= first:
            return day
        return first if first <= period.end and self.kind is not Kind.WEEK else None

    def from_day(self, day: dt.date, office: OfficeDays = NO_OVERRIDES) -> Iterator[Period]:
        """The periods whose deadline is on that day or later, oldest first, up to `until`."""
        period = containing(self.kind, _first(day, -1 - MONTHS.get(self.kind, 0)))
        while self.until is None or period.start <= self.until:
            due = self.due_on(period, office)
            if due is not None and due >= day:
                yield period
            period = period.next()

    def _printed_day(self, period: Period) -> dt.date:
        if self.kind is Kind.WEEK:
            return period.start + (self.day or FRIDAY) * _DAY - _DAY
        month = _first(period.end, self.shift)
        last = plain.monthrange(month.year, month.month)[1]
        return month.replace(day=min(self.day or last, last))


def _first(day: dt.date, months: int) -> dt.date:
    """The first of the month that many months on."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return dt.date(year, month + 1, 1)
