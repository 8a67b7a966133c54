"""What every view of this room begins with: fetching is authorising."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from directives.views.request import SignedIn
from dispatches import policies
from dispatches.models import Letter

if TYPE_CHECKING:
    from units.acting import Actor

PDF = "application/pdf"


class Request(SignedIn):
    """A request of a signed-in person (LoginRequiredMiddleware, ActingMiddleware)."""

    actor: Actor


def letter_of(request: Request, code: str) -> Letter:
    """The letter, if this person may see its making; else 404."""
    rows = Letter.objects.visible_to(request.user).with_papers().with_typed_by(request.user)
    return get_object_or_404(rows.select_related("changed_by"), directive__code=code)


def letter_for(request: Request, code: str, verb: str) -> Letter:
    """The letter, if this move may be made; else the 403 page with the reason."""
    letter = letter_of(request, code)
    permit(request, letter, verb)
    return letter


def permit(request: Request, letter: Letter, verb: str) -> None:
    answer = policies.may(request.actor or None, verb, letter)
    if not answer:
        raise PermissionDenied(answer)


def progress_page(request: HttpRequest, known: dict[str, Any], *, is_over: bool, part: str, whole: str) -> HttpResponse:
    """How far the machine is: htmx asks for `part` every two seconds while it works, then for the page anew."""
    is_asked_again = bool(request.headers.get("HX-Request"))
    if is_asked_again and not is_over:
        return render(request, part, known)
    answer = render(request, whole, known)
    if is_asked_again:
        answer["HX-Refresh"] = "true"
    return answer


def made_now(content: bytes, name: str, *, content_type: str = PDF, to_keep: bool = False) -> HttpResponse:
    """A file made for this answer alone; `to_keep`: the browser saves it instead of showing it."""
    answer = HttpResponse(content, content_type=content_type)
    answer["Content-Disposition"] = f'{"attachment" if to_keep else "inline"}; filename="{name}"'
    answer["Cache-Control"] = "no-store"
    return answer
