"""The morning's reminders: on which working days, for which work, and never twice."""

from datetime import date, datetime, time, timedelta

import pytest
from django.utils import timezone

from directives.models import Assignment
from directives.services import issuing, work
from reminders.models import Channel, Kind, Notice, NoticeState, Occasion, Reminder
from reminders.services import plan_morning
from tests.world import NOW, World, build
from units.models import Membership

pytestmark = pytest.mark.django_db

# Issued on Tuesday 9 April 2024; due on Friday 19 April. Thursday 18 April is Giỗ Tổ, a day off.
DUE = date(2024, 4, 19)


@pytest.fixture
def world() -> World:
    return build()


def morning(day: date, hour: int = 6) -> int:
    return plan_morning(on=day, at=timezone.make_aware(datetime.combine(day, time(hour, 30))))


def lines(actor, kind=Kind.REMINDER):
    return Notice.objects.for_user(actor.user).filter(kind=kind)


def mails(actor):
    return Notice.objects.filter(person=actor.user, channel=Channel.MAIL, kind=Kind.DIGEST)


def test_the_default_rules_are_loaded_once():
    assert [rule.occasion for rule in Reminder.objects.all()] == [
        Occasion.BEFORE,
        Occasion.BEFORE,
        Occasion.ON,
        Occasion.AFTER,
        Occasion.EVERY,
        Occasion.MONTHLY,
    ]


def test_a_head_hears_on_the_right_working_days_and_on_no_other(world):
    world.issue()
    days = [date(2024, 4, 9) + timedelta(days=n) for n in range(26)]
    spoken = []
    for day in days:
        before = lines(world.head).count()
        morning(day)
        if lines(world.head).count() > before:
            spoken.append(day)
    # 3 and 1 working days before, on the day, 1 after, then 5 and 10 working days overdue (29, 30/4 and 1/5 are off)
    assert spoken == [date(2024, 4, d) for d in (15, 17, 19, 22, 26)]
    assert mails(world.head).count() == len(spoken)


def test_nothing_is_planned_on_a_day_off(world):
    world.issue()
    assert morning(date(2024, 4, 18)) == 0
    assert morning(date(2024, 4, 20)) == 0


def test_a_deadline_on_a_day_off_is_spoken_of_on_the_working_day_before(world):
    world.issue(make_due(world, date(2024, 4, 20)))
    morning(DUE)
    assert "là ngày nghỉ" in lines(world.head).get().text


def make_due(world: World, day: date):
    from tests.world import make_draft

    return make_draft(world, due_on=day)


def test_planning_twice_on_one_day_adds_nothing(world):
    world.issue()
    assert morning(DUE) > 0
    assert morning(DUE) == 0
    assert morning(DUE, hour=9) == 0


def test_after_an_outage_one_reminder_covers_what_is_overdue(world):
    world.issue()
    assert not lines(world.head).exists()
    morning(date(2024, 4, 24))
    assert lines(world.head).count() == 1
    assert "quá hạn 3 ngày làm việc" in lines(world.head).get().text.lower()
    morning(date(2024, 4, 25))
    assert lines(world.head).count() == 1


def test_reported_work_is_not_reminded_of_and_returned_work_is(world):
    world.issue()
    row = world.assignment_of(world.head)
    work.report(actor=world.head, assignment=row, at=NOW, note="Đã phát loa.")
    morning(DUE)
    assert not lines(world.head).exists()
    work.return_(actor=world.officer, assignment=row, reason="Chưa có ảnh", at=NOW + timedelta(days=11))
    morning(date(2024, 4, 22))
    assert lines(world.head).count() == 1


def test_a_withdrawn_paper_is_not_reminded_of(world):
    directive = world.issue()
    issuing.withdraw(actor=world.clerk, directive=directive, reason="Nhầm", at=NOW)
    assert morning(DUE) == 0


def test_work_without_a_deadline_is_heard_of_on_the_first_working_day_of_a_month_only(world):
    world.issue(make_due(world, None))
    for day in (date(2024, 4, 19), date(2024, 5, 3)):
        assert morning(day) == 0
    morning(date(2024, 5, 2))  # 1 May is a day off
    summary = lines(world.officer, Kind.MONTHLY).get()
    assert "1 việc không quy định hạn" in summary.subject
    assert mails(world.officer).count() == 1
    assert morning(date(2024, 5, 2)) == 0


def test_work_given_this_month_is_not_in_the_summary_of_its_first_day(world):
    world.issue(make_due(world, None), at=timezone.make_aware(datetime(2024, 5, 2, 6, 0)))
    assert morning(date(2024, 5, 2)) == 0


def test_one_mail_a_person_and_morning_however_many_tasks(world):
    world.issue()
    Membership.objects.create(user=world.head.user, post=world.neighbour.post)
    world.issue(make_due(world, DUE), number="43")
    morning(DUE)
    assert mails(world.head).count() == 1
    assert lines(world.head).count() == 4
    text = mails(world.head).get().text
    assert text.count("Đến hạn hôm nay.") == 4


def test_a_rule_for_one_role_a_rule_without_mail_and_a_rule_at_rest(world):
    world.issue()
    Reminder.objects.filter(occasion=Occasion.ON).update(by_mail=False)
    morning(DUE)
    assert lines(world.head).count() == 1
    assert not mails(world.head).exists()
    Reminder.objects.filter(occasion=Occasion.AFTER).update(role="monitor")
    Reminder.objects.filter(occasion=Occasion.EVERY).update(is_active=False)
    morning(date(2024, 4, 26))
    assert lines(world.head).count() == 1


def test_the_person_named_to_do_it_hears_too(world):
    world.issue()
    row = world.assignment_of(world.head)
    work.name_doer(actor=world.head, assignment=row, doer=world.neighbour.user, at=NOW)
    morning(DUE)
    assert {n.assignment_id for n in lines(world.neighbour)} >= {row.pk}


def test_in_the_app_a_line_has_arrived_and_a_mail_waits(world):
    world.issue()
    morning(DUE)
    assert lines(world.head).get().state == NoticeState.SENT
    assert mails(world.head).get().state == NoticeState.PLANNED


def test_the_number_of_questions_does_not_grow_with_the_work(world, django_assert_max_num_queries):
    world.issue()
    assert Assignment.objects.count() == 10
    with django_assert_max_num_queries(20):
        morning(DUE)
