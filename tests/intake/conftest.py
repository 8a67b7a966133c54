"""Where papers are taken in: the small world and its clerk at the pages; the Party of the district where it matters."""

import pytest

from tests import world as worlds
from tests.intake.desk import sign_in


@pytest.fixture
def world(db):
    return worlds.build()


@pytest.fixture
def clerk(world):
    return sign_in(world.clerk)


@pytest.fixture
def party(world):
    return worlds.party(world)
