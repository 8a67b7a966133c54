"""Demo sign-ins can't exist in production: the check stops a deployment, and the door stays shut."""

from typing import Any

import pytest
from django.contrib.auth import authenticate, get_user_model
from django.core.checks import run_checks

from dissemination.checks import DEMO_IN_PRODUCTION

pytestmark = pytest.mark.django_db
PASSWORD = "Chợ-Chu-2024"


def somebody(*, is_demo: bool) -> Any:
    model = get_user_model()
    user = model(**{model.USERNAME_FIELD: "vanthu"}, is_demo=is_demo)
    user.set_password(PASSWORD)
    user.save()
    return user


def findings() -> list[str]:
    return [found.id for found in run_checks(databases=["default"]) if found.id == DEMO_IN_PRODUCTION]


def test_a_demo_person_in_production_is_an_error(settings: Any) -> None:
    somebody(is_demo=True)
    settings.DEMO_SIGN_INS = False
    assert findings() == [DEMO_IN_PRODUCTION]


def test_real_people_are_no_error(settings: Any) -> None:
    somebody(is_demo=False)
    settings.DEMO_SIGN_INS = False
    assert findings() == []


def test_the_embedded_size_may_have_demo_people() -> None:
    somebody(is_demo=True)
    assert findings() == []


@pytest.mark.parametrize(
    ("is_demo", "allowed", "enters"), [(True, True, True), (True, False, False), (False, False, True)]
)
def test_who_enters(settings: Any, is_demo: bool, allowed: bool, enters: bool) -> None:
    somebody(is_demo=is_demo)
    settings.DEMO_SIGN_INS = allowed
    assert bool(authenticate(username="vanthu", password=PASSWORD)) is enters
