"""Every saved version is there to be looked at, and two of them lie side by side."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.dispatches.making import read, saved
from tests.dispatches.test_pages import as_, url


@pytest.fixture
def client(world):
    return as_(world.clerk)


@pytest.fixture
def thrice(world, letter):
    """Closing words one, then two by the officer, then three."""
    for words, who in (("một", world.clerk), ("hai", world.officer), ("ba", world.clerk)):
        saved(world, read(letter), actor=who, closing=[f"Câu {words}./."], opening=["Đề nghị"])
    return read(letter)


def differing(answer):
    return [(one.part, one.before, one.after) for one in answer.context["differences"]]


def test_at_first_the_last_two_are_compared(client, thrice):
    page = client.get(url("versions", thrice))
    assert differing(page) == [("Kết thúc", "Câu hai./.", "Câu ba./.")]
    html = page.content.decode()
    assert "Bản 3: Ma Văn Hùng, 09:00 ngày 09/4/2024" in html
    assert "Bản 4" in html


def test_any_two_may_be_chosen(client, thrice):
    page = client.get(url("versions", thrice), {"truoc": 1, "sau": 3})
    found = {part: (one, other) for part, one, other in differing(page)}
    assert found["Kết thúc"] == ("", "Câu hai./.")
    assert found["Mở đầu"] == ("", "Đề nghị")


def test_the_same_version_twice_has_no_difference(client, thrice):
    page = client.get(url("versions", thrice), {"truoc": 2, "sau": 2})
    assert differing(page) == []
    assert "Lời văn hai bản giống nhau" in page.content.decode()


@pytest.mark.parametrize("asked", [{"truoc": 9, "sau": 1}, {"truoc": "x", "sau": ""}, {"trang": 2}])
def test_an_address_that_makes_no_sense_shows_the_last_two(client, thrice, asked):
    assert differing(client.get(url("versions", thrice), asked)) == [("Kết thúc", "Câu hai./.", "Câu ba./.")]


def test_a_draft_that_was_never_changed_has_nothing_to_compare(client, letter):
    assert "mới có một bản" in client.get(url("versions", letter)).content.decode()
    assert url("versions", letter) not in client.get(letter.get_absolute_url()).content.decode()


def test_the_letter_leads_there_and_strangers_find_nothing(world, client, thrice):
    assert url("versions", thrice) in client.get(thrice.get_absolute_url()).content.decode()
    for who in (world.stranger, world.head, world.district):
        assert as_(who).get(url("versions", thrice)).status_code == 404


def test_many_versions_cost_no_more_queries(world, client, thrice):
    def count():
        with CaptureQueriesContext(
            connection,
        ) as found:
            client.get(url("versions", thrice))
        return len(found)

    before = count()
    for number in range(5):
        saved(world, read(thrice), closing=[f"Câu {number}./."])
    assert count() == before <= 15
