"""Links without an account: the issuer gives and revokes them; the phone number says who holds one."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.core.signing import BadSignature
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from audit import trail
from directives import policies
from directives.models import Assignment, Pass
from directives.policies import Refused
from directives.services import moving
from directives.tokens import code_of
from units.acting import Actor
from units.models import Membership, User
from vietnam.dates import short

MOST_DAYS = 60


@transaction.atomic
def give(*, actor: Actor, assignment: Assignment, days: int, asks_phone: bool, at: datetime) -> Pass:
    """A new link for this work; the one before it, standing or expired, opens nothing any more."""
    row = moving.locked(assignment)
    policies.may_give_pass(actor, row).or_refuse()
    if not 1 <= days <= MOST_DAYS:
        raise Refused(f"Liên kết dùng được từ 1 đến {MOST_DAYS} ngày.")
    if asks_phone and not holders(row, at=at).exclude(phone=None).exists():
        raise Refused(f"Chưa có số điện thoại nào của {row.who} trong phần mềm, nên không hỏi số điện thoại được.")
    row.passes.filter(revoked_at=None).update(revoked_at=at)
    link = Pass.objects.create(
        assignment=row,
        created_by=actor.user,
        created_at=at,
        expires_at=at + timedelta(days=days),
        asks_phone=asks_phone,
    )
    asking = ", có hỏi số điện thoại" if asks_phone else ""
    until = short(timezone.localdate(link.expires_at))
    sentence = f"{actor.name} tạo liên kết không cần tài khoản cho {row.who}, dùng đến {until}{asking}."
    trail.record(actor, "assignment.pass_given", row, sentence, at=at, topic=row.directive)
    return link


@transaction.atomic
def revoke(*, actor: Actor, assignment: Assignment, at: datetime) -> None:
    row = moving.locked(assignment)
    policies.may_revoke_pass(actor, row).or_refuse()
    if not row.passes.filter(revoked_at=None).update(revoked_at=at):
        return  # a second press
    sentence = f"{actor.name} thu hồi liên kết của {row.who}."
    trail.record(actor, "assignment.pass_revoked", row, sentence, at=at, topic=row.directive)


def opened_by(token: str, *, at: datetime) -> Pass | None:
    """The standing link; None for a token that is wrong, expired or revoked alike."""
    try:
        code = code_of(token)
    except BadSignature:
        return None
    return Pass.objects.standing(at=at).with_work().filter(code=code).first()


def note_use(link: Pass, *, at: datetime) -> None:
    """The first time that it was opened, for the issuer to see that it arrived."""
    if link.used_at is None:
        Pass.objects.filter(pk=link.pk, used_at=None).update(used_at=at)


def holder_with_phone(link: Pass, phone: str, *, at: datetime) -> User | None:
    """The person of the unit, or at the post, whose number on record this is."""
    digits = "".join(filter(str.isdigit, phone)).removeprefix("84")
    number = digits if digits.startswith("0") else f"0{digits}"
    return holders(link.assignment, at=at).filter(phone=number).first()


def holders(row: Assignment, *, at: datetime) -> QuerySet[User]:
    held = Membership.objects.valid(on=timezone.localdate(at)).filter(post__unit=row.unit, user__is_active=True)
    if row.post_id:
        held = held.filter(post=row.post_id)
    return User.objects.filter(pk__in=held.values("user"))
