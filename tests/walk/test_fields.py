"""Fields that a script helps with: the calendar beside a day, a whole group ticked at once."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.walk.conftest import Town
from tests.walk.person import Person

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def test_the_calendar_writes_the_day_first(town: Town, at_a_desk: Callable[..., Person]) -> None:
    person = at_a_desk("vhxh")
    person.goes_to("/van-ban/truyen-dat-mieng/")
    day = person.page.locator('[data-field="viec-0-due_on"]')
    typed, calendar = day.locator('input[type="text"]'), day.locator('input[type="date"]')
    typed.fill("5/4/2027")
    day.get_by_role("button", name="Mở lịch").click()
    expect(calendar).to_have_value("2027-04-05")  # it opens at what was typed
    calendar.evaluate("e => { e.value = '2027-01-09'; e.dispatchEvent(new Event('change')); }")
    expect(typed).to_have_value("09/01/2027")


def test_a_whole_group_is_ticked_and_taken_back(town: Town, at_a_desk: Callable[..., Person]) -> None:
    person = at_a_desk("vhxh")
    person.goes_to("/van-ban/truyen-dat-mieng/")
    who = person.page.locator('[data-field="viec-0-who"]')
    group = who.get_by_role("button", name="cả nhóm Tổ dân phố")
    group.click()
    ticked = who.locator("input:checked")
    expect(ticked).to_have_count(20)
    expect(group).to_have_text("Bỏ cả nhóm")
    ticked.first.uncheck()
    expect(group).to_have_text("Chọn cả nhóm")
    group.click()
    group.click()
    expect(ticked).to_have_count(0)
