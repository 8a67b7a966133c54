"""What is being typed is kept in a slot of its own: it comes back after a crash, and is nobody else's business."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.http import QueryDict

from audit.models import Entry
from dispatches.models import Letter, LetterVersion, TypedDraft
from dispatches.policies import Refused
from dispatches.services import typing
from tests.dispatches.making import issued, letter_of, read, saved
from tests.dispatches.test_pages import as_, form_of, url
from tests.world import NOW, World
from units.acting import Actor


def kept(world: World, letter: Letter, *, actor: Actor | None = None, version: int = 1, **typed: str) -> TypedDraft:
    sent = QueryDict(mutable=True)
    sent.update({"version": str(version), "closing": "Đang gõ dở", **typed})
    return typing.keep(actor=actor or world.clerk, letter=letter, sent=sent, version=version, at=NOW)


def test_a_pause_keeps_the_words_and_makes_neither_a_version_nor_a_line_of_history(world, letter):
    before = (LetterVersion.objects.count(), Entry.objects.count())
    client = as_(world.clerk)
    for words in ("Đề nghị", "Đề nghị các đơn vị"):
        answer = client.post(url("typed", letter), form_of(client, letter) | {"closing": words})
    assert re.fullmatch(r"Đã lưu nháp lúc \d\d:\d\d\.", answer.content.decode())
    slot = TypedDraft.objects.get()
    assert (slot.person, slot.version, slot.fields["closing"]) == (world.clerk.user, 1, ["Đề nghị các đơn vị"])
    assert read(letter).wording == letter.wording
    assert (LetterVersion.objects.count(), Entry.objects.count()) == before


def test_the_slot_is_offered_back_and_fills_the_form_only_when_it_is_asked_for(world, letter):
    client = as_(world.clerk)
    client.post(url("typed", letter), form_of(client, letter) | {"closing": "Câu chưa lưu", "task-1-due_on": "31/02"})
    page = client.get(url("edit", letter)).content.decode()
    assert "Có bản đang gõ dở lúc" in page
    assert "Câu chưa lưu" not in page
    brought = client.get(url("edit", letter), {"ban": "go-do"})
    page = brought.content.decode()
    assert brought.status_code == 200
    assert "Câu chưa lưu" in page
    assert "Hạn" in page.split("Chưa lưu được")[1]  # what could not have been saved is said at once
    assert 'value="31/02"' in page


def test_beside_what_was_sent_and_could_not_be_saved_no_older_words_are_offered(world, letter):
    client = as_(world.clerk)
    client.post(url("typed", letter), form_of(client, letter) | {"closing": "Câu cũ hơn"})
    sent = form_of(client, letter) | {"closing": "Câu vừa gửi", "task-1-due_on": "31/02"}
    answer = client.post(url("edit", letter), sent)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Câu vừa gửi" in page
    assert "Có bản đang gõ dở" not in page


def test_who_throws_the_slot_away_has_the_saved_draft_again(world, letter):
    client = as_(world.clerk)
    kept(world, letter)
    assert client.post(url("typed", letter), {"forget": "1"}).url == url("edit", letter)
    assert not TypedDraft.objects.exists()
    assert "Đang gõ dở" not in client.get(url("edit", letter), {"ban": "go-do"}).content.decode()


def test_a_save_empties_the_slot_of_who_saved_and_leaves_the_others(world, letter):
    kept(world, letter)
    kept(world, letter, actor=world.officer, closing="Của công chức")
    saved(world, letter, closing=["Đã lưu"])
    slot = TypedDraft.objects.get()
    assert (slot.person, slot.fields["closing"]) == (world.officer.user, ["Của công chức"])


def test_a_pause_that_comes_after_the_save_does_not_bring_the_old_words_back(world, letter):
    saved(world, letter, closing=["Đã lưu"])
    with pytest.raises(Refused, match="cửa sổ khác"):
        kept(world, letter, version=1)
    assert as_(world.clerk).post(url("typed", letter), {"version": "1"}).status_code == 409
    assert not TypedDraft.objects.exists()


def test_who_was_overtaken_types_on_and_his_words_never_replace_the_others_silently(world, letter):
    saved(world, letter, actor=world.officer, closing=["Của công chức./."])
    client = as_(world.clerk)
    mine = form_of(client, letter) | {"version": "1", "closing": "Của văn thư./."}
    assert client.post(url("typed", letter), mine).status_code == 200
    brought = client.get(url("edit", letter), {"ban": "go-do"}).context["editor"]
    assert brought.paper["version"].value() == "1"
    answer = client.post(url("edit", letter), mine)
    assert answer.status_code == 409
    assert "Của công chức./." in answer.content.decode()
    assert read(letter).wording["closing"] == ["Của công chức./."]


def test_nobody_sees_what_another_is_typing(world, letter):
    kept(world, letter, closing="Riêng của văn thư")
    page = as_(world.officer).get(url("edit", letter), {"ban": "go-do"}).content.decode()
    assert "Riêng của văn thư" not in page
    assert "Có bản đang gõ dở" not in page
    assert as_(world.stranger).post(url("typed", letter), {"version": "1"}).status_code == 404
    assert as_(world.head).post(url("typed", letter), {"forget": "1"}).status_code == 404
    assert TypedDraft.objects.count() == 1


def test_what_lies_before_the_leader_takes_no_typing_and_what_is_issued_keeps_none(world):
    letter = letter_of(world)
    kept(world, letter)
    issued(world, letter)
    assert not TypedDraft.objects.exists()
    with pytest.raises(Refused):
        kept(world, letter)
    assert as_(world.clerk).post(url("typed", letter), {"version": "1"}).status_code == 403


def test_a_page_that_does_not_say_its_version_is_told_so(world, letter):
    answer = as_(world.clerk).post(url("typed", letter), {"closing": "x", "version": "một"})
    assert answer.status_code == 422
    assert "mở lại trang" in answer.content.decode()


def test_of_what_was_sent_only_what_was_typed_is_kept(world, letter):
    slot = kept(world, letter, then="submit", over="9", csrfmiddlewaretoken="x")
    assert set(slot.fields) == {"version", "closing"}
    later = typing.keep(actor=world.clerk, letter=letter, sent=slot.form, version=1, at=NOW + timedelta(minutes=1))
    assert later.pk == slot.pk


def test_a_slot_that_holds_only_a_part_of_the_form_still_opens(world, letter):
    kept(world, letter, closing="Chỉ có câu này\x00")
    answer = as_(world.clerk).get(url("edit", letter), {"ban": "go-do"})
    assert answer.status_code == 200
    assert answer.context["editor"].paper["closing"].value() == "Chỉ có câu này"
