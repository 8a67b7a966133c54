"""How does a mail leave the house exactly once? See docs/decisions/0004-one-mail-per-notice.md.

The one moment that counts is `handed_at`: set by a conditional update, after the mail server has been reached and just
before the message is given to it. Before it, anyone may try again; after it, nobody does, unless the server itself
said that it did not take the message.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from smtplib import SMTPException, SMTPRecipientsRefused, SMTPResponseException
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.db.models import F, QuerySet
from django.utils import timezone

from jobs.queue import TryLater
from reminders.models import Kind, Notice, NoticeState

PATIENCE = timedelta(days=2)
FOOT = "Thư này do phần mềm Triển khai văn bản gửi tự động, xin không trả lời."

type_of_clock = Callable[[], datetime]


def deliver(key: str, *, now: type_of_clock) -> None:
    """Send one mail. Raises TryLater when the mail server can't be reached or asks for patience."""
    notice = Notice.objects.select_related("person").get(key=key)
    if notice.state == NoticeState.SENDING and notice.handed_at is not None:
        _end(notice, NoticeState.UNSURE, "Máy gửi thư dừng giữa chừng, không rõ máy chủ đã nhận thư chưa.")
        return
    if not _claim(notice):
        return
    reason = _why_not(notice, now())
    if reason:
        _end(notice, NoticeState.SKIPPED, reason)
        return
    _send(notice, now)


def letter(notice: Notice) -> EmailMessage:
    """The mail itself; its Message-ID follows from the notice, so a copy is known as a copy."""
    link = f"\n\nXem tại: {notice.address}" if notice.address else ""
    body = f"Kính gửi anh/chị {notice.person.full_name},\n\n{notice.text}{link}\n\n{FOOT}\n"
    host = urlsplit(settings.BASE_URL).hostname or "localhost"
    return EmailMessage(
        subject=notice.subject,
        body=body,
        to=[notice.person.email or ""],
        headers={"Message-ID": f"<notice-{notice.pk}@{host}>", "Auto-Submitted": "auto-generated"},
    )


def _send(notice: Notice, now: type_of_clock) -> None:
    connection = get_connection()
    try:
        connection.open()
    except (SMTPException, OSError) as error:
        _wait(notice, error, now())
        return
    try:
        if not _hand_over(notice, now()):
            return
        try:
            connection.send_messages([letter(notice)])
        except (SMTPRecipientsRefused, SMTPResponseException) as error:
            _refused(notice, error, now())
        except (SMTPException, OSError) as error:
            _end(notice, NoticeState.UNSURE, f"Mất liên lạc với máy chủ thư: {error}")
        else:
            _mine(notice).update(state=NoticeState.SENT, sent_at=now(), error="")
    finally:
        connection.close()


def _claim(notice: Notice) -> bool:
    """Take the message for this attempt; an earlier attempt that lost its lease can no longer hand it over."""
    free = Notice.objects.not_handed_over().filter(pk=notice.pk, attempts=notice.attempts)
    won = free.update(state=NoticeState.SENDING, attempts=F("attempts") + 1)
    notice.attempts += 1
    return bool(won)


def _hand_over(notice: Notice, at: datetime) -> bool:
    """The point of no return; one worker alone passes it."""
    return bool(_mine(notice).filter(handed_at=None).update(handed_at=at))


def _mine(notice: Notice) -> QuerySet[Notice]:
    states = [NoticeState.SENDING, NoticeState.UNSURE]
    return Notice.objects.filter(pk=notice.pk, attempts=notice.attempts, state__in=states)


def _refused(notice: Notice, error: SMTPException, at: datetime) -> None:
    """The server answered that it did not take the message: for good (5xx), or for now (4xx)."""
    codes = (
        [code for code, _ in error.recipients.values()]
        if isinstance(error, SMTPRecipientsRefused)
        else [getattr(error, "smtp_code", 0)]
    )
    if all(code >= 500 for code in codes):
        _end(notice, NoticeState.FAILED, f"Máy chủ thư từ chối: {error}")
    else:
        _wait(notice, error, at)


def _wait(notice: Notice, error: Exception, at: datetime) -> None:
    if at - notice.created_at > PATIENCE:
        _end(notice, NoticeState.FAILED, f"Không gửi được trong hai ngày: {error}")
        return
    _mine(notice).update(state=NoticeState.PLANNED, handed_at=None, error=str(error)[:300])
    raise TryLater(str(error)) from error


def _end(notice: Notice, state: NoticeState, reason: str) -> None:
    _mine(notice).update(state=state, error=reason[:300])


def _why_not(notice: Notice, at: datetime) -> str:
    if not notice.person.email:
        return "Người nhận chưa có địa chỉ thư điện tử."
    if not notice.person.is_active:
        return "Tài khoản của người nhận đã ngừng dùng."
    if notice.kind == Kind.DIGEST and timezone.localdate(notice.created_at) < timezone.localdate(at):
        return "Thư nhắc của một ngày đã qua."
    return ""
