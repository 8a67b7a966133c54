"""Papers that come by mail: each message handed in once, whatever happens to the mailbox or a worker."""

import itertools
from datetime import timedelta
from email import message_from_bytes, policy
from email.message import EmailMessage

import pytest
from django.urls import reverse
from django.utils import timezone

from directives.policies import Refused
from intake import mailbox, tasks
from intake.models import Arrival, Mail, MailOutcome
from intake.services import mails
from reminders.models import Notice
from tests import world as worlds
from tests.intake.imap import mailbox as serving
from tests.intake.papers import PLAN, paper

pytestmark = pytest.mark.slow

NOW = timezone.now()


@pytest.fixture
def world(db, settings):
    world = worlds.build()
    settings.INTAKE_IMAP_CLERK = world.clerk.user.username
    return world


@pytest.fixture
def server(world, settings):
    with serving() as server:
        settings.INTAKE_IMAP_URL = server.url
        yield server


def letter(*files, message_id="<1@huyen.vn>", text="Kính gửi văn bản."):
    message = EmailMessage()
    message["From"], message["Subject"], message["Message-ID"] = "huyen@example.vn", "Gửi văn bản", message_id
    message.set_content(text)
    for name, content in files:
        message.add_attachment(content, maintype="application", subtype="octet-stream", filename=name)
    return message.as_bytes()


def poll(at=NOW):
    """A second goes by with each look at the clock."""
    ticks = itertools.count()
    return mailbox.poll(now=lambda: at + timedelta(seconds=next(ticks)))


PAPER = ("ke-hoach.txt", paper(PLAN).encode())
APPENDIX = ("phụ lục.csv", b"1;2;3")


def test_the_attachments_of_a_message_are_handed_in_for_the_clerk_s_unit(world, server):
    server.messages[4] = letter(APPENDIX, PAPER)
    assert poll() == 1
    arrival = Arrival.objects.get()
    assert (arrival.unit, arrival.brought_by, arrival.purpose) == (world.commune, world.clerk.user, "register")
    assert arrival.title.startswith("Kế hoạch 145 KH/HU")
    assert [file.name for file in arrival.files.all()] == ["ke-hoach.txt", "phụ lục.csv"], "the paper first"
    assert not any("STORE" in said or "SELECT" in said for said in server.said), "nothing is changed in the mailbox"


def test_a_message_is_handed_in_once(server):
    server.messages[4] = letter(PAPER)
    assert [poll() for _ in range(2)] == [1, 0]
    Arrival.objects.update(dropped_at=NOW)
    server.messages[5] = letter(PAPER)
    assert [poll() for _ in range(2)] == [0, 0], "the same message moved within the box"
    server.validity = 8
    assert poll() == 0, "the server numbered its messages anew"
    server.messages[6] = letter(PAPER, message_id="<2@huyen.vn>")
    assert poll() == 1
    assert Arrival.objects.count() == 2


def test_a_message_whose_worker_died_is_taken_up_again_and_one_in_hand_is_left_alone(server):
    server.messages[4] = letter(PAPER)
    poll()
    Arrival.objects.all().delete()
    Mail.objects.update(done_at=None)
    assert poll(NOW + timedelta(minutes=1)) == 0
    assert poll(NOW + 2 * mails.CLAIM) == 1
    assert Arrival.objects.count() == 1


def test_a_message_without_files_waits_for_a_person(server):
    server.messages[4] = letter()
    assert poll() == 0
    assert "Thư không kèm tệp nào" in Mail.objects.get().problem
    assert not Arrival.objects.exists()


def test_the_row_says_who_sent_it_when_and_what_came_of_it(world, server):
    server.messages[4] = letter(PAPER)
    poll()
    mail = Mail.objects.get()
    assert (mail.unit, mail.sender, mail.subject) == (world.commune, "huyen@example.vn", "Gửi văn bản")
    assert (mail.outcome, mail.problem, mail.kept.name) == (MailOutcome.TAKEN, "", "")
    assert mail.received_at.isoformat() == "2024-04-09T01:30:00+00:00"
    assert list(mail.arrivals.all()) == [Arrival.objects.get()]


def test_the_same_message_or_the_same_files_again_are_already_here(server):
    for uid, name in ((4, "<1@huyen.vn>"), (5, "<1@huyen.vn>"), (6, "<2@huyen.vn>")):
        server.messages[uid] = letter(PAPER, message_id=name)
    assert poll() == 1
    rows = Mail.objects.order_by("uid")
    assert [row.outcome for row in rows] == [MailOutcome.TAKEN, MailOutcome.HERE, MailOutcome.HERE]
    assert {row.arrivals.get() for row in rows} == {Arrival.objects.get()}
    assert not Mail.objects.waiting().exists()


def test_the_files_of_a_forwarded_message_are_taken(server):
    outer = EmailMessage()
    outer["From"], outer["Subject"], outer["Message-ID"] = "so@example.vn", "Fwd: Gửi văn bản", "<9@so.vn>"
    outer.set_content("Chuyển tiếp.")
    outer.add_attachment(message_from_bytes(letter(PAPER), policy=policy.default))
    server.messages[4] = outer.as_bytes()
    assert poll() == 1
    assert Arrival.objects.get().title.startswith("Kế hoạch 145 KH/HU")


@pytest.mark.parametrize(
    ("files", "problem"),
    [([("setup.exe", b"MZ\x90\0")], "là chương trình"), ([("to.pdf", b"%PDF-" + b"0" * 5000)], "Thư quá lớn (")],
)
def test_what_is_refused_is_noted_and_the_next_message_is_taken(server, settings, files, problem):
    settings.MAX_UPLOAD_BYTES = 5000 if "lớn" not in problem else 2000
    server.messages[4] = letter(*files)
    poll()
    assert problem in Mail.objects.get().problem
    settings.MAX_UPLOAD_BYTES = 20_000_000
    server.messages[5] = letter(PAPER, message_id="<2@huyen.vn>")
    assert poll() == 1


def test_without_an_address_nothing_is_asked(world, settings):
    settings.INTAKE_IMAP_URL = ""
    assert poll() == 0


def test_a_receiver_who_may_not_register_is_refused(world, server, settings):
    settings.INTAKE_IMAP_CLERK = world.officer.user.username
    with pytest.raises(Refused, match="INTAKE_IMAP_CLERK"):
        poll()


def test_a_wrong_password_or_a_dead_server_is_asked_again_next_time(server, settings):
    server.messages[4] = letter(PAPER)
    server.password = "khac"
    assert tasks.poll_mailbox() == 0
    settings.INTAKE_IMAP_URL = "imap://a:b@127.0.0.1:1/INBOX"
    assert tasks.poll_mailbox() == 0
    server.password, settings.INTAKE_IMAP_URL = "mat khau", server.url
    assert tasks.poll_mailbox() == 1


@pytest.mark.parametrize("trouble", ["password", "server"])
def test_the_clerk_is_told_once_a_day_that_the_mailbox_cannot_be_opened(world, server, settings, trouble):
    if trouble == "password":
        server.password = "khac"
    else:
        settings.INTAKE_IMAP_URL = "imap://a:b@127.0.0.1:1/INBOX"
    tasks.poll_mailbox()
    tasks.poll_mailbox()
    told = Notice.objects.get()
    why = "có thể do mật khẩu đã đổi" if trouble == "password" else "máy chủ thư không trả lời"
    assert (told.person, told.url) == (world.clerk.user, reverse("intake:mail"))
    assert why in told.text
    assert "báo người quản trị" in told.text


def test_while_the_mailbox_opens_nobody_is_told_anything(server):
    assert tasks.poll_mailbox() == 0
    assert not Notice.objects.exists()


def test_a_message_with_three_files_is_one_paper_with_its_two_enclosures(server):
    server.messages[4] = letter(("logo.bin", b"\x00\x01\x02"), PAPER, ("phu-luc.txt", "Phụ lục".encode()))
    assert poll() == 1
    arrival = Arrival.objects.get()
    assert [file.name for file in arrival.files.all()] == ["ke-hoach.txt", "phu-luc.txt", "logo.bin"]
    assert arrival.text.startswith(paper(PLAN)[:40])


BROKEN = [
    b"",
    b"\xff\xfe\0\0 not a message",
    b"From: =?utf-8?b?\xff?=\nSubject: =?unknown-8bit?q?=ff?=\nMessage-ID: <[\n\nx",
    b"Content-Type: multipart/mixed; boundary=a\n\nno boundary at all",
    b"Content-Type: application/pdf; name=a.pdf\nContent-Transfer-Encoding: base64\n\n%%%",
    b"Content-Type: multipart/mixed; boundary=a\n\n--a\n" * 400,
    b"Content-Type: text/plain; charset=khong-co\nContent-Disposition: attachment; filename*=zz'vi'%ff\n\nMZ\x90\0",
]


@pytest.mark.parametrize("raw", BROKEN, ids=range(len(BROKEN)))
def test_a_message_that_breaks_the_rules_waits_and_the_next_one_is_taken(server, raw):
    server.messages[4], server.messages[5] = raw, letter(PAPER)
    assert poll() == 1
    assert Mail.objects.get(uid=4).outcome in ("refused", "failed")
    assert Mail.objects.get(uid=4).problem.endswith(".")


def test_an_error_of_our_own_or_of_the_server_over_one_message_does_not_stop_the_box(server, monkeypatch):
    server.messages[4], server.messages[5], server.messages[6] = letter(PAPER), letter(PAPER), letter(PAPER)
    server.refused.add(4)
    taken = mails.arrivals.take
    failing = iter([OSError("đĩa đầy")])

    def take(**given):
        for error in failing:
            raise error
        return taken(**given)

    monkeypatch.setattr(mails.arrivals, "take", take)
    for uid in (5, 6):
        server.messages[uid] = letter(PAPER, message_id=f"<{uid}@huyen.vn>")
    assert poll() == 1
    unfetched, failed, good = Mail.objects.order_by("uid")
    assert (unfetched.outcome, unfetched.problem, bool(unfetched.kept)) == ("failed", mailbox.UNFETCHED, False)
    assert (failed.outcome, failed.problem, bool(failed.kept)) == ("failed", mails.BROKE, True)
    assert good.outcome == "taken"


def test_a_message_that_kills_its_worker_each_time_is_given_up(server, monkeypatch):
    server.messages[4], server.messages[5] = letter(PAPER), letter(PAPER, message_id="<2@huyen.vn>")
    taken = mails.arrivals.take

    def dies(**given):
        raise KeyboardInterrupt

    monkeypatch.setattr(mails.arrivals, "take", dies)
    for time in range(mails.MOST_CLAIMS):
        with pytest.raises(KeyboardInterrupt):
            poll(NOW + time * 2 * mails.CLAIM)
    monkeypatch.setattr(mails.arrivals, "take", taken)
    assert poll(NOW + mails.MOST_CLAIMS * 2 * mails.CLAIM) == 1, "the one behind it is taken"
    given_up = Mail.objects.get(uid=4)
    assert (given_up.outcome, given_up.problem, bool(given_up.kept)) == ("failed", mails.KILLED, True)


def test_a_message_whose_worker_died_is_taken_where_it_lies_now_or_said_to_be_lost(server):
    server.messages[4] = letter(PAPER)
    server.messages[5] = letter(PAPER, message_id="<2@huyen.vn>")
    poll()
    Arrival.objects.all().delete()
    Mail.objects.update(done_at=None, outcome="")
    del server.messages[5]
    server.messages[9] = server.messages.pop(4)
    assert poll(NOW + 2 * mails.CLAIM) == 1
    first, second, moved = Mail.objects.order_by("uid")
    assert (moved.outcome, moved.message_id) == ("taken", "<1@huyen.vn>")
    assert (first.outcome, first.problem) == ("here", "")
    assert (second.outcome, second.problem) == ("failed", mails.LOST)


def test_what_was_refused_and_is_sent_again_is_tried_again(server, settings):
    server.messages[4] = letter(PAPER)
    settings.MAX_UPLOAD_BYTES = 2000
    assert poll() == 0
    settings.MAX_UPLOAD_BYTES = 20_000_000
    server.messages[5] = letter(PAPER)
    assert poll() == 1
    assert [mail.outcome for mail in Mail.objects.order_by("uid")] == ["here", "taken"]


def test_a_look_ends_before_the_next_one_begins_and_the_rest_is_taken_then(server):
    for uid in range(4, 9):
        server.messages[uid] = letter((f"{uid}.txt", f"Công văn {uid}".encode()), message_id=f"<{uid}@huyen.vn>")
    slow = itertools.count(step=30)
    assert mailbox.poll(now=lambda: NOW + timedelta(seconds=next(slow))) == 2
    assert poll() == 3
