"""Before issuing: how much has each recipient open, how much of it that week, and what does it do in like words?"""

from datetime import date

import pytest

from directives import burdens
from directives.models import Assignment, Task
from directives.services import issuing
from directives.states import State
from tests.world import NOW, TODAY, World, build

pytestmark = pytest.mark.django_db
FRIDAY = date(2024, 4, 19)


@pytest.fixture
def world() -> World:
    return build()


def planned(world: World, due_on=FRIDAY):
    return issuing.plan(world.draft(due_on=due_on), on=TODAY)


def issued(world: World, due_on, number="42"):
    return world.issue(world.draft(due_on=due_on), number=number)


def of_head(world: World, plan) -> burdens.Burden:
    rows = burdens.of(plan, user=world.clerk.user)
    return next(row for row in rows if row.doer.unit == world.head.unit)


def test_who_has_nothing_to_do_is_told_so(world):
    burden = of_head(world, planned(world))
    assert (burden.open, burden.that_week) == (0, 0)


def test_open_work_is_counted_and_that_of_the_same_week_beside_it(world):
    issued(world, date(2024, 4, 15))  # the Monday
    issued(world, date(2024, 4, 22), number="43")  # the Monday after
    burden = of_head(world, planned(world))
    assert (burden.open, burden.that_week) == (2, 1)


def test_without_a_deadline_no_week_is_meant(world):
    issued(world, FRIDAY)
    assert of_head(world, planned(world, due_on=None)).that_week is None


def test_what_is_done_burdens_nobody(world):
    issued(world, FRIDAY)
    Assignment.objects.update(state=State.ACCEPTED, received_at=NOW, reported_at=NOW, accepted_at=NOW)
    assert of_head(world, planned(world)).open == 0


def test_work_in_like_words_is_named_with_how_many_do_it(world):
    letter = world.issue()
    found = burdens.similar(planned(world), user=world.clerk.user)
    texts = {(one.position, one.task.text, one.task.directive) for one in found}
    assert (2, "Tuyên truyền trên loa truyền thanh, nhóm Zalo", letter) in texts
    assert next(one for one in found if one.position == 2).units == 9


def test_other_words_are_not_alike(world):
    world.issue()
    Task.objects.filter(assignments__isnull=False).update(text="Kê khai diện tích rừng trồng mới")
    assert burdens.similar(planned(world), user=world.clerk.user) == []


def test_nothing_is_told_of_work_that_one_may_not_see(world):
    world.issue()
    plan = planned(world)
    assert burdens.similar(plan, user=world.stranger.user) == []
    assert all(row.open == 0 for row in burdens.of(plan, user=world.stranger.user))


def test_one_question_each(world, django_assert_num_queries):
    world.issue()
    plan = planned(world)
    burdens.of(plan, user=world.clerk.user)  # what this person may see is known from here on
    with django_assert_num_queries(1):
        burdens.of(plan, user=world.clerk.user)
    with django_assert_num_queries(1):
        burdens.similar(plan, user=world.clerk.user)
