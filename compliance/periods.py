"""Which stretch of the calendar? A year, a quarter or a month, as written in an address: 2024, 2024-q2, 2024-04."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time

from django.utils import timezone

_WRITTEN = re.compile(r"(?P<year>20\d\d)(?:-(?:q(?P<quarter>[1-4])|(?P<month>0[1-9]|1[0-2])))?")
MONTHS, QUARTERS, YEARS = 12, 8, 5


@dataclass(frozen=True)
class Period:
    """From the first day up to, not including, `end`."""

    key: str
    label: str
    start: date
    end: date

    @property
    def bounds(self) -> tuple[datetime, datetime]:
        return _midnight(self.start), _midnight(self.end)


def parse(key: str) -> Period | None:
    found = _WRITTEN.fullmatch(key)
    if found is None:
        return None
    year, quarter, month = (int(part) if part else 0 for part in found.group("year", "quarter", "month"))
    if month:
        return Period(key, f"Tháng {month}/{year}", date(year, month, 1), _months_on(year, month, 1))
    if quarter:
        first = 3 * quarter - 2
        return Period(key, f"Quý {quarter}/{year}", date(year, first, 1), _months_on(year, first, 3))
    return Period(key, f"Năm {year}", date(year, 1, 1), date(year + 1, 1, 1))


def recent(*, on: date) -> list[tuple[str, list[tuple[str, str]]]]:
    """The periods to choose from, newest first, as grouped choices of a form."""
    months = [_before(on, back) for back in range(MONTHS)]
    quarters = list(dict.fromkeys((y, (m + 2) // 3) for y, m in (_before(on, back) for back in range(3 * QUARTERS))))
    keys = {
        "Tháng": [f"{year}-{month:02d}" for year, month in months],
        "Quý": [f"{year}-q{quarter}" for year, quarter in quarters[:QUARTERS]],
        "Năm": [str(on.year - back) for back in range(YEARS)],
    }
    return [(name, [(key, _label(key)) for key in group]) for name, group in keys.items()]


def _label(key: str) -> str:
    period = parse(key)
    return period.label if period else key


def _before(on: date, months: int) -> tuple[int, int]:
    year, month = divmod(on.year * 12 + on.month - 1 - months, 12)
    return year, month + 1


def _months_on(year: int, month: int, count: int) -> date:
    year, month = divmod(year * 12 + month - 1 + count, 12)
    return date(year, month + 1, 1)


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))
