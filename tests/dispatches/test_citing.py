"""Căn cứ are chosen from known papers: in full the first time, by type and number after; typing by hand stays."""

from __future__ import annotations

import pytest

from directives.models import Directive
from dispatches import citing
from tests.dispatches.making import issued, letter_of, read
from tests.dispatches.test_pages import as_, form_of, received, url
from tests.world import World

FULL = "Kế hoạch số 145-KH/HU ngày 27/3/2024 của Huyện ủy Định Hóa thực hiện Chỉ thị số 28-CT/TW"


@pytest.mark.parametrize("asked", ["145-KH/HU", "145 kh hu", "chi thi so 28", "ke hoach 145", "HUYỆN ỦY định hóa"])
def test_a_paper_is_found_by_number_symbol_or_words_without_accents(world, asked):
    paper, letter = received(world), letter_of(world)
    assert citing.known(world.clerk.user, asked, but=letter.directive_id) == [paper]


@pytest.mark.parametrize("asked", ["", "   ", "999-XX/YY", "không có gì"])
def test_nothing_is_found_for_what_is_not_known(world, asked):
    received(world)
    assert citing.known(world.clerk.user, asked, but=0) == []


def test_a_stranger_finds_neither_the_paper_nor_may_he_cite_it(world):
    paper, letter = received(world), letter_of(world)
    assert citing.known(world.stranger.user, "145-KH/HU", but=0) == []
    assert citing.known(world.head.user, "145-KH/HU", but=0) == []
    foreign = other_draft(world)
    client = as_(world.clerk)
    typed = form_of(client, letter)
    assert client.post(url("preview", letter), typed | {"cite": f"{foreign.code}:basis"}).status_code == 404
    assert client.post(url("preview", letter), typed | {"cite": f"{paper.code}:basis"}).status_code == 200


def other_draft(world: World) -> Directive:
    """A draft of the next commune."""
    from tests.world import make_draft

    theirs = make_draft(world)
    Directive.objects.filter(pk=theirs.pk).update(issuer=world.next_commune)
    return theirs


def test_a_draft_and_the_letter_itself_are_no_basis(world):
    mine, other = letter_of(world), issued(world, letter_of(world, subject="tuyên truyền bầu cử"))
    assert citing.known(world.clerk.user, "tuyên truyền", but=mine.directive_id) == [other.directive]
    assert citing.known(world.clerk.user, "tuyên truyền", but=other.directive_id) == []


def test_the_pressed_paper_is_the_next_basis_in_the_decrees_words_and_nothing_is_saved(world):
    paper, letter, client = received(world), letter_of(world), as_(world.clerk)
    typed = form_of(client, letter) | {"basis": "Căn cứ Luật Trẻ em.", "closing": "Chưa lưu."}
    looked = client.post(url("preview", letter), typed | {"find": "145", "look": "1"}, headers={"HX-Request": "true"})
    assert f'value="{paper.code}:basis"' in looked.content.decode()
    page = client.post(url("preview", letter), typed | {"find": "145", "cite": f"{paper.code}:basis"})
    editor = page.context["editor"]
    assert editor.paper["basis"].value() == f"Căn cứ Luật Trẻ em;\nCăn cứ {FULL}."
    assert editor.paper["closing"].value() == "Chưa lưu."
    assert "Luật Trẻ em;" in page.context["sheet"]
    assert read(letter).version == 1


def test_after_the_first_time_the_paper_is_short(world):
    paper = received(world)
    first = citing.cited({"basis": "", "opening": f"Thực hiện {FULL}, UBND đề nghị:"}, paper, "basis")
    assert first == {"basis": f"Căn cứ {FULL}.", "opening": "Thực hiện Kế hoạch số 145-KH/HU, UBND đề nghị:"}
    assert citing.cited(first, paper, "basis") == first  # once is enough
    more = citing.cited({"basis": first["basis"], "opening": ""}, paper, "opening")
    assert more["opening"] == "Thực hiện Kế hoạch số 145-KH/HU,"
    alone = citing.cited({"basis": "", "opening": ""}, paper, "opening")
    assert alone == {"basis": "", "opening": f"Thực hiện {FULL},"}


def test_what_is_not_known_is_typed_by_hand(world):
    letter, client = letter_of(world), as_(world.clerk)
    page = client.post(url("preview", letter), form_of(client, letter) | {"find": "999-XX/YY", "look": "1"})
    assert "Không có văn bản nào khớp “999-XX/YY”" in page.content.decode()
    client.post(url("edit", letter), form_of(client, letter) | {"basis": "Căn cứ Luật Báo chí năm 2016."})
    assert read(letter).wording["basis"] == ["Căn cứ Luật Báo chí năm 2016."]
