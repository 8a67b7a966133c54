"""How is a deadline said to people? In working days of the Vietnamese calendar, from the day they look."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from django.utils import timezone

from directives.facts import TaskFacts
from directives.models import Assignment, Task
from directives.states import OPEN
from vietnam.calendar import working_days_between
from vietnam.dates import short


def gone(tasks: Iterable[Task | TaskFacts], *, on: date) -> str:
    """A sentence if a task would be due before the day of its paper; else nothing."""
    for task in tasks:
        if task.due_on is not None and task.due_on < on:
            due, issued = short(task.due_on), short(on)
            return f"Nhiệm vụ “{task.text[:80]}” có hạn {due}, trước ngày ban hành {issued}. Hãy sửa hạn."
    return ""


def words(row: Assignment, *, at: datetime) -> str:
    """ "hạn 19/4/2024, còn 3 ngày làm việc"; without a deadline "không quy định hạn"; extended, the first one too."""
    deadline = f"{due(row)}{_first(row)}"
    return deadline if row.due_on is None or row.state not in OPEN else f"{deadline}, {left(row, at=at)}"


def due(row: Assignment) -> str:
    """ "hạn 16:00 ngày 19/4/2024" """
    if row.due_on is None:
        return "không quy định hạn"
    hour = f"{row.due_time:%H:%M} ngày " if row.due_time else ""
    return f"hạn {hour}{short(row.due_on)}"


def left(row: Assignment, *, at: datetime) -> str:
    """How far the deadline is: "còn 3 ngày làm việc", "đến hạn hôm nay", "quá hạn 2 ngày làm việc"."""
    if row.due_on is None or row.due_at is None:
        return "không quy định hạn"
    today = timezone.localdate(at)
    if row.due_at <= at:
        days = working_days_between(row.due_on, today)
        return f"quá hạn {days} ngày làm việc" if days > 0 else "đã quá hạn"
    if row.due_on == today:
        return "đến hạn hôm nay"
    days = working_days_between(today, row.due_on)
    return f"còn {days} ngày làm việc" if days > 0 else "hạn là ngày nghỉ"


def _first(row: Assignment) -> str:
    if row.original_due_on is None:
        return ""
    often = "gia hạn nhiều lần" if row.is_extended_often else "đã gia hạn"
    return f" ({often}, hạn đầu {short(row.original_due_on)})"
