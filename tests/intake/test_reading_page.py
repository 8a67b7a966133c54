"""The page in a browser: text and field light each other, Ctrl+Enter saves, and nobody is shut out."""

import pytest

from directives.models import RegisterEntry
from intake.models import Arrival, Purpose
from intake.services import arrivals
from tests import world as worlds
from tests.browsing import assert_accessible
from tests.intake.desk import party, sign_in
from tests.intake.papers import CHO_CHU, PLAN, paper

pytestmark = [pytest.mark.browser, pytest.mark.urls("tests.intake.urls")]


@pytest.fixture
def world(transactional_db):
    world = worlds.build()
    party(world)
    return world


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


@pytest.mark.parametrize(("text", "purpose"), [(PLAN, Purpose.REGISTER), (CHO_CHU, Purpose.DRAFT)])
def test_the_page_is_open_to_everybody_on_desk_and_phone(open_page, live_server, world, text, purpose):
    for width in (1280, 390):
        page = open_page(width=width)
        show(page, live_server.url, world, paper(text), purpose)
        assert_accessible(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= width


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
