"""How is a deadline said to people? In working days of the Vietnamese calendar, from the day they look."""

from __future__ import annotations

from datetime import datetime

from django.utils import timezone

from directives.models import Assignment
from directives.states import OPEN
from vietnam.calendar import working_days_between
from vietnam.dates import short


def words(row: Assignment, *, at: datetime) -> str:
    """ "hạn 19/4/2024, còn 3 ngày làm việc"; without a deadline "không quy định hạn"; extended, the first one too."""
    if row.due_on is None or row.due_at is None:
        return "không quy định hạn"
    hour = f"{row.due_time:%H:%M} ngày " if row.due_time else ""
    deadline = f"hạn {hour}{short(row.due_on)}{_first(row)}"
    if row.state not in OPEN:
        return deadline
    today = timezone.localdate(at)
    if row.due_at <= at:
        days = working_days_between(row.due_on, today)
        return f"{deadline}, quá hạn {days} ngày làm việc" if days > 0 else f"{deadline}, đã quá hạn"
    if row.due_on == today:
        return f"{deadline}, là hôm nay"
    days = working_days_between(today, row.due_on)
    return f"{deadline}, còn {days} ngày làm việc" if days > 0 else f"{deadline}, chỉ còn ngày nghỉ"


def _first(row: Assignment) -> str:
    if row.original_due_on is None:
        return ""
    often = "gia hạn nhiều lần" if row.is_extended_often else "đã gia hạn"
    return f" ({often}, hạn đầu {short(row.original_due_on)})"
