"""What news makes messages? The receivers of `directives.events`, each inside the transaction of its verb."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.utils import timezone

from directives import events
from directives.models import Assignment, Extension
from reminders import issued, outbox, receivers, withdrawn, wording
from reminders.models import Channel, Kind, Notice
from units.models import User

TO_THE_ISSUER = ("report", "decline")
# of a later deadline
ASKED = ("ask", "accept", "decline")
TO_THE_DOER = ("accept", "return", "withdraw", "insist", "suspend", "resume")


def listen() -> None:
    events.assignments_given.connect(issued.work_given, dispatch_uid="reminders.given")
    events.period_opened.connect(period_opened, dispatch_uid="reminders.period")
    events.papers_delivered.connect(issued.paper_delivered, dispatch_uid="reminders.delivered")
    events.paper_withdrawn.connect(withdrawn.paper_withdrawn, dispatch_uid="reminders.withdrawn")
    events.assignment_moved.connect(work_moved, dispatch_uid="reminders.moved")
    events.extension_moved.connect(extension_moved, dispatch_uid="reminders.extension")


def period_opened(*, assignments: Sequence[Assignment], at: datetime, **_: Any) -> None:
    """The next period of a task that recurs: each row for itself, in the app and by mail."""
    people = receivers.doers(assignments, on=timezone.localdate(at))
    outbox.put(
        [
            about(row, user, channel, Kind.GIVEN, f"given:{row.pk}", wording.given(row))
            for row in assignments
            for user in people[row.pk]
            for channel in (Channel.APP, Channel.MAIL)
        ],
        at=at,
    )


def work_moved(*, assignment: Assignment, verb: str, actor: Any, at: datetime, **_: Any) -> None:
    on = timezone.localdate(at)
    if verb in TO_THE_ISSUER:
        people = receivers.judges(assignment, on=on)
    elif verb in TO_THE_DOER:
        people = receivers.doers([assignment], on=on)[assignment.pk]
    else:
        return
    _tell(people, assignment, verb, wording.moved(assignment, verb), actor=actor, at=at)


def extension_moved(*, extension: Extension, verb: str, actor: Any, at: datetime, **_: Any) -> None:
    """To the giver what the doer asks or replies; to the doer what the giver answers."""
    row, on = extension.assignment, timezone.localdate(at)
    people = receivers.judges(row, on=on) if verb in ASKED else receivers.doers([row], on=on)[row.pk]
    _tell(people, row, f"extension_{verb}", wording.extension(extension, verb), actor=actor, at=at)


def _tell(
    people: Sequence[User], assignment: Assignment, verb: str, words: tuple[str, str], *, actor: Any, at: datetime
) -> None:
    """Everybody but the one who did it, in the app and by mail."""
    key = f"moved:{assignment.pk}:{verb}:{at:%Y%m%d%H%M%S%f}"
    others = [user for user in people if user.pk != actor.user_id]
    outbox.put(
        [
            about(assignment, user, channel, Kind.MOVED, key, words)
            for user in others
            for channel in (Channel.APP, Channel.MAIL)
        ],
        at=at,
    )


def about(row: Assignment, user: User, channel: Channel, kind: Kind, key: str, words: tuple[str, str]) -> Notice:
    """A message to one person about one assignment; `key` names the occasion."""
    return Notice(
        person=user,
        channel=channel,
        kind=kind,
        subject=words[0],
        text=words[1],
        url=row.get_absolute_url(),
        directive=row.directive,
        assignment=row,
        key=f"{key}:{user.pk}:{channel}",
    )
