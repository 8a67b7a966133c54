"""Dates as papers write them, with blanks, and the days that do not exist."""

import contextlib
import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vietnam import dates

DAYS = st.dates(dt.date(1945, 9, 2), dt.date(2100, 12, 31))


@given(DAYS)
def test_what_we_write_we_can_read(day: dt.date) -> None:
    words = dates.date_in_words("Chợ Chu", day)
    assert dates.parse(words.partition(", ")[2]).full == day
    assert dates.parse(dates.short(day)).full == day
    assert dates.parse(day.isoformat()).full == day


@given(st.text())
def test_any_text_is_a_date_or_none_or_refused_with_a_reason(any_text: str) -> None:
    with contextlib.suppress(dates.BadDate):
        dates.parse(any_text)


def test_days_below_ten_and_months_one_and_two_carry_a_zero() -> None:
    assert dates.date_in_words("Hà Nội", dt.date(2020, 1, 5)) == "Hà Nội, ngày 05 tháng 01 năm 2020"
    assert dates.date_in_words("Hải Phòng", dt.date(2019, 6, 29)) == "Hải Phòng, ngày 29 tháng 6 năm 2019"


@pytest.mark.parametrize(
    ("printed", "iso"),
    [
        ("ngày   tháng 4 năm 2024", "2024-04-??"),
        ("ngày … tháng … năm 2026", "2026-??-??"),
        ("ngày12 tháng10 năm 2020", "2020-10-12"),
        ("ngày 01-9-2016", "2016-09-01"),
    ],
)
def test_blank_parts_stay_blank(printed: str, iso: str) -> None:
    assert dates.parse(printed).iso == iso


def test_a_blank_day_leaves_room_to_write() -> None:
    assert dates.date_in_words("Chợ Chu", dates.PartialDate(2024, 4, None)) == "Chợ Chu, ngày     tháng 4 năm 2024"


@pytest.mark.parametrize(
    ("printed", "reason"),
    [
        ("31/02/2024", "Không có ngày 31/02/2024: tháng 2 chỉ có 29 ngày."),
        ("ngày 30 tháng 2 năm 2023", "Không có ngày 30/02/2023: tháng 2 chỉ có 28 ngày."),
        ("12/13/2024", "Không có tháng 13; tháng phải từ 1 đến 12."),
    ],
)
def test_a_day_that_does_not_exist_is_refused_with_the_reason(printed: str, reason: str) -> None:
    with pytest.raises(dates.BadDate) as refused:
        dates.parse(printed)
    assert str(refused.value) == reason
