"""Who may read what of a paper's trail: siblings learn nothing of each other."""

import pytest

from audit import trail
from audit.models import Entry
from directives import events, history
from directives.models import Directive, Status
from directives.policies import Refused
from directives.services import issuing, registering, work
from directives.states import State
from tests.directives.incoming import plan_145, register
from tests.world import NOW, World, build

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> World:
    return build()


def verbs(directive: Directive, actor) -> list[str]:
    return [entry.verb for entry in history.of(directive, user=actor.user)]


@pytest.fixture
def letter(world) -> Directive:
    """Issued; two neighbourhoods received their work, one of them reported."""
    letter = world.issue()
    for actor in (world.head, world.neighbour):
        work.receive(actor=actor, assignment=world.assignment_of(actor), at=NOW)
    work.report(actor=world.neighbour, assignment=world.assignment_of(world.neighbour), at=NOW, note="Đã phát loa.")
    return letter


def test_the_issuer_reads_all(world, letter):
    every = ["assignment.report", "assignment.receive", "assignment.receive", "paper.issued", "draft.made"]
    assert verbs(letter, world.clerk) == every


def test_a_recipient_reads_of_the_paper_and_of_its_own_work_only(world, letter):
    assert verbs(letter, world.head) == ["assignment.receive", "paper.issued"]
    assert not [e for e in history.of(letter, user=world.head.user) if world.neighbour.user.full_name in e.sentence]


def test_the_body_above_reads_of_all_work_but_not_of_the_draft(world, letter):
    assert verbs(letter, world.district) == [
        "assignment.report",
        "assignment.receive",
        "assignment.receive",
        "paper.issued",
    ]


def test_what_happened_to_the_letter_before_it_was_issued_stays_with_the_issuer(world, letter):
    trail.record(world.deputy, "letter.returned", letter, "Trả lại dự thảo: sai hạn.", at=NOW, topic=letter)
    assert "letter.returned" in verbs(letter, world.officer)
    assert "letter.returned" not in verbs(letter, world.head) + verbs(letter, world.district)


def test_a_unit_does_not_read_who_else_holds_the_same_paper(world):
    paper = register(world.clerk).directive
    register(world.stranger)
    registering.correct(actor=world.clerk, directive=paper, facts=plan_145(subject="Về trẻ em"), at=NOW)
    assert verbs(paper, world.clerk) == ["paper.corrected", "paper.registered"]
    (entry,) = history.of(paper, user=world.stranger.user)
    assert entry.sentence.startswith("Nông Văn Tám")


def test_withdrawing_a_letter_takes_back_the_open_work_each_with_its_own_sentence(world, letter):
    work.accept(actor=world.officer, assignment=world.assignment_of(world.neighbour), at=NOW)
    heard = []
    listener = lambda **news: heard.extend(row.unit for row in news["taken_back"])  # noqa: E731
    events.paper_withdrawn.connect(listener, weak=False)
    try:
        issuing.withdraw(actor=world.clerk, directive=letter, reason=" Ban hành nhầm ", at=NOW)
    finally:
        events.paper_withdrawn.disconnect(listener)
    letter.refresh_from_db()
    states = dict(letter.assignments.values_list("unit__name", "state"))
    assert letter.status == Status.WITHDRAWN
    assert states.pop(world.neighbour.unit.name) == State.ACCEPTED
    assert set(states.values()) == {State.WITHDRAWN}
    assert len(heard) == letter.assignments.count() - 1
    told = [entry.sentence for entry in history.of(letter, user=world.head.user)][:2]
    assert told[0].endswith("thu hồi Công văn 42/UBND-VHXH: Ban hành nhầm")
    assert "thu hồi việc đã giao cho Tổ dân phố 5, vì thu hồi văn bản: Ban hành nhầm" in told[1]


def test_a_second_press_withdraws_once(world, letter):
    for _ in range(2):
        issuing.withdraw(actor=world.clerk, directive=letter, reason="Ban hành nhầm", at=NOW)
    assert Entry.objects.filter(verb="paper.withdrawn").count() == 1


def test_withdrawing_needs_the_clerk_of_the_issuer_and_a_reason(world, letter):
    for actor, reason, sentence in (
        (world.officer, "nhầm", "văn thư"),
        (world.stranger, "nhầm", "cơ quan mình"),
        (world.clerk, "  ", "lý do"),
    ):
        with pytest.raises(Refused, match=sentence):
            issuing.withdraw(actor=actor, directive=letter, reason=reason, at=NOW)
    assert not letter.assignments.filter(state=State.WITHDRAWN).exists()
