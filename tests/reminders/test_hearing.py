"""Which news makes messages, and for whom."""

from datetime import timedelta

import pytest

from directives.models import Assignment
from directives.services import work
from jobs.models import Job
from reminders.models import Channel, Kind, Notice
from tests.world import NOW, World, build, make_draft, person
from units.models import Membership, Post, Role

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> World:
    return build()


def heard(actor, kind, channel=Channel.APP):
    return Notice.objects.filter(person=actor.user, kind=kind, channel=channel)


def test_work_that_is_given_reaches_its_doers_in_the_app_and_by_mail(world):
    world.issue()
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


def test_giving_to_many_units_asks_hardly_more_than_giving_to_few():
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    world = build(neighbourhoods=120)
    for number, unit in enumerate(world.neighbourhoods):
        person(unit, f"Người {number}", "Tổ phó", Role.MEMBER, f"0913000{number + 100}")
    draft = make_draft(world)
    with CaptureQueriesContext(connection) as asked:
        world.issue(draft)
    about_notices = [q for q in asked if "reminders_notice" in q["sql"] or "jobs_job" in q["sql"]]
    assert Assignment.objects.count() == 124
    assert Notice.objects.filter(kind=Kind.GIVEN).count() >= 240
    assert len(about_notices) < 20
