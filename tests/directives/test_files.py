"""Giving out a paper's file: the very bytes, to whom the paper was sent, and nothing that runs."""

import hashlib

import pytest
from django.core.files.base import ContentFile
from django.test import Client

from directives.facts import FileFacts
from directives.models import FileKind
from directives.services import drafts, files
from tests.directives.incoming import letter_below
from tests.world import NOW, World, build

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> World:
    return build()


def get(actor, file, **headers: str):
    client = Client()
    client.force_login(actor.user)
    return client.get(file.get_absolute_url(), headers=headers)


def attach(world, name: str, content_type: str, content: bytes, directive=None):
    facts = FileFacts(FileKind.ATTACHMENT, name, content_type, ContentFile(content, name))
    return files.attach(actor=world.clerk, directive=directive or world.draft(), file=facts, at=NOW)


def test_a_recipient_gets_the_very_bytes_whose_hash_is_stored(world):
    file = letter_below(world).files.get()
    response = get(world.head, file)
    content = b"".join(response.streaming_content)
    assert response.status_code == 200
    assert hashlib.sha256(content).hexdigest() == file.sha256
    assert (response["Content-Type"], int(response["Content-Length"])) == ("application/pdf", len(content))
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Disposition"].startswith("inline")


def test_a_name_with_vietnamese_letters_travels(world):
    plan = letter_below(world).links.get(kind="attaches").target
    response = get(world.head, plan.files.get())
    assert "filename*=utf-8''K%E1%BA%BF%20ho%E1%BA%A1ch%20145.pdf" in response["Content-Disposition"]


def test_a_stranger_finds_no_file_and_nobody_without_a_sign_in(world):
    file = letter_below(world).files.get()
    assert get(world.stranger, file).status_code == 404
    assert Client().get(file.get_absolute_url()).status_code == 302


def test_a_foreign_file_runs_nothing_here(world):
    page = attach(world, "x.html", "text/html", b"<script>alert(1)</script>")
    picture = attach(world, "x.svg", "image/svg+xml", b"<svg xmlns='http://www.w3.org/2000/svg'/>")
    for file in (page, picture):
        response = get(world.clerk, file)
        assert response["Content-Disposition"].startswith("attachment")
        assert response["Content-Security-Policy"].endswith("sandbox")
    photo = attach(world, "anh.png", "image/png", b"\x89PNG")
    response = get(world.clerk, photo)
    assert response["Content-Disposition"].startswith("inline")
    assert "default-src 'none'" in response["Content-Security-Policy"]


def test_a_known_file_is_not_sent_again_but_rights_are_asked_each_time(world):
    file = letter_below(world).files.get()
    etag = get(world.head, file)["ETag"]
    assert get(world.head, file, if_none_match=etag).status_code == 304
    assert get(world.stranger, file, if_none_match=etag).status_code == 404
    assert "no-cache" in get(world.head, file)["Cache-Control"]


def test_a_file_taken_off_a_draft_is_given_out_no_more(world):
    draft = world.draft()
    file = attach(world, "anh.png", "image/png", b"\x89PNG", draft)
    assert get(world.deputy, file).status_code == 200
    assert get(world.district, file).status_code == 404
    drafts.drop_file(actor=world.clerk, file=file, at=NOW)
    assert get(world.deputy, file).status_code == 404
