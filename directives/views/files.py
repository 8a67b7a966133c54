"""Giving out a stored file: the very bytes, to who may see its paper, never as a page of ours."""

from __future__ import annotations

from typing import Any, Protocol

from django.http import FileResponse, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils.cache import get_conditional_response, patch_cache_control
from django.views.decorators.http import require_safe

from directives.models import PaperFile
from directives.views.request import SignedIn

# Shown in the browser; everything else is only ever downloaded.
SHOWN = {"application/pdf", "image/jpeg", "image/png", "image/webp"}
# Foreign files run nothing and reach nothing. The browser's own PDF reader does not work inside a sandbox.
NOTHING = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'"
SANDBOX = f"{NOTHING}; sandbox"
READER = f"{NOTHING}; object-src 'self'"


class Stored(Protocol):
    """A row that keeps the bytes of a file beside what they are."""

    name: Any
    content_type: Any
    size: Any
    sha256: Any
    file: Any


@require_safe
def paper_file(request: SignedIn, code: str) -> HttpResponseBase:
    return serve(request, get_object_or_404(PaperFile.objects.visible_to(request.user), code=code))


def serve(request: HttpRequest, file: Stored) -> HttpResponseBase:
    """A stored file; its ETag is the SHA-256 of its bytes, asked again each time, so that rights are too."""
    etag = f'"{file.sha256}"'
    response: HttpResponseBase | None = get_conditional_response(request, etag=etag)
    if response is None:
        response = FileResponse(
            file.file.open("rb"),
            as_attachment=file.content_type not in SHOWN,
            filename=file.name,
            content_type=file.content_type,
        )
        response["Content-Length"] = str(file.size)
    response["ETag"] = etag
    response["Content-Security-Policy"] = READER if file.content_type == "application/pdf" else SANDBOX
    response["X-Content-Type-Options"] = "nosniff"
    patch_cache_control(response, private=True, no_cache=True)
    return response
