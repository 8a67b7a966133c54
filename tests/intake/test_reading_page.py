"""The page in a browser: text and field light each other, Ctrl+Enter saves, and nobody is shut out."""

import pytest

from directives.models import RegisterEntry
from intake.models import Arrival, Purpose
from intake.services import arrivals
from tests import world as worlds
from tests.browsing import assert_accessible
from tests.intake.desk import sign_in
from tests.intake.papers import CHO_CHU, PLAN, paper

pytestmark = [pytest.mark.browser, pytest.mark.urls("tests.intake.urls"), pytest.mark.usefixtures("party")]


def show(page, address, world, text, purpose):
    (arrival,) = arrivals.take(actor=world.clerk, purpose=purpose, text=text, uploads=[], at=worlds.NOW)
    cookie = sign_in(world.clerk).cookies["sessionid"].value
    page.context.add_cookies([{"name": "sessionid", "value": cookie, "url": address}])
    page.goto(arrival.get_absolute_url())
    return arrival


def test_a_field_lights_its_place_in_the_text_and_ctrl_enter_saves(page, live_server, world):
    arrival = show(page, live_server.url, world, paper(PLAN), Purpose.REGISTER)
    page.focus("#id_symbol")
    assert page.inner_text(".source mark.on") == "KH/HU"
    page.click('.source mark[data-field="place"]')
    assert page.evaluate("document.activeElement.id") == "id_place"
    page.keyboard.press("Control+Enter")
    page.wait_for_url(lambda address: "vao-so" not in address)
    assert RegisterEntry.objects.get().directive == Arrival.objects.get(pk=arrival.pk).outcome


def test_a_field_that_was_read_from_no_place_is_shown_by_the_rest_of_its_row(page, live_server, world):
    show(page, live_server.url, world, EARLY, Purpose.REGISTER)
    page.focus("#id_tasks-0-due_on")
    assert "tuyên truyền treo cờ" in " ".join(page.locator(".source mark.on").all_inner_texts())
    page.focus("#id_note")
    assert page.locator(".source mark.on").count() == 0


def test_the_marks_are_walked_by_keyboard_there_and_back(page, live_server, world):
    show(page, live_server.url, world, paper(PLAN), Purpose.REGISTER)

    def here():
        return page.evaluate("document.activeElement.dataset.field || document.activeElement.id")

    page.focus(".source")
    page.keyboard.press("Tab")
    first = page.inner_text(":focus")
    assert page.evaluate("document.activeElement.matches('.source mark.on')")
    page.keyboard.press("ArrowRight")
    assert page.inner_text(":focus") != first
    page.keyboard.press("ArrowLeft")
    assert page.inner_text(":focus") == first
    page.keyboard.press("End")
    last = here()
    assert page.evaluate("document.activeElement === [...document.querySelectorAll('.source mark')].at(-1)")
    page.keyboard.press("Home")
    while here() != "symbol":
        page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    assert here() == "id_symbol"
    page.keyboard.type("X")
    page.keyboard.press("Escape")
    assert (here(), page.inner_text(":focus")) == ("symbol", "KH/HU")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('.source')") is None, "one stop for all marks"
    page.keyboard.press("Shift+Tab")
    assert here() == "symbol", "Tab comes back to the mark that was left"
    assert last != "symbol"
    assert_accessible(page)


@pytest.mark.parametrize(("text", "purpose"), [(PLAN, Purpose.REGISTER), (CHO_CHU, Purpose.DRAFT)])
def test_the_page_is_open_to_everybody_on_desk_and_phone(open_page, live_server, world, text, purpose):
    for width in (1280, 390):
        page = open_page(width=width)
        show(page, live_server.url, world, paper(text), purpose)
        assert_accessible(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= width


EARLY = """UBND HUYỆN ĐỊNH HÓA
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Số: 45/UBND-VP
V/v treo cờ
Định Hóa, ngày 15 tháng 4 năm 2024

Kính gửi: UBND các xã, thị trấn.

1. Ủy ban nhân dân các xã, thị trấn tuyên truyền treo cờ.
2. Ủy ban nhân dân các xã, thị trấn báo cáo trước ngày 10/4/2024.

CHỦ TỊCH
Nguyễn Văn An
"""


def test_the_first_thing_to_look_at_has_the_focus_and_says_in_which_row_it_is(page, live_server, world):
    show(page, live_server.url, world, EARLY, Purpose.REGISTER)
    assert page.inner_text(":focus") == "Nhiệm vụ 2, Hạn"
    page.keyboard.press("Enter")
    assert page.evaluate("document.querySelector(location.hash).value") == "10/4/2024"


def test_a_paper_goes_from_the_paste_into_the_book_and_on_to_the_next_without_the_mouse(page, live_server, world):
    cookie = sign_in(world.clerk).cookies["sessionid"].value
    page.context.add_cookies([{"name": "sessionid", "value": cookie, "url": live_server.url}])
    page.goto("/vao-so/")
    page.keyboard.insert_text(paper(PLAN))
    page.keyboard.press("Control+Enter")
    page.wait_for_url("**/vao-so/*/")
    assert page.evaluate("document.activeElement.id") == "id_arrived_on"
    page.keyboard.press("Enter")
    page.keyboard.type("Công chức VHXH")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "id_note", "Enter alone saves nothing"
    page.keyboard.press("Control+Enter")
    page.wait_for_url("**/van-ban/*/")
    assert RegisterEntry.objects.get().handler == "Công chức VHXH"
    page.keyboard.press("Enter")
    page.wait_for_url("**/vao-so/")
    assert page.evaluate("document.activeElement.id") == "id_text"


def test_without_network_nothing_is_sent_and_what_was_typed_stays(page, live_server, world):
    show(page, live_server.url, world, paper(PLAN), Purpose.REGISTER)
    page.fill("#id_handler", "Công chức VHXH")
    page.context.set_offline(True)
    page.keyboard.press("Control+Enter")
    page.get_by_text("Máy đang mất mạng nên chưa gửi được.").wait_for()
    assert page.input_value("#id_handler") == "Công chức VHXH"
    page.context.set_offline(False)
    page.locator("#reading .buttons button:enabled").click()
    page.wait_for_url("**/van-ban/*/")
    assert RegisterEntry.objects.get().handler == "Công chức VHXH"


def test_a_machine_without_network_still_sends_to_a_server_of_its_own(page, live_server, world):
    page.add_init_script("Object.defineProperty(navigator, 'onLine', { get: () => false })")
    show(page, live_server.url, world, paper(PLAN), Purpose.REGISTER)
    page.fill("#id_handler", "Công chức VHXH")
    page.keyboard.press("Control+Enter")
    page.wait_for_url("**/van-ban/*/")
    assert RegisterEntry.objects.get().handler == "Công chức VHXH"


def test_at_a_desk_the_page_is_as_long_as_the_window_however_long_the_paper(page, live_server, world):
    show(page, live_server.url, world, paper(PLAN), Purpose.REGISTER)
    assert page.evaluate("document.querySelector('.found').scrollHeight") > 3000
    assert page.evaluate("document.documentElement.scrollHeight") < 1400


def test_on_a_phone_the_text_and_the_button_stay_in_view_at_the_last_field(open_page, live_server, world):
    page = open_page(width=390, height=844)
    show(page, live_server.url, world, paper(PLAN), Purpose.REGISTER)
    page.focus("#id_copies-0-text")
    page.locator(".source mark.on").wait_for()
    shown = (page.locator(name).first for name in (".source mark.on", ":focus", "#reading .buttons"))
    tops = [one.bounding_box()["y"] for one in shown]
    assert 0 <= tops[0] < tops[1] < tops[2] < 844


@pytest.mark.parametrize("javascript", [True, False])
def test_more_rows_open_at_the_first_new_one_with_what_was_typed(open_page, live_server, world, javascript):
    page = open_page(javascript=javascript)
    show(page, live_server.url, world, paper(PLAN), Purpose.REGISTER)
    before = page.locator("#tasks details.line").count()
    page.fill("#id_subject", "Đang gõ dở")
    page.click('button[name="more"][value="tasks"]')
    page.wait_for_load_state()
    assert page.input_value("#id_subject") == "Đang gõ dở"
    assert page.locator("#tasks details.line[open]").count() == before + 3
    assert page.locator(".kept").count() == 0


def test_a_file_too_large_is_not_even_chosen_and_the_text_stays(page, live_server, world, settings, tmp_path):
    settings.MAX_UPLOAD_BYTES = 1_000_000
    cookie = sign_in(world.clerk).cookies["sessionid"].value
    page.context.add_cookies([{"name": "sessionid", "value": cookie, "url": live_server.url}])
    page.goto("/vao-so/")
    page.fill("#id_text", "Đang gõ dở")
    for name, size in (("to.pdf", 1_500_000), ("vua.pdf", 900_000)):
        (tmp_path / name).write_bytes(b"0" * size)
    page.set_input_files("#id_documents", tmp_path / "to.pdf")
    page.get_by_text("Tệp “to.pdf” nặng 1,5 MB, vượt mức 1 MB nên chưa được chọn.").wait_for()
    assert page.evaluate("document.querySelector('#id_documents').files.length") == 0
    page.set_input_files("#id_documents", tmp_path / "vua.pdf")
    page.get_by_text("vua.pdf").wait_for()
    assert page.evaluate("document.querySelector('#id_documents').files.length") == 1
    assert page.input_value("#id_text") == "Đang gõ dở"
