"""One sitting, one line of history, however often the writer saves; every version is kept all the same."""

from __future__ import annotations

from datetime import timedelta

from audit.models import Entry
from dispatches.composing import current
from dispatches.models import Letter, LetterVersion
from dispatches.services import flow, letters
from tests.dispatches.making import read
from tests.world import NOW, World
from units.acting import Actor


def save(letter: Letter, actor: Actor, *, minutes: int) -> None:
    letter = read(letter)
    draft = current(letter)
    letters.save(
        actor=actor, letter=letter, facts=draft.facts, parts=draft.parts, wording=draft.wording,
        at=NOW + timedelta(minutes=minutes), expected_version=letter.version,
    )  # fmt: skip


def lines() -> int:
    return Entry.objects.filter(verb="letter.saved").count()


def test_many_mends_in_one_sitting_are_one_line_and_as_many_versions(world: World, letter: Letter):
    for minute in (1, 2, 3, 20):
        save(letter, world.clerk, minutes=minute)
    assert lines() == 1
    assert LetterVersion.objects.filter(letter=letter, made_by=world.clerk.user).count() == 5


def test_another_person_or_another_hour_is_another_line(world: World, letter: Letter):
    save(letter, world.clerk, minutes=1)
    save(letter, world.officer, minutes=2)
    save(letter, world.clerk, minutes=3)
    assert lines() == 3
    save(letter, world.clerk, minutes=40)
    assert lines() == 4


def test_what_is_changed_after_the_leader_returned_it_is_told_anew(world: World, letter: Letter):
    save(letter, world.clerk, minutes=1)
    flow.submit(actor=world.clerk, letter=letter, at=NOW + timedelta(minutes=2))
    flow.return_(actor=world.deputy, letter=letter, reason="Thiếu hạn", at=NOW + timedelta(minutes=3))
    save(letter, world.clerk, minutes=4)
    save(letter, world.clerk, minutes=5)
    assert lines() == 2
