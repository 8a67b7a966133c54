"""Putting messages into the outbox: each key once, in the caller's transaction; mails become jobs."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from audit.inserting import insert_selected
from jobs import queue
from reminders.models import Channel, Notice, NoticeState

MAIL = "reminders.mail"
LONGEST = 250


def put(notices: Sequence[Notice], *, at: datetime) -> None:
    """Write the messages whose key is new. In the app they have arrived by that; a mail has a job to do."""
    for notice in notices:
        notice.created_at = at
        notice.subject = _short(notice.subject, LONGEST)
        if notice.channel == Channel.APP:
            notice.state, notice.sent_at = NoticeState.SENT, at
    Notice.objects.bulk_create(notices, ignore_conflicts=True, batch_size=1000)
    mails = [notice.key for notice in notices if notice.channel == Channel.MAIL]
    queue.plan_many(MAIL, {f"mail:{key}": {"key": key} for key in mails}, at=at)


def tell(people: QuerySet[Any], *, subject: str, at: datetime, **words: Any) -> None:
    """In the app to very many by one statement: a message for each row of `people`, whose key is new."""
    insert_selected(
        Notice,
        people,
        once=True,
        channel=Channel.APP,
        state=NoticeState.SENT,
        subject=_short(subject, LONGEST),
        created_at=at,
        sent_at=at,
        **words,
    )


def _short(text: str, limit: int) -> str:
    line = " ".join(text.split())
    return line if len(line) <= limit else f"{line[: limit - 1].rstrip()}…"
