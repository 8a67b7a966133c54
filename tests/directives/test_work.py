"""The life of an assignment: each allowed move beside the refused one."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from audit.models import Entry
from directives.models import Assignment, Channel, Delivery, Directive
from directives.policies import Refused
from directives.services import issuing, work
from directives.services.work import ResultFacts
from directives.states import State
from directives.timeliness import Timeliness, conditions
from tests.world import NOW, TODAY, World, build, person
from units.models import GroupMember, Role

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> World:
    return build()


def loudspeaker(**changes: object) -> ResultFacts:
    return ResultFacts(Channel.objects.get(code="loa"), TODAY, {"luot-phat": 4}, **changes)


def test_issuing_gives_each_unit_of_both_groups_and_the_named_post_its_row(world):
    directive = world.draft()
    planned = [(task.pk, doer.key) for task, doer, _ in issuing.plan(directive, on=TODAY).assignments]
    world.issue(directive)
    rows = Assignment.objects.filter(directive=directive)
    assert [(row.task_id, (row.unit_id, row.post_id)) for row in rows] == planned
    assert rows.count() == 1 + 6 + 3
    assert rows.get(post=world.officer.post).due_on is None


def test_a_unit_added_to_the_group_later_changes_nothing_issued(world):
    directive = world.issue()
    before = set(directive.assignments.values_list("unit", flat=True))
    GroupMember.objects.create(group=world.all_neighbourhoods, unit=world.next_commune)
    assert set(directive.assignments.values_list("unit", flat=True)) == before


def test_an_issued_paper_can_be_neither_changed_nor_deleted(world):
    directive = world.issue()
    with pytest.raises(IntegrityError), transaction.atomic():
        Directive.objects.filter(pk=directive.pk).update(subject="khác")
    with pytest.raises(IntegrityError), transaction.atomic():
        Directive.objects.filter(pk=directive.pk)._raw_delete("default")
    with pytest.raises(IntegrityError), transaction.atomic():
        directive.files.update(sha256="0" * 64)


def test_a_letter_to_a_closed_unit_is_refused_by_name(world):
    directive = world.draft()
    task = directive.tasks.get(position=1)
    task.targets.all().delete()
    task.targets.create(unit=world.neighbourhoods[0])
    world.neighbourhoods[0].valid_to = TODAY - timedelta(days=1)
    world.neighbourhoods[0].save()
    with pytest.raises(Refused, match="Tổ dân phố 1"):
        world.issue(directive)


def test_the_head_receives_logs_and_reports_and_the_officer_accepts(world):
    world.issue()
    row = world.assignment_of(world.head)
    work.receive(actor=world.head, assignment=row, at=NOW)
    assert Delivery.objects.get(unit=world.head.unit).received_at == NOW
    work.log_result(actor=world.head, assignment=row, facts=loudspeaker(), at=NOW)
    work.report(actor=world.head, assignment=row, at=NOW)
    work.accept(actor=world.officer, assignment=row, at=NOW)
    row.refresh_from_db()
    assert row.state == State.ACCEPTED
    verbs = list(Entry.objects.filter(verb__startswith="assignment.").order_by("pk").values_list("verb", flat=True))
    assert verbs == ["assignment.receive", "assignment.log", "assignment.report", "assignment.accept"]


def test_a_second_press_logs_once(world):
    world.issue()
    row, facts = world.assignment_of(world.head), loudspeaker(key="6f9619ff-8b86-d011-b42d-00cf4fc964ff")
    first = work.log_result(actor=world.head, assignment=row, facts=facts, at=NOW)
    assert work.log_result(actor=world.head, assignment=row, facts=facts, at=NOW) == first
    assert row.results.count() == 1


def test_a_neighbour_may_not_touch_the_row(world):
    world.issue()
    row = world.assignment_of(world.head)
    for move in (work.receive, work.report, work.accept):
        with pytest.raises(Refused):
            move(actor=world.neighbour, assignment=row, at=NOW)


def test_the_clerk_logs_on_behalf_and_it_is_marked(world):
    world.issue()
    row = world.assignment_of(world.head)
    assert work.log_result(actor=world.clerk, assignment=row, facts=loudspeaker(), at=NOW).on_behalf


def test_the_officer_may_not_accept_his_own_task_and_the_deputy_may(world):
    world.issue()
    row = world.assignment_of(world.officer)
    work.report(actor=world.officer, assignment=row, at=NOW, note="Đã đăng bài trên trang thông tin.")
    with pytest.raises(Refused, match="lãnh đạo"):
        work.accept(actor=world.officer, assignment=row, at=NOW)
    assert work.accept(actor=world.deputy, assignment=row, at=NOW).state == State.ACCEPTED


def test_who_logged_a_result_may_not_accept_it_even_from_another_post(world):
    world.issue()
    row = world.assignment_of(world.head)
    work.log_result(actor=world.officer, assignment=row, facts=loudspeaker(), at=NOW)
    work.report(actor=world.head, assignment=row, at=NOW)
    with pytest.raises(Refused, match="chính mình"):
        work.accept(actor=world.officer, assignment=row, at=NOW)


def test_returning_needs_a_reason_and_opens_the_work_again(world):
    world.issue()
    row = world.assignment_of(world.head)
    work.report(actor=world.head, assignment=row, at=NOW, note="Đã phát loa.")
    with pytest.raises(Refused, match="lý do"):
        work.return_(actor=world.officer, assignment=row, reason=" ", at=NOW)
    row = work.return_(actor=world.officer, assignment=row, reason="Chưa có ảnh", at=NOW)
    assert (row.state, row.reason) == (State.RETURNED, "Chưa có ảnh")


def test_figures_out_of_bounds_a_future_day_and_a_missing_figure_are_refused(world):
    world.issue()
    row, channel = world.assignment_of(world.head), Channel.objects.get(code="loa")
    wrong = (
        ResultFacts(channel, TODAY, {"luot-phat": 100_000}),
        ResultFacts(channel, TODAY + timedelta(days=1), {"luot-phat": 1}),
        ResultFacts(channel, TODAY, {}),
    )
    for facts in wrong:
        with pytest.raises(Refused):
            work.log_result(actor=world.head, assignment=row, facts=facts, at=NOW)


@pytest.mark.parametrize(
    ("reported_after", "accepted", "at_after", "expected"),
    [
        (None, False, timedelta(days=1), Timeliness.OPEN),
        (None, False, timedelta(days=30), Timeliness.OVERDUE),
        (timedelta(days=1), True, timedelta(days=30), Timeliness.ON_TIME),
        (timedelta(days=20), True, timedelta(days=30), Timeliness.LATE),
        (timedelta(days=20), False, timedelta(days=30), Timeliness.OPEN),
    ],
)
def test_late_is_derived_alike_in_sql_and_in_python(world, reported_after, accepted, at_after, expected):
    world.issue()
    row = world.assignment_of(world.head)
    if reported_after:
        work.report(actor=world.head, assignment=row, at=NOW + reported_after, note="Đã làm.")
    if accepted:
        work.accept(actor=world.officer, assignment=row, at=NOW + timedelta(days=25))
    row.refresh_from_db()
    at = NOW + at_after
    assert row.timeliness(at=at) == expected
    found = [name for name, condition in conditions(at=at).items() if Assignment.objects.filter(condition, pk=row.pk)]
    assert found == [expected]


def test_who_sees_what(world):
    directive = world.issue()
    rows = Assignment.objects.filter(directive=directive)
    sees = {
        name: set(Assignment.objects.visible_to(getattr(world, name).user))
        for name in ("clerk", "head", "neighbour", "district", "stranger")
    }
    assert sees["clerk"] == sees["district"] == set(rows)
    assert sees["head"] == {rows.get(unit=world.head.unit)}
    assert sees["neighbour"] == {rows.get(unit=world.neighbour.unit)}
    assert sees["stranger"] == set()
    assert directive in Directive.objects.visible_to(world.head.user)
    assert directive not in Directive.objects.visible_to(world.stranger.user)


def test_a_draft_is_seen_by_its_own_unit_only(world):
    directive = world.draft()
    assert directive in Directive.objects.visible_to(world.deputy.user)
    assert directive not in Directive.objects.visible_to(world.district.user)
    assert directive not in Directive.objects.visible_to(world.head.user)


def test_a_person_of_the_same_commune_union_does_not_see_the_neighbourhoods(world):
    directive = world.issue()
    woman = person(world.offices[2], "Hà Thị Chín", "Chủ tịch Hội", Role.HEAD, "0912000008")
    assert [row.unit for row in Assignment.objects.visible_to(woman.user).filter(directive=directive)] == [woman.unit]
