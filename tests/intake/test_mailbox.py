"""Papers that come by mail: each message handed in once, whatever happens to the mailbox or a worker."""

from datetime import timedelta
from email.message import EmailMessage

import pytest
from django.utils import timezone

from directives.policies import Refused
from intake import mailbox, tasks
from intake.models import Arrival, Mail
from tests import world as worlds
from tests.intake.imap import mailbox as serving
from tests.intake.papers import PLAN, paper

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


PAPER = ("ke-hoach.txt", paper(PLAN).encode())
APPENDIX = ("phụ lục.csv", b"1;2;3")


def test_the_attachments_of_a_message_are_handed_in_for_the_clerk_s_unit(world, server):
    server.messages[4] = letter(APPENDIX, PAPER)
    assert mailbox.poll(at=NOW) == 1
    arrival = Arrival.objects.get()
    assert (arrival.unit, arrival.brought_by, arrival.purpose) == (world.commune, world.clerk.user, "register")
    assert arrival.title.startswith("Kế hoạch 145 KH/HU")
    assert [file.name for file in arrival.files.all()] == ["ke-hoach.txt", "phụ lục.csv"], "the paper first"
    assert not any("STORE" in said or "SELECT" in said for said in server.said), "nothing is changed in the mailbox"


def test_a_message_is_handed_in_once(server):
    server.messages[4] = letter(PAPER)
    assert [mailbox.poll(at=NOW) for _ in range(2)] == [1, 0]
    Arrival.objects.update(dropped_at=NOW)
    server.messages[5] = letter(PAPER)
    assert [mailbox.poll(at=NOW) for _ in range(2)] == [0, 0], "the same message moved within the box"
    server.validity = 8
    assert mailbox.poll(at=NOW) == 0, "the server numbered its messages anew"
    server.messages[6] = letter(PAPER, message_id="<2@huyen.vn>")
    assert mailbox.poll(at=NOW) == 1
    assert Arrival.objects.count() == 2


def test_a_message_whose_worker_died_is_taken_up_again_and_one_in_hand_is_left_alone(server):
    server.messages[4] = letter(PAPER)
    mailbox.poll(at=NOW)
    Arrival.objects.all().delete()
    Mail.objects.update(done_at=None)
    assert mailbox.poll(at=NOW + timedelta(minutes=1)) == 0
    assert mailbox.poll(at=NOW + mailbox.CLAIM) == 1
    assert Arrival.objects.count() == 1


def test_a_message_without_files_is_passed_over(server):
    server.messages[4] = letter()
    assert mailbox.poll(at=NOW) == 0
    assert Mail.objects.get().problem == ""
    assert not Arrival.objects.exists()


@pytest.mark.parametrize(
    ("files", "problem"),
    [([("setup.exe", b"MZ\x90\0")], "là chương trình"), ([("to.pdf", b"%PDF-" + b"0" * 5000)], "Thư quá lớn.")],
)
def test_what_is_refused_is_noted_and_the_next_message_is_taken(server, settings, files, problem):
    settings.MAX_UPLOAD_BYTES = 5000 if "lớn" not in problem else 2000
    server.messages[4] = letter(*files)
    mailbox.poll(at=NOW)
    assert problem in Mail.objects.get().problem
    settings.MAX_UPLOAD_BYTES = 20_000_000
    server.messages[5] = letter(PAPER, message_id="<2@huyen.vn>")
    assert mailbox.poll(at=NOW) == 1


def test_without_an_address_nothing_is_asked(world, settings):
    settings.INTAKE_IMAP_URL = ""
    assert mailbox.poll(at=NOW) == 0


def test_a_receiver_who_may_not_register_is_refused(world, server, settings):
    settings.INTAKE_IMAP_CLERK = world.officer.user.username
    with pytest.raises(Refused, match="INTAKE_IMAP_CLERK"):
        mailbox.poll(at=NOW)


def test_a_wrong_password_or_a_dead_server_is_asked_again_next_time(server, settings):
    server.messages[4] = letter(PAPER)
    server.password = "khac"
    assert tasks.poll_mailbox() == 0
    settings.INTAKE_IMAP_URL = "imap://a:b@127.0.0.1:1/INBOX"
    assert tasks.poll_mailbox() == 0
    server.password, settings.INTAKE_IMAP_URL = "mat khau", server.url
    assert tasks.poll_mailbox() == 1
