"""A later deadline: the doer asks; the giver agrees, refuses or proposes another day, which the doer takes or not."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from audit import trail
from directives import events, policies
from directives.extension_states import ANSWERS
from directives.models import Assignment, Extension
from directives.policies import Refused
from directives.services import moving
from directives.timeliness import deadline
from units.acting import Actor
from vietnam.dates import short


@dataclass(frozen=True)
class Request:
    """Until when, why, and how far the work has come."""

    wanted_on: date
    reason: str
    progress: str


@transaction.atomic
def ask(*, actor: Actor, assignment: Assignment, request: Request, at: datetime) -> Extension:
    """Raises Refused: not the lead doer, not open, no deadline, a day that is not later, another request waits."""
    row = moving.locked(assignment)
    policies.may_ask_extension(actor, row).or_refuse()
    waiting = row.extensions.pending().first()
    if waiting is not None:
        if (waiting.asked_by_id, waiting.wanted_on) == (actor.user_id, request.wanted_on):
            return waiting  # a second press
        raise Refused("Việc này đã có một đề nghị gia hạn đang chờ trả lời.")
    reason, progress = request.reason.strip(), request.progress.strip()
    if not reason or not progress:
        raise Refused("Hãy ghi lý do xin gia hạn và việc đã làm được đến đâu.")
    _check_day(request.wanted_on, row, at)
    assert row.due_on is not None  # noqa: S101  # the policy looked
    extension = Extension.objects.create(
        assignment=row,
        asked_by=actor.user,
        asked_at=at,
        due_on=row.due_on,
        wanted_on=request.wanted_on,
        reason=reason,
        progress=progress,
    )
    sentence = f"{actor.name} xin gia hạn từ {short(extension.due_on)} đến {short(extension.wanted_on)}: {reason}"
    return _tell(actor, extension, "ask", sentence, at)


@transaction.atomic
def agree(*, actor: Actor, extension: Extension, at: datetime) -> Extension:
    one = _locked(extension)
    if _is_second_press(one, actor, "agree"):
        return one
    _answer(actor, one, "agree", at)
    _extend(one.assignment, one.wanted_on)
    return _tell(actor, one, "agree", f"{actor.name} đồng ý gia hạn đến {short(one.wanted_on)}.", at)


@transaction.atomic
def refuse(*, actor: Actor, extension: Extension, reason: str, at: datetime) -> Extension:
    one = _locked(extension)
    if _is_second_press(one, actor, "refuse"):
        return one
    one.answer = reason.strip()
    _answer(actor, one, "refuse", at)
    return _tell(actor, one, "refuse", f"{actor.name} không đồng ý gia hạn: {one.answer}", at)


@transaction.atomic
def propose(*, actor: Actor, extension: Extension, proposed_on: date, words: str = "", at: datetime) -> Extension:
    """Another day than the one that was asked for, later than the deadline; the asker's side takes it or not."""
    one = _locked(extension)
    if _is_second_press(one, actor, "propose"):
        return one
    policies.may_answer(actor, "propose", one).or_refuse()
    _check_day(proposed_on, one.assignment, at)
    one.proposed_on, one.answer = proposed_on, words.strip()
    _answer(actor, one, "propose", at)
    because = f": {one.answer}" if one.answer else "."
    return _tell(actor, one, "propose", f"{actor.name} đề nghị gia hạn đến {short(proposed_on)}{because}", at)


@transaction.atomic
def accept(*, actor: Actor, extension: Extension, at: datetime) -> Extension:
    """The doer's side takes the day that the giver proposed."""
    one = _locked(extension)
    policies.may_answer(actor, "accept", one).or_refuse()
    assert one.proposed_on is not None  # noqa: S101  # the database holds a proposal to its date
    one.state = ANSWERS["accept"].target
    one.save(update_fields=["state"])
    _extend(one.assignment, one.proposed_on)
    return _tell(actor, one, "accept", f"{actor.name} nhận hạn mới {short(one.proposed_on)}.", at)


@transaction.atomic
def decline(*, actor: Actor, extension: Extension, at: datetime) -> Extension:
    one = _locked(extension)
    policies.may_answer(actor, "decline", one).or_refuse()
    one.state = ANSWERS["decline"].target
    one.save(update_fields=["state"])
    sentence = f"{actor.name} không nhận hạn mới mà nơi giao đề nghị; hạn vẫn là {short(one.due_on)}."
    return _tell(actor, one, "decline", sentence, at)


def _locked(extension: Extension) -> Extension:
    """The work first, as everywhere, then the request as it stands under that lock."""
    row = moving.locked(extension.assignment)
    one = Extension.objects.get(pk=extension.pk)
    one.assignment = row
    return one


def _is_second_press(one: Extension, actor: Actor, verb: str) -> bool:
    return one.state == ANSWERS[verb].target and one.answered_by_id == actor.user_id


def _answer(actor: Actor, one: Extension, verb: str, at: datetime) -> None:
    answer = ANSWERS[verb]
    policies.may_answer(actor, verb, one).or_refuse()
    if answer.needs_reason and not one.answer:
        raise Refused(f"Hãy ghi lý do khi chọn “{answer.label}”.")
    one.state, one.answered_by, one.answered_at = answer.target, actor.user, at
    one.save()


def _extend(row: Assignment, to: date) -> None:
    """The new deadline, at the same hour; the first one stays beside it."""
    row.original_due_on = row.original_due_on or row.due_on
    row.due_on, row.due_at = to, deadline(to, row.due_time)
    row.extended_times += 1
    row.save(update_fields=["original_due_on", "due_on", "due_at", "extended_times"])


def _check_day(day: date, row: Assignment, at: datetime) -> None:
    if row.due_on is not None and day <= row.due_on:
        raise Refused(f"Ngày mới phải sau hạn hiện nay ({short(row.due_on)}).")
    if day < timezone.localdate(at):
        raise Refused("Ngày mới đã qua. Hãy chọn hôm nay hoặc một ngày sắp tới.")


def _tell(actor: Actor, one: Extension, verb: str, sentence: str, at: datetime) -> Extension:
    row = one.assignment
    trail.record(actor, f"assignment.extension_{verb}", row, sentence, at=at, topic=row.directive)
    events.extension_moved.send(sender=Extension, extension=one, verb=verb, actor=actor, at=at)
    return one
