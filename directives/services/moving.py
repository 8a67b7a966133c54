"""What every move of an assignment has in common: lock, reason, new state, trail, news and count."""

from __future__ import annotations

from datetime import datetime

from audit import trail
from directives import events, policies
from directives.guests import Guest
from directives.models import Assignment, Delivery
from directives.policies import Refused
from directives.querysets.tallies import figures_of
from directives.services import counting
from directives.states import MOVES, State
from units.acting import Actor


def locked(assignment: Assignment) -> Assignment:
    rows = Assignment.objects.locked().select_related("directive", "unit", "post", "task")
    return rows.get(pk=assignment.pk)


def reason_for(verb: str, words: str) -> str:
    """What was typed, without the blanks around it; raises Refused when nothing was."""
    if not words.strip():
        raise Refused(f"Hãy ghi lý do khi chọn “{MOVES[verb].label}”.")
    return words.strip()


def move(actor: Actor | Guest, row: Assignment, verb: str, *, at: datetime, sentence: str) -> Assignment:
    """Permission, state, audit and news of one move; whatever else the verb changed is saved with it."""
    policies.may(actor, verb, row).or_refuse()
    before = figures_of(row)
    enter(row, MOVES[verb].target or State(row.suspended_from))
    if row.received_at is None and verb in ("receive", "log", "report"):
        row.received_at = at
        Delivery.objects.filter(directive=row.directive, unit=row.unit, received_at=None).update(received_at=at)
    row.save()
    trail.record(actor, f"assignment.{verb}", row, sentence, at=at, topic=row.directive)
    events.assignment_moved.send(sender=Assignment, assignment=row, verb=verb, actor=actor, at=at)
    counting.moved(row, before)
    return row


def enter(row: Assignment, state: State) -> None:
    """The new state, unsaved; where it was is remembered only while it is suspended."""
    suspended = state == State.SUSPENDED
    row.suspended_from = row.state if suspended else ""
    row.suspended_reason = row.suspended_reason if suspended else ""
    row.state = state
