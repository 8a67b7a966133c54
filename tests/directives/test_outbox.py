"""What a phone kept and sends by script: answered in plain data, kept once, never in another person's name."""

import uuid

import pytest
from django.urls import reverse
from django.utils import timezone

from directives import offline
from directives.models import Assignment, Result
from directives.services import work
from directives.states import State
from tests.directives.test_work_pages import photo
from tests.world import NOW, World, build

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def that_morning(time_machine):
    time_machine.move_to(NOW, tick=False)


@pytest.fixture
def world() -> World:
    world = build()
    world.issue()
    return world


@pytest.fixture
def row(world) -> Assignment:
    return world.assignment_of(world.head)


def send(client, actor, address, typed_by=None, **fields):
    client.force_login(actor.user)
    return client.post(address, fields, headers={"X-Outbox": str((typed_by or actor).user_id)})


def log(client, actor, row, typed_by=None, **changes):
    address = reverse("directives:log_result", args=[row.code]) + "?hinh-thuc=loa"
    fields = {"done_on": "2024-04-09", "figure-luot-phat": "4", "note": "", "key": KEY, **changes}
    return send(client, actor, address, typed_by, **fields)


KEY = str(uuid.UUID(int=7))


def test_a_result_is_kept_with_its_photo_and_a_repeat_is_answered_alike(client, world, row):
    first = log(client, world.head, row, photos=photo())
    again = log(client, world.head, row, photos=photo())
    assert (first.status_code, first.json()) == (again.status_code, again.json())
    assert first.json() == {"state": "kept", "url": row.get_absolute_url()}
    assert Result.objects.get().evidence.count() == 1


def test_a_repeat_is_answered_alike_though_the_work_was_withdrawn_meanwhile(client, world, row):
    log(client, world.head, row)
    work.withdraw(actor=world.deputy, assignment=row, reason="Giao nhầm", at=NOW)
    assert log(client, world.head, row).json()["state"] == "kept"
    refused = log(client, world.head, row, key=str(uuid.uuid4()))
    assert (refused.status_code, refused.json()["state"]) == (422, "refused")
    assert "đã thu hồi" in refused.json()["words"][0][1]
    assert Result.objects.count() == 1


def test_a_correction_sent_twice_is_kept_once(client, world, row):
    log(client, world.head, row)
    address = reverse("directives:revise_result", args=[Result.objects.get().pk])
    fields = {"done_on": "2024-04-09", "figure-luot-phat": "5", "key": str(uuid.UUID(int=8))}
    told = [send(client, world.head, address, **fields).json() for _ in range(2)]
    assert told == [{"state": "kept", "url": row.get_absolute_url()}] * 2
    assert Result.objects.count() == 2


def test_what_one_person_typed_is_not_kept_in_the_session_of_another(client, world, row):
    answer = log(client, world.officer, row, typed_by=world.head)
    assert (answer.status_code, answer.json()) == (409, {"state": "other"})
    assert not Result.objects.exists()


def test_what_is_wrong_is_told_with_the_field(client, world, row):
    answer = log(client, world.head, row, **{"figure-luot-phat": "-1"})
    assert answer.status_code == 422
    assert ["id_figure-luot-phat", "Số lượt phát (lượt) – Hãy ghi một số từ 0 đến 500."] in answer.json()["words"]


def test_who_may_not_or_no_longer_sees_the_work_is_told_so(client, world, row):
    other = log(client, world.district, row)
    assert (other.status_code, other.json()["state"]) == (422, "refused")
    gone = log(client, world.stranger, row)
    assert (gone.status_code, gone.json()["state"]) == (404, "refused")


def test_a_session_that_ended_is_no_refusal(client, row):
    address = reverse("directives:log_result", args=[row.code]) + "?hinh-thuc=loa"
    answer = client.post(address, {"key": KEY}, headers={"X-Outbox": "1"})
    assert (answer.status_code, answer["Content-Type"]) == (401, "text/html; charset=utf-8")


def test_receipt_is_confirmed_once(client, world, row):
    address = reverse("directives:move", args=[row.code, "receive"])
    told = [send(client, world.head, address).json()["state"] for _ in range(2)]
    row.refresh_from_db()
    assert (told, row.state) == (["kept", "kept"], State.RECEIVED)


# --- What a phone keeps -----------------------------------------------------------------------------------------------


def test_only_ones_own_open_work_is_kept(client, world, row):
    client.force_login(world.head.user)
    kept = client.get(reverse("directives:offline_tasks")).json()
    assert [one["url"] for one in kept["tasks"]] == [row.get_absolute_url()]
    assert kept["person"] == str(world.head.user_id)
    work.report(actor=world.head, assignment=row, note="Đã làm.", at=NOW)
    assert offline.open_tasks(world.head) == []


def test_the_stamp_of_a_page_changes_with_what_it_shows(world, row):
    before = offline.open_tasks(world.head)[0].stamp
    assert offline.open_tasks(world.head)[0].stamp == before
    work.receive(actor=world.head, assignment=row, at=NOW)
    assert offline.open_tasks(world.head)[0].stamp != before


def test_there_is_a_form_for_every_way_of_spreading(client, world, django_assert_max_num_queries):
    client.force_login(world.head.user)
    with django_assert_max_num_queries(15):
        forms = client.get(reverse("directives:offline_forms")).json()["forms"]
    assert {"loa", "zalo", "khac"} <= set(forms)
    assert all("Gửi kết quả" in page and "data-outbox" in page for page in forms.values())


def test_who_is_signed_in_is_told_to_himself_alone(client, world):
    assert client.get(reverse("directives:offline_me")).json() == {"person": "", "token": ""}
    client.force_login(world.head.user)
    told = client.get(reverse("directives:offline_me"))
    assert told.json()["person"] == told["X-Person"] == str(world.head.user_id)
    assert "no-store" in told["Cache-Control"]


def test_pages_travel_compressed_but_photos_as_they_are(client, world, row):
    log(client, world.head, row, photos=photo())
    page = client.get(row.get_absolute_url(), headers={"Accept-Encoding": "gzip"})
    assert page["Content-Encoding"] == "gzip"
    picture = Result.objects.get().evidence.get().get_absolute_url()
    assert "Content-Encoding" not in client.get(picture, headers={"Accept-Encoding": "gzip"})


def test_the_notice_of_new_work_has_its_button(client, world, row):
    client.force_login(world.head.user)
    button = reverse("directives:move", args=[row.code, "receive"])
    assert button in client.get(reverse("notices")).content.decode()
    client.post(button, {"next": reverse("notices")})
    row.refresh_from_db()
    assert (row.state, row.received_at) == (State.RECEIVED, timezone.now())
    assert button not in client.get(reverse("notices")).content.decode()


def test_nothing_that_is_spoken_into_a_field_is_cut_off(client, world, row):
    client.force_login(world.head.user)
    address = reverse("directives:log_result", args=[row.code]) + "?hinh-thuc=loa"
    html = client.get(address).content.decode()
    assert "maxlength" not in html
    assert 'inputmode="numeric"' in html
    long = {"done_on": "2024-04-09", "figure-luot-phat": "4", "note": "a" * 2001, "key": KEY}
    refused = client.post(address, long)
    assert refused.status_code == 422
    assert "a" * 2001 in refused.content.decode()
