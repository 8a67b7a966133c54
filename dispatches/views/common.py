"""What every view of this room begins with: fetching is authorising."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from dispatches import policies
from dispatches.models import Letter

if TYPE_CHECKING:
    from units.acting import Actor
    from units.models import User


class Request(HttpRequest):
    """A request of a signed-in person (LoginRequiredMiddleware, ActingMiddleware)."""

    user: User
    actor: Actor


def letter_of(request: Request, code: str) -> Letter:
    """The letter, if this person may see its making; else 404."""
    rows = Letter.objects.visible_to(request.user).with_papers().select_related("changed_by")
    return get_object_or_404(rows, directive__code=code)


def letter_for(request: Request, code: str, verb: str) -> Letter:
    """The letter, if this move may be made; else the 403 page with the reason."""
    letter = letter_of(request, code)
    answer = policies.may(request.actor or None, verb, letter)
    if not answer:
        raise PermissionDenied(answer.reason)
    return letter
