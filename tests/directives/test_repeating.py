"""Duties that recur: a row of work for each period, opened once, never for who is gone, until the issuer stops it."""

from datetime import date, datetime, time, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from audit.models import Entry
from compliance import queries, recount
from directives import events
from directives.jobs import PERIODS
from directives.models import Assignment, Task
from directives.models.repeating import columns
from directives.policies import Forbidden, Refused
from directives.services import issuing, repeating, work
from directives.states import State
from directives.tasks import open_periods
from jobs import queue
from jobs.models import Job
from reminders.models import Channel, Kind, Notice
from reminders.services import plan_morning
from tests.world import NOW, World, build
from units.models import Membership, Unit
from vietnam.periods import Kind as Every
from vietnam.periods import Rule

pytestmark = pytest.mark.django_db
MONTHLY = Rule(Every.MONTH, day=25)
MAY_BEGINS, MAY_DUE = date(2024, 5, 2), date(2024, 5, 24)  # the 1st is a day off, the 25th a Saturday


def at(day: date, hour: int = 6) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(hour)))


def issued(world: World, rule: Rule = MONTHLY) -> Task:
    """The letter of the small world, its second task (both groups) recurring."""
    draft = world.draft(due_on=None)
    draft.tasks.filter(position=2).update(**columns(rule))
    world.issue(draft)
    return draft.tasks.get(position=2)


@pytest.fixture
def world() -> World:
    return build()


@pytest.fixture
def task(world):
    return issued(world)


def run(day: date) -> int:
    return repeating.open_due(on=day, at=at(day))


def of_head(world, task) -> list[Assignment]:
    return list(task.assignments.filter(unit=world.head.unit).order_by("period"))


# --- Opening ---------------------------------------------------------------------------------------------------------


def test_the_letter_gives_the_first_period_that_can_still_be_kept(world, task):
    [row] = of_head(world, task)
    assert (row.period, row.due_on, row.due_at) == ("2024-04", date(2024, 4, 25), at(date(2024, 4, 26), 0))
    assert row.what == f"Báo cáo tháng 4/2024: {task.text}"
    once = Assignment.objects.get(task__position=1)
    assert (once.period, once.due_on) == ("", None)


def test_a_later_period_is_added_to_what_is_kept_of_the_paper(world, task):
    work.receive(actor=world.head, assignment=of_head(world, task)[0], at=NOW)
    run(MAY_BEGINS)
    assert sum(one.given for one in task.directive.tallies.all()) == 10 + 9
    work.receive(actor=world.head, assignment=of_head(world, task)[1], at=at(MAY_BEGINS, 9))
    assert recount.kept() == recount.walked_papers()
    assert sum(one.received for one in task.directive.tallies.all()) == 2


def test_a_letter_late_in_the_month_begins_with_the_next(world):
    task = issued(world, Rule(Every.MONTH, day=5))
    assert {row.period for row in task.assignments.all()} == {"2024-05"}


def test_the_next_period_opens_on_its_first_working_day_with_its_own_deadline(world, task):
    assert run(MAY_BEGINS - timedelta(days=1)) == 0
    assert run(MAY_BEGINS) == 1
    april, may = of_head(world, task)
    assert (may.period, may.due_on, may.state, may.given_at) == ("2024-05", MAY_DUE, State.GIVEN, at(MAY_BEGINS))
    assert may.code != april.code
    assert task.assignments.filter(period="2024-05").count() == task.assignments.filter(period="2024-04").count() == 9
    sentence = Entry.objects.get(verb="paper.period_opened").sentence
    assert sentence == f"Mở kỳ tháng 5/2024 của việc định kỳ “{task}”, hạn 24/5/2024."


def test_opened_twice_it_is_opened_once(world, task):
    assert (run(MAY_BEGINS), run(MAY_BEGINS), run(MAY_BEGINS + timedelta(days=1))) == (1, 0, 0)
    assert len(of_head(world, task)) == 2


def test_broken_off_in_the_middle_nothing_is_half_open(world, task):
    def fails(**_: object) -> None:
        raise RuntimeError("the machine stopped")

    events.period_opened.connect(fails)
    try:
        with pytest.raises(RuntimeError):
            run(MAY_BEGINS)
    finally:
        events.period_opened.disconnect(fails)
    assert len(of_head(world, task)) == 1
    assert not Notice.objects.filter(key__contains="given:", assignment__period="2024-05").exists()
    assert run(MAY_BEGINS) == 1
    assert len(of_head(world, task)) == 2


def test_after_weeks_without_a_machine_every_missed_period_is_there_once(world):
    task = issued(world, Rule(Every.WEEK, day=5, time=time(16)))
    assert run(date(2024, 5, 14)) == 5
    rows = of_head(world, task)
    assert [row.period for row in rows] == [f"2024-W{week}" for week in range(15, 21)]
    assert [row.due_on for row in rows][2:4] == [date(2024, 4, 26), date(2024, 5, 3)]
    assert rows[-1].due_at == at(date(2024, 5, 17), 16)


def test_the_database_refuses_a_period_twice_and_another_period_for_the_same_row(world, task):
    [row] = of_head(world, task)
    with pytest.raises(IntegrityError), transaction.atomic():
        Assignment.objects.create(
            directive=row.directive, task=task, unit=row.unit, period=row.period, given_at=NOW, state=State.GIVEN
        )
    with pytest.raises(IntegrityError), transaction.atomic():
        Assignment.objects.filter(pk=row.pk).update(period="2024-06")
    with pytest.raises(IntegrityError), transaction.atomic():
        Task.objects.filter(pk=task.pk).update(repeats_day=40)


def test_the_clock_plans_one_job_a_day_and_the_job_opens(world, task, time_machine):
    time_machine.move_to(at(MAY_BEGINS))
    open_periods()
    open_periods()
    job = Job.objects.get(kind=PERIODS)
    assert queue.perform(job.pk, now=timezone.now)
    assert len(of_head(world, task)) == 2


def test_the_clock_plans_nothing_on_a_day_off(task, time_machine):
    time_machine.move_to(at(date(2024, 5, 1)))
    open_periods()
    assert not Job.objects.filter(kind=PERIODS).exists()


# --- For whom --------------------------------------------------------------------------------------------------------


def test_a_closed_unit_gets_no_further_period(world, task):
    Unit.objects.filter(pk=world.head.unit.pk).update(valid_to=date(2024, 4, 30))
    run(MAY_BEGINS)
    assert len(of_head(world, task)) == 1
    assert task.assignments.filter(period="2024-05").count() == 8


@pytest.mark.parametrize("verb", ["withdraw", "suspend"])
def test_who_is_let_off_gets_no_further_period(world, task, verb):
    [row] = of_head(world, task)
    getattr(work, verb)(actor=world.officer, assignment=row, reason="Nhập tổ", at=NOW)
    run(MAY_BEGINS)
    assert len(of_head(world, task)) == 1


def test_who_goes_on_after_a_pause_gets_the_next_one(world, task):
    [row] = of_head(world, task)
    work.suspend(actor=world.officer, assignment=row, reason="Lũ", at=NOW)
    run(MAY_BEGINS)
    work.resume(actor=world.officer, assignment=row, at=at(MAY_DUE))
    run(date(2024, 6, 3))
    assert [one.period for one in of_head(world, task)] == ["2024-04", "2024-06"]


def test_a_withdrawn_paper_opens_nothing(world, task):
    issuing.withdraw(actor=world.clerk, directive=task.directive, reason="Sai căn cứ", at=NOW)
    assert run(MAY_BEGINS) == 0


def test_the_same_person_goes_on_while_he_is_there(world, task):
    [row] = of_head(world, task)
    work.name_doer(actor=world.head, assignment=row, doer=world.head.user, at=NOW)
    run(MAY_BEGINS)
    Membership.objects.filter(user=world.head.user).update(valid_to=date(2024, 5, 31))
    run(date(2024, 6, 3))
    assert [one.doer for one in of_head(world, task)] == [world.head.user, world.head.user, None]


# --- Its end ---------------------------------------------------------------------------------------------------------


def test_it_ends_at_its_end(world):
    task = issued(world, Rule(Every.MONTH, day=25, until=date(2024, 5, 31)))
    assert run(date(2024, 7, 1)) == 1
    assert [one.period for one in of_head(world, task)] == ["2024-04", "2024-05"]


def test_a_letter_whose_periods_are_all_over_is_not_issued(world):
    with pytest.raises(Refused, match="không còn kỳ nào"):
        issued(world, Rule(Every.MONTH, day=5, until=date(2024, 4, 30)))


def test_the_issuer_stops_it_with_a_reason(world, task):
    with pytest.raises(Refused, match="lý do"):
        repeating.stop(actor=world.officer, task=task, reason=" ", at=NOW)
    repeating.stop(actor=world.officer, task=task, reason="Chiến dịch kết thúc", at=NOW)
    assert run(MAY_BEGINS) == 0
    assert of_head(world, task)[0].state == State.GIVEN
    assert "Chiến dịch kết thúc" in Entry.objects.get(verb="paper.repeating_stopped").sentence


@pytest.mark.parametrize("who", ["head", "clerk", "district"])
def test_nobody_else_stops_it(world, task, who):
    with pytest.raises(Forbidden):
        repeating.stop(actor=getattr(world, who), task=task, reason="Thôi", at=NOW)


# --- Seen and counted ------------------------------------------------------------------------------------------------


def test_each_period_is_told_reminded_and_counted(world, task):
    run(MAY_BEGINS)
    told = Notice.objects.filter(person=world.head.user, assignment__period="2024-05", kind=Kind.GIVEN)
    assert {one.channel for one in told} == {Channel.APP, Channel.MAIL}
    assert "Báo cáo tháng 5/2024" in told[0].subject
    plan_morning(on=MAY_DUE, at=at(MAY_DUE))
    reminded = Notice.objects.filter(person=world.head.user, kind=Kind.REMINDER, channel=Channel.APP)
    assert {one.assignment.period for one in reminded} == {"2024-04", "2024-05"}
    counts = queries.by_task(Assignment.objects.counted(), at=at(MAY_DUE))[task.pk]
    assert (counts.given, counts.overdue, counts.open) == (18, 9, 9)


def test_the_pages_name_the_period_and_keep_those_before(world, task, client):
    run(MAY_BEGINS)
    april, may = of_head(world, task)
    client.force_login(world.head.user)
    page = client.get(may.get_absolute_url()).content.decode()
    assert "Báo cáo tháng 5/2024" in page
    assert "Số liệu của kỳ này tính từ 15/4/2024 đến 14/5/2024" in page
    assert april.get_absolute_url() in page
    assert "Báo cáo tháng 5/2024" in client.get(reverse("directives:my_work")).content.decode()
    client.force_login(world.officer.user)
    paper = client.get(task.directive.get_absolute_url()).content.decode()
    assert "Báo cáo tháng 5/2024, hạn 24/5/2024" in paper
    assert "Báo cáo tháng 4/2024: xong 0/9" in paper


def test_the_page_stops_it_for_who_may(world, task, client):
    address = reverse("directives:stop_repeating", args=[task.pk])
    client.force_login(world.neighbour.user)
    assert client.post(address, {"words": "Thôi"}).status_code == 403
    client.force_login(world.stranger.user)
    assert client.post(address, {"words": "Thôi"}).status_code == 404
    client.force_login(world.officer.user)
    assert address in client.get(task.directive.get_absolute_url()).content.decode()
    assert client.post(address, {"words": "Đã xong"}).status_code == 302
    task.refresh_from_db()
    assert task.stopped_by == world.officer.user
