"""Tasks that recur: their first period begins with the paper, each later one opens on its first working day.

A period is opened in one transaction that also notes how far the task has come, under a lock on the task: run twice,
broken off in the middle or late by a week, every period is opened exactly once.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import Max

from audit import trail
from directives import duty_policies, events
from directives.models import Assignment, AssignmentRole, Directive, Task
from directives.models.papers import IN_FORCE
from directives.policies import Refused
from directives.services import counting
from directives.states import State
from directives.timeliness import deadline
from units.acting import MACHINE, Actor
from units.models import Membership
from vietnam import periods
from vietnam.dates import short
from vietnam.periods import Period

# Who only takes notice or looks on has nothing to repeat.
REPEATED = (AssignmentRole.LEAD, AssignmentRole.SUPPORT)
# What was taken back, refused or laid aside is not asked for again until that is settled.
ENDED = (State.WITHDRAWN, State.DECLINED, State.SUSPENDED)


def begin(directive: Directive, *, on: date) -> None:
    """The work just given belongs to the first period whose deadline is still ahead.

    Called in the transaction that gives the work. Raises Refused where no period is left.
    """
    for task in directive.tasks.exclude(repeats=""):
        first = next(task.rule.from_day(on), None) if task.rule else None
        if first is None:
            until = short(task.repeats_until) if task.repeats_until else ""
            raise Refused(f"Nhiệm vụ “{task}” lặp lại đến {until} thì không còn kỳ nào. Hãy sửa ngày kết thúc.")
        Assignment.objects.filter(task=task, role__in=REPEATED).update(**_of_period(task, first))
        Task.objects.filter(pk=task.pk).update(opened=first.key)


def open_due(*, on: date, at: datetime) -> int:
    """Open every period that has begun by that day and is not open yet; returns how many were opened."""
    running = Task.objects.filter(directive__status__in=IN_FORCE, stopped_at=None).exclude(repeats="")
    opened = 0
    for pk in running.exclude(opened="").order_by("pk").values_list("pk", flat=True):
        while _open_next(pk, on=on, at=at):
            opened += 1
    return opened


@transaction.atomic
def stop(*, actor: Actor, task: Task, reason: str, at: datetime) -> Task:
    """No further period; those that are open stay what they are."""
    task = Task.objects.select_for_update(of=("self",)).select_related("directive__doc_type").get(pk=task.pk)
    duty_policies.may_stop_repeating(actor, task).or_refuse()
    if task.stopped_at is not None:
        return task  # a second press
    if not reason.strip():
        raise Refused("Hãy ghi lý do dừng.")
    task.stopped_at, task.stopped_by = at, actor.user
    task.save(update_fields=["stopped_at", "stopped_by"])
    sentence = f"{actor.name} dừng việc định kỳ “{task}”, từ kỳ sau không phải làm: {reason.strip()}"
    trail.record(actor, "paper.repeating_stopped", task.directive, sentence, at=at, topic=task.directive)
    return task


@transaction.atomic
def _open_next(pk: int, *, on: date, at: datetime) -> bool:
    """The paper is held too: while it is being recalled, nothing is added to what it gave."""
    held = Task.objects.select_for_update(of=("self", "directive")).select_related("directive__doc_type")
    task = held.get(pk=pk)
    period = _next(task, on)
    if period is None:
        return False
    rows = Assignment.objects.bulk_create(_rows(task, period, on, at), batch_size=1000)
    counting.added(rows)
    task.opened = period.key
    task.save(update_fields=["opened"])
    if rows:
        sentence = f"Mở kỳ {period.label} của việc định kỳ “{task}”, hạn {short(_due(task, period))}."
        trail.record(MACHINE, "paper.period_opened", task.directive, sentence, at=at, topic=task.directive)
        events.period_opened.send(sender=Task, task=task, assignments=rows, at=at)
    return True


def _next(task: Task, on: date) -> Period | None:
    """The next period that asks for something and has begun; None when there is none (any more)."""
    last, rule = periods.parse(task.opened), task.rule
    if last is None or rule is None or task.stopped_at is not None or task.directive.status not in IN_FORCE:
        return None
    period = last.next()
    while rule.due_on(period) is None:
        period = period.next()
    if period.opens_on() > on or (rule.until is not None and period.start > rule.until):
        return None
    return period


def _rows(task: Task, period: Period, on: date, at: datetime) -> list[Assignment]:
    """A row for everybody whose last one still binds him and whose unit still exists; the same doer if still there."""
    mine = Assignment.objects.filter(task=task, role__in=REPEATED).order_by()
    latest = mine.values("unit", "post").annotate(last=Max("pk")).values("last")
    before = Assignment.objects.filter(pk__in=latest).exclude(state__in=ENDED).select_related("unit", "post")
    binding = [row for row in before.order_by("pk") if row.unit.is_valid(on=on)]
    staff = _staff(binding, on)
    return [
        Assignment(
            directive=task.directive,
            task=task,
            unit=row.unit,
            post=row.post,
            via_group_id=row.via_group_id,
            role=row.role,
            doer_id=row.doer_id if (row.doer_id, row.unit_id) in staff else None,
            given_at=at,
            **_of_period(task, period),
        )
        for row in binding
    ]


def _staff(rows: list[Assignment], on: date) -> set[tuple[int, int]]:
    """Of the doers of these rows: who still works in which unit."""
    doers = {row.doer_id for row in rows if row.doer_id}
    held = Membership.objects.valid(on=on).filter(user__in=doers, user__is_active=True)
    return set(held.values_list("user", "post__unit")) if doers else set()


def _of_period(task: Task, period: Period) -> dict[str, Any]:
    due, hour = _due(task, period), task.repeats_time
    return {"period": period.key, "due_on": due, "due_time": hour, "due_at": deadline(due, hour)}


def _due(task: Task, period: Period) -> date:
    due = task.rule.due_on(period) if task.rule else None
    assert due is not None  # noqa: S101  # periods without a deadline are passed over
    return due
