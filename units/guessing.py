"""How often may somebody guess a password? Failures are counted by person, by place, and by both together.

The smallest limit is on both together: whoever guesses from elsewhere does not keep a person from signing in at once.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from django.http import HttpRequest

from units import throttle
from units.models import User

QUARTER = timedelta(minutes=15)
PER_PERSON_AND_PLACE, PER_PERSON, PER_PLACE = 10, 100, 100


def is_cut_off(request: HttpRequest, name: str, *, at: datetime) -> bool:
    return any(throttle.is_spent(key, limit=most, window=QUARTER, at=at) for key, most in _limits(request, name))


def note_failure(request: HttpRequest, name: str, *, at: datetime) -> None:
    for key, most in _limits(request, name):
        throttle.allow(key, limit=most, window=QUARTER, at=at)


def _limits(request: HttpRequest, name: str) -> list[tuple[str, int]]:
    """A person is the same by phone number, address and name."""
    person, place = User.objects.with_sign_in(name), throttle.visitor(request)
    who = person.pk if person else name
    return [
        (f"sign-in {who!r} from {place}", PER_PERSON_AND_PLACE),
        (f"sign-in {who!r}", PER_PERSON),
        (f"sign-in from {place}", PER_PLACE),
    ]
