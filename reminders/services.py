"""Planning a morning's reminders, and reading. With `outbox` and `delivery` the only writers of `Notice`.

Everything is read first and written in one transaction, so a planner that dies leaves nothing half said, and one that
runs again writes nothing twice.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime

from django.db import transaction
from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone

from directives import policies
from directives.models import Assignment
from directives.models.papers import IN_FORCE
from directives.states import State
from directives.timeliness import OWES_NO_REPORT
from reminders import outbox, receivers, rules, wording
from reminders.hearing import about
from reminders.models import Channel, Kind, Notice, Occasion, Reminder
from units.acting import Actor
from units.models import User
from vietnam import calendar


@dataclass
class Morning:
    """What one person hears this morning."""

    user: User
    app: list[tuple[Assignment, str]] = field(default_factory=list)
    mail: list[Assignment] = field(default_factory=list)
    dateless: list[Assignment] = field(default_factory=list)


def plan_morning(*, on: date, at: datetime) -> int:
    """Plan the reminders of one working day: a line per assignment in the app, one mail per person.

    Returns how many messages are new. Nothing is planned on a day off, and nothing twice on one day.
    """
    if not calendar.is_working_day(on):
        return 0
    active = list(Reminder.objects.filter(is_active=True))
    mornings: dict[int, Morning] = {}
    _gather_dated(mornings, [rule for rule in active if rule.occasion != Occasion.MONTHLY], on=on, at=at)
    monthly = [rule for rule in active if rule.occasion == Occasion.MONTHLY]
    if monthly and rules.is_month_start(on):
        _gather_dateless(mornings, monthly, on=on)
    notices = [notice for one in mornings.values() for notice in _say(one, monthly, on=on, at=at)]
    with transaction.atomic():
        before = Notice.objects.count()
        outbox.put(notices, at=at)
        return Notice.objects.count() - before


def read(*, notices: Iterable[int], user: User, at: datetime) -> int:
    """Mark these of the person's messages as read; returns how many were unread."""
    return Notice.objects.for_user(user).unread().filter(pk__in=list(notices)).update(read_at=at)


def to_receive(notices: Iterable[Notice], *, actor: Actor | None) -> set[int]:
    """Of these messages, those whose work this person may confirm with one press: the first about each work."""
    rows: set[int] = set()
    found: set[int] = set()
    for notice in notices:
        row = notice.assignment
        if row is None or row.pk in rows or actor is None or row.state != State.GIVEN:
            continue
        if policies.is_doer(actor, row) and policies.may(actor, "receive", row):
            rows.add(row.pk)
            found.add(notice.pk)
    return found


def read_all(*, user: User, at: datetime) -> int:
    return Notice.objects.for_user(user).unread().filter(created_at__lte=at).update(read_at=at)


def _gather_dated(mornings: dict[int, Morning], dated: list[Reminder], *, on: date, at: datetime) -> None:
    speaking: list[tuple[Assignment, date, list[Reminder]]] = []
    for row in _open().filter(due_at__isnull=False):
        found = rules.latest(dated, row.role, row.due_on, on=on) if row.due_on else None
        # What was due to be said before the work was given, its own message has said.
        if found is not None and found[0] > timezone.localdate(row.given_at):
            speaking.append((row, *found))
    people = receivers.doers([row for row, _, _ in speaking], on=on)
    said = _said([_key(row, day, user) for row, day, _ in speaking for user in people[row.pk]])
    for row, day, spoke in speaking:
        for user in people[row.pk]:
            key = _key(row, day, user)
            if f"{key}:{Channel.APP}" in said:
                continue
            mine = mornings.setdefault(user.pk, Morning(user))
            mine.app.append((row, key))
            if any(rule.by_mail for rule in spoke):
                mine.mail.append(row)


def _gather_dateless(mornings: dict[int, Morning], monthly: list[Reminder], *, on: date) -> None:
    """Work without a deadline that was given before this month."""
    rows = [
        row
        for row in _open().filter(due_at=None)
        if any(rule.role in ("", row.role) for rule in monthly) and timezone.localdate(row.given_at) < on.replace(day=1)
    ]
    by_key = {row.pk: row for row in rows}
    for pk, users in receivers.doers(rows, on=on).items():
        for user in users:
            mornings.setdefault(user.pk, Morning(user)).dateless.append(by_key[pk])


def _say(one: Morning, monthly: list[Reminder], *, on: date, at: datetime) -> list[Notice]:
    notices = [
        about(row, one.user, Channel.APP, Kind.REMINDER, key.rpartition(":")[0], wording.reminder(row, at=at))
        for row, key in one.app
    ]
    if one.dateless:
        notices.append(_summary(one, Channel.APP, Kind.MONTHLY, wording.monthly(one.dateless, on=on), f"{on:%Y-%m}"))
    dateless = one.dateless if any(rule.by_mail for rule in monthly) else []
    if one.mail or dateless:
        words = wording.digest(one.mail, dateless, at=at)
        notices.append(_summary(one, Channel.MAIL, Kind.DIGEST, words, on.isoformat()))
    return notices


def _summary(one: Morning, channel: Channel, kind: Kind, words: tuple[str, str], period: str) -> Notice:
    return Notice(
        person=one.user,
        channel=channel,
        kind=kind,
        subject=words[0],
        text=words[1],
        url=reverse("directives:my_work"),
        key=f"{kind}:{period}:{one.user.pk}:{channel}",
    )


def _open() -> QuerySet[Assignment]:
    """Work that still waits for its doer, of papers in force; what was declined waits for the issuer."""
    rows = Assignment.objects.waiting_for_doer().exclude(role__in=OWES_NO_REPORT).exclude(state=State.DECLINED)
    return rows.filter(directive__status__in=IN_FORCE).with_papers().by_urgency()


def _key(row: Assignment, day: date, user: User) -> str:
    return f"reminder:{row.pk}:{day:%Y%m%d}:{user.pk}"


def _said(keys: list[str]) -> set[str]:
    """Which of these lines stand in the outbox already, this morning's or those of a morning before."""
    wanted = [f"{key}:{Channel.APP}" for key in keys]
    found: set[str] = set()
    for start in range(0, len(wanted), 1000):
        found.update(Notice.objects.filter(key__in=wanted[start : start + 1000]).values_list("key", flat=True))
    return found
