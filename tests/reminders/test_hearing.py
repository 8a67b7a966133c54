"""Which news makes messages, and for whom."""

from datetime import timedelta
from random import Random

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from audit.models import Entry
from compliance import recount
from directives.models import Assignment
from directives.services import issuing, work
from directives.states import State
from jobs.models import Job
from reminders import receivers, wording
from reminders.models import Channel, Kind, Notice
from tests.world import NOW, World, build, make_draft, person, plan_letters
from units.models import Membership, Post, Role, User

LATER = NOW + timedelta(days=3)

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> World:
    return build()


def heard(actor, kind, channel=Channel.APP):
    return Notice.objects.filter(person=actor.user, kind=kind, channel=channel)


def test_work_that_is_given_reaches_its_doers_in_the_app_and_by_mail(world):
    world.issue()
    plan_letters()
    for actor in (world.head, world.neighbour, world.officer):
        notice = heard(actor, Kind.GIVEN).get()
        assert notice.assignment == world.assignment_of(actor)
        assert notice.url == notice.assignment.get_absolute_url()
        assert heard(actor, Kind.GIVEN, Channel.MAIL).count() == 1
    for actor in (world.stranger, world.district, world.clerk, world.deputy):
        assert not Notice.objects.filter(person=actor.user).exists()
    assert Job.objects.filter(kind="reminders.mail").count() == 3


def test_a_person_with_two_posts_gets_one_notice_per_assignment(world):
    second = Post.objects.create(unit=world.head.unit, name="Trưởng ban công tác Mặt trận", role=Role.HEAD)
    Membership.objects.create(user=world.head.user, post=second)
    world.issue()
    plan_letters()
    plan_letters()
    assert heard(world.head, Kind.GIVEN).count() == 1
    assert heard(world.head, Kind.GIVEN, Channel.MAIL).count() == 1


def test_who_left_the_post_hears_nothing(world):
    Membership.objects.filter(user=world.head.user).update(valid_to=NOW.date() - timedelta(days=1))
    world.issue()
    assert not Notice.objects.filter(person=world.head.user).exists()


def test_a_paper_for_information_reaches_the_clerk_of_that_unit(world):
    draft = world.draft()
    draft.addressees.create(kind="copy", position=9, text="UBND xã Phúc Chu").targets.create(unit=world.next_commune)
    world.issue(draft)
    plan_letters()
    assert heard(world.stranger, Kind.INFORMED).count() == 1
    assert heard(world.stranger, Kind.INFORMED, Channel.MAIL).count() == 1
    assert not heard(world.stranger, Kind.GIVEN).exists()


def test_a_report_reaches_the_officer_and_the_answer_reaches_the_head(world):
    world.issue()
    row = world.assignment_of(world.head)
    work.report(actor=world.head, assignment=row, at=NOW, note="Đã phát loa.")
    assert "chờ nghiệm thu" in heard(world.officer, Kind.MOVED).get().subject
    assert not heard(world.deputy, Kind.MOVED).exists()
    assert not heard(world.head, Kind.MOVED).exists()
    work.return_(actor=world.officer, assignment=row, reason="Chưa có ảnh", at=NOW)
    assert "Chưa có ảnh" in heard(world.head, Kind.MOVED).get().text
    assert not heard(world.neighbour, Kind.MOVED).exists()


def test_the_officer_s_own_report_reaches_the_leader(world):
    world.issue()
    work.report(actor=world.officer, assignment=world.assignment_of(world.officer), at=NOW, note="Đã đăng.")
    assert heard(world.deputy, Kind.MOVED).count() == 1
    assert not heard(world.officer, Kind.MOVED).exists()


def test_receiving_and_logging_make_no_noise(world):
    world.issue()
    before = Notice.objects.count()
    work.receive(actor=world.head, assignment=world.assignment_of(world.head), at=NOW)
    assert Notice.objects.count() == before


def test_declining_insisting_and_withdrawing_are_heard_on_the_other_side(world):
    world.issue()
    row = world.assignment_of(world.head)
    work.decline(actor=world.head, assignment=row, reason="Không có loa", at=NOW)
    assert "Không có loa" in heard(world.officer, Kind.MOVED).get().text
    work.insist(actor=world.officer, assignment=row, reason="Dùng loa của xã", at=NOW + timedelta(minutes=1))
    work.withdraw(actor=world.officer, assignment=row, reason="Đã có nơi khác làm", at=NOW + timedelta(minutes=2))
    assert heard(world.head, Kind.MOVED).count() == 2


def issued_with(neighbourhoods: int) -> int:
    """How many statements it takes to issue a paper to so many units, with two people each."""
    world = build(neighbourhoods)
    for number, unit in enumerate(world.neighbourhoods):
        person(unit, f"Người {number}", "Tổ phó", Role.MEMBER, f"0913000{number + 100}")
    draft = make_draft(world)
    with CaptureQueriesContext(connection) as asked:
        world.issue(draft)
    return len(asked)


def test_giving_to_sixty_units_takes_as_many_statements_as_giving_to_six():
    with transaction.atomic():
        few = issued_with(6)
        transaction.set_rollback(True)
    assert issued_with(60) == few < 40
    assert Assignment.objects.count() == 60 + 4
    assert Notice.objects.filter(kind=Kind.GIVEN, channel=Channel.APP).count() == 60 + 2 + 1
    assert Job.objects.count() == 1


def withdrawn_from(neighbourhoods: int) -> int:
    """How many statements it takes to recall a paper of so many units."""
    world = build(neighbourhoods)
    directive = world.issue(make_draft(world))
    with CaptureQueriesContext(connection) as asked:
        issuing.withdraw(actor=world.clerk, directive=directive, reason="Nhầm", at=LATER)
    assert recount.kept() == recount.walked_papers()
    return len(asked)


def test_taking_back_from_a_thousand_units_takes_as_many_statements_as_from_sixty():
    with transaction.atomic():
        few = withdrawn_from(60)
        transaction.set_rollback(True)
    assert withdrawn_from(1000) == few < 40
    assert set(Assignment.objects.values_list("state", flat=True)) == {State.WITHDRAWN}
    assert Entry.objects.filter(verb="assignment.withdraw").count() == 1000 + 4
    assert Notice.objects.filter(kind=Kind.MOVED).count() == 3, "the two heads and the officer"


# --- The same as row by row ------------------------------------------------------------------------------------------


def staffed(world, dice):
    """Units with posts of every kind, some of them empty, some of people who left or were closed out."""
    units = [*world.neighbourhoods, *world.offices]
    for number in range(60):
        role = dice.choice(list(Role))
        one = person(dice.choice(units), f"Người {number}", f"Chức danh {number}", role, f"0914{number + 100:06}")
        if dice.random() < 0.2:
            Membership.objects.filter(user=one.user).update(valid_to=NOW.date() - timedelta(days=1))
        if dice.random() < 0.2:
            type(one.user).objects.filter(pk=one.user.pk).update(is_active=False)
        if dice.random() < 0.3:
            second = Post.objects.create(unit=dice.choice(units), name=f"Kiêm {number}", role=dice.choice(list(Role)))
            Membership.objects.create(user=one.user, post=second)


@pytest.mark.parametrize("seed", range(8))
def test_by_one_statement_the_same_people_hear_the_same_words_as_row_by_row(world, seed):
    staffed(world, Random(seed))
    draft = world.draft()
    draft.tasks.create(position=9, text="Báo cáo 100% {hộ}").targets.create(
        group=world.all_neighbourhoods, role="support"
    )
    draft.addressees.create(kind="to", position=8, text="Phúc Chu").targets.create(unit=world.next_commune)
    directive = world.issue(draft)
    rows = list(Assignment.objects.with_papers().select_related("directive__doc_type"))
    expected = {
        (f"given:{row.pk}:{user.pk}:app", user.pk, row.pk, row.get_absolute_url(), *wording.given(row))
        for row in rows
        for user in receivers.doers(rows, on=NOW.date())[row.pk]
    }
    said = Notice.objects.filter(channel=Channel.APP, assignment__isnull=False)
    found = said.values_list("key", "person", "assignment", "url", "subject", "text")
    assert len(expected) > 10
    assert set(found) == expected
    assert {(one.kind, one.state, one.sent_at, one.created_at) for one in said.filter(assignment__role="inform")} <= {
        (Kind.INFORMED, "sent", NOW, NOW)
    }
    staff = receivers.Staff(on=NOW.date(), units=[one.unit_id for one in directive.deliveries.all()])
    sent = directive.deliveries.all()
    readers = {user.pk for one in sent for user in staff.of_unit(one.unit_id, receivers.READERS)}
    assert set(receivers.holders_sent(sent, on=NOW.date()).values_list("user", flat=True)) == readers


@pytest.mark.parametrize("seed", range(8))
def test_by_one_statement_the_same_people_hear_of_what_is_taken_back(world, seed):
    dice = Random(seed)
    staffed(world, dice)
    draft = world.draft()
    draft.tasks.create(position=9, text="Báo cáo 100% {hộ}").targets.create(
        group=world.all_neighbourhoods, role="support"
    )
    draft.addressees.create(kind="copy", position=8, text="Phúc Chu").targets.create(unit=world.next_commune)
    directive = world.issue(draft)
    for row in dice.sample(list(directive.assignments.all()), 6):
        row.doer = dice.choice(list(User.objects.exclude(pk=world.stranger.user.pk)))
        row.save(update_fields=["doer"])
    done = world.assignment_of(world.officer)
    work.report(actor=world.officer, assignment=done, note="Đã đăng.", at=NOW)
    work.accept(actor=world.deputy, assignment=done, at=NOW)
    issuing.withdraw(actor=world.clerk, directive=directive, reason="Sai 5% {số}", at=LATER)
    rows = list(Assignment.objects.filter(state="withdrawn").with_papers().select_related("directive__doc_type"))
    people, of_work = receivers.doers(rows, on=LATER.date()), set()
    for row in rows:
        words = wording.moved(row, "withdraw")
        of_work |= {
            (user.pk, row.pk, row.get_absolute_url(), *words) for user in people[row.pk] if user != world.clerk.user
        }
    staff = receivers.Staff(on=LATER.date(), units=directive.deliveries.values_list("unit", flat=True))
    readers = {user.pk for one in directive.deliveries.all() for user in staff.of_unit(one.unit_id, receivers.READERS)}
    told = {user.pk for users in people.values() for user in users} | {world.clerk.user.pk}
    words = wording.withdrawn(directive, "Sai 5% {số}", None)
    of_paper = {(pk, None, directive.get_absolute_url(), *words) for pk in readers - told}
    said = Notice.objects.filter(created_at=LATER, kind=Kind.MOVED)
    found = ("person", "assignment", "url", "subject", "text")
    assert len(of_work) > 10
    assert world.stranger.user.pk in readers - told
    assert set(said.filter(channel=Channel.APP).values_list(*found)) == of_work | of_paper
    plan_letters()
    assert set(said.filter(channel=Channel.MAIL).values_list(*found)) == of_work | of_paper
    assert said.filter(channel=Channel.APP).count() == len(of_work | of_paper)


def test_a_letter_says_all_that_its_reader_was_given_and_is_planned_once(world):
    draft = world.draft()
    draft.tasks.create(position=9, text="Báo cáo số hộ").targets.create(group=world.all_neighbourhoods)
    world.issue(draft)
    plan_letters()
    letter = heard(world.head, Kind.GIVEN, Channel.MAIL).get()
    assert letter.subject == f"2 việc mới: {draft.subject}"
    assert letter.text.count("giao Tổ dân phố 5 (chủ trì)") == 2
    assert (letter.assignment, letter.url) == (None, draft.get_absolute_url())
    Job.objects.filter(kind="reminders.letters").update(state="waiting")
    before = set(Notice.objects.values_list("key", flat=True)), Job.objects.count()
    plan_letters()
    assert (set(Notice.objects.values_list("key", flat=True)), Job.objects.count()) == before
