"""How the order came down from the centre, and what was issued below."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from directives import chain
from directives.facts import PaperParts
from directives.models import Directive, Link, LinkKind, Status
from directives.services import papers, registering
from tests.directives.incoming import letter_below, plan_145, register
from tests.world import NOW, World, build

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> World:
    return build()


def test_the_chain_goes_from_the_centre_to_our_letter_with_the_days_between(world):
    found = chain.steps(letter_below(world), user=world.clerk.user)
    numbers = [step.directive.number_and_symbol for step in found]
    assert numbers == ["28-CT/TW", "156-KH/TU", "145-KH/HU", "1761/UBND-VP", "42/UBND-VHXH"]
    assert [step.days for step in found] == [None, 67, 26, 1, 12]
    assert chain.total_days(found) == 106
    assert [step.crosses_from for step in found] == ["", "", "", "Đảng", ""]
    assert [step.is_cited_only for step in found] == [True, True, False, True, False]
    assert [step.is_current for step in found] == [False, False, False, False, True]


def test_a_recipient_opens_only_what_was_sent_to_it(world):
    letter = letter_below(world)
    for actor in (world.clerk, world.head):
        found = chain.steps(letter, user=actor.user)
        opens = {step.directive.number for step in found if step.may_open}
        assert opens == {"145", "42"}
    register(world.clerk, plan_145(number="1761", symbol="UBND-VP", issuer_name="UBND huyện Định Hóa", system="state"))
    assert "1761" in {one.directive.number for one in chain.steps(letter, user=world.clerk.user) if one.may_open}
    assert "1761" not in {one.directive.number for one in chain.steps(letter, user=world.head.user) if one.may_open}


def test_a_paper_without_a_date_leaves_the_days_open(world):
    draft = world.draft()
    papers.link(draft, register(world.clerk).directive, LinkKind.IMPLEMENTS)
    found = chain.steps(draft, user=world.clerk.user)
    assert (found[-1].days, chain.total_days(found)) == (None, None)


def test_of_two_papers_above_the_latest_dated_is_the_nearest(world):
    paper = register(world.clerk).directive
    undated = papers.create(
        plan_145(number="7", symbol="CT/TU", issued_on=None), status=Status.CITED, actor=None, at=NOW
    )
    papers.link(paper, undated, LinkKind.IMPLEMENTS)
    assert [step.directive.number for step in chain.steps(paper, user=world.clerk.user)] == ["28", "156", "145"]


def test_a_circle_ends(world):
    paper = register(world.clerk).directive
    top = Directive.objects.get(number="28")
    Link.objects.create(source=top, target=paper, kind=LinkKind.IMPLEMENTS)
    assert [step.directive.number for step in chain.steps(paper, user=world.clerk.user)] == ["28", "156", "145"]
    assert [node.directive.number for node in chain.downward(paper, user=world.clerk.user)] == []


def test_what_was_issued_below_is_a_tree_that_skips_what_one_may_not_see(world):
    letter = letter_below(world)
    plan = Directive.objects.get(number="145")
    (node,) = chain.downward(plan, user=world.district.user)
    assert (node.directive, node.children, node.days) == (letter, [], 13)
    register(world.clerk, plan_145(number="1761", symbol="UBND-VP", issuer_name="UBND huyện Định Hóa", system="state"))
    (node,) = chain.downward(plan, user=world.clerk.user)
    assert (node.directive.number, [child.directive for child in node.children]) == ("1761", [letter])


def test_a_stranger_and_a_draft_have_no_place_below(world):
    letter_below(world)
    plan = Directive.objects.get(number="145")
    register(world.stranger)
    assert chain.downward(plan, user=world.stranger.user) == []
    papers.link(world.draft(subject="dự thảo khác"), plan, LinkKind.IMPLEMENTS)
    assert len(chain.downward(plan, user=world.district.user)) == 1
    assert len(chain.downward(plan, user=world.clerk.user)) == 2


def test_an_answer_stands_beside_the_chain_and_not_in_it(world):
    letter = letter_below(world)
    paper = Directive.objects.get(number="145")
    asked = papers.create(plan_145(number="9", symbol="UBND-NV"), status=Status.CITED, actor=None, at=NOW)
    papers.link(letter, asked, LinkKind.ANSWERS)
    (step,) = dict(chain.beside(letter, user=world.clerk.user))["Văn bản này trả lời"]
    assert (step.directive, step.may_open, step.is_cited_only) == (asked, False, True)
    papers.link(letter, paper, LinkKind.ANSWERS)
    (step,) = dict(chain.beside(paper, user=world.clerk.user))["Đã được trả lời"]
    assert (step.directive, step.days) == (letter, 13)
    assert asked not in [each.directive for each in chain.steps(letter, user=world.clerk.user)]
    register(world.stranger)
    assert "Đã được trả lời" not in dict(chain.beside(paper, user=world.stranger.user)), (
        "an answer that one may not see"
    )


def test_a_long_chain_costs_as_many_queries_as_a_short_one(world):
    def queries(paper: Directive) -> int:
        with CaptureQueriesContext(
            connection,
        ) as caught:
            chain.steps(paper, user=world.clerk.user)
            chain.downward(paper, user=world.clerk.user)
        return len(caught)

    paper = register(world.clerk).directive
    few = queries(paper)
    above = paper
    for number in range(200, 220):
        below = papers.create(
            plan_145(number=str(number), issued_on=date(2024, 4, 1)),
            status=Status.REGISTERED,
            actor=world.clerk,
            at=NOW,
        )
        papers.link(below, above, LinkKind.IMPLEMENTS)
        registering.enter(actor=world.clerk, directive=below, direction="in", on=date(2024, 4, 2), at=NOW)
        papers.add_parts(below, PaperParts())
        above = below
    assert few <= 3
    assert queries(above) == queries(paper) <= few
    assert len(chain.steps(above, user=world.clerk.user)) == chain.DEEPEST + 1
