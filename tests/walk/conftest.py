"""The town of Chợ Chu with its district and its people, and windows for them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from dissemination.demo import people, places
from dissemination.demo.people import Cast
from dissemination.demo.places import Places
from tests.walk.person import Person

if TYPE_CHECKING:
    from playwright.sync_api import Page


@dataclass
class Town:
    """The bodies and the people of the demo, without any paper yet."""

    places: Places
    cast: Cast


@pytest.fixture
def town(transactional_db: None, settings: pytest.FixtureRequest) -> Town:
    settings.EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"  # type: ignore[attr-defined]
    settings.EMAIL_FILE_PATH = settings.MAIL_DIR  # type: ignore[attr-defined]
    built = places.build()
    return Town(built, people.build(built))


@pytest.fixture
def at_a_desk(open_page: Callable[..., Page]) -> Callable[[str], Person]:
    """`at_a_desk("vanthu")` signs that person in at a window of 1280 px."""
    return _seat(open_page, width=1280, height=900)


@pytest.fixture
def on_a_phone(open_page: Callable[..., Page]) -> Callable[[str], Person]:
    return _seat(open_page, width=390, height=844)


def _seat(open_page: Callable[..., Page], **window: int) -> Callable[..., Person]:
    # axe is a script itself
    def sit(name: str, *, with_axe: bool = True, javascript: bool = True) -> Person:
        person = Person(open_page(javascript=javascript, **window), people.PASSWORD, with_axe=with_axe and javascript)
        person.signs_in(name)
        return person

    return sit
