"""Two people of one unit press at the same instant: one report, a clear sentence for the other, nothing lost."""

import threading
import uuid
from collections.abc import Callable

import pytest
from django.db import connection

from compliance import recount
from directives.models import Assignment, Channel, Result, Tally
from directives.policies import Refused
from directives.services import counting, work
from directives.services.work import ResultFacts
from directives.states import State
from tests.world import NOW, TODAY, World, build, person
from units.acting import Actor
from units.models import Role


@pytest.fixture
def world() -> World:
    world = build()
    world.issue()
    return world


def together(*acts: Callable[[], object]) -> list[object]:
    """Each in a thread and a connection of its own, let go at once; gives what each answered or raised."""
    gate, answers = threading.Barrier(len(acts)), [None] * len(acts)

    def run(place: int, act: Callable[[], object]) -> None:
        try:
            gate.wait(timeout=30)
            answers[place] = act()
        except Exception as error:
            answers[place] = error
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=[place, act]) for place, act in enumerate(acts)]
    for one in threads:
        one.start()
    for one in threads:
        one.join(timeout=60)
    return answers


def colleague(world: World) -> Actor:
    return person(world.head.unit, "Phạm Thị Chín", "Tổ phó", Role.MEMBER, "0912000009")


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_two_reports_at_the_same_instant_make_one(world):
    row, other = world.assignment_of(world.head), colleague(world)
    words = {world.head: "Đã phát loa.", other: "Đã dán thông báo."}
    acts = [
        lambda actor=actor, note=note: work.report(actor=actor, assignment=row, note=note, at=NOW)
        for actor, note in words.items()
    ]
    answers = together(*acts)
    refusals = [one for one in answers if isinstance(one, Refused)]
    kept = Assignment.objects.get(pk=row.pk)
    assert (kept.state, len(refusals)) == (State.REPORTED, 1)
    first, late = (world.head, other) if kept.reported_by == world.head.user else (other, world.head)
    assert kept.report_note == words[first]
    assert f"{first.user.full_name} vừa báo cáo việc này lúc 09:00" in str(refusals[0])
    assert words[late] in str(refusals[0])


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_two_results_at_the_same_instant_are_two_and_one_form_sent_twice_is_one(world):
    row, other = world.assignment_of(world.head), colleague(world)
    channel = Channel.objects.prefetch_related("indicators").get(code="loa")

    def log(actor: Actor, key: uuid.UUID) -> Callable[[], Result]:
        facts = ResultFacts(channel, TODAY, {"luot-phat": 2}, key=key)
        return lambda: work.log_result(actor=actor, assignment=row, facts=facts, at=NOW)

    mine, hers = uuid.uuid4(), uuid.uuid4()
    answers = together(log(world.head, mine), log(other, hers), log(world.head, mine))
    assert [one for one in answers if isinstance(one, Exception)] == []
    assert {one.key for one in Result.objects.all()} == {mine, hers}


@pytest.mark.django_db
def test_the_later_is_told_on_the_page_and_reads_what_he_wrote(client, world):
    row, other = world.assignment_of(world.head), colleague(world)
    work.report(actor=world.head, assignment=row, note="Đã phát loa.", at=NOW)
    client.force_login(other.user)
    page = client.post(f"{row.get_absolute_url()}report/", {"words": "Đã dán thông báo."})
    assert page.status_code == 422
    html = page.content.decode()
    assert "Trần Văn Sáu vừa báo cáo việc này" in html
    assert "Đã dán thông báo." in html


@pytest.mark.django_db
def test_a_second_press_by_the_same_person_is_harmless(world):
    row = world.assignment_of(world.head)
    for _ in range(2):
        work.report(actor=world.head, assignment=row, note="Đã phát loa.", at=NOW)
    assert Assignment.objects.get(pk=row.pk).report_note == "Đã phát loa."


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_units_that_confirm_at_the_same_instant_are_all_counted_while_somebody_mends(world):
    heads = [
        person(unit, f"Người {number}", "Tổ phó", Role.MEMBER, f"0913000{number + 100}")
        for number, unit in enumerate(world.neighbourhoods)
    ]
    paper = Assignment.objects.first().directive
    rows = {head: Assignment.objects.get(unit=head.unit) for head in heads}
    acts = [lambda head=head: work.receive(actor=head, assignment=rows[head], at=NOW) for head in heads]
    answers = together(*acts, lambda: counting.mend([paper.pk]), lambda: counting.mend([paper.pk]))
    assert not [one for one in answers if isinstance(one, Exception)]
    assert Tally.objects.progress()[paper.pk]["received"] == len(heads)
    assert recount.kept() == recount.walked_papers()
