"""What lies in the mail folder of a trial machine? Files of Django's file backend, decoded for reading."""

from __future__ import annotations

import email
import email.policy
from dataclasses import dataclass
from datetime import UTC, datetime
from email.message import EmailMessage
from email.utils import parsedate_to_datetime
from pathlib import Path

# Django's console and file backends end each message with this line.
RULER = b"-" * 79


@dataclass(frozen=True)
class Mail:
    to: str
    subject: str
    text: str
    sent_at: datetime | None


def files(folder: Path) -> list[Path]:
    """Newest first; the names begin with the moment."""
    return sorted(Path(folder).glob("*.log"), reverse=True)


def read(file: Path) -> list[Mail]:
    """The mails of one file, newest first; an unreadable or vanished file has none."""
    try:
        content = file.read_bytes()
    except OSError:
        return []
    return [_decode(part.strip() + b"\n") for part in reversed(content.split(RULER)) if part.strip()]


def _decode(content: bytes) -> Mail:
    message = email.message_from_bytes(content, policy=email.policy.default)
    body = message.get_body(("plain",)) if isinstance(message, EmailMessage) else None
    return Mail(
        to=str(message["To"] or ""),
        subject=str(message["Subject"] or ""),
        text=str(body.get_content()).strip() if body is not None else "",
        sent_at=_moment(message["Date"]),
    )


def _moment(value: object) -> datetime | None:
    try:
        found = parsedate_to_datetime(str(value))
    except ValueError:
        return None
    return found if found.tzinfo else found.replace(tzinfo=UTC)  # "-0000", as Django writes it, means UTC
