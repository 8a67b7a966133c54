"""The page of mail that could not be taken: seen by the văn thư of its unit, tried again, passed over with a reason."""

import importlib

import pytest
from django.apps import apps
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.urls import reverse
from django.utils import timezone

from audit.models import Entry
from intake import mailbox
from intake.models import Arrival, Mail, MailOutcome
from intake.services import mails
from tests import world as worlds
from tests.browsing import assert_accessible
from tests.intake.desk import sign_in
from tests.intake.imap import mailbox as serving
from tests.intake.test_mailbox import PAPER, letter, poll

PAGE = reverse("intake:mail")
HELD = {"outcome": MailOutcome.FAILED, "problem": mails.BROKE, "done_at": timezone.now()}


def held(world, raw=None, uid=4, **changes):
    """A message that could not be taken, its bytes kept."""
    number = f"<{uid}@huyen.vn>"
    raw = letter(PAPER, message_id=number) if raw is None else raw
    told = {"sender": "Huyện ủy <huyen@example.vn>", "subject": "Gửi văn bản", "received_at": worlds.NOW}
    place = {"box": "a", "validity": 7, "uid": uid, "message_id": number, "unit": world.commune}
    mail = Mail.objects.create(**{**place, **told, "claimed_at": timezone.now(), **HELD, **changes})
    if raw:
        mail.kept.save("", ContentFile(raw))
    return mail


def press(client, verb, mail, **sent):
    return client.post(reverse(f"intake:mail_{verb}", args=[mail.pk]), sent, follow=True)


def test_the_page_names_what_waits_and_is_reached_from_where_papers_come_in(world, clerk):
    held(world)
    start = clerk.get(reverse("intake:start")).content.decode()
    assert f'href="{PAGE}">Thư chưa lấy được (1)' in start
    page = clerk.get(PAGE).content.decode()
    for words in ("Gửi văn bản", "Huyện ủy &lt;huyen@example.vn&gt;", mails.BROKE, "Thử lại", "Bỏ qua"):
        assert words in page


def test_where_nothing_waits_the_page_says_so(clerk, settings):
    assert "Chưa nối hộp thư nào" in clerk.get(PAGE).content.decode()
    assert "Thư chưa lấy được" not in clerk.get(reverse("intake:start")).content.decode()
    settings.INTAKE_IMAP_URL = "imap://a:b@127.0.0.1:1/INBOX"
    assert "Không có thư nào chờ" in clerk.get(PAGE).content.decode()
    assert "Thư chưa lấy được (0)" in clerk.get(reverse("intake:start")).content.decode()


def test_what_was_taken_or_passed_over_is_not_on_the_page(world, clerk):
    held(world, uid=5, outcome=MailOutcome.TAKEN, subject="Đã lấy")
    held(world, uid=6, passed_at=worlds.NOW, subject="Đã bỏ qua")
    page = clerk.get(PAGE).content.decode()
    assert "Đã lấy" not in page
    assert "Đã bỏ qua" not in page


def test_trying_again_hands_the_kept_files_in_and_opens_the_paper(world, clerk):
    mail = held(world)
    name = mail.kept.name
    answer = press(clerk, "again", mail)
    arrival = Arrival.objects.get()
    assert answer.redirect_chain == [(arrival.get_absolute_url(), 302)]
    assert 'value="KH/HU"' in answer.content.decode()
    mail.refresh_from_db()
    assert (mail.outcome, mail.problem, mail.arrivals.get()) == (MailOutcome.TAKEN, "", arrival)
    assert arrival.brought_by == world.clerk.user
    assert not default_storage.exists(name), "the papers have their own files"
    assert Entry.objects.get(verb="mail.tried_again").sentence.endswith("thử lại thư “Gửi văn bản”: đã đưa vào.")


def test_trying_again_in_vain_says_why_and_keeps_it(world, clerk):
    mail = held(world, letter(("cai.exe", b"MZ\x90\0")))
    page = press(clerk, "again", mail).content.decode()
    assert "Vẫn chưa lấy được thư “Gửi văn bản”: Tệp “cai.exe” là chương trình" in page
    mail.refresh_from_db()
    assert (mail.outcome, bool(mail.kept)) == (MailOutcome.REFUSED, True)
    assert "là chương trình" in press(clerk, "again", mail).content.decode(), "as often as one likes"


def test_a_message_in_hand_or_without_its_bytes_is_not_opened(world, clerk):
    assert mails.IN_HAND in press(clerk, "again", held(world, done_at=None)).content.decode()
    gone = held(world, b"", uid=5)
    assert clerk.get(PAGE).content.decode().count("Thử lại</button>") == 1, "no button for a box that nobody looks into"
    assert "không còn được nối" in press(clerk, "again", gone).content.decode()
    assert not Arrival.objects.exists()
    gone.refresh_from_db()
    assert gone.done_at is not None


def test_what_was_never_fetched_is_fetched_by_the_next_look_into_the_mailbox(world, clerk, settings):
    with serving() as server:
        settings.INTAKE_IMAP_URL, settings.INTAKE_IMAP_CLERK = server.url, world.clerk.user.username
        server.messages[4] = letter(PAPER)
        server.refused.add(4)
        poll()
        mail = Mail.objects.get()
        assert (mail.problem, bool(mail.kept)) == (mailbox.UNFETCHED, False)
        page = press(clerk, "again", mail).content.decode()
        assert "sẽ lấy lại thư “(không có tiêu đề)” từ hộp thư" in page
        assert "Không có thư nào chờ" in page, "it is in hand"
        assert mails.IN_HAND in press(clerk, "again", mail).content.decode(), "once"
        assert Entry.objects.filter(verb="mail.asked_again").count() == 1
        poll(timezone.now())
        mail.refresh_from_db()
        assert (mail.problem, mail.outcome) == (mailbox.UNFETCHED, MailOutcome.FAILED), "in vain: it waits here again"
        server.refused.clear()
        press(clerk, "again", mail)
        assert poll(timezone.now()) == 1
        mail.refresh_from_db()
        assert (mail.outcome, mail.arrivals.get().title[:13]) == (MailOutcome.TAKEN, "Kế hoạch 145 ")


def test_what_is_gone_from_the_mailbox_is_said_to_be_lost_also_when_its_numbers_changed(world, clerk, settings):
    with serving() as server:
        settings.INTAKE_IMAP_URL, settings.INTAKE_IMAP_CLERK = server.url, world.clerk.user.username
        box = mailbox.name_of(server.url)
        lost = [held(world, b"", uid=4, box=box), held(world, b"", uid=5, box=box, validity=6)]
        for mail in lost:
            press(clerk, "again", mail)
        poll(timezone.now())
        assert [(each.outcome, each.problem) for each in Mail.objects.all()] == [(MailOutcome.FAILED, mails.LOST)] * 2


def test_passing_over_needs_a_reason_and_leaves_a_trail(world, clerk, django_capture_on_commit_callbacks):
    mail = held(world)
    refused = press(clerk, "pass", mail, reason="  ")
    assert (refused.status_code, "Hãy ghi lý do bỏ qua." in refused.content.decode()) == (422, True)
    with django_capture_on_commit_callbacks(execute=True):
        page = press(clerk, "pass", mail, reason="Thư quảng cáo").content.decode()
    assert "Đã bỏ qua thư “Gửi văn bản”." in page
    mail.refresh_from_db()
    assert (mail.passed_by, mail.passed_reason, bool(mail.kept)) == (world.clerk.user, "Thư quảng cáo", False)
    entry = Entry.objects.get(verb="mail.passed_over")
    assert entry.detail == {"reason": "Thư quảng cáo"}
    assert mails.IN_HAND in press(clerk, "pass", mail, reason="Lần nữa").content.decode(), "once"


def test_who_sees_it_and_who_may_see_to_it(world, clerk):
    mail = held(world)
    expected = {"officer": (403, 403, 403), "head": (403, 404, 404), "stranger": (200, 404, 404)}
    found = {}
    for name in expected:
        client = sign_in(getattr(world, name))
        found[name] = (
            client.get(PAGE).status_code,
            press(client, "again", mail).status_code,
            press(client, "pass", mail, reason="a").status_code,
        )
    assert found == expected
    assert "Gửi văn bản" not in sign_in(world.stranger).get(PAGE).content.decode()
    mail.refresh_from_db()
    assert mail.passed_at is None


def test_the_page_costs_the_same_however_much_waits(world, clerk, django_assert_max_num_queries):
    for uid in range(4, 12):
        held(world, uid=uid)
    with django_assert_max_num_queries(15):
        clerk.get(PAGE)


def test_what_came_of_mail_before_there_were_outcomes_is_told_by_its_sentence(world):
    migration = importlib.import_module("intake.migrations.0005_mail_outcome")
    same = {"outcome": "", "subject": ""}
    held(world, b"", uid=1, problem="Thư này đã nhận trước đó.", **same)
    held(world, b"", uid=2, problem="Thư quá lớn.", **same)
    held(world, b"", uid=3, problem="", **same)
    held(world, b"", uid=4, problem="", **same | {"done_at": None})
    migration.say_what_came_of_earlier_mail(apps, None)
    told = list(Mail.objects.order_by("uid").values_list("outcome", "problem"))
    assert told == [("here", ""), ("refused", "Thư quá lớn."), ("taken", ""), ("", "")]


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
def test_the_page_is_open_to_everybody_on_desk_and_phone(open_page, live_server):
    world = worlds.build()
    held(world)
    held(world, b"", uid=5, problem=mailbox.UNFETCHED)
    cookie = sign_in(world.clerk).cookies["sessionid"].value
    for width in (1280, 390):
        page = open_page(width=width)
        page.context.add_cookies([{"name": "sessionid", "value": cookie, "url": live_server.url}])
        page.goto(PAGE)
        assert_accessible(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= width
