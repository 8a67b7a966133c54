"""Who asks, and as what: the acting post on every request, and a session that ended in mid-form.

`X-Person` on an answer says whose page it is: a browser that keeps pages for reading without network keeps only his.
"""

from collections.abc import Callable
from typing import Any

from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.http import HttpRequest, HttpResponse, HttpResponseBase

from units.acting import actor_of
from units.models import User


class ActingMiddleware:
    """Puts `request.actor` on every request: the person at the post he acts for, or None."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.actor = actor_of(request)  # type: ignore[attr-defined]
        response = self.get_response(request)
        if isinstance(request.user, User):  # whoever it is after the request: signing in and out change it
            response["X-Person"] = str(request.user.pk)
        return response


class SignInRequiredMiddleware(LoginRequiredMiddleware):
    """Every view asks for a sign-in unless it says otherwise; a form sent too late keeps what was typed."""

    def process_view(
        self,
        request: HttpRequest,
        view_func: Callable[..., Any],
        view_args: tuple[Any, ...],
        view_kwargs: dict[str, Any],
    ) -> HttpResponseBase | None:
        from units.views import sign_in_again

        refusal = super().process_view(request, view_func, view_args, view_kwargs)
        if refusal is None:
            return None
        if "HX-Request" in request.headers:  # a fragment can't show the sign-in page: the whole page goes there
            return HttpResponse(headers={"HX-Redirect": refusal["Location"]})
        return sign_in_again.ask(request) if request.method == "POST" else refusal
