"""Putting messages into the outbox: each key once, in the caller's transaction; mails become jobs."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from jobs import queue
from reminders.models import Channel, Notice, NoticeState

MAIL = "reminders.mail"


def put(notices: Sequence[Notice], *, at: datetime) -> None:
    """Write the messages whose key is new. In the app they have arrived by that; a mail has a job to do."""
    for notice in notices:
        notice.created_at = at
        notice.subject = _short(notice.subject, 250)
        if notice.channel == Channel.APP:
            notice.state, notice.sent_at = NoticeState.SENT, at
    Notice.objects.bulk_create(notices, ignore_conflicts=True, batch_size=1000)
    mails = [notice.key for notice in notices if notice.channel == Channel.MAIL]
    queue.plan_many(MAIL, {f"mail:{key}": {"key": key} for key in mails}, at=at)


def _short(text: str, limit: int) -> str:
    line = " ".join(text.split())
    return line if len(line) <= limit else f"{line[: limit - 1].rstrip()}…"
