"""What is kept of each paper equals what a walk over its rows finds, whatever was pressed."""

import importlib
from datetime import timedelta
from io import StringIO

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from compliance import recount
from directives import progress
from directives.models import Assignment, Directive, Tally
from directives.policies import Refused
from directives.services import issuing, work
from directives.states import MOVES
from tests.directives.test_laws import press
from tests.world import NOW, World, build

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> World:
    return build()


def kept(directive):
    return Tally.objects.filter(directive=directive).progress().get(directive.pk)


def figures(given, received, asked, done):
    return {"given": given, "received": received, "asked": asked, "done": done}


def test_a_paper_is_counted_when_it_is_issued_and_each_move_is_added(world):
    directive = world.issue()
    assert kept(directive) == figures(10, 0, 10, 0)
    mine = world.assignment_of(world.head)
    work.receive(actor=world.head, assignment=mine, at=NOW)
    assert kept(directive) == figures(10, 1, 10, 0)
    work.report(actor=world.head, assignment=mine, note="Đã phát loa", at=NOW)
    assert kept(directive) == figures(10, 1, 10, 0)
    work.accept(actor=world.officer, assignment=mine, at=NOW)
    assert kept(directive) == figures(10, 1, 10, 1)
    issuing.withdraw(actor=world.clerk, directive=directive, reason="Nhầm", at=NOW)
    assert kept(directive) == figures(1, 1, 1, 1)


def test_what_is_for_information_is_received_and_never_done(world):
    draft = world.draft()
    draft.addressees.create(kind="to", position=8, text="Phúc Chu").targets.create(unit=world.next_commune)
    directive = world.issue(draft)
    assert kept(directive) == figures(11, 0, 10, 0)
    row = directive.assignments.get(unit=world.next_commune)
    work.receive(actor=world.stranger, assignment=row, at=NOW)
    assert kept(directive) == figures(11, 1, 10, 0)


def test_units_under_one_parent_share_a_line(world):
    directive = world.issue()
    lines = dict(directive.tallies.values_list("under", "given"))
    assert lines == {world.commune.pk: 6 + 2, world.district_unit.pk: 1, None: 1}


def test_a_refused_move_counts_nothing(world):
    directive = world.issue()
    with pytest.raises(Refused):
        work.receive(actor=world.neighbour, assignment=world.assignment_of(world.head), at=NOW)
    assert kept(directive) == figures(10, 0, 10, 0)


walks = st.lists(
    st.tuples(
        st.sampled_from([*MOVES, "paper"]), st.sampled_from(["head", "neighbour", "officer", "deputy"]), st.booleans()
    ),
    min_size=4,
    max_size=12,
)


@settings(max_examples=20, deadline=None, database=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(walk=walks)
def test_after_any_walk_what_is_kept_equals_a_recount(world, walk):
    directive = world.issue() if not Directive.objects.exists() else Directive.objects.get()
    start = transaction.savepoint()
    rows = {name: world.assignment_of(getattr(world, name)) for name in ("head", "neighbour", "officer")}
    for hour, (verb, who, words) in enumerate(walk):
        row = rows["neighbour" if who == "neighbour" else "officer" if words else "head"]
        at = NOW + timedelta(hours=hour)
        try:
            if verb == "paper":
                issuing.withdraw(actor=world.clerk, directive=directive, reason="Nhầm" if words else "", at=at)
            else:
                press(verb, getattr(world, who), row, words, at)
        except Refused:
            pass
    assert recount.kept() == recount.walked_papers()
    transaction.savepoint_rollback(start)


def test_a_wrong_count_is_found_and_mended_and_stops_nobody(world):
    directive = world.issue()
    other = world.issue(number="43")
    Tally.objects.filter(directive=directive, under=world.commune).update(given=3, done=-1)
    Tally.objects.filter(directive=directive, under=None).delete()
    work.receive(actor=world.head, assignment=directive.assignments.get(unit=world.head.unit), at=NOW)
    with pytest.raises(CommandError, match=f"kept {directive.pk} under {world.commune.pk}"):
        call_command("recount", "--check")
    out = StringIO()
    call_command("recount", "--mend", stdout=out)
    assert "Đã sửa 2 dòng số liệu." in out.getvalue()
    assert f"kept {other.pk} " not in out.getvalue()
    assert kept(directive) == figures(10, 1, 10, 0)
    call_command("recount", "--check", stdout=out)
    call_command("recount", "--mend", stdout=out)
    assert "Không có số liệu nào bị lệch." in out.getvalue()


def test_the_migration_counts_what_was_given_before(world):
    directive = world.issue()
    work.receive(actor=world.head, assignment=world.assignment_of(world.head), at=NOW)
    Tally.objects.all().delete()
    importlib.import_module("directives.migrations.0007_counts").fill(apps, None)
    assert kept(directive) == figures(10, 1, 10, 0)
    assert recount.kept() == recount.walked_papers()


def test_a_person_is_told_the_whole_only_of_papers_that_he_sees_whole(world):
    directive = world.issue()
    papers = [directive.pk]
    for actor in (world.officer, world.district):
        assert progress.of_papers(papers, user=actor.user) == {directive.pk: figures(10, 0, 10, 0)}
    assert progress.of_papers(papers, user=world.head.user) == {directive.pk: figures(1, 0, 1, 0)}
    assert progress.of_papers(papers, user=world.stranger.user) == {}


def test_the_list_does_not_count_the_rows_of_whole_papers(world):
    world.issue()
    with CaptureQueriesContext(connection) as asked:
        progress.of_papers(list(Directive.objects.values_list("pk", flat=True)), user=world.officer.user)
    assert Assignment.objects.exists()
    assert not [one for one in asked if 'FROM "directives_assignment" WHERE' in one["sql"] and "COUNT" in one["sql"]]
