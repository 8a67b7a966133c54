"""Who gets in, as what he acts, and what becomes of a form that was sent after the session had ended."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from tests.world import PASSWORD, build
from units.models import Membership, Post, Role

pytestmark = pytest.mark.django_db


@pytest.fixture
def world():
    return build(neighbourhoods=6)


def sign_in(client, name, password=PASSWORD, **more):
    return client.post(reverse("login"), {"username": name, "password": password, **more})


@pytest.mark.parametrize("name", ["0912000004", "+84 912 000 004", "NGUOI004", "nguoi004@example.vn"])
def test_a_person_signs_in_with_phone_name_or_address(client, world, name):
    answer = sign_in(client, name)
    assert answer.status_code == 302
    assert answer.url == reverse("desk")
    assert client.session["_auth_user_id"] == str(world.head.user.pk)


def test_a_wrong_password_is_told_in_vietnamese_and_keeps_the_name(client, world):
    answer = sign_in(client, "0912000004", "sai")
    html = answer.content.decode()
    assert "hoặc mật khẩu chưa đúng" in html
    assert 'value="0912000004"' in html
    assert "_auth_user_id" not in client.session


def test_somebody_who_left_does_not_get_in(client, world):
    world.head.user.is_active = False
    world.head.user.save()
    assert "mật khẩu chưa đúng" in sign_in(client, "0912000004").content.decode()


def test_signing_in_does_not_lead_to_another_site(client, world):
    assert sign_in(client, "0912000004", next="https://evil.example/").url == reverse("desk")


def test_every_page_asks_for_a_sign_in(client):
    answer = client.get(reverse("desk"))
    assert answer.status_code == 302
    assert answer.url.startswith(reverse("login"))


def test_signing_out_says_so_and_may_be_pressed_twice(client, world):
    client.force_login(world.clerk.user)
    assert "Đã đăng xuất" in client.post(reverse("logout")).content.decode()
    assert client.post(reverse("logout")).status_code == 200


def test_a_new_password_is_told_what_is_wrong_with_it_in_vietnamese(client, world):
    client.force_login(world.clerk.user)
    answer = client.post(
        reverse("password_change"),
        {"old_password": PASSWORD, "new_password1": "12345678", "new_password2": "12345678"},
    )
    html = answer.content.decode()
    assert "Mật khẩu" in html
    assert not re.search(r"\b(password|too|short|common)\b", re.sub(r"<[^>]+>", " ", html), re.I)


# --- Acting ----------------------------------------------------------------------------------------------------------


@pytest.fixture
def second_post(world):
    post = Post.objects.create(unit=world.offices[0], name="Phó ban", role=Role.MEMBER)
    return Membership.objects.create(user=world.head.user, post=post)


def test_a_person_with_two_posts_chooses_and_sees_as_what_he_acts(client, world, second_post):
    client.force_login(world.head.user)
    answer = client.post(reverse("act_as"), {"post": second_post.pk, "next": "/doi-mat-khau/"})
    assert answer.url == "/doi-mat-khau/"
    assert "Phó ban, Công an thị trấn" in client.get("/doi-mat-khau/").content.decode()


def test_nobody_acts_for_a_post_that_is_not_his(client, world, second_post):
    client.force_login(world.neighbour.user)
    assert client.post(reverse("act_as"), {"post": second_post.pk}).status_code == 404
    assert client.post(reverse("act_as"), {"post": "x"}).status_code == 404
    assert client.get(reverse("act_as")).status_code == 405


# --- A session that ended in mid-form --------------------------------------------------------------------------------

TYPED = {"post": "7", "subject": 'V/v "trẻ em"', "channels": ["loa", "zalo"], "old_password": "bí mật"}


def hidden_fields(html):
    return re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', html)


def test_a_form_sent_after_the_session_ended_travels_through_the_sign_in(world):
    client = Client()
    asked = client.post("/lam-voi-tu-cach/?a=1", TYPED)
    assert asked.status_code == 401
    kept = hidden_fields(asked.content.decode())
    assert ("kept.subject", "V/v &quot;trẻ em&quot;") in kept
    assert [value for name, value in kept if name == "kept.channels"] == ["loa", "zalo"]
    assert ("kept-path", "/lam-voi-tu-cach/?a=1") in kept
    assert not any("bí mật" in value for _, value in kept)

    body = {"username": "0912000001", "password": PASSWORD, "kept-path": "/lam-voi-tu-cach/?a=1", "kept.subject": "V/v"}
    resumed = client.post(reverse("sign_in_again"), body)
    html = resumed.content.decode()
    assert client.session["_auth_user_id"] == str(world.clerk.user.pk)
    assert 'action="/lam-voi-tu-cach/?a=1"' in html
    assert ("subject", "V/v") in hidden_fields(html)


def test_a_wrong_password_on_that_page_loses_nothing(world):
    client = Client()
    body = {"username": "0912000001", "password": "sai", "kept-path": "/lam-voi-tu-cach/", "kept.subject": "V/v"}
    html = client.post(reverse("sign_in_again"), body).content.decode()
    assert ("kept.subject", "V/v") in hidden_fields(html)
    assert "mật khẩu chưa đúng" in html


def test_that_page_sends_nothing_to_another_site(client, world):
    body = {"username": "0912000001", "password": PASSWORD, "kept-path": "https://evil.example/", "kept.a": "b"}
    answer = client.post(reverse("sign_in_again"), body)
    assert answer.url == reverse("login")
    assert "_auth_user_id" not in client.session


def test_a_fragment_sends_the_whole_page_to_the_sign_in(client):
    answer = client.post("/lam-voi-tu-cach/", headers={"HX-Request": "true"})
    assert answer["HX-Redirect"].startswith(reverse("login"))
