"""Which days are working days in Viet Nam? The public calendar plus what an office adds; the clock is never read."""

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass, field
from functools import lru_cache

import holidays

_DAY = dt.timedelta(days=1)
_LONGEST_BREAK = 60


@dataclass(frozen=True)
class OfficeDays:
    """What an office adds to the public calendar: days off, and days swapped into working days."""

    days_off: Collection[dt.date] = field(default_factory=frozenset)
    working: Collection[dt.date] = field(default_factory=frozenset)


NO_OVERRIDES = OfficeDays()


@lru_cache(maxsize=64)
def _public(year: int) -> tuple[dict[dt.date, str], frozenset[dt.date]]:
    """Public holidays by the `holidays` package, and the Saturdays the Government swapped for them.

    Bộ luật Lao động 2019, Điều 111 and 112; the swaps are announced each year.
    """
    book = holidays.country_holidays("VN", years=[year], language="vi")
    return dict(book), frozenset(book.weekend_workdays)


def is_working_day(day: dt.date, office: OfficeDays = NO_OVERRIDES) -> bool:
    """The office's own days win over the public calendar; a day both off and working there is a working day."""
    if day in office.working:
        return True
    if day in office.days_off:
        return False
    off, swapped = _public(day.year)
    return day in swapped or (day.weekday() < 5 and day not in off)


def next_working_day(day: dt.date, office: OfficeDays = NO_OVERRIDES) -> dt.date:
    """The first working day after `day`."""
    return _step(day, _DAY, office)


def previous_working_day(day: dt.date, office: OfficeDays = NO_OVERRIDES) -> dt.date:
    """The last working day before `day`."""
    return _step(day, -_DAY, office)


def _step(day: dt.date, by: dt.timedelta, office: OfficeDays) -> dt.date:
    for _ in range(_LONGEST_BREAK):
        day += by
        if is_working_day(day, office):
            return day
    raise ValueError("Hai tháng liền không có ngày làm việc nào; hãy kiểm tra các ngày nghỉ đã nhập của cơ quan.")


def add_working_days(day: dt.date, count: int, office: OfficeDays = NO_OVERRIDES) -> dt.date:
    """The `count`-th working day after `day` (before it, when negative); `day` itself when 0."""
    for _ in range(abs(count)):
        day = next_working_day(day, office) if count > 0 else previous_working_day(day, office)
    return day


def working_days_between(start: dt.date, end: dt.date, office: OfficeDays = NO_OVERRIDES) -> int:
    """Working days after `start` up to and including `end`; negative when `end` lies before `start`."""
    if end < start:
        return -working_days_between(end, start, office)
    days = (start + _DAY * i for i in range(1, (end - start).days + 1))
    return sum(is_working_day(day, office) for day in days)
