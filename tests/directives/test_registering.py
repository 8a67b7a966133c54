"""Papers come in: the book of incoming papers, the same paper again, and papers known only by citation."""

from dataclasses import replace
from datetime import date

import pytest

from audit.models import Entry
from directives.facts import Citation, PaperFacts, PaperParts
from directives.identity import number_key, of_different_places, symbol_key
from directives.models import Directive, LinkKind, Register, Status
from directives.policies import Refused
from directives.services import papers, registering
from directives.services.registering import AlreadyRegistered
from tests.directives.incoming import TEXT, plan_145, register
from tests.world import NOW, World, build, person
from units.models import Role

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> World:
    return build()


def test_the_clerk_enters_a_paper_in_the_book_of_her_unit(world):
    entry = register(world.clerk)
    paper = entry.directive
    assert (entry.number, entry.register.unit, entry.register.year) == (1, world.commune, 2024)
    assert (paper.status, paper.number_and_symbol, paper.text) == (Status.REGISTERED, "145-KH/HU", TEXT)
    assert [file.name for file in paper.files.all()] == ["Kế hoạch 145.pdf"]
    told = Entry.objects.get(verb="paper.registered")
    assert "vào sổ đến số 1: Kế hoạch 145-KH/HU" in told.sentence
    assert told.detail == {"unit": world.commune.pk}


@pytest.mark.parametrize("name", ["officer", "deputy", "head"])
def test_who_is_no_clerk_may_not_register(world, name):
    with pytest.raises(Refused, match="văn thư"):
        register(getattr(world, name))
    assert not Register.objects.exists()


def test_the_same_paper_again_is_refused_and_names_the_first_entry(world):
    first = register(world.clerk)
    with pytest.raises(AlreadyRegistered, match=r"số 1, ngày 29/3/2024") as caught:
        register(world.clerk, plan_145(number="0145", symbol="kh - hu"))
    assert caught.value.entry == first
    assert Directive.objects.filter(status=Status.REGISTERED).count() == 1


def test_a_number_counted_anew_within_the_year_is_another_paper_when_the_clerk_says_why(world):
    old = register(world.clerk)
    later = plan_145(issued_on=date(2024, 11, 20))
    with pytest.raises(AlreadyRegistered) as caught:
        register(world.clerk, later)
    assert caught.value.may_be_another(later)
    new = register(world.clerk, later, another="nhiệm kỳ mới sau Đại hội")
    assert (new.directive.term_from, old.directive.term_from) == (date(2024, 11, 20), None)
    assert (
        "văn bản cùng số đã có: nhiệm kỳ mới sau Đại hội."
        in Entry.objects.filter(verb="paper.registered").latest("pk").sentence
    )
    assert papers.known(later) == new.directive
    assert papers.known(plan_145()) == old.directive
    registering.correct(actor=world.clerk, directive=new.directive, facts=replace(later, place="Định Hóa"), at=NOW)
    assert papers.known(later).term_from == date(2024, 11, 20)


def test_of_the_same_day_it_is_the_same_paper_whatever_is_said(world):
    register(world.clerk)
    with pytest.raises(AlreadyRegistered) as caught:
        register(world.clerk, another="nhiệm kỳ mới")
    assert not caught.value.may_be_another(plan_145())
    assert Directive.objects.filter(status=Status.REGISTERED).count() == 1


def test_another_unit_enters_the_same_paper_in_a_book_of_its_own(world):
    first, second = register(world.clerk), register(world.stranger)
    assert second.directive == first.directive
    assert (second.number, second.register.unit) == (1, world.next_commune)
    assert first.directive.files.count() == 1


def test_the_numbers_of_a_book_follow_each_other_and_begin_anew_each_year(world):
    numbers = [
        register(world.clerk, plan_145(number=str(n)), arrived_on=day).number
        for n, day in ((1, date(2024, 3, 1)), (2, date(2024, 3, 1)), (3, date(2025, 1, 2)), (4, date(2024, 12, 31)))
    ]
    assert numbers == [1, 2, 1, 3]


def test_the_same_number_of_another_year_or_issuer_is_another_paper(world):
    register(world.clerk)
    for other in (
        plan_145(issued_on=date(2023, 3, 27)),
        plan_145(issuer_name="Ban Thường vụ Huyện ủy Võ Nhai", issued_on=date(2024, 3, 26)),
    ):
        assert papers.known(other) is None


def test_of_the_same_number_and_day_the_papers_of_two_places_are_two(world):
    def notice(issuer: str) -> PaperFacts:
        return plan_145(system="state", symbol="TB-UBND", issuer_name=issuer)

    first = register(world.clerk, notice("Ủy ban nhân dân xã Bình Yên"), alone=True)
    second = register(world.clerk, notice("UBND xã Trung Hội"), alone=True)
    assert second.directive != first.directive
    for issuer in ("UBND xã Bình Yên", "UBND xã", "Ủy ban nhân dân xã Bình Yên, huyện Định Hóa"):
        assert papers.known(notice(issuer)) in (first.directive, second.directive)
    assert papers.known(notice("UBND xã Bình Yên")) == first.directive
    assert papers.known(notice("UBND xã Trung Hội")) == second.directive


@pytest.mark.parametrize(
    ("one", "other", "is_so"),
    [
        ("UBND xã Bình Yên", "Ủy ban nhân dân xã Trung Hội", True),
        ("Huyện ủy Định Hóa", "Ban Thường vụ Huyện ủy Võ Nhai", True),
        ("Sở Y tế tỉnh Thái Nguyên", "Sở Y tế tỉnh Bắc Kạn", True),
        ("Huyện ủy Định Hóa", "Ban Thường vụ Huyện ủy", False),
        ("UBND huyện", "UBND huyện Định Hóa", False),
        ("UBND huyện Định Hóa", "UBND huyện Định Hoá", False),
        ("Sở Lao động - Thương binh và Xã hội", "Bảo hiểm xã hội huyện Định Hóa", False),
    ],
)
def test_places_tell_bodies_apart_only_where_both_are_named(one, other, is_so):
    assert (of_different_places(one, other), of_different_places(other, one)) == (is_so, is_so)


def test_a_paper_known_by_citation_becomes_the_registered_one(world):
    register(world.clerk)
    cited = Directive.objects.get(number="156")
    assert (cited.status, cited.symbol) == (Status.CITED, "KH/TU")
    facts = plan_145(number="156", symbol="KH/TU", issued_on=date(2024, 3, 1), issuer_name="Tỉnh ủy Thái Nguyên")
    entry = registering.register_incoming(
        actor=world.clerk, facts=facts, parts=PaperParts(), arrived_on=date(2024, 4, 1), at=NOW
    )
    assert (entry.directive.pk, entry.directive.status) == (cited.pk, Status.REGISTERED)
    assert entry.directive.backlinks.count() == 1


def test_a_paper_known_only_by_citation_is_seen_by_nobody(world):
    register(world.clerk)
    assert Directive.objects.filter(status=Status.CITED).count() == 3
    for actor in (world.clerk, world.district, world.head):
        assert not Directive.objects.visible_to(actor.user).filter(status=Status.CITED).exists()


def test_a_draft_of_another_unit_is_no_paper_yet(world):
    draft = world.draft()
    draft.number = "9"
    draft.save()
    facts = plan_145(system="state", number="9", symbol="UBND-VHXH", issuer=world.commune, issued_on=None)
    assert papers.known(facts) is None


def test_knowing_the_number_of_a_paper_issued_here_is_no_right_to_read_it(world):
    issued = world.issue()
    facts = plan_145(system="state", number="42", symbol="UBND-VHXH", issuer=world.commune, issued_on=issued.issued_on)
    with pytest.raises(Refused, match="không gửi cho UBND xã Phúc Chu"):
        register(world.stranger, facts)
    assert not Directive.objects.visible_to(world.stranger.user).exists()
    secretary = person(world.district_unit, "Đỗ Thị Mười", "Văn thư", Role.CLERK, "0912000010")
    assert register(secretary, facts).directive == issued


def test_a_paper_cited_before_it_was_issued_is_one_paper(world):
    cites = Citation(LinkKind.IMPLEMENTS, "công văn", "42", "UBND-VHXH", issuer_name=world.commune.short_name)
    citing = registering.register_incoming(
        actor=world.stranger,
        facts=plan_145(),
        parts=PaperParts(citations=(cites,)),
        arrived_on=date(2024, 4, 1),
        at=NOW,
    ).directive
    assert Directive.objects.get(number="42").status == Status.CITED
    issued = world.issue()
    assert Directive.objects.get(number="42") == issued
    assert [link.target for link in citing.links.all()] == [issued]
    assert issued not in Directive.objects.visible_to(world.stranger.user)


@pytest.mark.parametrize(
    ("one", "other"),
    [("KH/HU", "kh - hu"), ("UBND-VHXH", "UBND – VHXH"), ("QĐ-UBND", "QD/UBND"), ("KH/HU", " KH /HU ")],
)
def test_spellings_of_one_symbol_are_alike(one, other):
    assert symbol_key(one) == symbol_key(other)


def test_leading_zeros_of_a_number_do_not_count():
    assert number_key("05") == number_key(" 5") == "5"
    assert number_key("5a") != number_key("5")


def test_the_clerk_corrects_what_was_read_wrong_and_the_trail_keeps_both(world):
    paper = register(world.clerk).directive
    registering.correct(
        actor=world.clerk,
        directive=paper,
        facts=plan_145(subject="Thực hiện Chỉ thị 28", signer_name="Ma Đình Đối", text="khác"),
        at=NOW,
    )
    paper.refresh_from_db()
    assert (paper.subject, paper.signer_name, paper.text) == ("Thực hiện Chỉ thị 28", "Ma Đình Đối", TEXT)
    assert paper in Directive.objects.search("chỉ thị 28")
    told = Entry.objects.get(verb="paper.corrected")
    assert told.detail["changes"]["người ký"] == ["", "Ma Đình Đối"]
    assert "trích yếu từ “Thực hiện Chỉ thị số 28-CT/TW" in told.sentence


def test_a_correction_that_changes_nothing_is_not_recorded(world):
    paper = register(world.clerk).directive
    registering.correct(actor=world.clerk, directive=paper, facts=plan_145(), at=NOW)
    assert not Entry.objects.filter(verb="paper.corrected").exists()


def test_a_correction_may_not_take_the_number_of_another_paper(world):
    register(world.clerk)
    other = register(world.clerk, plan_145(number="146")).directive
    with pytest.raises(Refused, match="Đã có văn bản khác mang số 145-KH/HU"):
        registering.correct(actor=world.clerk, directive=other, facts=plan_145(), at=NOW)
    assert Directive.objects.get(pk=other.pk).number == "146"


def test_only_the_clerk_of_the_unit_that_registered_first_corrects_and_nobody_an_issued_paper(world):
    paper = register(world.clerk).directive
    register(world.stranger)
    for actor, reason in ((world.stranger, "đơn vị khác"), (world.deputy, "văn thư")):
        with pytest.raises(Refused, match=reason):
            registering.correct(actor=actor, directive=paper, facts=plan_145(subject="khác"), at=NOW)
    with pytest.raises(Refused, match="văn bản đến"):
        registering.correct(actor=world.clerk, directive=world.issue(), facts=plan_145(), at=NOW)
