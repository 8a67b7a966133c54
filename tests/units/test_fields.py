"""A day and an hour as people type them."""

from datetime import date, time

import pytest
from django.core.exceptions import ValidationError

from units.fields import DayField, HourField


@pytest.mark.parametrize("typed", ["27/3/2024", "27-03-2024", "27.3.2024", "ngày 27 tháng 3 năm 2024", "2024-03-27"])
def test_a_day_is_read_day_first(typed):
    assert DayField().clean(typed) == date(2024, 3, 27)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("31/4/2024", "Không có ngày 31/04/2024: tháng 4 chỉ có 30 ngày."),
        ("3/27/2024", "Không có tháng 27; tháng phải từ 1 đến 12."),
        ("27/3", "Hãy ghi đủ ngày, tháng, năm, ví dụ 27/3/2024."),
        ("", "Hãy ghi ngày."),
    ],
)
def test_what_is_no_day_is_told_why(typed, sentence):
    with pytest.raises(ValidationError, match=sentence):
        DayField().clean(typed)


def test_a_day_is_shown_as_papers_write_it():
    assert DayField().prepare_value(date(2024, 4, 5)) == "05/4/2024"


@pytest.mark.parametrize("typed", ["16:30", "16h30", "16g30", "16 giờ 30 phút"])
def test_an_hour_is_read(typed):
    assert HourField().clean(typed) == time(16, 30)


@pytest.mark.parametrize("typed", ["25:00", "16:75", "chiều"])
def test_what_is_no_hour_is_told(typed):
    with pytest.raises(ValidationError, match=r"Hãy ghi giờ như 16:30\."):
        HourField().clean(typed)
