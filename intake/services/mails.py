"""What comes of a message of the mailbox: claimed, handed in, tried again, or passed over with a reason.

A message is claimed by its row before it is fetched, so that one that kills its worker, or breaks the connection, is
tried a few times and then waits for a person, while those after it are taken.
"""

from __future__ import annotations

import logging
from collections.abc import Collection
from datetime import datetime, timedelta

from django.conf import settings
from django.core.files.base import ContentFile
from django.db import IntegrityError, transaction
from django.db.models import F
from django.urls import reverse
from django.utils import timezone

from audit import trail
from directives.policies import Refused
from intake import policies
from intake.models import WAITING, Arrival, Mail, MailOutcome, Purpose
from intake.services import arrivals, messages
from reminders import outbox
from reminders.models import Channel, Kind, Notice
from units.acting import Actor
from units.models import Unit, User
from vietnam import dates

log = logging.getLogger(__name__)
CLAIM = timedelta(minutes=15)
MOST_CLAIMS = 3
BROKE = "Phần mềm gặp lỗi khi mở thư này. Hãy thử lại sau, hoặc mở hộp thư, lưu tệp về rồi đưa vào."
KILLED = "Việc mở thư này bị dừng giữa chừng nhiều lần. Hãy mở hộp thư, lưu tệp về rồi đưa vào."
LOST = "Thư này không còn trong hộp thư khi phần mềm mở lại. Nếu cần thì đề nghị nơi gửi gửi lại."
DOWN = "máy chủ thư không trả lời"
REFUSES = "máy chủ thư không nhận, có thể do mật khẩu đã đổi hoặc sai tên thư mục"
UNOPENED = (
    "Lúc {at} phần mềm không mở được hộp thư của đơn vị: {why}. Phần mềm vẫn thử lại hai phút một lần. Nếu hôm nay "
    "chưa có văn bản nào đến qua thư, hãy mở hộp thư xem, đưa tệp vào ở trang Đưa văn bản vào và báo người quản trị."
)
IN_HAND = "Thư này đang được mở hoặc đã xử lý xong. Hãy tải lại trang."


def claim(*, box: str, validity: int, uid: int, unit: Unit, at: datetime) -> Mail | None:
    """The row of the message that lies there; None when it is done or another worker has it in hand."""
    place = {"box": box, "validity": validity, "uid": uid}
    stale = Mail.objects.filter(**place, done_at=None, claimed_at__lte=at - CLAIM)
    if stale.update(claimed_at=at, claims=F("claims") + 1, unit=unit):
        return Mail.objects.get(**place)
    try:
        with transaction.atomic():
            return Mail.objects.create(**place, message_id=_alone(validity, uid), unit=unit, claimed_at=at)
    except IntegrityError:
        return None


def hand_in(*, actor: Actor, mail: Mail, raw: bytes, received_at: datetime, at: datetime) -> bool:
    """Keep the bytes, then hand in the files. True if papers are here now by it; whatever fails, the row says why."""
    if not _describe(mail, raw, received_at, at):
        _settle(mail, MailOutcome.HERE, at=at)
        return False
    if mail.kept:
        mail.kept.delete(save=False)
    mail.kept.save("", ContentFile(raw), save=False)
    mail.save(update_fields=["kept"])
    return _open(actor, mail, raw, at)


def refuse(*, mail: Mail, head: bytes, received_at: datetime, problem: str, at: datetime) -> None:
    """Not fetched at all. There is nothing to try again; its sender and subject tell people which one it is."""
    is_new = _describe(mail, head, received_at, at)
    _settle(mail, MailOutcome.REFUSED if is_new else MailOutcome.HERE, problem if is_new else "", at=at)


def give_up(*, mail: Mail, problem: str, at: datetime) -> None:
    """It can't be fetched, or kills whoever opens it."""
    _settle(mail, MailOutcome.FAILED, problem, at=at)


def give_up_lost(*, box: str, validity: int, listed: Collection[int], at: datetime) -> None:
    """Claimed long ago, never ended, and no longer in the mailbox: nobody would take it up again."""
    stale = Mail.objects.filter(box=box, done_at=None, claimed_at__lte=at - CLAIM)
    for mail in stale.exclude(validity=validity, uid__in=listed):
        give_up(mail=mail, problem=LOST, at=at)


def again(*, actor: Actor, mail: Mail, box: str, at: datetime) -> Mail:
    """Open the kept bytes once more, in the name of who asks; where there are none, the next look into the mailbox
    fetches them. Raises Refused if it is in hand, or lies in another box than the one that is looked into."""
    policies.may_see_to(actor, mail).or_refuse()
    policies.may_try_again(mail, box=box).or_refuse()
    return _open_kept(actor, mail, at) if mail.kept else _ask_anew(actor, mail, at)


@transaction.atomic
def _ask_anew(actor: Actor, mail: Mail, at: datetime) -> Mail:
    """As if claimed long ago by a worker that died: whoever looks next takes it up."""
    untried = {"done_at": None, "claimed_at": at - CLAIM, "claims": 0, "outcome": "", "problem": ""}
    if not Mail.objects.waiting().filter(pk=mail.pk).exclude(done_at=None).update(**untried):
        raise Refused(IN_HAND)
    mail.refresh_from_db()
    trail.record(actor, "mail.asked_again", mail, f"{actor.name} cho lấy lại thư “{mail}” từ hộp thư.", at=at)
    return mail


def _open_kept(actor: Actor, mail: Mail, at: datetime) -> Mail:
    waiting = Mail.objects.waiting().filter(pk=mail.pk)
    ended = waiting.exclude(done_at=None) | waiting.filter(claimed_at__lte=at - CLAIM)
    if not ended.update(done_at=None, claimed_at=at, claims=1):
        raise Refused(IN_HAND)
    mail.refresh_from_db()
    with mail.kept.open() as file:
        raw = file.read()
    _open(actor, mail, raw, at)
    came = f"thử lại thư “{mail}”: {mail.get_outcome_display()}"
    trail.record(actor, "mail.tried_again", mail, f"{actor.name} {came}.", at=at, detail={"problem": mail.problem})
    return mail


@transaction.atomic
def pass_over(*, actor: Actor, mail: Mail, reason: str, at: datetime) -> None:
    """It need not be taken. The message stays in the mailbox; the bytes kept here are not needed any more."""
    policies.may_see_to(actor, mail).or_refuse()
    reason = reason.strip()
    if not reason:
        raise Refused("Hãy ghi lý do bỏ qua thư này.")
    passed = {"passed_at": at, "passed_by": actor.user, "passed_reason": reason[:300]}
    if not Mail.objects.waiting().filter(pk=mail.pk).exclude(done_at=None).update(**passed):
        raise Refused(IN_HAND)
    sentence = f"{actor.name} bỏ qua thư “{mail}” của {mail.sender or 'người gửi không rõ'}."
    trail.record(actor, "mail.passed_over", mail, sentence, at=at, detail={"reason": reason})
    transaction.on_commit(lambda: _forget(mail))


def tell_unopened(*, clerk: str, is_down: bool, at: datetime) -> None:
    """Once a day to the văn thư in whose name mail is handed in: who else would notice that nothing comes any more?"""
    why, today = DOWN if is_down else REFUSES, timezone.localdate(at)
    notice = Notice(
        person=User.objects.get(username=clerk),
        channel=Channel.APP,
        kind=Kind.REMINDER,
        subject="Không mở được hộp thư của đơn vị",
        text=UNOPENED.format(at=f"{timezone.localtime(at):%H:%M} ngày {dates.short(today)}", why=why),
        url=reverse("intake:mail"),
        key=f"mailbox:{today:%Y%m%d}:{clerk}",
    )
    outbox.put([notice], at=at)


def _open(actor: Actor, mail: Mail, raw: bytes, at: datetime) -> bool:
    try:
        files = messages.files_in(raw, limit=settings.MAX_UPLOAD_BYTES)
        found = arrivals.take(actor=actor, purpose=Purpose.REGISTER, text="", uploads=files, at=at)
    except Refused as refused:
        _settle(mail, MailOutcome.REFUSED, str(refused), at=at)
        return False
    except Exception:  # one bad message never stops the box
        log.exception("Mail %s could not be opened", mail.pk)
        _settle(mail, MailOutcome.FAILED, BROKE, at=at)
        return False
    is_new = any(arrival.brought_at == at for arrival in found)
    _settle(mail, MailOutcome.TAKEN if is_new else MailOutcome.HERE, at=at, found=found)
    _forget(mail)
    return is_new


def _describe(mail: Mail, raw: bytes, received_at: datetime, at: datetime) -> bool:
    """Note who sent it; False for a message that came before under another number. One that was not taken there, or
    claimed and never ended, has its chance here."""
    head = messages.head_of(raw)
    mail.sender, mail.subject, mail.received_at = head.sender, head.subject, received_at
    mail.save(update_fields=["sender", "subject", "received_at"])
    if not head.message_id or mail.message_id == head.message_id:
        return True
    same = Mail.objects.filter(box=mail.box, message_id=head.message_id).exclude(pk=mail.pk)
    unended = same.filter(done_at=None, claimed_at__lte=at - CLAIM)
    for untaken in unended | same.waiting().exclude(done_at=None):
        untaken.message_id = _alone(untaken.validity, untaken.uid)
        untaken.save(update_fields=["message_id"])
        _settle(untaken, MailOutcome.HERE, at=at)
        _forget(untaken)
    try:
        with transaction.atomic():
            Mail.objects.filter(pk=mail.pk).update(message_id=head.message_id)
    except IntegrityError:
        earlier = Mail.objects.get(box=mail.box, message_id=head.message_id)
        mail.arrivals.set(earlier.arrivals.all())
        return False
    mail.message_id = head.message_id
    return True


def _settle(
    mail: Mail, outcome: MailOutcome, problem: str = "", *, at: datetime, found: list[Arrival] | None = None
) -> None:
    if outcome in WAITING:
        log.warning("Mail %s of %s was not taken: %s", mail.uid, mail.box, problem)
    mail.outcome, mail.problem, mail.done_at = outcome, problem[:300], at
    with transaction.atomic():
        mail.save(update_fields=["outcome", "problem", "done_at"])
        if found:
            mail.arrivals.set(found)


def _forget(mail: Mail) -> None:
    if mail.kept:
        mail.kept.delete(save=False)
        Mail.objects.filter(pk=mail.pk).update(kept="")


def _alone(validity: int, uid: int) -> str:
    """Stands for the Message-ID until it is known, and where there is none."""
    return f"{validity}.{uid}"
