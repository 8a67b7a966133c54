"""What becomes of an issued paper: recalled, corrected, replaced (NĐ 30/2020, Điều 18.3, 18.4); and who is told."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from audit.models import Entry
from directives import history
from directives.models import AddresseeKind, Assignment, DocumentType, LinkKind, Status, System
from directives.services import issuing as assigning
from directives.services import papers
from directives.states import State
from dispatches import drafting, registers
from dispatches.formcheck import check_form
from dispatches.formcheck.office import Ended, in_force_rule, later_rule
from dispatches.models import Sequel, SequelKind
from dispatches.names import Names
from dispatches.policies import Refused
from dispatches.services import letters, sequels
from reminders.models import Notice
from tests.dispatches.letters import CHO_CHU
from tests.dispatches.making import issued, letter_of, read
from tests.dispatches.test_pages import as_, url
from tests.world import NOW, TODAY


@pytest.fixture
def old(world):
    return issued(world)


@pytest.fixture
def new(world, old):
    return issued(world, letter_of(world, subject="thay văn bản trước")).directive


def recall(world, letter, reason="Ban hành nhầm"):
    return assigning.withdraw(actor=world.clerk, directive=letter.directive, reason=reason, at=NOW)


def public(letter):
    return Client().get(reverse("verify", args=[letter.directive.code])).content.decode()


def told(world, kind="moved"):
    return Notice.objects.filter(kind=kind, channel="app")


def test_a_recall_is_kept_with_its_reason_and_shown_to_its_own_people_only(world, old):
    recall(world, old)
    one = Sequel.objects.get()
    assert (one.kind, one.reason, one.by, one.made_by, one.at) == (
        SequelKind.RECALLED, "Ban hành nhầm", None, world.clerk.user, NOW,
    )  # fmt: skip
    page = as_(world.clerk).get(old.get_absolute_url()).content.decode()
    assert "Đã thu hồi ngày 09/4/2024" in page
    assert "Lý do: Ban hành nhầm" in page
    assert "Đã thu hồi ngày 09/4/2024" in public(old)
    assert "Ban hành nhầm" not in public(old)


def test_everybody_who_was_sent_the_paper_hears_of_its_recall_once(world):
    letter = letter_of(world)
    line = letter.directive.addressees.create(kind=AddresseeKind.COPY, position=9, text="UBND xã Phúc Chu")
    line.targets.create(unit=world.next_commune)
    letter = issued(world, letter)
    recall(world, letter)
    of_stranger = told(world).get(person=world.stranger.user)
    assert of_stranger.subject.startswith("Thu hồi: ")
    assert "Lý do: Ban hành nhầm" in of_stranger.text
    assert "gửi lại bản giấy" in of_stranger.text
    of_head = told(world).get(person=world.head.user)  # of his work, not a second time of the paper
    assert of_head.subject.startswith("Việc được thu hồi")
    assert not told(world).filter(person=world.clerk.user).exists()
    recall(world, letter)  # a second press
    assert told(world).filter(person=world.stranger.user).count() == 1


def test_a_correction_leaves_the_paper_in_force(world, old, new):
    made = sequels.correct(actor=world.clerk, letter=old, by=new, at=NOW)
    assert made.said == "Được đính chính tại văn bản số 02/UBND-VHXH ngày 09/4/2024"
    assert read(old).directive.status == Status.ISSUED
    assert Assignment.objects.filter(directive=old.directive, state=State.WITHDRAWN).count() == 0
    said = public(old)
    assert made.said in said
    assert "chưa bị thu hồi" in said
    assert sequels.correct(actor=world.clerk, letter=old, by=new, at=NOW) == made  # a second press
    assert Entry.objects.filter(verb="paper.corrected_by").count() == 1
    assert "paper.corrected_by" in {one.verb for one in history.of(old.directive, user=world.head.user)}


def test_a_replacement_ends_the_paper_and_takes_its_work_back(world, old, new):
    made = sequels.replace(actor=world.clerk, letter=old, by=new, at=NOW)
    assert made.said == "Được thay thế bằng văn bản số 02/UBND-VHXH ngày 09/4/2024"
    assert read(old).directive.status == Status.WITHDRAWN
    states = set(Assignment.objects.filter(directive=old.directive).values_list("state", flat=True))
    assert states == {State.WITHDRAWN}
    assert set(Assignment.objects.filter(directive=new).values_list("state", flat=True)) == {State.GIVEN}
    assert made.said in public(old)
    assert "Cơ quan ban hành đã thu hồi" not in public(old)
    assert "chưa bị thu hồi" in public(read(new))
    assert sequels.replace(actor=world.clerk, letter=old, by=new, at=NOW) == made  # a second press
    with pytest.raises(Refused, match="đã thu hồi hoặc đã được thay thế"):
        sequels.correct(actor=world.clerk, letter=old, by=issued(world).directive, at=NOW)


def test_a_paper_is_replaced_by_its_own_kind_and_corrected_by_a_letter(world, old):
    plan = letter_of(world)
    plan.directive.doc_type = DocumentType.objects.get(name="Kế hoạch", system=System.STATE)
    plan.directive.save()
    plan = issued(world, plan).directive
    with pytest.raises(Refused, match="phải cùng loại"):
        sequels.replace(actor=world.clerk, letter=old, by=plan, at=NOW)
    with pytest.raises(Refused, match="phải bằng công văn"):
        sequels.correct(actor=world.clerk, letter=old, by=plan, at=NOW)
    assert not Sequel.objects.exists()


def test_only_a_later_paper_of_ours_in_force_corrects_or_replaces(world, old, new):
    with pytest.raises(Refused, match="chính nó"):
        sequels.replace(actor=world.clerk, letter=old, by=old.directive, at=NOW)
    with pytest.raises(Refused, match="không phải là văn bản đang có hiệu lực"):
        sequels.replace(actor=world.clerk, letter=old, by=letter_of(world).directive, at=NOW)
    new.issued_on = TODAY - timedelta(days=9)
    with pytest.raises(Refused, match="ban hành trước"):
        sequels.correct(actor=world.clerk, letter=old, by=new, at=NOW)


@pytest.mark.parametrize("name", ["officer", "deputy", "head", "stranger"])
def test_only_the_clerk_of_the_issuer_notes_it(world, old, new, name):
    for verb in (sequels.correct, sequels.replace):
        with pytest.raises(Refused):
            verb(actor=getattr(world, name), letter=old, by=new, at=NOW)


def test_what_was_noted_never_changes_and_a_paper_ends_once(world, old, new):
    made = sequels.replace(actor=world.clerk, letter=old, by=new, at=NOW)
    with pytest.raises(IntegrityError), transaction.atomic():
        Sequel.objects.filter(pk=made.pk).update(kind=SequelKind.CORRECTED)
    with pytest.raises(IntegrityError), transaction.atomic():
        Sequel.objects.create(directive=old.directive, kind=SequelKind.RECALLED, reason="x", at=NOW)


def test_the_clerk_notes_it_on_the_page(world, old, new):
    client = as_(world.clerk)
    assert url("sequel", old) in client.get(old.get_absolute_url()).content.decode()
    answer = client.post(url("sequel", old), {"verb": "replace", "by": "77/UBND-VP"})
    assert answer.status_code == 422
    assert "Không có văn bản “77/UBND-VP” đang có hiệu lực" in answer.content.decode()
    for short in ("2", "UBND-VHXH", "số hai"):
        answer = client.post(url("sequel", old), {"verb": "replace", "by": short})
        assert "chưa đủ số và ký hiệu" in answer.content.decode()
    assert client.post(url("sequel", old), {"verb": "replace", "by": "2/UBND-VHXH"}).status_code == 302
    assert "Được thay thế bằng văn bản số 02/UBND-VHXH" in client.get(old.get_absolute_url()).content.decode()
    assert client.get(url("sequel", old)).status_code == 403


def test_the_book_the_paper_and_the_chain_tell_it(world, old, new, django_assert_max_num_queries):
    above = world.issue(world.draft(subject="văn bản cấp trên"), number="90")
    papers.link(old.directive, above, LinkKind.IMPLEMENTS)
    said = sequels.replace(actor=world.clerk, letter=old, by=new, at=NOW).said
    lines = {line[0]: line[-1] for line in registers.BOOKS["out"].lines(world.commune, 2024)}
    assert lines["01/UBND-VHXH"] == said
    client = as_(world.clerk)
    code = old.directive.code
    addresses = [reverse(f"directives:{name}", args=[code]) for name in ("detail", "chain")]
    addresses += [reverse("directives:chain", args=[above.code]), reverse("directives:outgoing") + "?nam=2024"]
    for address in (*addresses, old.get_absolute_url(), reverse("verify", args=[code])):
        with django_assert_max_num_queries(15):
            assert said in client.get(address).content.decode()


# --- The check of form knows -----------------------------------------------------------------------------------------


def codes(content, *rules):
    return [one.code for one in check_form(content, more=rules) if one.code.startswith("basis-")]


def citing(cited_on="09/4/2024", **changes):
    return replace(CHO_CHU, opening=(f"Thực hiện Kế hoạch số 12/KH-UBND ngày {cited_on} của UBND huyện,",), **changes)


def test_what_is_cited_is_not_later_than_the_paper():
    dated = {"day": 9, "month": 4, "year": 2024, "number": "5"}
    assert "basis-later" not in codes(citing(**dated))
    assert "basis-later" in codes(citing("10/4/2024", **dated))
    assert "basis-later" in codes(citing("10 tháng 4 năm 2024", **dated))
    assert "basis-later" not in codes(citing("31/4/2024", **dated))  # no such day: another rule says so
    draft = citing("10/4/2024", day=None)
    assert "basis-later" in codes(draft, later_rule(TODAY))
    assert "basis-later" not in codes(draft, later_rule(date(2024, 4, 10)))


def test_what_is_cited_is_in_force_as_far_as_the_office_knows():
    ended = Ended("12", "kh-ubnd", TODAY, "đã thu hồi")
    assert "basis-not-in-force" in codes(citing(), in_force_rule([ended]))
    assert "basis-not-in-force" not in codes(citing("08/4/2024"), in_force_rule([ended]))  # another paper
    assert "basis-not-in-force" not in codes(citing(), in_force_rule([]))


def test_the_writer_is_told_that_his_basis_was_recalled_or_replaced(world, old, new):
    draft = letter_of(world, subject="thực hiện Công văn số 01/UBND-VHXH ngày 09/4/2024")
    client = as_(world.clerk)
    assert "không còn hiệu lực" not in client.get(url("edit", draft)).content.decode()
    sequels.replace(actor=world.clerk, letter=old, by=new, at=NOW)
    assert "Văn bản số 01/UBND-VHXH đã được thay thế, không còn hiệu lực" in (
        client.get(url("edit", draft)).content.decode()
    )


def test_a_withdrawn_paper_that_one_may_not_see_is_not_told_of(world, old):
    recall(world, old)
    kind = DocumentType.objects.get(name="Công văn", system=System.STATE)
    subject, names = "thực hiện Công văn số 01/UBND-VHXH ngày 09/4/2024", Names(world.next_commune, on=TODAY)
    blank = drafting.blank(world.stranger, kind, subject, names)
    draft = letters.start(actor=world.stranger, facts=blank.facts, parts=blank.parts, wording={}, at=NOW)
    assert "không còn hiệu lực" not in as_(world.stranger).get(url("edit", draft)).content.decode()
