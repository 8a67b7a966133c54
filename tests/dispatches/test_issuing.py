"""Issuing: the number, the day, the frozen file and the work, all or nothing."""

import hashlib
import io
from datetime import date, timedelta

import pdfplumber
import pytest
from django.test.utils import override_settings

from directives.facts import AddresseeFacts, Citation, PaperParts
from directives.models import AddresseeKind, Assignment, Directive, FileKind, LinkKind, RegisterEntry, Status
from directives.services import papers
from dispatches.composing import compose, current
from dispatches.models import Letter, NumberSeries, NumberUse
from dispatches.policies import Refused
from dispatches.printing.render import render
from dispatches.services import flow, issuing, letters
from dispatches.services.numbering import GapUnconfirmed
from dispatches.states import LetterState
from tests.dispatches.making import approved, issued, letter_of, read, submitted
from tests.world import NOW, TODAY
from units.models import GroupMember


def number_of(letter) -> str:
    return read(letter).directive.number


def test_the_number_comes_from_the_series_and_the_work_is_given(world):
    row = issued(world)
    paper = row.directive
    assert (row.state, paper.status, paper.number, paper.issued_on) == (
        LetterState.ISSUED, Status.ISSUED, "1", TODAY,
    )  # fmt: skip
    assert Assignment.objects.filter(directive=paper).count() == 1 + 6 + 3
    assert RegisterEntry.objects.get(directive=paper).register.direction == "out"
    use = NumberUse.objects.get(directive=paper)
    assert (use.number, use.on, use.typed_in, use.taken_by) == (1, TODAY, False, world.clerk.user)
    assert number_of(issued(world)) == "2"


def test_the_frozen_file_carries_number_day_and_its_own_hash(world):
    file = issued(world).directive.files.get(kind=FileKind.ISSUED)
    stored = file.file.read()
    assert hashlib.sha256(stored).hexdigest() == file.sha256
    text = pdfplumber.open(io.BytesIO(stored)).pages[0].extract_text()
    assert "Số: 01/UBND-VHXH" in text
    assert "Chợ Chu, ngày 09 tháng 4 năm 2024" in text
    assert "DỰ THẢO" not in text


def test_the_file_stays_the_same_after_a_change_of_the_template(world, tmp_path, settings):
    row = issued(world)
    file = row.directive.files.get(kind=FileKind.ISSUED)
    folder = tmp_path / "dispatches" / "print"
    folder.mkdir(parents=True)
    (folder / "letter.html").write_text("<p>{{ content.subject }}</p>", encoding="utf-8")
    changed = [{**settings.TEMPLATES[0], "DIRS": [tmp_path, *settings.TEMPLATES[0]["DIRS"]]}]
    with override_settings(TEMPLATES=changed):
        again = render(compose(row, on=TODAY), draft=False)
        assert hashlib.sha256(again).hexdigest() != file.sha256
        assert hashlib.sha256(file.file.read()).hexdigest() == file.sha256


@pytest.mark.parametrize("name", ["officer", "deputy", "head", "stranger"])
def test_only_the_clerk_of_the_unit_issues(world, name):
    row = approved(world)
    with pytest.raises(Refused):
        issuing.issue(actor=getattr(world, name), letter=row, issued_on=TODAY, at=NOW)
    assert not NumberUse.objects.exists()


def test_what_nobody_signed_is_not_issued(world, letter):
    for row in (letter, submitted(world)):
        with pytest.raises(Refused, match="trạng thái"):
            issuing.issue(actor=world.clerk, letter=row, issued_on=TODAY, at=NOW)


def test_a_letter_signed_in_ink_is_issued_too(world):
    row = flow.sign_in_ink(actor=world.clerk, letter=submitted(world), at=NOW)
    row = issuing.issue(actor=world.clerk, letter=row, issued_on=TODAY, at=NOW)
    assert (row.state, row.signing) == (LetterState.ISSUED, "ink")


def test_a_second_press_issues_once(world):
    row = issued(world)
    again = issuing.issue(actor=world.clerk, letter=row, issued_on=TODAY, at=NOW)
    assert (again.pk, again.directive.number) == (row.pk, "1")
    assert NumberUse.objects.count() == 1
    assert row.directive.files.count() == 1


def test_a_day_before_the_last_one_issued_is_refused_and_takes_no_number(world):
    issued(world)
    with pytest.raises(Refused, match="09/4/2024"):
        issued(world, on=TODAY - timedelta(days=1))
    with pytest.raises(Refused, match="chưa tới"):
        issued(world, on=TODAY + timedelta(days=1))
    assert NumberSeries.objects.get().last_number == 1


def test_each_year_and_a_type_of_its_own_has_its_own_series(world, letter):
    assert number_of(issued(world, letter, on=date(2023, 12, 29))) == "1"
    NumberSeries.objects.create(unit=world.commune, period="2024", doc_type=letter.directive.doc_type, last_number=41)
    assert number_of(issued(world)) == "42"


def test_a_number_given_elsewhere_a_repeat_is_refused_and_a_gap_must_be_confirmed(world):
    first = issued(world, number="1")
    assert first.directive.number_use.typed_in
    with pytest.raises(Refused, match="đã dùng"):
        issued(world, number="01")
    with pytest.raises(GapUnconfirmed, match="từ 2 đến 4"):
        issued(world, number="5")
    assert number_of(issued(world, number="5", gap_confirmed=True)) == "5"
    assert number_of(issued(world)) == "6"
    assert number_of(issued(world, number="3")) == "3"  # left out before, so it waits for its paper
    assert NumberSeries.objects.get().last_number == 6
    with pytest.raises(Refused, match="chữ số"):
        issued(world, number="4a")


def test_a_number_from_before_the_software_must_be_confirmed(world):
    NumberSeries.objects.create(unit=world.commune, period="2024", last_number=41)
    with pytest.raises(GapUnconfirmed, match="nhỏ hơn"):
        issued(world, number="7")
    assert number_of(issued(world, number="7", gap_confirmed=True)) == "7"
    assert NumberSeries.objects.get().last_number == 41


def cited_before(world, number: str) -> Directive:
    citation = Citation(
        kind=LinkKind.IMPLEMENTS, type_name="công văn", number=number, symbol="UBND-VHXH", issued_on=TODAY,
        issuer_name=world.commune.short_name,
    )  # fmt: skip
    return papers.find_or_cite(citation, at=NOW)


def test_a_number_known_by_citation_only_is_free_and_the_placeholder_becomes_the_paper(world):
    placeholder = cited_before(world, "1")
    assert (placeholder.status, placeholder.issuer) == (Status.CITED, world.commune)
    below = world.draft(subject="văn bản dẫn chiếu")
    papers.link(below, placeholder, LinkKind.CITES)
    paper = issued(world).directive
    assert paper.number == "1"
    assert not Directive.objects.filter(status=Status.CITED).exists()
    assert list(below.links.values_list("target", flat=True)) == [paper.pk]


def test_a_number_of_a_paper_that_stands_in_a_book_is_not_free(world):
    taken = cited_before(world, "1")
    taken.status = Status.REGISTERED
    taken.save()
    with pytest.raises(Refused, match="đã dùng"):
        issued(world)
    assert not NumberUse.objects.exists()


def test_a_number_squeezed_in_keeps_to_the_days_around_it(world):
    issued(world, number="2", gap_confirmed=True, on=TODAY - timedelta(days=3))
    with pytest.raises(Refused, match="không thể mang ngày"):
        issued(world, number="1", gap_confirmed=True, on=TODAY)


def test_a_failing_render_leaves_no_gap(world, monkeypatch):
    row = approved(world)

    def broken(*_: object, **__: object) -> bytes:
        raise OSError("no font")

    with monkeypatch.context() as patch:
        patch.setattr("dispatches.printing.render.render", broken)
        with pytest.raises(Refused, match="chưa cấp số"):
            issuing.issue(actor=world.clerk, letter=row, issued_on=TODAY, at=NOW)
    assert read(row).state == LetterState.APPROVED
    assert not NumberUse.objects.exists()
    assert number_of(issuing.issue(actor=world.clerk, letter=row, issued_on=TODAY, at=NOW)) == "1"


def outside(world, *lines: AddresseeFacts) -> Letter:
    """A paper that gives no work and goes to bodies that are not here."""
    draft = current(letter_of(world))
    return letters.start(
        actor=world.clerk, facts=draft.facts, parts=PaperParts(addressees=lines), wording={}, at=NOW
    )  # fmt: skip


def test_a_paper_to_a_body_that_is_not_here_is_issued_on_paper(world):
    row = issued(world, outside(world, AddresseeFacts(AddresseeKind.TO, "Sở Văn hóa, Thể thao và Du lịch")))
    assert (row.state, row.directive.number) == (LetterState.ISSUED, "1")
    assert not row.directive.deliveries.exists()


def test_work_given_to_nobody_and_a_paper_to_nobody_are_refused(world):
    with pytest.raises(Refused, match="chưa ghi Kính gửi và Nơi nhận"):
        issued(world, outside(world))
    row = letter_of(world)
    for line in (*row.directive.tasks.all(), *row.directive.addressees.all()):
        line.targets.all().delete()
    with pytest.raises(Refused, match="giao việc nhưng chưa có nơi nhận"):
        issued(world, row)
    assert not NumberUse.objects.exists()


def test_a_closed_unit_is_refused_by_name_and_takes_no_number(world):
    row = letter_of(world)
    row.directive.tasks.get(position=1).targets.all().delete()
    row.directive.tasks.get(position=1).targets.create(unit=world.neighbourhoods[0])
    world.neighbourhoods[0].valid_to = TODAY - timedelta(days=1)
    world.neighbourhoods[0].save()
    with pytest.raises(Refused, match="Tổ dân phố 1"):
        issued(world, row)
    assert NumberSeries.objects.get().last_number == 0
    assert read(row).state == LetterState.APPROVED


def test_a_unit_added_to_the_group_after_the_issue_changes_nothing(world):
    paper = issued(world).directive
    before = list(paper.assignments.values_list("unit", flat=True))
    GroupMember.objects.create(group=world.all_neighbourhoods, unit=world.next_commune)
    assert list(Directive.objects.get(pk=paper.pk).assignments.values_list("unit", flat=True)) == before


def test_issuing_to_forty_units_is_few_queries_and_quick(django_assert_max_num_queries, db):
    from time import perf_counter

    from tests.world import build

    world = build(neighbourhoods=37)
    row = approved(world)
    render(compose(row, on=TODAY), draft=False)  # the fonts are read once
    begun = perf_counter()
    with django_assert_max_num_queries(62):
        issuing.issue(actor=world.clerk, letter=row, issued_on=TODAY, at=NOW)
    assert perf_counter() - begun < 2
    assert row.directive.assignments.count() == 1 + 40
