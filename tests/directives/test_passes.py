"""A link without an account opens one assignment, for a while, until it is revoked; what came through it is marked."""

import re
import uuid
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from audit.models import Entry
from directives import policies
from directives.guests import Guest
from directives.models import Evidence, Pass, Result
from directives.policies import Forbidden, Refused
from directives.services import passes, work
from directives.states import State
from directives.tokens import token_of
from directives.views import guests
from tests.directives.test_work_pages import photo
from tests.world import NOW, World, build
from units.models import User

pytestmark = pytest.mark.django_db
CLOSED = "Liên kết không mở được"


@pytest.fixture(autouse=True)
def that_morning(time_machine):
    time_machine.move_to(NOW, tick=False)


@pytest.fixture
def world() -> World:
    world = build()
    world.issue()
    return world


@pytest.fixture
def row(world):
    return world.assignment_of(world.head)


def give(world, row, days=7, asks_phone=False, at=NOW):
    return passes.give(actor=world.officer, assignment=row, days=days, asks_phone=asks_phone, at=at)


def url(link, name="guest"):
    return reverse(f"directives:{name}", args=[token_of(link.code)])


def log(client, link, **changes):
    form = {"done_on": "2024-04-09", "figure-luot-phat": "4", "note": "Sáng và chiều", "key": str(uuid.uuid4())}
    return client.post(url(link, "guest_log_result") + "?hinh-thuc=loa", {**form, **changes})


# --- Whoever holds the link ------------------------------------------------------------------------------------------


def test_somebody_without_an_account_confirms_logs_and_reports(client, world, row):
    link = give(world, row)
    html = client.get(url(link)).content.decode()
    assert "Tuyên truyền trên loa truyền thanh" in html
    assert client.post(url(link, "guest_receive")).url == url(link)
    assert log(client, link, photos=photo()).url == url(link)
    assert client.post(url(link, "guest_report"), {"words": "Xong"}).status_code == 302
    row.refresh_from_db()
    assert (row.state, row.received_at, row.reported_by) == (State.REPORTED, NOW, None)
    assert work.accept(actor=world.deputy, assignment=row, at=NOW).state == State.ACCEPTED


def test_what_came_this_way_is_marked_in_result_and_history(client, world, row):
    link = give(world, row)
    log(client, link)
    result = Result.objects.get()
    assert (result.via, result.logged_by, result.on_behalf) == (link, None, False)
    entry = Entry.objects.get(verb="assignment.log")
    assert (entry.actor, entry.acting_as) == (None, "Tổ dân phố 5, qua liên kết")
    client.force_login(world.officer.user)
    html = client.get(row.get_absolute_url()).content.decode()
    assert "· qua liên kết" in html
    assert "Người có liên kết ghi lúc" in html


def test_bad_figures_are_told_and_what_was_typed_stays(client, world, row):
    sent = log(client, give(world, row), **{"figure-luot-phat": "9999"})
    assert sent.status_code == 422
    assert "Sáng và chiều" in sent.content.decode()


def test_a_report_without_a_result_is_refused_on_the_page(client, world, row):
    sent = client.post(url(give(world, row), "guest_report"), {"words": " "})
    assert sent.status_code == 422
    assert "Chưa có kết quả nào" in sent.content.decode()


def test_the_page_leads_nowhere_else(client, world, row):
    log(client, link := give(world, row), photos=photo())
    html = client.get(url(link)).content.decode()
    links = set(re.findall(r'(?:href|action|src)="(/[^"]*)"', html))
    inside = {one for one in links if one.startswith(url(link))}
    assert {one for one in links - inside if not one.startswith("/static/")} == {"/", reverse("about")}
    assert client.get(row.get_absolute_url()).status_code == 302  # the work itself still asks for an account


# --- Wrong, expired, revoked -----------------------------------------------------------------------------------------


def test_wrong_expired_revoked_and_replaced_links_get_one_and_the_same_page(client, world, row, time_machine):
    replaced = give(world, row)
    revoked = give(world, row)
    passes.revoke(actor=world.officer, assignment=row, at=NOW)
    expired = give(world, world.assignment_of(world.neighbour), days=1)
    time_machine.move_to(NOW + timedelta(days=1), tick=False)
    unsigned, forged = expired.code, f"{revoked.code}.{token_of(expired.code).partition('.')[2]}"
    tokens = [token_of(replaced.code), token_of(revoked.code), token_of(expired.code), unsigned, forged, "x"]
    answers = [client.get(reverse("directives:guest", args=[token])) for token in tokens]
    assert {answer.status_code for answer in answers} == {404}
    assert len({answer.content for answer in answers}) == 1
    assert CLOSED in answers[0].content.decode()
    assert log(client, revoked).status_code == 404
    assert not Result.objects.exists()


def test_a_link_opens_no_other_work_and_no_other_verb(world, row):
    guest = Guest(give(world, row))
    other = world.assignment_of(world.neighbour)
    with pytest.raises(Forbidden):
        work.receive(actor=guest, assignment=other, at=NOW)
    assert policies.may(guest, "receive", row)
    assert not any(policies.may(guest, verb, row) for verb in ("decline", "accept", "return", "withdraw", "suspend"))


def test_a_thousand_tries_in_a_minute_are_cut_off(client, world, row, time_machine):
    link = give(world, row)
    codes = [client.get(url(link)).status_code for _ in range(guests.PER_LINK + 5)]
    assert codes == [200] * guests.PER_LINK + [404] * 5
    time_machine.move_to(NOW + timedelta(minutes=1), tick=False)
    assert client.get(url(link)).status_code == 200


def test_who_guesses_from_one_address_is_cut_off_and_others_are_not(client, world, row):
    for _ in range(guests.PER_ADDRESS):
        client.get("/v/x.y/")
    link = give(world, row)
    assert client.get(url(link)).status_code == 404
    assert Client(REMOTE_ADDR="203.0.113.9").get(url(link)).status_code == 200


# --- The phone number ------------------------------------------------------------------------------------------------


def test_the_number_on_record_opens_it_and_names_who_logged(client, world, row):
    link = give(world, row, asks_phone=True)
    assert client.get(url(link)).url == url(link, "guest_phone")
    assert log(client, link).url == url(link, "guest_phone")
    wrong = client.post(url(link, "guest_phone"), {"phone": "0912000005"})  # the neighbour's
    assert wrong.status_code == 422
    assert client.post(url(link, "guest_phone"), {"phone": "+84 912 000 004"}).url == url(link)
    log(client, link)
    assert Result.objects.get().logged_by == world.head.user
    assert Entry.objects.get(verb="assignment.log").sentence.startswith("Trần Văn Sáu (Tổ dân phố 5, qua liên kết)")


def test_after_a_few_wrong_numbers_even_the_right_one_waits(client, world, row):
    link = give(world, row, asks_phone=True)
    for _ in range(guests.PHONES_PER_LINK):
        client.post(url(link, "guest_phone"), {"phone": "0999999999"})
    assert client.post(url(link, "guest_phone"), {"phone": "0912000004"}).status_code == 429
    assert client.get(url(link)).url == url(link, "guest_phone")


def test_a_number_can_not_be_asked_where_none_is_on_record(world, row):
    User.objects.filter(pk=world.head.user.pk).update(phone=None)
    with pytest.raises(Refused, match="Chưa có số điện thoại"):
        give(world, row, asks_phone=True)


# --- The issuer ------------------------------------------------------------------------------------------------------


def test_the_officer_makes_a_link_that_stands_in_the_zalo_text_and_revokes_it(client, world, row, settings):
    settings.BASE_URL = "https://trienkhai.example.vn"
    client.force_login(world.officer.user)
    assert client.post(reverse("directives:give_pass", args=[row.code]), {"days": "14"}).status_code == 302
    link = Pass.objects.get()
    html = client.get(row.get_absolute_url()).content.decode()
    assert html.count(f"https://trienkhai.example.vn{url(link)}") == 2
    assert "chưa ai mở" in html
    Client().get(url(link))
    assert "mở lần đầu lúc" in client.get(row.get_absolute_url()).content.decode()
    for _ in range(2):
        assert client.post(reverse("directives:revoke_pass", args=[row.code])).status_code == 302
    assert Entry.objects.filter(verb="assignment.pass_revoked").count() == 1
    assert CLOSED in Client().get(url(link)).content.decode()


def test_a_wrong_duration_is_told(client, world, row):
    client.force_login(world.officer.user)
    sent = client.post(reverse("directives:give_pass", args=[row.code]), {"days": "9999"})
    assert sent.status_code == 422
    assert not Pass.objects.exists()
    with pytest.raises(Refused):
        give(world, row, days=0)


@pytest.mark.parametrize("who", ["head", "neighbour", "district", "stranger"])
def test_nobody_but_the_issuer_gives_or_revokes(world, row, who):
    give(world, row)
    actor = getattr(world, who)
    with pytest.raises(Forbidden):
        passes.give(actor=actor, assignment=row, days=7, asks_phone=False, at=NOW)
    with pytest.raises(Forbidden):
        passes.revoke(actor=actor, assignment=row, at=NOW)


def test_the_doer_does_not_see_the_link(client, world, row):
    link = give(world, row)
    client.force_login(world.head.user)
    assert token_of(link.code) not in client.get(row.get_absolute_url()).content.decode()


def test_finished_work_and_the_issuers_own_get_no_link(world, row):
    with pytest.raises(Forbidden):
        give(world, world.assignment_of(world.officer))
    work.withdraw(actor=world.officer, assignment=row, reason="Thôi", at=NOW)
    with pytest.raises(Refused, match="đã thu hồi"):
        give(world, row)


def test_the_database_holds_one_standing_link_and_a_result_comes_from_somebody(world, row):
    link = give(world, row)
    assert Pass.objects.filter(assignment=row, revoked_at=None).count() == 1
    with pytest.raises(IntegrityError), transaction.atomic():
        Pass.objects.create(assignment=row, created_by=world.officer.user, created_at=NOW, expires_at=link.expires_at)
    with pytest.raises(IntegrityError), transaction.atomic():
        Pass.objects.filter(pk=link.pk).update(expires_at=NOW + timedelta(days=900))
    assert give(world, row).pk != link.pk


# --- Accepting what came this way ------------------------------------------------------------------------------------


def reported_by_link(world, row, asks_phone=False):
    link = give(world, row, asks_phone=asks_phone)
    guest = Guest(link, world.head.user if asks_phone else None)
    work.report(actor=guest, assignment=row, note="Đã đọc trên loa", at=NOW)
    row.refresh_from_db()


def test_who_held_a_link_without_a_name_does_not_accept_what_came_through_it(world, row):
    reported_by_link(world, row)
    with pytest.raises(Forbidden, match="liên kết do chính anh/chị tạo"):
        work.accept(actor=world.officer, assignment=row, at=NOW)
    work.accept(actor=world.deputy, assignment=row, at=NOW)


def test_a_report_with_the_right_phone_number_is_accepted_by_whoever_gave_the_link(world, row):
    reported_by_link(world, row, asks_phone=True)
    assert work.accept(actor=world.officer, assignment=row, at=NOW).state == State.ACCEPTED


# --- Files and photos, and the code to scan ---------------------------------------------------------------------------


def test_the_link_opens_the_files_of_its_paper_and_the_photos_of_its_work(client, world, row):
    log(client, link := give(world, row), photos=photo())
    links = re.findall(r'href="([^"]*/(?:tep|minh-chung)/[^"]*)"', client.get(url(link)).content.decode())
    assert [client.get(one)["Content-Type"] for one in links] == ["application/pdf", "image/jpeg"]


def test_the_link_opens_no_file_of_another_paper_and_no_photo_of_a_neighbour(client, world, row):
    other = world.issue(world.draft(subject="việc khác"), number="43")
    beside = row.directive.assignments.get(unit=world.neighbour.unit)
    hers = give(world, beside)
    log(client, hers, photos=photo())
    mine = give(world, row)
    evidence = Evidence.objects.get()

    def answer(link, kind, thing):
        return client.get(reverse(f"directives:guest_{kind}", args=[token_of(link.code), thing.code])).status_code

    assert answer(mine, "file", other.files.get()) == 404
    assert answer(mine, "evidence", evidence) == 404
    assert answer(hers, "evidence", evidence) == 200


def test_the_files_close_with_the_link(client, world, row):
    log(client, link := give(world, row), photos=photo())
    passes.revoke(actor=world.officer, assignment=row, at=NOW)
    address = reverse("directives:guest_evidence", args=[token_of(link.code), Evidence.objects.get().code])
    assert CLOSED in client.get(address).content.decode()


def test_the_issuer_sees_the_code_to_scan_and_prints_a_slip(client, world, row):
    client.force_login(world.officer.user)
    slip = reverse("directives:pass_slip", args=[row.code])
    assert client.get(slip).url == row.get_absolute_url()
    give(world, row)
    assert slip in client.get(row.get_absolute_url()).content.decode()
    html = client.get(slip).content.decode()
    assert 'class="qr"' in html
    assert "Tổ dân phố 5" in html
    assert "Đã nhận việc" in html
