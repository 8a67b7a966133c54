"""The yard has no signal: results wait in the phone, survive its death, and arrive once each, as the right person's."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from django.contrib.sessions.models import Session
from django.utils import timezone
from playwright.sync_api import Browser, expect

from directives.models import Assignment, Result
from directives.services import work
from directives.states import State
from dissemination.demo.photos import photo
from tests.servers import wait_until
from tests.walk.handset import Handset
from tests.walk.relay import Relay, relay
from tests.world import World, build

if TYPE_CHECKING:
    from pytest_django.live_server_helper import LiveServer

pytestmark = pytest.mark.browser
KEPT_PAGES = "caches.keys().then((names) => names.filter((one) => one.startsWith('person-')))"


@pytest.fixture
def network(live_server: LiveServer) -> Iterator[Relay]:
    with relay(live_server.url) as between:
        yield between


@pytest.fixture
def world(transactional_db: None) -> World:
    world = build()
    world.issue()
    return world


@pytest.fixture
def row(world: World) -> Assignment:
    return world.assignment_of(world.head)


@pytest.fixture
def handset(browser: Browser, network: Relay, world: World, tmp_path: Path) -> Iterator[Handset]:
    """In the hand of the tổ trưởng, signed in, his work kept for the time without network."""
    phone = Handset(browser, network, tmp_path / "phone")
    phone.folder.mkdir()
    phone.switch_on()
    phone.signs_in(world.head.user.username)
    phone.keeps_pages_for_later()
    phone.is_switched_off()  # a browser notes its cookies now and then: those of this morning are noted
    phone.switch_on()
    yield phone
    phone.stack.close()


def picture(caption: str) -> bytes:
    return photo("loa", caption).read()


def logs_one(handset: Handset, row: Assignment, figure: str = "4") -> None:
    handset.goes_to(row.get_absolute_url())
    handset.logs("Loa truyền thanh", figure, picture(figure))


def test_three_results_with_photos_survive_the_phone_and_arrive_once_each(
    handset: Handset, network: Relay, row: Assignment
) -> None:
    network.cut()
    for number in (1, 2, 3):
        logs_one(handset, row, str(number))
        handset.sees_waiting(f"Còn {number} kết quả chờ gửi")
    handset.is_killed()
    assert not Result.objects.exists()
    handset.switch_on()
    handset.goes_to("/viec/")
    handset.sees_waiting("Còn 3 kết quả chờ gửi")
    network.swallows = True
    network.mend()
    handset.presses_on_the_bar("Gửi ngay")
    wait_until(lambda: network.swallowed > 0, "an answer that is lost on its way")
    network.swallows = False
    handset.goes_to(row.get_absolute_url())
    wait_until(lambda: Result.objects.count() == 3, "the results")
    expect(handset.page.locator("#waiting")).not_to_contain_text("chờ gửi")
    figures = sorted(one.figures["luot-phat"] for one in Result.objects.all())
    photos = [one.evidence.count() for one in Result.objects.all()]
    assert (figures, photos) == ([1, 2, 3], [1, 1, 1])


def test_what_is_kept_is_read_and_confirmed_without_network(handset: Handset, network: Relay, row: Assignment) -> None:
    network.cut()
    handset.goes_to("/viec/")
    handset.person.follows("Tuyên truyền trên loa")
    handset.person.sees("tuyên truyền Kế hoạch số 145-KH/HU")
    handset.person.presses("Đã nhận việc")
    handset.sees_waiting("Còn 1 kết quả chờ gửi")
    handset.goes_to("/van-ban/")
    handset.person.sees("Không có mạng", "Đã nhận việc")
    network.mend()
    handset.page.evaluate("dispatchEvent(new Event('online'))")
    wait_until(lambda: Assignment.objects.get(pk=row.pk).state == State.RECEIVED, "the confirmation")


def test_a_session_that_ended_asks_to_sign_in_and_goes_on(handset: Handset, network: Relay, row: Assignment) -> None:
    network.cut()
    logs_one(handset, row)
    Session.objects.all().delete()
    network.mend()
    handset.presses_on_the_bar("Gửi ngay")
    handset.sees_waiting("mời đăng nhập để gửi tiếp")
    handset.person.follows("Đăng nhập", within="#waiting")
    assert not Result.objects.exists()
    handset.fills_in_the_sign_in("nguoi004")
    wait_until(lambda: Result.objects.filter(logged_by__username="nguoi004").count() == 1, "the result")


def test_nothing_of_one_person_is_shown_to_or_sent_by_another(
    handset: Handset, network: Relay, row: Assignment, world: World
) -> None:
    network.cut()
    logs_one(handset, row)
    Session.objects.all().delete()
    network.mend()
    handset.signs_in(world.neighbour.user.username)
    handset.keeps_pages_for_later()
    assert handset.page.evaluate(KEPT_PAGES) == [f"person-{world.neighbour.user_id}"]
    expect(handset.page.locator("#waiting")).to_be_hidden()
    handset.signs_out()
    handset.person.sees("còn kết quả chờ gửi")
    assert handset.page.evaluate(KEPT_PAGES) == []
    network.cut()
    handset.goes_to("/viec/")
    handset.person.sees("Không có mạng", "Không có kết quả nào chờ gửi")
    network.mend()
    assert not Result.objects.exists()
    handset.signs_in(world.head.user.username)
    wait_until(lambda: Result.objects.filter(logged_by=world.head.user).count() == 1, "the result of who typed it")


def test_what_the_server_refuses_is_told_and_can_be_dropped(
    handset: Handset, network: Relay, row: Assignment, world: World
) -> None:
    network.cut()
    logs_one(handset, row)
    work.withdraw(actor=world.deputy, assignment=row, reason="Giao nhầm", at=timezone.now())
    network.mend()
    handset.presses_on_the_bar("Gửi ngay")
    handset.sees_waiting("1 kết quả chưa được nhận")
    handset.person.follows("Xem", within="#waiting")
    handset.person.sees("Việc này đang ở trạng thái “đã thu hồi”", "kèm 1 ảnh")
    handset.page.get_by_role("button", name="Bỏ").click()
    handset.page.get_by_role("button", name="Bỏ hẳn").click()
    handset.person.sees("Không có kết quả nào chờ gửi")
    assert not Result.objects.exists()


def test_what_the_server_refuses_can_be_mended(handset: Handset, network: Relay, row: Assignment) -> None:
    network.cut()
    logs_one(handset, row, "999999")
    network.mend()
    handset.presses_on_the_bar("Gửi ngay")
    handset.sees_waiting("1 kết quả chưa được nhận")
    handset.person.follows("Xem", within="#waiting")
    handset.person.follows("Sửa")
    handset.person.sees("Hãy ghi một số từ 0", "1 ảnh đã chọn lần trước")
    handset.page.locator(".step input").first.fill("9")
    handset.person.presses("Gửi kết quả")
    handset.person.sees("Đã ghi kết quả")
    result = Result.objects.get()
    assert (result.figures["luot-phat"], result.evidence.count()) == (9, 1)
    expect(handset.page.locator("#waiting")).to_be_hidden()


def test_with_network_a_refusal_keeps_the_photo_and_the_words(handset: Handset, row: Assignment) -> None:
    handset.goes_to(row.get_absolute_url())
    handset.fills_in("Loa truyền thanh", "999999", picture("một"))
    handset.person.fills("Ghi chú", "Sáng và chiều")
    handset.page.get_by_role("button", name="Gửi kết quả").click()
    handset.person.sees("Chưa lưu được", "Hãy ghi một số từ 0")
    handset.person.looks()
    handset.page.locator(".step input").first.fill("2")
    handset.person.presses("Gửi kết quả")
    handset.person.sees("Đã ghi kết quả")
    result = Result.objects.get()
    assert (result.note, result.evidence.count()) == ("Sáng và chiều", 1)
    handset.page.go_back(wait_until="commit")  # as it was left, out of the browser's memory
    expect(handset.page.get_by_role("heading", name="Loa truyền thanh")).to_be_visible()
    handset.page.locator(".step input").first.fill("3")
    handset.person.presses("Gửi kết quả")
    handset.person.sees("Đã ghi kết quả")
    assert sorted(one.figures["luot-phat"] for one in Result.objects.all()) == [2, 3]


def test_a_network_that_only_seems_to_be_there_loses_nothing(handset: Handset, network: Relay, row: Assignment) -> None:
    handset.goes_to(row.get_absolute_url())
    handset.fills_in("Loa truyền thanh", "2", picture("hai"))
    network.swallows = True
    handset.person.presses("Gửi kết quả")
    handset.sees_waiting("Còn 1 kết quả chờ gửi")
    network.swallows = False
    handset.presses_on_the_bar("Gửi ngay")
    handset.sees_waiting("Đã gửi 1 kết quả")
    assert Result.objects.count() == 1
