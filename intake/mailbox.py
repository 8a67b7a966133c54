"""What has come by mail? A mailbox is looked into over IMAP; each message with attachments is handed in once.

A message is claimed by a row before it is opened. One whose claim grew old without an end, as its worker died, is taken
up again; handing in the same files twice finds the open row of the first time. Nothing in the mailbox is changed.
"""

from __future__ import annotations

import contextlib
import imaplib
import logging
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from email import message_from_bytes, policy
from email.message import EmailMessage
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import Max, Min
from django.utils import timezone

from directives.policies import Refused
from intake import policies
from intake.models import Mail, Purpose
from intake.services import arrivals
from intake.services.opening import Upload
from units.acting import Actor, choices
from units.models import User

log = logging.getLogger(__name__)
CLAIM = timedelta(minutes=15)
MOST_AT_ONCE = 50
SECONDS = 30
_DOCUMENTS = (".edxml", ".xml", ".pdf", ".docx", ".doc", ".txt", ".jpg", ".jpeg", ".png")


@dataclass(frozen=True)
class Box:
    """The folder that is open: `name` tells mailboxes apart, `validity` is the server's UIDVALIDITY."""

    client: imaplib.IMAP4
    name: str
    validity: int


def poll(*, at: datetime) -> int:
    """Hand in what is new. Returns how many messages were taken; raises OSError or imaplib's error when it can't."""
    if not settings.INTAKE_IMAP_URL:
        return 0
    actor = _receiver(at)
    with _opened(settings.INTAKE_IMAP_URL) as box:
        return sum(_take(box, uid, actor, at) for uid in _new(box)[:MOST_AT_ONCE])


def attached(message: EmailMessage) -> list[Upload]:
    """The files of a message, what may be the paper first; pictures in its running text are left out."""
    found = []
    for part in message.iter_attachments():
        content = part.get_payload(decode=True)
        is_decoration = part.get_content_maintype() == "image" and part.get_content_disposition() != "attachment"
        if part.get_filename() and isinstance(content, bytes) and content and not is_decoration:
            found.append(Upload(str(part.get_filename()), content))
    return sorted(found, key=lambda upload: not upload.name.lower().endswith(_DOCUMENTS))


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
        yield Box(client, f"{user}@{at.hostname}/{folder}"[:200], int(validity or 0))


def _new(box: Box) -> list[int]:
    """Numbers of messages that were not taken yet, the oldest first."""
    taken = Mail.objects.filter(box=box.name, validity=box.validity)
    unfinished = taken.filter(done_at=None).aggregate(first=Min("uid"))["first"]
    first = unfinished or (taken.aggregate(last=Max("uid"))["last"] or 0) + 1
    _, (listed,) = box.client.uid("SEARCH", f"UID {first}:*")
    numbers = sorted(int(number) for number in (listed or b"").split() if int(number) >= first)
    done = set(taken.filter(uid__gte=first).exclude(done_at=None).values_list("uid", flat=True))
    return [number for number in numbers if number not in done]


def _take(box: Box, uid: int, actor: Actor, at: datetime) -> bool:
    """True if the message was handed in here and now."""
    limit = settings.MAX_UPLOAD_BYTES * 2  # base64 and several files
    size = re.search(rb"RFC822\.SIZE (\d+)", _fetched(box, uid, "(RFC822.SIZE)"))
    message = message_from_bytes(
        _fetched(box, uid, "(BODY.PEEK[])" if size and int(size[1]) <= limit else "(BODY.PEEK[HEADER])"),
        policy=policy.default,
    )
    mail = _claimed(box, uid, str(message["Message-ID"] or "").strip()[:300], at)
    if mail is None:
        return False
    files, problem = attached(message), ""
    if size is None or int(size[1]) > limit:
        problem = "Thư quá lớn."
    elif files:
        try:
            arrivals.take(actor=actor, purpose=Purpose.REGISTER, text="", uploads=files, at=at)
        except Refused as refused:
            problem = str(refused)
    if problem:
        log.warning("Mail %s of %s was not taken: %s", uid, box.name, problem)
    Mail.objects.filter(pk=mail.pk).update(done_at=at, problem=problem[:300])
    return bool(files) and not problem


def _claimed(box: Box, uid: int, message_id: str, at: datetime) -> Mail | None:
    """None for a message that came before under another number, or that another worker has in hand."""
    place = {"box": box.name, "validity": box.validity, "uid": uid}
    stale = Mail.objects.filter(**place, done_at=None, claimed_at__lte=at - CLAIM)
    if stale.update(claimed_at=at):
        return Mail.objects.get(**place)
    alone = f"{box.validity}.{uid}"
    if Mail.objects.filter(box=box.name, message_id=message_id).exclude(**place).exists():
        passed = {"message_id": alone, "claimed_at": at, "done_at": at, "problem": "Thư này đã nhận trước đó."}
        Mail.objects.get_or_create(**place, defaults=passed)
        return None
    try:
        with transaction.atomic():
            return Mail.objects.create(**place, message_id=message_id or alone, claimed_at=at)
    except IntegrityError:
        return None


def _fetched(box: Box, uid: int, what: str) -> bytes:
    _, parts = box.client.uid("FETCH", str(uid), what)
    return b"".join(part[1] if isinstance(part, tuple) else part or b"" for part in parts[:1])
