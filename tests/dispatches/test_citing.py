"""Căn cứ are chosen from known papers: in full the first time, by type and number after; typing by hand stays."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse

from directives.facts import PaperFacts, PaperParts
from directives.models import Directive, DocumentType, LinkKind, Status
from directives.services import papers, registering
from dispatches import citing, drafting
from dispatches.models import Letter
from dispatches.policies import Refused
from dispatches.services import flow, issuing
from tests.dispatches.making import approved, issued, letter_of, read, saved, submitted
from tests.dispatches.test_pages import as_, form_of, received, url
from tests.world import NOW, TODAY, World
from units.acting import Actor
from units.models import Unit

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


# --- The chain -------------------------------------------------------------------------------------------------------


def cites_of(letter: Letter) -> list[Directive]:
    return [link.target for link in letter.directive.links.filter(kind=LinkKind.CITES)]


def citing_letter(world: World, *basis: str) -> Letter:
    return saved(world, letter_of(world), basis=list(basis))


def test_what_was_chosen_stands_in_the_chain_once_the_letter_is_issued(world):
    paper, other = received(world), issued(world).directive
    letter = citing_letter(world, f"Căn cứ {FULL};", f"Căn cứ {FULL};", f"Căn cứ {drafting.cited(other)}.")
    assert cites_of(approved(world, letter)) == [], "a draft makes no link"
    row = issuing.issue(actor=world.clerk, letter=letter, issued_on=TODAY, at=NOW)
    assert cites_of(row) == [paper, other]
    issuing.issue(actor=world.clerk, letter=row, issued_on=TODAY, at=NOW)
    assert cites_of(row) == [paper, other]


def test_a_returned_letter_makes_no_link(world):
    received(world)
    letter = submitted(world, citing_letter(world, f"Căn cứ {FULL}."))
    row = flow.return_(actor=world.deputy, letter=letter, reason="Thiếu căn cứ", at=NOW)
    assert cites_of(row) == []


def test_a_letter_that_could_not_be_issued_makes_no_link(world, monkeypatch):
    received(world)
    letter = approved(world, citing_letter(world, f"Căn cứ {FULL}."))
    monkeypatch.setattr("dispatches.services.issuing.papers.note_cited", refuse)
    with pytest.raises(Refused):
        issuing.issue(actor=world.clerk, letter=letter, issued_on=TODAY, at=NOW)
    assert read(letter).directive.status == Status.DRAFT


def refuse(*_: object) -> None:
    raise Refused("Không được.")


@pytest.mark.parametrize(
    ("typed", "is_sure"),
    [
        ("Kế hoạch số 145-KH/HU ngày 27 tháng 3 năm 2024 của Huyện ủy", True),
        ("kế hoạch số 145 –KH/HU, ngày 27/03/2024", True),
        ("Kế hoạch số 145-KH/HU", False),
        ("Kế hoạch số 145-KH/HU ngày 28/3/2024", False),
        ("Kế hoạch số 146-KH/HU ngày 27/3/2024", False),
        ("Luật Báo chí năm 2016", False),
    ],
)
def test_what_was_typed_by_hand_is_linked_only_beyond_doubt(world, typed, is_sure):
    paper = received(world)
    row = issued(world, citing_letter(world, f"Căn cứ {typed}."))
    assert cites_of(row) == ([paper] if is_sure else [])
    assert not Directive.objects.filter(status=Status.CITED).exists(), "and nothing is made up"


def from_below(world: World, issuer: Unit) -> Directive:
    """Công văn 05/UBND-VX of 01/4/2024, of one of two bodies."""
    facts = PaperFacts(
        system="state",
        doc_type=DocumentType.objects.get(name="Công văn", system="state"),
        issuer=issuer,
        issuer_name=issuer.short_name,
        subject="báo cáo",
        number="5",
        symbol="UBND-VX",
        issued_on=date(2024, 4, 1),
    )
    register = registering.register_incoming
    return register(actor=world.clerk, facts=facts, parts=PaperParts(), arrived_on=TODAY, at=NOW).directive


def test_of_two_papers_of_one_number_and_day_the_one_whose_issuer_is_named_is_meant(world):
    theirs, _ = from_below(world, world.next_commune), from_below(world, world.district_unit)
    assert cites_of(issued(world, citing_letter(world, f"Căn cứ {drafting.named(theirs)}."))) == [theirs]
    assert cites_of(issued(world, citing_letter(world, "Căn cứ Công văn số 05/UBND-VX ngày 01/4/2024."))) == []


def test_a_paper_that_the_issuing_clerk_may_not_see_is_not_linked(world):
    received(world, world.stranger)
    assert cites_of(issued(world, citing_letter(world, f"Căn cứ {FULL}."))) == []


def test_what_the_letter_carries_out_is_not_named_twice(world):
    paper, letter = received(world), citing_letter(world, f"Căn cứ {FULL}.")
    papers.link(letter.directive, paper, LinkKind.IMPLEMENTS)
    row = issued(world, letter)
    assert [link.kind for link in row.directive.links.all()] == [LinkKind.IMPLEMENTS]


def test_the_way_of_a_paper_shows_what_it_cites_and_where_it_is_cited(world):
    paper = received(world)
    row = issued(world, citing_letter(world, f"Căn cứ {FULL}."))

    def shown(actor: Actor, one: Directive) -> str:
        return as_(actor).get(reverse("directives:chain", args=[one.code])).content.decode()

    assert f'href="{paper.get_absolute_url()}"' in shown(world.clerk, row.directive)
    assert f'href="{row.get_absolute_url()}"' not in shown(world.clerk, row.directive)
    assert f'href="{row.directive.get_absolute_url()}"' in shown(world.clerk, paper)
    cited_only = shown(world.head, row.directive)
    assert "145-KH/HU" in cited_only
    assert paper.code not in cited_only, "number, day, issuer and subject, as cited"
    received(world, world.stranger)  # in another commune's book too
    assert row.directive.code not in shown(world.stranger, paper)
