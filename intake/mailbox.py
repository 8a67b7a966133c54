"""What has come by mail? A mailbox is looked into over IMAP; each message is handed in once. Nothing in it is changed.

What becomes of a message is the business of `services.mails`; here it is found and fetched.
"""

from __future__ import annotations

import contextlib
import imaplib
import itertools
import re
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.db.models import Max, Min
from django.utils import timezone

from directives.policies import Refused
from intake import policies
from intake.models import Mail, Purpose
from intake.services import mails
from units.acting import Actor, choices
from units.models import User

# A look ends before the clock, every two minutes, rings the next: two would hold two workers, and mails wait for them.
PATIENCE = timedelta(seconds=90)
SECONDS = 30
UNFETCHED = "Máy chủ thư không đưa được nội dung thư này. Hãy thử lại sau, hoặc mở hộp thư, lưu tệp về rồi đưa vào."


@dataclass(frozen=True)
class Box:
    """The folder that is open: `name` tells mailboxes apart, `validity` is the server's UIDVALIDITY."""

    client: imaplib.IMAP4
    name: str
    validity: int


def poll(*, now: Callable[[], datetime]) -> int:
    """Hand in what is new, as far as one comes. Returns how many messages were taken; raises OSError or imaplib's error
    when it can't."""
    if not settings.INTAKE_IMAP_URL:
        return 0
    started = now()
    actor = _receiver(started)
    with _opened(settings.INTAKE_IMAP_URL) as box:
        moments = ((uid, now()) for uid in _new(box, started))
        in_time = itertools.takewhile(lambda each: each[1] - started < PATIENCE, moments)
        return sum(_take(box, uid, actor, at) for uid, at in in_time)


def _receiver(at: datetime) -> Actor:
    """The văn thư in whose name mail is handed in, at the post where she registers."""
    user = User.objects.filter(username=settings.INTAKE_IMAP_CLERK, is_active=True).first()
    posts = [Actor(user, one.post) for one in choices(user, on=timezone.localdate(at))] if user else []
    found = next((one for one in posts if policies.may_take(one, Purpose.REGISTER)), None)
    if found is None:
        raise Refused("INTAKE_IMAP_CLERK phải là tên đăng nhập của một văn thư đang làm việc.")
    return found


@contextlib.contextmanager
def _opened(url: str) -> Iterator[Box]:
    """`imaps://user:password@host:993/FOLDER`; read only."""
    at = urlsplit(url)
    kind = imaplib.IMAP4_SSL if at.scheme == "imaps" else imaplib.IMAP4
    user, folder = unquote(at.username or ""), unquote(at.path.strip("/")) or "INBOX"
    with kind(at.hostname or "", at.port or (993 if at.scheme == "imaps" else 143), timeout=SECONDS) as client:
        client.login(user, unquote(at.password or ""))
        client.select(f'"{folder}"', readonly=True)
        _, (validity,) = client.response("UIDVALIDITY")
        yield Box(client, name_of(url), int(validity or 0))


def name_of(url: str) -> str:
    """Which mailbox an address means, without its password."""
    at = urlsplit(url)
    folder = unquote(at.path.strip("/")) or "INBOX"
    return f"{unquote(at.username or '')}@{at.hostname}/{folder}"[:200] if url else ""


def _new(box: Box, at: datetime) -> list[int]:
    """Numbers of messages that were not taken yet, the oldest first."""
    taken = Mail.objects.filter(box=box.name, validity=box.validity)
    unfinished = taken.filter(done_at=None).aggregate(first=Min("uid"))["first"]
    first = unfinished or (taken.aggregate(last=Max("uid"))["last"] or 0) + 1
    _, (listed,) = box.client.uid("SEARCH", f"UID {first}:*")
    numbers = sorted(int(number) for number in (listed or b"").split() if int(number) >= first)
    mails.give_up_lost(box=box.name, validity=box.validity, listed=numbers, at=at)
    done = set(taken.filter(uid__gte=first).exclude(done_at=None).values_list("uid", flat=True))
    return [number for number in numbers if number not in done]


def _take(box: Box, uid: int, actor: Actor, at: datetime) -> bool:
    """True if the message was handed in here and now."""
    mail = mails.claim(box=box.name, validity=box.validity, uid=uid, unit=actor.unit, at=at)
    if mail is None:
        return False
    if mail.claims > mails.MOST_CLAIMS:
        mails.give_up(mail=mail, problem=mails.KILLED, at=at)
        return False
    size, received_at = _measured(box, uid)
    limit = settings.MAX_UPLOAD_BYTES * 2  # base64 and several files
    if size > limit:
        problem = f"Thư quá lớn ({size // 1_000_000} MB). Hãy mở hộp thư, lưu tệp cần thiết về rồi đưa vào."
        head = _fetched(box, uid, "(BODY.PEEK[HEADER])")
        mails.refuse(mail=mail, head=head, received_at=received_at or at, problem=problem, at=at)
        return False
    raw = _fetched(box, uid, "(BODY.PEEK[])")
    if not raw:
        mails.give_up(mail=mail, problem=UNFETCHED, at=at)
        return False
    return mails.hand_in(actor=actor, mail=mail, raw=raw, received_at=received_at or at, at=at)


def _measured(box: Box, uid: int) -> tuple[int, datetime | None]:
    """How large the message is, and when the mailbox got it."""
    said = _fetched(box, uid, "(RFC822.SIZE INTERNALDATE)")
    size, got = re.search(rb"RFC822\.SIZE (\d+)", said), imaplib.Internaldate2tuple(said)
    return int(size[1]) if size else 0, datetime.fromtimestamp(time.mktime(got), UTC) if got else None


def _fetched(box: Box, uid: int, what: str) -> bytes:
    """Empty where the server refuses this one message; a broken connection is raised."""
    try:
        _, parts = box.client.uid("FETCH", str(uid), what)
    except imaplib.IMAP4.abort:
        raise
    except imaplib.IMAP4.error:
        return b""
    return b"".join(part[1] if isinstance(part, tuple) else part or b"" for part in parts[:1])
