"""The commune's work from the district is carried out by the commune's own letter, and counted from below."""

from datetime import timedelta

import pytest
from django.core.files.base import ContentFile

from directives import cascade
from directives.facts import FileFacts, PaperFacts, PaperParts, Recipient, TaskFacts
from directives.models import DocumentType, FileKind, LinkKind, Status, System
from directives.policies import Refused
from directives.services import drafts, issuing, papers, work
from directives.timeliness import deadline
from dispatches.models import Letter
from dispatches.services import flow
from tests.world import NOW, TODAY, World, build, person
from units.models import Role

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def that_morning(time_machine):
    time_machine.move_to(NOW, tick=False)


@pytest.fixture
def world() -> World:
    return build()


@pytest.fixture
def from_above(world):
    """The commune's row of a letter that the district sent to two communes."""
    clerk = person(world.district_unit, "Vi Thị Lan", "Văn thư", Role.CLERK, "0912000009")
    facts = PaperFacts(
        system=System.STATE,
        doc_type=DocumentType.objects.get(name="Công văn", system=System.STATE),
        issuer=world.district_unit,
        issuer_name=world.district_unit.short_name,
        symbol="UBND-VP",
        place="Định Hóa",
        subject="triển khai Kế hoạch số 145-KH/HU",
        signer_name="Lê Văn Chín",
    )
    both = (Recipient(unit=world.commune), Recipient(unit=world.next_commune))
    parts = PaperParts(tasks=(TaskFacts("Triển khai tới các tổ dân phố", recipients=both),))
    letter = drafts.make(actor=clerk, facts=facts, parts=parts, at=NOW)
    file = FileFacts(FileKind.ISSUED, "cv.pdf", "application/pdf", ContentFile(b"%PDF-1.7 1761", "cv.pdf"))
    letter = issuing.issue(actor=clerk, directive=letter, number="1761", issued_on=TODAY, file=file, at=NOW)
    return letter.assignments.select_related("directive", "unit").get(unit=world.commune)


def carry_out(world, row):
    draft = world.draft()
    papers.link(draft, row.directive, LinkKind.IMPLEMENTS)
    return world.issue(draft)


def counts(row, actor):
    return [
        (one.received, one.given, one.done, one.asked, one.seen_whole) for one in cascade.below(row, user=actor.user)
    ]


def test_progress_is_counted_from_below_in_one_query(world, from_above, django_assert_num_queries):
    carry_out(world, from_above)
    mine = world.assignment_of(world.head)
    work.report(actor=world.head, assignment=mine, note="Đã phát loa", at=NOW)
    work.accept(actor=world.officer, assignment=mine, at=NOW)
    work.receive(actor=world.neighbour, assignment=world.assignment_of(world.neighbour), at=NOW)
    world.clerk.user.__dict__.pop("_held", None)
    assert counts(from_above, world.clerk) == [(2, 10, 1, 10, True)]
    with django_assert_num_queries(1):
        assert counts(from_above, world.clerk) == [(2, 10, 1, 10, True)]


def test_what_was_withdrawn_counts_nowhere(world, from_above):
    carry_out(world, from_above)
    work.withdraw(actor=world.officer, assignment=world.assignment_of(world.head), reason="Thôi", at=NOW)
    assert counts(from_above, world.clerk) == [(0, 9, 0, 9, True)]


def test_a_draft_and_another_units_letter_carry_nothing_out(world, from_above):
    papers.link(world.draft(), from_above.directive, LinkKind.IMPLEMENTS)
    assert counts(from_above, world.clerk) == []
    carry_out(world, from_above)
    other = from_above.directive.assignments.get(unit=world.next_commune)
    assert counts(other, world.district) == []


def test_a_letter_that_carries_out_what_came_along_counts_too(world, from_above):
    came_along = world.draft(subject="kế hoạch gửi kèm")
    papers.link(from_above.directive, came_along, LinkKind.ATTACHES)
    draft = world.draft()
    papers.link(draft, came_along, LinkKind.IMPLEMENTS)
    world.issue(draft)
    assert len(counts(from_above, world.clerk)) == 1


def test_who_does_not_see_every_row_is_told_no_sum(world, from_above):
    carry_out(world, from_above)
    assert counts(from_above, world.district) == [(0, 10, 0, 10, True)]
    assert counts(from_above, world.head) == [(0, 10, 0, 10, False)]  # the page says nothing
    assert counts(from_above, world.stranger) == []


def test_the_page_tells_it_and_offers_to_write_one(client, world, from_above):
    client.force_login(world.clerk.user)
    html = client.get(from_above.get_absolute_url()).content.decode()
    assert "Chưa có văn bản triển khai nào" in html
    assert f"?thuc-hien={from_above.directive.code}" in html
    letter = carry_out(world, from_above)
    html = client.get(from_above.get_absolute_url()).content.decode()
    assert letter.get_absolute_url() in html
    assert "đã nhận 0/10, xong 0/10" in html
    client.force_login(world.district.user)
    html = client.get(from_above.get_absolute_url()).content.decode()
    assert "đã nhận 0/10" in html
    assert "Soạn văn bản triển khai" not in html


def test_a_neighbourhood_that_passes_nothing_on_sees_no_such_part(client, world):
    world.issue()
    client.force_login(world.head.user)
    html = client.get(world.assignment_of(world.head).get_absolute_url()).content.decode()
    assert "Văn bản triển khai" not in html


# --- The time that a unit may give to those below ---------------------------------------------------------------------

PDF = FileFacts(FileKind.ISSUED, "cv.pdf", "application/pdf", ContentFile(b"%PDF-1.7 41", "cv.pdf"))


def due(row, day):
    """The work above ends on that day; None: it has no deadline."""
    type(row).objects.filter(pk=row.pk).update(due_on=day, due_at=deadline(day, None))


def below_ends(world, row, day):
    draft = world.draft()
    draft.tasks.update(due_on=day)
    papers.link(draft, row.directive, LinkKind.IMPLEMENTS)
    return draft


def issue_now(world, draft):
    return issuing.issue(actor=world.clerk, directive=draft, number="41", issued_on=TODAY, file=PDF, at=NOW)


def test_the_work_below_may_end_on_the_day_of_the_work_above(world, from_above):
    due(from_above, TODAY + timedelta(days=20))
    assert issue_now(world, below_ends(world, from_above, TODAY + timedelta(days=20))).status == Status.ISSUED


def test_the_work_below_may_not_end_later_and_nothing_is_given(world, from_above):
    due(from_above, TODAY + timedelta(days=20))
    draft = below_ends(world, from_above, TODAY + timedelta(days=21))
    with pytest.raises(Refused, match="muộn hơn hạn mà cấp trên giao"):
        issue_now(world, draft)
    draft.refresh_from_db()
    assert (draft.status, draft.assignments.count()) == (Status.DRAFT, 0)


def test_the_deadline_above_counts_also_where_the_aim_only_came_along(world, from_above):
    due(from_above, TODAY + timedelta(days=20))
    came_along = world.draft(subject="kế hoạch gửi kèm")
    papers.link(from_above.directive, came_along, LinkKind.ATTACHES)
    draft = world.draft()
    draft.tasks.update(due_on=TODAY + timedelta(days=21))
    papers.link(draft, came_along, LinkKind.IMPLEMENTS)
    with pytest.raises(Refused, match="muộn hơn"):
        issue_now(world, draft)


def test_the_page_of_the_letter_says_it_before_anybody_submits(client, world, from_above):
    due(from_above, TODAY + timedelta(days=20))
    draft = below_ends(world, from_above, TODAY + timedelta(days=21))
    letter = Letter.objects.get(directive=draft)
    client.force_login(world.clerk.user)
    assert "muộn hơn hạn mà cấp trên giao" in client.get(letter.get_absolute_url()).content.decode()
    with pytest.raises(Refused, match="muộn hơn"):
        flow.submit(actor=world.clerk, letter=letter, at=NOW)


@pytest.mark.parametrize("state", [None, "accepted"])
def test_without_an_open_deadline_above_nothing_limits(world, from_above, state):
    due(from_above, None if state is None else TODAY)
    if state:
        type(from_above).objects.filter(pk=from_above.pk).update(state=state, reported_at=NOW, accepted_at=NOW)
    assert issue_now(world, below_ends(world, from_above, TODAY + timedelta(days=90))).status == Status.ISSUED
