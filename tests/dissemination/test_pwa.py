"""The phone pages as an app: its manifest and its worker, in words that old phones understand."""

import json
import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.urls import reverse

from dissemination import pwa

pytestmark = pytest.mark.django_db


def test_without_network_there_is_a_page_that_says_what_to_do(client):
    html = client.get(reverse("offline")).content.decode()
    assert "Không có mạng" in html
    assert "data-person" not in html


def test_every_file_that_the_app_names_is_there(client, monkeypatch):
    """As with hashed names, where asking for a file that is not there is an error."""

    def static(name):
        assert finders.find(name), name
        return f"/static/{name}"

    monkeypatch.setattr(pwa, "static", static)
    assert client.get(reverse("service_worker")).status_code == 200
    assert client.get(reverse("manifest")).status_code == 200


def test_the_worker_serves_the_whole_site_and_names_nobody(client):
    answer = client.get(reverse("service_worker"))
    assert (answer.status_code, answer["Content-Type"]) == (200, "text/javascript; charset=utf-8")
    assert reverse("service_worker").count("/") == 1  # its folder is the root
    assert "worker-src 'self'" in answer["Content-Security-Policy"]
    assert "X-Person" not in answer


def test_the_app_has_a_name_and_icons_that_are_there(client):
    told = json.loads(client.get(reverse("manifest")).content)
    assert (told["short_name"], told["lang"], told["start_url"]) == ("Việc của tôi", "vi", "/viec/")
    assert {(one["sizes"], one["purpose"]) for one in told["icons"]} >= {("192x192", "any"), ("512x512", "maskable")}
    assert all(finders.find(one["src"].removeprefix("/static/")) for one in told["icons"])


# --- Old phones and odd keyboards -------------------------------------------------------------------------------------

# What browsers of before 2018 don't parse, and one such line stops the whole script.
TOO_NEW = {
    "catch without a name": r"catch\s*\{",
    "optional chaining": r"\?\.(?!\d)",
    "nullish values": r"\?\?",
    "objects spread out": r"\{\s*\.\.\.",
    "modules": r"^\s*(import|export)\s",
    "for await": r"for\s+await",
    "private fields": r"this\.#",
}


@pytest.mark.parametrize("words", TOO_NEW)
@pytest.mark.parametrize("name", sorted({*pwa.WORKER, *(one for one in pwa.ASSETS if one.endswith(".js"))}))
def test_the_scripts_of_the_phone_speak_the_language_of_2017(name, words):
    code = Path(finders.find(name)).read_text(encoding="utf-8")
    assert not re.search(TOO_NEW[words], re.sub(r"/\*.*?\*/", "", code, flags=re.S), re.M)
