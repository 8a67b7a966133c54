"""The commune's work from the district is carried out by the commune's own letter, and counted from below."""

from datetime import datetime, time, timedelta

import pytest
from django.core.files.base import ContentFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from directives import cascade
from directives.facts import FileFacts, PaperFacts, PaperParts, Recipient, TaskFacts
from directives.models import Assignment, DocumentType, FileKind, LinkKind, Status, System
from directives.policies import Refused
from directives.services import drafts, issuing, papers, work
from directives.timeliness import deadline
from dispatches.models import Letter
from dispatches.services import flow
from tests.world import NOW, TODAY, World, build, person
from units import services
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


# --- A hop that is missing --------------------------------------------------------------------------------------------

HOP = "chưa chuyển tiếp xuống"


def missing(world):
    return {row.unit for row in cascade.not_passed_on(Assignment.objects.all(), on=TODAY)}


def commune_clerk_receives(world, row):
    work.receive(actor=world.clerk, assignment=row, at=NOW)
    return row


def test_a_unit_that_confirmed_and_passed_nothing_on_is_a_missing_hop_until_it_does(world, from_above):
    assert missing(world) == set()  # not even confirmed: that is another word
    commune_clerk_receives(world, from_above)
    assert missing(world) == {world.commune}
    papers.link(world.draft(), from_above.directive, LinkKind.IMPLEMENTS)
    assert missing(world) == {world.commune}  # a draft passes nothing on
    carry_out(world, from_above)
    assert missing(world) == set()


def test_a_letter_that_carries_out_what_came_along_passes_it_on(world, from_above):
    came_along = world.draft(subject="kế hoạch gửi kèm")
    papers.link(from_above.directive, came_along, LinkKind.ATTACHES)
    commune_clerk_receives(world, from_above)
    draft = world.draft()
    papers.link(draft, came_along, LinkKind.IMPLEMENTS)
    world.issue(draft)
    assert missing(world) == set()


def test_the_letter_of_another_commune_passes_nothing_on_here(world, from_above):
    commune_clerk_receives(world, from_above)
    other = from_above.directive.assignments.get(unit=world.next_commune)
    work.receive(actor=world.stranger, assignment=other, at=NOW)
    carry_out(world, from_above)
    assert missing(world) == set()  # nobody stands under the next commune
    services.open_unit(
        parent=world.next_commune, name="Xóm 1", short_name="Xóm 1", branch="state", kind="neighbourhood"
    )
    assert missing(world) == {world.next_commune}


def test_who_was_only_informed_or_is_released_is_no_missing_hop(world, from_above):
    commune_clerk_receives(world, from_above)
    informed = Assignment.objects.get(pk=from_above.pk)
    informed.pk, informed.code, informed.role = None, "de-biet", "inform"
    informed.task = from_above.directive.tasks.create(position=9, text="Để biết")
    informed.save()
    assert [row.pk for row in cascade.not_passed_on(Assignment.objects.all(), on=TODAY)] == [from_above.pk]
    work.withdraw(actor=world.district, assignment=from_above, reason="Thôi", at=NOW)
    assert missing(world) == set()


def test_the_own_work_of_an_office_and_of_a_neighbourhood_needs_no_hop(world):
    world.issue()
    for actor in (world.head, world.officer):
        work.receive(actor=actor, assignment=world.assignment_of(actor), at=NOW)
    assert missing(world) == set()


def test_the_pages_of_the_work_and_of_the_way_show_the_missing_hop(client, world, from_above):
    way = reverse("directives:chain", args=[from_above.directive.code])

    def pages(actor):
        client.force_login(actor.user)
        return [client.get(address).content.decode() for address in (from_above.get_absolute_url(), way)]

    assert all(HOP not in page for page in pages(world.district))
    commune_clerk_receives(world, from_above)
    assert all(HOP in page for page in pages(world.district))
    assert all(HOP in page for page in pages(world.clerk))
    assert all("{#" not in page for page in pages(world.clerk))
    client.force_login(world.stranger.user)
    assert HOP not in client.get(way).content.decode()  # of siblings one learns nothing
    carry_out(world, from_above)
    assert all(HOP not in page for page in pages(world.district))


def test_the_way_asks_as_often_with_many_missing_hops_as_with_one(client, world, from_above):
    commune_clerk_receives(world, from_above)
    client.force_login(world.district.user)

    def asked():
        with CaptureQueriesContext(connection) as queries:
            client.get(reverse("directives:chain", args=[from_above.directive.code]))
        return len(queries)

    asked()
    few = asked()
    carry_out(world, from_above)
    assert asked() == few <= 15


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


def at_ten(row):
    ten = timezone.make_aware(datetime.combine(TODAY + timedelta(days=20), time(10)))
    type(row).objects.filter(pk=row.pk).update(due_on=ten.date(), due_time=time(10), due_at=ten)


def test_the_hour_of_the_work_above_limits_the_day_below(world, from_above):
    at_ten(from_above)
    with pytest.raises(Refused, match="10:00 ngày 29/4/2024"):
        issue_now(world, below_ends(world, from_above, TODAY + timedelta(days=20)))


@pytest.mark.parametrize(("hour", "is_late"), [(10, False), (11, True)])
def test_the_hour_below_is_compared_with_the_hour_above(world, from_above, hour, is_late):
    at_ten(from_above)
    draft = below_ends(world, from_above, TODAY + timedelta(days=20))
    draft.tasks.update(due_time=time(hour))
    assert bool(cascade.too_late(draft, draft.tasks.all())) == is_late


def test_a_dateless_row_above_frees_nothing_of_the_deadline_beside_it(world, from_above):
    due(from_above, TODAY + timedelta(days=20))
    beside = Assignment.objects.get(pk=from_above.pk)
    beside.pk, beside.code, beside.due_on, beside.due_at = None, "khong-han", None, None
    beside.task = from_above.directive.tasks.create(position=9, text="Việc thường xuyên")
    beside.save()
    with pytest.raises(Refused, match="muộn hơn hạn mà cấp trên giao"):
        issue_now(world, below_ends(world, from_above, TODAY + timedelta(days=21)))


@pytest.mark.parametrize("state", [None, "accepted"])
def test_without_an_open_deadline_above_nothing_limits(world, from_above, state):
    due(from_above, None if state is None else TODAY)
    if state:
        type(from_above).objects.filter(pk=from_above.pk).update(state=state, reported_at=NOW, accepted_at=NOW)
    assert issue_now(world, below_ends(world, from_above, TODAY + timedelta(days=90))).status == Status.ISSUED
