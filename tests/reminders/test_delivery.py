"""One mail per notice: planned twice, a worker killed, a broker or a mail server that is down."""

import contextlib
import smtplib
import socket
from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from jobs import queue, tasks
from jobs.models import Job
from jobs.models import State as JobState
from reminders import delivery, outbox
from reminders.models import Channel, Kind, Notice, NoticeState
from tests import servers
from units.models import User

MAIL = "reminders.mail"


def make_people(count: int) -> list[User]:
    return [
        User.objects.create_user(f"nguoi{n}", "x", full_name=f"Người {n}", email=f"nguoi{n}@example.vn")
        for n in range(count)
    ]


def put(people: list[User]) -> None:
    now = timezone.now()
    rows = [
        Notice(
            person=user,
            channel=Channel.MAIL,
            kind=Kind.REMINDER,
            subject="Nhắc việc",
            text="Đến hạn.",
            key=f"k:{user.pk}",
        )
        for user in people
    ]
    outbox.put(rows, at=now)


def all_are(state: NoticeState) -> bool:
    return not Notice.objects.exclude(state=state).exists()


def lease_runs_out() -> None:
    Job.objects.filter(state=JobState.RUNNING).update(leased_until=timezone.now() - timedelta(seconds=1))
    Job.objects.filter(state=JobState.WAITING).update(run_after=timezone.now())


@contextlib.contextmanager
def silent_server() -> Iterator[str]:
    """Takes the connection and never greets: who calls hangs before anything was handed over."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        yield f"smtp://127.0.0.1:{listening.getsockname()[1]}"


@contextlib.contextmanager
def forgetful_server() -> Iterator[servers.Mailbox]:
    """Takes the message and answers only after half a minute: who sent it never learns that it arrived."""
    import asyncio

    from aiosmtpd.controller import Controller

    mailbox = servers.Mailbox()

    class Keep:
        async def handle_DATA(self, server: object, session: object, envelope: object) -> str:  # noqa: N802
            mailbox.messages.append(envelope)  # type: ignore[arg-type]
            await asyncio.sleep(30)
            return "250 OK"

    controller = Controller(Keep(), hostname="127.0.0.1", port=servers.free_port())
    controller.start()
    mailbox.url = f"smtp://127.0.0.1:{controller.port}"
    try:
        yield mailbox
    finally:
        controller.stop()


@pytest.mark.broker
@pytest.mark.django_db(transaction=True)
def test_planned_twice_and_a_worker_killed_before_handing_over(worker, smtp, eventually):
    people = make_people(6)
    with silent_server() as nowhere:
        first = worker(EMAIL_URL=nowhere)
        put(people)
        eventually(lambda: Notice.objects.filter(state=NoticeState.SENDING).exists())
        put(people)
        kill_hard(first)
    lease_runs_out()
    worker(EMAIL_URL=smtp.url)
    put(people)
    tasks.sweep.delay()
    eventually(lambda: all_are(NoticeState.SENT))
    assert sorted(str(one["To"]) for one in smtp.messages) == sorted(user.email for user in people)
    assert len({one["Message-ID"] for one in smtp.messages}) == 6


def kill_hard(process) -> None:
    """kill -9 to the worker and its children, which form a group or hang on its pid."""
    import subprocess

    children = subprocess.run(["ps", "-o", "pid=", "--ppid", str(process.pid)], capture_output=True, text=True)
    process.kill()
    for pid in children.stdout.split():
        subprocess.run(["kill", "-9", pid], check=False)
    process.wait(timeout=10)


@pytest.mark.broker
@pytest.mark.django_db(transaction=True)
def test_a_worker_killed_while_the_server_had_the_message_does_not_repeat_it(worker, smtp, eventually):
    people = make_people(1)
    with forgetful_server() as taken:
        first = worker(EMAIL_URL=taken.url)
        put(people)
        eventually(lambda: len(taken.messages) == 1)
        kill_hard(first)
    lease_runs_out()
    worker(EMAIL_URL=smtp.url)
    tasks.sweep.delay()
    eventually(lambda: all_are(NoticeState.UNSURE))
    assert len(taken.messages) == 1
    assert smtp.messages == []


@pytest.mark.django_db(transaction=True)
def test_without_a_broker_the_sweep_delivers_once():
    put(make_people(3))
    assert mail.outbox == []
    assert tasks.sweep() == 3
    assert tasks.sweep() == 0
    assert sorted(one.to[0] for one in mail.outbox) == [f"nguoi{n}@example.vn" for n in range(3)]
    assert all_are(NoticeState.SENT)


@pytest.mark.django_db(transaction=True)
def test_a_mail_server_that_is_down_and_comes_back_gets_it_once(settings, smtp):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", servers.free_port()
    put(make_people(1))
    assert tasks.sweep() == 0
    assert (Notice.objects.get().state, Job.objects.get().state) == (NoticeState.PLANNED, JobState.WAITING)
    settings.EMAIL_PORT = int(smtp.url.rsplit(":", 1)[1])
    assert tasks.sweep() == 0  # its pause is not over
    lease_runs_out()
    assert tasks.sweep() == 1
    assert len(smtp.messages) == 1
    assert "Kính gửi anh/chị Người 0" in smtp.messages[0].get_content()


@pytest.mark.django_db
def test_only_one_of_two_claims_of_the_same_moment_goes_on():
    put(make_people(1))
    one, other = Notice.objects.get(), Notice.objects.get()
    assert delivery._claim(one)
    assert not delivery._claim(other)


@pytest.mark.django_db
def test_an_attempt_that_lost_its_lease_can_not_hand_over():
    put(make_people(1))
    slow = Notice.objects.get()
    assert delivery._claim(slow)
    next_one = Notice.objects.get()
    assert delivery._claim(next_one)
    assert not delivery._hand_over(slow, timezone.now())
    assert delivery._hand_over(next_one, timezone.now())
    assert not delivery._hand_over(next_one, timezone.now())


class Answering:
    """A mail connection that gives one answer to whatever is sent."""

    def __init__(self, answer: Exception) -> None:
        self.answer = answer

    def open(self) -> None: ...

    def close(self) -> None: ...

    def send_messages(self, messages: list[object]) -> None:
        raise self.answer


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("answer", "state", "tries_again"),
    [
        (smtplib.SMTPRecipientsRefused({"a@example.vn": (550, b"no such user")}), NoticeState.FAILED, False),
        (smtplib.SMTPRecipientsRefused({"a@example.vn": (450, b"greylisted")}), NoticeState.PLANNED, True),
        (smtplib.SMTPDataError(452, b"full"), NoticeState.PLANNED, True),
        (smtplib.SMTPServerDisconnected("gone"), NoticeState.UNSURE, False),
        (TimeoutError("timed out"), NoticeState.UNSURE, False),
    ],
)
def test_what_the_server_answered_decides(monkeypatch, answer, state, tries_again):
    put(make_people(1))
    monkeypatch.setattr(delivery, "get_connection", lambda: Answering(answer))
    with pytest.raises(queue.TryLater) if tries_again else contextlib.nullcontext():
        delivery.deliver(Notice.objects.get().key, now=timezone.now)
    notice = Notice.objects.get()
    assert (notice.state, notice.handed_at is None) == (state, tries_again)
    assert notice.error


@pytest.mark.django_db
def test_a_person_without_an_address_and_a_digest_of_yesterday_are_skipped():
    people = make_people(2)
    User.objects.filter(pk=people[0].pk).update(email=None)
    put(people)
    Notice.objects.filter(person=people[1]).update(
        kind=Kind.DIGEST, created_at=timezone.now() - timedelta(days=1, hours=1)
    )
    tasks.sweep()
    assert all_are(NoticeState.SKIPPED)
    assert mail.outbox == []


@pytest.mark.django_db
def test_after_two_days_without_a_mail_server_it_is_given_up_and_says_so(settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", servers.free_port()
    put(make_people(1))
    Notice.objects.update(created_at=timezone.now() - timedelta(days=3))
    tasks.sweep()
    assert Notice.objects.get().state == NoticeState.FAILED
    assert "hai ngày" in Notice.objects.get().error
