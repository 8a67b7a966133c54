"""Answers to what a phone kept while there was no network and sends by script: plain data instead of a page.

`X-Outbox` carries the person who typed it: in another person's session nothing is done. 200 is kept (also when it was
kept before), 4xx with `state` "refused" tells why, and anything else means: not now, try again.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.exceptions import PermissionDenied
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse

HEADER = "X-Outbox"
GONE = "Việc này không còn trong danh sách của anh/chị: có thể đã được thu hồi hoặc giao cho nơi khác."


def is_from(request: HttpRequest) -> bool:
    return HEADER in request.headers


def answers_outbox(page: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """The same page for browsers; for the outbox, what became of it."""

    @wraps(page)
    def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not is_from(request):
            return page(request, *args, **kwargs)
        if request.headers[HEADER] != str(request.user.pk):
            return JsonResponse({"state": "other"}, status=409)
        try:
            response = page(request, *args, **kwargs)
        except PermissionDenied as refusal:
            return refused([("", str(refusal) or GONE)], status=403)
        except Http404:
            return refused([("", GONE)], status=404)
        if response.status_code == 302:
            return JsonResponse({"state": "kept", "url": response.headers["Location"]})
        return response

    return answered


def refused(words: list[tuple[str, str]], *, status: int = 422) -> JsonResponse:
    """(id of the field or "", whole sentence) of each thing that is wrong."""
    return JsonResponse({"state": "refused", "words": words}, status=status)


def refused_form(form: Form) -> JsonResponse:
    words = [("", str(error)) for error in form.non_field_errors()]
    for field in form:
        named = "" if field.is_hidden else f"{field.label} – "
        words += [("" if field.is_hidden else field.auto_id, f"{named}{error}") for error in field.errors]
    return refused(words)
