"""The world of the letters: the commune's people and groups, and the letter that they write."""

import pytest

from dispatches.models import Letter
from tests.dispatches.making import letter_of
from tests.world import World, build


@pytest.fixture
def world(db: None) -> World:
    return build()


@pytest.fixture
def letter(world: World) -> Letter:
    """The commune's draft: two tasks, two groups, the deputy is to sign."""
    return letter_of(world)
