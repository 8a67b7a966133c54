"""Pages travel compressed: text only, and never what is compressed already (photos, PDFs) or sent in pieces."""

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware

TEXT = ("text/", "application/json", "application/manifest+json", "image/svg+xml")


class TextGzipMiddleware(GZipMiddleware):
    """Django's own, which adds random bytes so that lengths tell nothing of a form's secret (BREACH)."""

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        if response.streaming or not response.headers.get("Content-Type", "").startswith(TEXT):
            return response
        return super().process_response(request, response)
