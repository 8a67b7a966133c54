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


FROM_WORD = """<html xmlns:o="x"><head><style>p{color:red}</style></head><body><!--StartFragment-->
<p class=MsoNormal>Thực hiện&nbsp;kế   hoạch,<br>xã yêu cầu:</p>
<p style='mso-list:l0'><![if !supportLists]><span style='mso-list:Ignore'>1.<span>&nbsp;&nbsp; </span></span>
<![endif]>Văn thư ghi sổ.<o:p></o:p></p>
<p><span style='mso-list:Ignore'>§<span>&nbsp; </span></span>Loa truyền thanh;</p>
<ol start=3><li>Công an</li><li>Y tế</li></ol><img src="https://nowhere.example/x.png"><script>alert(1)</script>
<table><tr><td><p>TT</p></td><td>Họ <b>tên</b></td></tr><tr><td>1</td><td><p>Ma Văn</p><p>Hùng</p></td></tr></table>
<!--EndFragment--></body></html>"""
PASTE = """(field, html) => { const data = new DataTransfer(); data.setData('text/html', html); field.focus();
    field.dispatchEvent(new ClipboardEvent('paste', {clipboardData: data, bubbles: true, cancelable: true})); }"""


def test_what_is_pasted_from_word_comes_as_lines_numbers_and_tabs(clerk: Person) -> None:
    field = clerk.page.locator('[name="closing"]')
    field.evaluate(PASTE, FROM_WORD)
    expect(field).to_have_value(
        "Thực hiện kế hoạch,\nxã yêu cầu:\n1. Văn thư ghi sổ.\n- Loa truyền thanh;\n3. Công an\n4. Y tế\n"
        "TT\tHọ tên\n1\tMa Văn Hùng"
    )
    field.press("Control+z")
    expect(field).to_have_value("")


def test_a_known_paper_is_looked_for_by_enter_and_becomes_a_basis(clerk: Person) -> None:
    page = clerk.page
    page.locator('[name="find"]').fill("999-XX/YY")
    page.locator('[name="find"]').press("Enter")
    expect(page.locator("#part-basis")).to_contain_text("Không có văn bản nào khớp")
    assert Letter.objects.get().version == 1
