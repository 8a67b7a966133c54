"""Letters on their way, made through the services."""

from __future__ import annotations

from datetime import date, datetime

from directives.models import Directive
from dispatches.composing import current
from dispatches.models import Letter
from dispatches.services import flow, issuing, letters
from tests.world import NOW, TODAY, World


def letter_of(world: World, **changes: object) -> Letter:
    return read(world.draft(**changes))


def read(directive: Directive | Letter) -> Letter:
    pk = directive.pk if isinstance(directive, Directive) else directive.directive_id
    return Letter.objects.with_papers().get(directive=pk)


def submitted(world: World, letter: Letter | None = None) -> Letter:
    return flow.submit(actor=world.clerk, letter=letter or letter_of(world), at=NOW)


def approved(world: World, letter: Letter | None = None) -> Letter:
    return flow.approve(actor=world.deputy, letter=submitted(world, letter), at=NOW)


def issued(
    world: World, letter: Letter | None = None, *, on: date = TODAY, at: datetime = NOW, **more: object
) -> Letter:
    return issuing.issue(actor=world.clerk, letter=approved(world, letter), issued_on=on, at=at, **more)


def saved(world: World, letter: Letter, *, actor: object = None, version: int | None = None, **words: object) -> Letter:
    """Save the letter with other wording, as the editor does."""
    draft = current(letter)
    return letters.save(
        actor=actor or world.clerk,
        letter=letter,
        facts=draft.facts,
        parts=draft.parts,
        wording={**draft.wording, **words},
        at=NOW,
        expected_version=letter.version if version is None else version,
    )
