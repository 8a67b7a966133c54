"""The pages of papers in a real browser: readable on a phone, filtered without a new page, accessible."""

import pytest
from django.test import Client

from directives.models import Directive
from tests.browsing import assert_accessible
from tests.directives.incoming import letter_below
from tests.world import World, build

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def world() -> World:
    return build()


def enter(page, live_server, actor) -> None:
    client = Client()
    client.force_login(actor.user)
    page.context.add_cookies(
        [{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": live_server.url}]
    )


def test_a_head_reads_the_letter_and_the_plan_on_a_phone(world, live_server, phone):
    letter = letter_below(world)
    enter(phone, live_server, world.head)
    phone.goto(letter.get_absolute_url())
    assert_accessible(phone)
    width = phone.evaluate("document.documentElement.scrollWidth")
    assert width <= 390
    assert phone.locator(".files a").first.bounding_box()["y"] < 400
    phone.get_by_role("link", name="Kế hoạch 145-KH/HU").first.click()
    phone.get_by_text("Toàn văn").click()
    assert phone.get_by_text("Thực hiện Chỉ thị số 28-CT/TW của Bộ Chính trị").is_visible()
    assert_accessible(phone)


def test_the_clerk_filters_the_list_without_a_new_page(world, live_server, page):
    letter_below(world)
    enter(page, live_server, world.clerk)
    page.goto("/van-ban/")
    assert_accessible(page)
    page.evaluate("document.body.dataset.same = '1'")
    page.get_by_label("Loại").select_option("Kế hoạch")
    page.get_by_text("Dòng 1–1 trong 1 văn bản").wait_for()
    assert "loai=" in page.url
    assert page.evaluate("document.body.dataset.same") == "1"
    page.get_by_role("link", name="Ngày").click()
    page.wait_for_url("**xep=ngay*")
    assert page.locator("tbody tr").count() == 1


def test_every_page_of_a_paper_is_accessible(world, live_server, page):
    letter, plan = letter_below(world), Directive.objects.get(number="145")
    enter(page, live_server, world.clerk)
    for path in (
        *(f"{letter.get_absolute_url()}{part}" for part in ("", "duong-di/", "lich-su/", "thu-hoi/")),
        f"{plan.get_absolute_url()}sua-thong-tin/",
        "/so-van-ban-den/?nam=2024",
        "/so-van-ban-di/?nam=2024",
    ):
        page.goto(path)
        assert_accessible(page)


def test_a_book_is_printed_across_with_all_ten_columns(world, live_server, page):
    letter_below(world)
    enter(page, live_server, world.clerk)
    page.emulate_media(media="print")
    for name in ("den", "di"):
        page.goto(f"/so-van-ban-{name}/?nam=2024&ban-in=1")
        heads = page.locator("thead th")
        assert [heads.nth(n).is_visible() for n in range(heads.count())] == [True] * 10
        assert not page.locator("header.top").is_visible()
