"""Does a Party committee write in its own form, from the first draft to the issued file?"""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse

from directives.facts import AddresseeFacts, PaperParts, Recipient
from directives.models import AddresseeKind, DocumentType, System
from dispatches import drafting
from dispatches.composing import compose, current
from dispatches.models import Letter, Term
from dispatches.names import Names
from dispatches.services import letters
from tests.dispatches.making import issued, letter_of, saved
from tests.dispatches.paper import Paper
from tests.dispatches.test_pages import as_, form_of, url
from tests.world import NOW, TODAY, World
from units.models import Branch

TYPED = "I. Mục đích\n1. Nâng cao nhận thức của cán bộ.\nIII. Tổ chức thực hiện\nVăn phòng theo dõi."


@pytest.fixture
def committee(world: World) -> World:
    """The clerk's body as a Party committee."""
    for actor in (world.clerk, world.officer, world.deputy):
        actor.unit.branch = Branch.PARTY
    world.commune.branch, world.commune.symbol, world.commune.letterhead = Branch.PARTY, "ĐU", ""
    world.commune.save()
    Term.objects.create(unit=world.commune, name="2020-2025", starts_on=date(2020, 7, 1))
    return world


def plan_of(world: World) -> Letter:
    kind = DocumentType.objects.get(name="Kế hoạch", system=System.PARTY)
    copy = AddresseeFacts(AddresseeKind.COPY, "Các chi bộ trực thuộc,", (Recipient(group=world.all_offices),))
    draft = drafting.blank(world.clerk, kind, "chăm sóc trẻ em", Names(world.clerk.unit, on=TODAY))
    parts = PaperParts(addressees=[*draft.parts.addressees, copy])
    return letters.start(actor=world.clerk, facts=draft.facts, parts=parts, wording={"closing": ["Hết."]}, at=NOW)


def test_a_committee_begins_with_its_own_types_and_symbol(committee):
    page = as_(committee.clerk).get(reverse("dispatches:new"))
    names = {one.name for one in page.context["form"].fields["doc_type"].queryset}
    assert "Kết luận" in names
    row = plan_of(committee)
    content = compose(row, on=TODAY)
    assert (content.preset, content.symbol) == ("party-2018", "KH/ĐU")
    assert content.distribution[0].startswith("Lưu ")
    assert "VT" not in content.distribution[0]


def test_a_state_body_still_begins_with_the_types_of_the_decree(world):
    names = {
        one.name for one in as_(world.clerk).get(reverse("dispatches:new")).context["form"].fields["doc_type"].queryset
    }
    assert "Kết luận" not in names
    assert compose(letter_of(world), on=TODAY).preset == "state"


def test_divisions_are_typed_kept_numbered_anew_and_printed(committee):
    row, client = plan_of(committee), as_(committee.clerk)
    answer = client.post(url("edit", row), form_of(client, row) | {"sections": TYPED})
    assert answer.status_code == 302
    shown = client.get(url("edit", row))
    assert shown.context["editor"].paper["sections"].value().splitlines()[2] == "II. Tổ chức thực hiện"
    assert "II- TỔ CHỨC THỰC HIỆN" in shown.context["sheet"]
    assert "Hướng dẫn 05-HD/VPTW" in shown.content.decode()
    assert "còn phải đối chiếu với bản gốc" in shown.content.decode()  # today is after the guideline of 2026
    printed = Paper(client.get(url("pdf", row)).content)
    assert printed.line("1. Nâng cao nhận thức của cán bộ.")
    assert printed.line("ĐẢNG CỘNG SẢN VIỆT NAM")


def test_text_before_the_first_division_joins_the_opening(committee):
    row, client = plan_of(committee), as_(committee.clerk)
    client.post(url("edit", row), form_of(client, row) | {"sections": f"Như sau:\n{TYPED}"})
    draft = current(Letter.objects.with_papers().get(pk=row.pk))
    assert draft.wording["opening"] == ["Như sau:"]
    assert [part["level"] for part in draft.wording["sections"]] == ["roman", "item", "roman"]


def test_two_writers_see_where_the_divisions_differ(committee):
    row, client = plan_of(committee), as_(committee.clerk)
    typed = form_of(client, row) | {"sections": "I. Mục đích"}
    saved(committee, row, sections=[{"level": "roman", "heading": "Yêu cầu", "paragraphs": []}])
    answer = client.post(url("edit", row), typed)
    assert answer.status_code == 409
    parts = [one for one in answer.context["differences"] if one.part == "Các phần"]
    assert [(one.before, one.after) for one in parts] == [("I. Yêu cầu", "I. Mục đích")]


def test_every_version_keeps_the_divisions(committee):
    row = saved(committee, plan_of(committee), sections=[{"level": "item", "heading": "", "paragraphs": ["Một."]}])
    assert row.versions.latest("number").content["sections"][0]["paragraphs"] == ["Một."]


def test_an_issued_paper_is_frozen_in_party_form(committee):
    row = issued(committee, plan_of(committee))
    paper = Paper(row.directive.files.get().file.read())
    assert paper.line("Số 01-KH/ĐU")
    assert "Độc lập" not in paper.text


def test_a_mend_keeps_the_divisions_of_a_state_paper(world):
    row = saved(world, letter_of(world), sections=[{"level": "item", "heading": "", "paragraphs": ["Ngày 9/04/2024."]}])
    draft = current(row)
    content = draft.content(on=TODAY).each_text(lambda text: text.replace("9/04", "09/4"))
    assert draft.with_content(content).wording["sections"][0]["paragraphs"] == ["Ngày 09/4/2024."]
