"""Random walks over the state table, through the services: whatever people press, the laws hold."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from audit import trail
from directives.models import Assignment, Channel
from directives.policies import Refused
from directives.services import work
from directives.services.work import ResultFacts
from directives.states import MOVES, State, allows
from tests.world import NOW, TODAY, World, build
from units.acting import Actor

pytestmark = pytest.mark.django_db

PEOPLE = ("head", "neighbour", "clerk", "officer", "deputy", "district", "stranger")
REASONED = {
    "decline": work.decline,
    "return": work.return_,
    "insist": work.insist,
    "suspend": work.suspend,
    "withdraw": work.withdraw,
}
# Mostly the people whom the work concerns, so that walks get far.
steps = st.tuples(
    st.sampled_from(sorted(MOVES)), st.sampled_from((*PEOPLE, "head", "head", "officer", "deputy")), st.booleans()
)


@pytest.fixture
def world() -> World:
    world = build()
    world.issue()
    return world


def press(verb: str, actor: Actor, row: Assignment, words: bool, at: datetime) -> None:
    if verb == "log":
        facts = ResultFacts(Channel.objects.get(code="loa"), TODAY, {"luot-phat": 1 if words else 10_000})
        work.log_result(actor=actor, assignment=row, facts=facts, at=at)
    elif verb in REASONED:
        REASONED[verb](actor=actor, assignment=row, reason="Có lý do" if words else " ", at=at)
    elif verb == "report":
        work.report(actor=actor, assignment=row, note="Đã làm" if words else "", at=at)
    else:
        {"receive": work.receive, "accept": work.accept, "resume": work.resume}[verb](
            actor=actor, assignment=row, at=at
        )


@settings(max_examples=30, deadline=None, database=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(walk=st.lists(steps, min_size=1, max_size=12), whose=st.sampled_from(["head", "officer"]))
def test_whatever_is_pressed_the_laws_hold(world, walk, whose):
    start = transaction.savepoint()
    row = world.assignment_of(getattr(world, whose))
    for hour, (verb, who, words) in enumerate(walk):
        actor = world.officer if (whose, who) == ("officer", "head") else getattr(world, who)
        take_a_step(row, verb, actor, words, NOW + timedelta(hours=hour))
    transaction.savepoint_rollback(start)


def take_a_step(row: Assignment, verb: str, actor: Actor, words: bool, at: datetime) -> None:
    before, entries = row.state, trail.history(row).count()
    target = MOVES[verb].target or row.suspended_from
    try:
        press(verb, actor, row, words, at)
    except Refused:
        row.refresh_from_db()
        assert (row.state, trail.history(row).count()) == (before, entries)
        return
    row.refresh_from_db()
    if trail.history(row).count() == entries:
        assert (row.state, verb in ("receive", "report")) == (before, True)  # a second press
        return
    assert allows(before, verb)
    assert row.state == target
    assert trail.history(row).count() == entries + 1
    assert trail.history(row).first().actor == actor.user
    check_laws(row, verb, actor)


def check_laws(row: Assignment, verb: str, actor: Actor) -> None:
    moments = [one for one in (row.given_at, row.received_at, row.reported_at, row.accepted_at) if one]
    assert moments == sorted(moments)
    assert (row.accepted_at is not None) == (row.state == State.ACCEPTED)
    assert bool(row.suspended_from) == bool(row.suspended_reason) == (row.state == State.SUSPENDED)
    if row.state == State.ACCEPTED and verb == "accept":
        assert actor.user not in {row.reported_by, row.doer, *(one.logged_by for one in row.results.all())}
        assert actor.unit == row.directive.issuer
