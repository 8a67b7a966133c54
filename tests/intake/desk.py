"""A clerk at the pages: signs in, hands a paper in, and sends the form as a browser would."""

from django.test import Client
from django.urls import reverse
from lxml import html

from intake.models import Arrival


def sign_in(actor):
    client = Client()
    client.force_login(actor.user)
    return client


def hand_in(client, text="", purpose="register", files=(), follow=False):
    sent = {"purpose": purpose, "text": text, "documents": list(files)}
    return client.post(reverse("intake:start"), sent, follow=follow)


def arrive(client, text, purpose="register", files=()):
    """Hand in one paper that can be read; gives its row."""
    answer = hand_in(client, text, purpose, files)
    assert answer.status_code == 302, answer.content.decode()
    return Arrival.objects.get(code=answer.url.rstrip("/").rsplit("/", 1)[-1])


def fields_of(answer):
    """What a browser would send from the page where a paper is checked."""
    form = next(one for one in html.fromstring(answer.content.decode()).forms if one.get("id") == "reading")
    areas = {area.get("name") for area in form.iter("textarea")}
    empty = {one.get("name"): "" for one in form.iter("input") if one.get("type") == "text"}
    found = empty | {name: value for name, value in form.form_values() if name != "csrfmiddlewaretoken"}
    return {name: _as_sent(value) if name in areas else value for name, value in found.items()}


def _as_sent(text):
    """A textarea as browsers send it: without the line break after its tag, lines ended by two characters."""
    return text.removeprefix("\n").replace("\n", "\r\n")


def save(client, arrival, **changes):
    """Open the page, change some fields, press the button."""
    fields = fields_of(client.get(arrival.get_absolute_url()))
    return client.post(arrival.get_absolute_url(), fields | changes)
