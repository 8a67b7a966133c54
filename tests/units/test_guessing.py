"""Who guesses is cut off for a while, by person and by place; others sign in as ever."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from tests.world import NOW, PASSWORD, build
from units import guessing, throttle
from units.models import Throttle
from units.throttle import visitor

pytestmark = pytest.mark.django_db
HERE, ELSEWHERE = "203.0.113.9", "198.51.100.7"
TOO_OFTEN = "Đã gõ sai quá nhiều lần. Mời đợi 15 phút"


@pytest.fixture(autouse=True)
def that_morning(time_machine):
    time_machine.move_to(NOW, tick=False)


@pytest.fixture
def world():
    return build(neighbourhoods=6)


def sign_in(name, password=PASSWORD, *, place=HERE, door="login"):
    return Client(REMOTE_ADDR=place).post(reverse(door), {"username": name, "password": password})


def guess(name, times, **more):
    return [sign_in(name, "sai", **more) for _ in range(times)]


def test_after_ten_wrong_passwords_even_the_right_one_waits_a_quarter_of_an_hour(world, time_machine):
    answers = guess("0912000004", guessing.PER_PERSON_AND_PLACE)
    assert not [one for one in answers if TOO_OFTEN in one.content.decode()]
    answer = sign_in("0912000004")
    assert TOO_OFTEN in answer.content.decode()
    assert 'value="0912000004"' in answer.content.decode()
    assert "_auth_user_id" not in answer.client.session
    time_machine.move_to(NOW + guessing.QUARTER, tick=False)
    assert sign_in("0912000004").status_code == 302


def test_the_person_signs_in_from_elsewhere_and_the_neighbour_from_there(world):
    guess("0912000004", guessing.PER_PERSON_AND_PLACE)
    assert sign_in("0912000004", place=ELSEWHERE).status_code == 302
    assert sign_in("0912000005").status_code == 302


def test_a_person_is_the_same_by_every_name(world):
    for name in ("0912000004", "+84 912 000 004", "NGUOI004", "nguoi004@example.vn", "nguoi004"):
        guess(name, guessing.PER_PERSON_AND_PLACE // 5)
    assert TOO_OFTEN in sign_in("0912000004").content.decode()


def test_a_name_of_nobody_is_answered_as_any_other(world):
    guess("khong-ai", guessing.PER_PERSON_AND_PLACE)
    assert TOO_OFTEN in sign_in("khong-ai").content.decode()


def test_who_tries_many_names_from_one_place_is_cut_off_there(world, monkeypatch):
    monkeypatch.setattr(guessing, "PER_PLACE", 12)
    for number in range(guessing.PER_PLACE):
        sign_in(f"ten{number}", "sai")
    assert TOO_OFTEN in sign_in("0912000004").content.decode()
    assert sign_in("0912000004", place=ELSEWHERE).status_code == 302


def test_who_guesses_one_name_from_many_places_is_cut_off_everywhere(world, monkeypatch):
    monkeypatch.setattr(guessing, "PER_PERSON", 12)
    for number in range(guessing.PER_PERSON):
        sign_in("0912000004", "sai", place=f"198.51.100.{number}")
    assert TOO_OFTEN in sign_in("0912000004").content.decode()


@pytest.mark.parametrize("door", ["sign_in_again", "admin:login"])
def test_the_other_doors_count_too(world, door):
    body = {"username": "0912000004", "password": "sai", "kept-path": "/"}
    for _ in range(guessing.PER_PERSON_AND_PLACE):
        Client(REMOTE_ADDR=HERE).post(reverse(door), body)
    assert TOO_OFTEN in sign_in("0912000004").content.decode()
    assert TOO_OFTEN in Client(REMOTE_ADDR=HERE).post(reverse(door), body).content.decode()


def test_the_right_password_counts_as_no_try(world):
    for _ in range(guessing.PER_PERSON_AND_PLACE + 1):
        assert sign_in("0912000004").status_code == 302


def test_the_admins_door_says_what_may_be_wrong(world):
    html = sign_in("0912000004", door="admin:login").content.decode()
    assert "hoặc tài khoản không có quyền quản trị" in html


# --- The counter -----------------------------------------------------------------------------------------------------


def test_old_counters_are_swept():
    throttle.allow("a", limit=1, window=timedelta(minutes=1), at=NOW - timedelta(days=2))
    throttle.allow("b", limit=1, window=timedelta(minutes=1), at=NOW)
    assert Throttle.objects.count() == 1


def test_behind_our_proxy_the_address_is_the_one_that_the_proxy_saw(rf, settings):
    said = {"HTTP_X_FORWARDED_FOR": "1.1.1.1, 203.0.113.9", "REMOTE_ADDR": "10.0.0.2"}
    assert visitor(rf.get("/", **said)) == "10.0.0.2"
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    assert visitor(rf.get("/", **said)) == "203.0.113.9"
