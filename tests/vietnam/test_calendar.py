"""Working days: weekends, Tết and national days off, swapped Saturdays, and what an office adds."""

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from vietnam import calendar
from vietnam.calendar import OfficeDays

DAYS = st.dates(dt.date(2015, 1, 1), dt.date(2035, 12, 31))


def test_tet_and_national_days_are_off() -> None:
    off = [dt.date(2024, 2, 12), dt.date(2024, 4, 18), dt.date(2024, 4, 30), dt.date(2024, 9, 2), dt.date(2024, 5, 5)]
    assert not any(calendar.is_working_day(day) for day in off)
    assert calendar.is_working_day(dt.date(2024, 4, 17))


def test_a_saturday_the_government_swapped_is_worked() -> None:
    assert calendar.is_working_day(dt.date(2024, 5, 4))
    assert not calendar.is_working_day(dt.date(2024, 4, 29))


def test_an_office_adds_days_off_and_swaps_days() -> None:
    office = OfficeDays(days_off={dt.date(2024, 3, 28)}, working={dt.date(2024, 3, 30)})
    assert calendar.next_working_day(dt.date(2024, 3, 27), office) == dt.date(2024, 3, 29)
    assert calendar.next_working_day(dt.date(2024, 3, 29), office) == dt.date(2024, 3, 30)
    assert calendar.next_working_day(dt.date(2024, 3, 27)) == dt.date(2024, 3, 28)


@given(DAYS, st.integers(-40, 40))
def test_adding_and_counting_agree(day: dt.date, count: int) -> None:
    start = calendar.next_working_day(day)
    assert calendar.working_days_between(start, calendar.add_working_days(start, count)) == count


@given(DAYS)
def test_next_and_previous_undo_each_other_on_working_days(day: dt.date) -> None:
    working = calendar.next_working_day(day)
    assert calendar.previous_working_day(calendar.next_working_day(working)) == working
    assert calendar.is_working_day(working)
    assert working > day
