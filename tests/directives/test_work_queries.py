"""A list of work asks the database as often for five rows as for two hundred, and never more than fifteen times."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from directives.models import Assignment, Channel, Result, Task
from directives.states import State
from tests.world import NOW, TODAY, build

pytestmark = pytest.mark.django_db


def queries_of(client, actor, name):
    client.force_login(actor.user)
    with CaptureQueriesContext(connection) as asked:
        assert client.get(reverse(name)).status_code == 200
    return len(asked)


def with_work_for(world, unit, rows):
    """`rows` more pieces of work of one paper for one unit."""
    directive = world.assignment_of(world.head).directive
    tasks = Task.objects.bulk_create(
        Task(directive=directive, position=n, text=f"Việc {n}") for n in range(10, 10 + rows)
    )
    Assignment.objects.bulk_create(
        Assignment(directive=directive, task=task, unit=unit, given_at=NOW) for task in tasks
    )


@pytest.mark.parametrize(("rows", "queries"), [(5, 7), (200, 7)])
def test_my_work(client, rows, queries):
    world = build()
    world.issue()
    with_work_for(world, world.head.unit, rows)
    assert queries_of(client, world.head, "directives:my_work") == queries


@pytest.mark.parametrize(("rows", "queries"), [(5, 11), (200, 11)])
def test_what_waits_to_be_judged(client, rows, queries):
    world = build()
    world.issue()
    with_work_for(world, world.head.unit, rows)
    reported = Assignment.objects.filter(unit=world.head.unit)
    reported.update(state=State.REPORTED, reported_at=NOW)
    loudspeaker = Channel.objects.get(code="loa")
    Result.objects.bulk_create(
        Result(assignment=row, channel=loudspeaker, done_on=TODAY, logged_by=world.head.user, logged_at=NOW)
        for row in reported
    )
    assert queries_of(client, world.officer, "directives:judging") == queries


@pytest.mark.parametrize(("rows", "queries"), [(5, 12), (200, 12)])
def test_the_desk(client, rows, queries):
    world = build()
    world.issue()
    with_work_for(world, world.commune, rows)
    assert queries_of(client, world.clerk, "desk") == queries
