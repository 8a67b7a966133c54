"""The token of a link is a key: it stands in no log, whoever writes it."""

import logging
from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.conf import settings
from django.urls import reverse
from gunicorn.config import Config

from dissemination import gunicorn
from dissemination.logs import WithoutTokens

TOKEN = "Ab3dE6gH.k-L_m0"


@pytest.mark.parametrize("page", ["guest", "guest_report", "guest_log_result"])
def test_the_access_log_names_the_page_and_not_the_link(page):
    path = reverse(f"directives:{page}", args=[TOKEN])
    request = SimpleNamespace(headers=[])
    environ = {"REQUEST_METHOD": "GET", "RAW_URI": f"{path}?muc=1", "SERVER_PROTOCOL": "HTTP/1.1"}
    environ["HTTP_REFERER"] = f"https://example.vn{path}"
    answer = SimpleNamespace(status="200 OK", headers=[], sent=12)
    told = gunicorn.logger_class(Config()).atoms(answer, request, environ, timedelta())
    assert told["r"] == f"GET {path.replace(TOKEN, '…')}?muc=1 HTTP/1.1"
    assert told["f"] == f"https://example.vn{path.replace(TOKEN, '…')}"


def test_django_names_a_refused_page_and_not_the_link(client, caplog, db):
    client.get(reverse("directives:guest", args=[TOKEN]))
    assert [one.getMessage() for one in caplog.records if one.name == "django.request"] == ["Not Found: /v/…/"]


def test_every_handler_leaves_tokens_out():
    assert all(handler["filters"] == ["without_tokens"] for handler in settings.LOGGING["handlers"].values())


def test_other_addresses_stand_in_full():
    record = logging.LogRecord("x", logging.WARNING, "", 0, "Not Found: %s", ("/van-ban/ab12/v2",), None)
    WithoutTokens().filter(record)
    assert record.getMessage() == "Not Found: /van-ban/ab12/v2"
