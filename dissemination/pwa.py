"""The phone pages as an app of their own: its manifest, its service worker, and the page that is shown without network.

None of the three knows who asks: they are kept by browsers and shared by everybody who uses them.
"""

from __future__ import annotations

import hashlib
import json
from functools import cache
from pathlib import Path

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.contrib.staticfiles import finders
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

# What the phone pages are drawn with, kept by the browser when the worker is installed.
ASSETS = (
    "css/tokens.css",
    "css/phone.css",
    "css/work.css",
    "css/reminders.css",
    "js/once.js",
    "js/keep.js",
    "js/copy.js",
    "js/days.js",
    "js/steps.js",
    "js/photos.js",
    "js/outbox.js",
    "js/waiting.js",
    "js/offline.js",
    "img/icon.svg",
)
WORKER = ("js/outbox.js", "js/worker.js")
# Forms after which somebody else, or the same person at another post, may sit before the same browser.
CHANGES_OF_PERSON = ("login", "sign_in_again", "logout", "act_as", "admin:login", "admin:logout")


@login_not_required
@never_cache
@require_safe
def service_worker(request: HttpRequest) -> HttpResponse:
    """Under the root, so that it serves every page; its first line changes with every static file that it keeps."""
    house = {
        "version": version(),
        "assets": [static(name) for name in ASSETS],
        "static": settings.STATIC_URL,
        "offline": reverse("offline"),
        "work": reverse("directives:my_work"),
        "forms": reverse("directives:offline_forms"),
        "me": reverse("directives:offline_me"),
        "start": reverse("desk"),
        "ends": [reverse(name) for name in CHANGES_OF_PERSON],
    }
    scripts = ", ".join(json.dumps(static(name)) for name in WORKER)
    body = f'"use strict";\nself.HOUSE = {json.dumps(house)};\nimportScripts({scripts});\n'
    return HttpResponse(body, content_type="text/javascript; charset=utf-8")


@login_not_required
@require_safe
def manifest(request: HttpRequest) -> HttpResponse:
    """What a phone shows when the pages are put on its first screen."""
    icons = [
        {"src": static("img/icon-192.png"), "sizes": "192x192", "type": "image/png", "purpose": "any"},
        {"src": static("img/icon-512.png"), "sizes": "512x512", "type": "image/png", "purpose": "any"},
        {"src": static("img/icon-maskable-192.png"), "sizes": "192x192", "type": "image/png", "purpose": "maskable"},
        {"src": static("img/icon-maskable-512.png"), "sizes": "512x512", "type": "image/png", "purpose": "maskable"},
    ]
    about = {
        "name": "Triển khai văn bản",
        "short_name": "Việc của tôi",
        "description": "Nhận việc, ghi kết quả kèm ảnh và báo cáo, cả khi không có mạng.",
        "lang": "vi",
        "id": reverse("directives:my_work"),
        "start_url": reverse("directives:my_work"),
        "scope": "/",
        "display": "standalone",
        "background_color": "#f7f6f3",
        "theme_color": "#ffffff",
        "icons": icons,
    }
    response = JsonResponse(about, json_dumps_params={"ensure_ascii": False}, content_type="application/manifest+json")
    response["Cache-Control"] = "max-age=86400"
    return response


@login_not_required
@require_safe
def offline(request: HttpRequest) -> HttpResponse:
    """What to do without network, and what waits in this browser; the browser itself fills in the list."""
    return render(request, "offline.html")


def version() -> str:
    return _version.__wrapped__() if settings.DEBUG else _version()


@cache
def _version() -> str:
    """Of all that the worker keeps and is: the bytes of each file and its address."""
    digest = hashlib.sha256()
    for name in (*ASSETS, *WORKER):
        digest.update(static(name).encode())
        if found := finders.find(name):
            digest.update(Path(found).read_bytes())
    return digest.hexdigest()[:12]
