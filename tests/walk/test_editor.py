"""The editor in a browser: a window that dies gives the words back, rows go up and down by the keyboard."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from dispatches.models import Letter, TypedDraft
from tests.walk.conftest import Town
from tests.walk.person import Person

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.fixture
def clerk(town: Town, at_a_desk: Callable[..., Person]) -> Person:
    """The clerk with a new draft open before her."""
    person = at_a_desk("vanthu")
    person.goes_to("/van-ban-di/soan/")
    person.fills("Trích yếu", "tăng cường phòng cháy, chữa cháy")
    person.presses("Lập dự thảo")
    return person


def another_window(clerk: Person) -> Person:
    """The same person opens the same address anew."""
    page = clerk.page.context.new_page()
    page.set_default_timeout(10_000)
    address = clerk.page.url
    clerk.page.close()
    again = Person(page, clerk.password, with_axe=True)
    again.goes_to(address)
    return again


def test_a_window_that_dies_gives_the_words_back(clerk: Person) -> None:
    clerk.page.locator('[name="opening"]').press_sequentially("Thời gian qua nhân dân chấp hành tốt.")
    expect(clerk.page.locator("[data-autosaved]")).to_have_text(re.compile(r"Đã lưu nháp lúc \d\d:\d\d\."))
    clerk.page.evaluate("localStorage.clear()")  # the browser's own note is lost too
    again = another_window(clerk)
    assert again.value_of("opening") == ""
    again.sees("Có bản đang gõ dở lúc")
    again.page.locator('[name="closing"]').press_sequentially("Đề nghị thực hiện.")
    expect(again.page.locator("[data-autosaved]")).to_contain_text("hãy chọn dùng hay bỏ")  # not written over
    assert TypedDraft.objects.get().fields["opening"] == ["Thời gian qua nhân dân chấp hành tốt."]
    again.follows("Dùng bản này")
    assert again.value_of("opening") == "Thời gian qua nhân dân chấp hành tốt."
    again.presses("Lưu dự thảo")
    again.sees("Đã lưu dự thảo.")
    assert "đang gõ dở" not in again.page.locator("main").inner_text()
    assert Letter.objects.get().wording["opening"] == ["Thời gian qua nhân dân chấp hành tốt."]
    assert not TypedDraft.objects.exists()


def test_a_row_goes_up_by_the_keyboard_and_the_words_in_it_stay(clerk: Person) -> None:
    page = clerk.page
    clerk.writes(to__0__text="UBND huyện", to__1__text="Các xóm", opening="Đang gõ")
    page.locator('[name="to-1-text"]').press("Alt+ArrowUp")
    expect(page.locator('[name="to-0-text"]')).to_have_value("Các xóm")
    expect(page.locator('[name="to-0-text"]')).to_be_focused()
    assert clerk.values_of("to-1-text", "opening") == ["UBND huyện", "Đang gõ"]
    expect(page.locator("#beside .preview")).to_contain_text("Các xóm")
    clerk.touches(page.get_by_role("button", name="Đưa dòng 1 xuống").first)
    expect(page.locator('[name="to-0-text"]')).to_have_value("UBND huyện")


def test_a_division_goes_up_with_the_caret_and_is_numbered_anew(clerk: Person) -> None:
    text = clerk.page.locator('[name="sections"]')
    text.fill("I. MỤC ĐÍCH\nCâu một.\nII. TỔ CHỨC\nCâu hai.")
    text.evaluate("e => e.setSelectionRange(25, 25)")
    text.press("Alt+ArrowUp")
    expect(text).to_have_value("I. TỔ CHỨC\nCâu hai.\nII. MỤC ĐÍCH\nCâu một.")
    expect(text).to_be_focused()
    assert text.evaluate("e => e.selectionStart") == 0


def test_without_scripts_a_button_moves_the_row(town: Town, at_a_desk: Callable[..., Person]) -> None:
    clerk = at_a_desk("vanthu", javascript=False)
    clerk.goes_to("/van-ban-di/soan/")
    clerk.fills("Trích yếu", "tăng cường phòng cháy")
    clerk.presses("Lập dự thảo")
    clerk.writes(to__0__text="UBND huyện", to__1__text="Các xóm", basis="Căn cứ A;\nCăn cứ B.")
    clerk.presses("Đưa dòng 2 lên")
    assert clerk.values_of("to-0-text", "to-1-text") == ["Các xóm", "UBND huyện"]
    clerk.opens("Đổi thứ tự")
    clerk.presses("Đưa Căn cứ B. lên")
    assert clerk.value_of("basis") == "Căn cứ B.\nCăn cứ A;"
