"""The files of a paper that is still being read, as they came: to compare, or to open where nothing could be read."""

from __future__ import annotations

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from directives.views.files import serve
from intake.views.fetching import fetch


@require_safe
def original(request: HttpRequest, code: str, position: int) -> HttpResponseBase:
    arrival, _ = fetch(request, code)
    return serve(request, get_object_or_404(arrival.files, position=position))
