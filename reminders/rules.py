"""On which working day does a rule speak about a deadline? Pure: dates in, dates out.

A deadline on a day off is spoken of on the working day before it, while something can still be done; counts before
and after it are of working days.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from reminders.models import Occasion, Reminder
from vietnam import calendar


def is_month_start(on: date) -> bool:
    """The first working day of a month."""
    return calendar.next_working_day(on.replace(day=1) - timedelta(days=1)) == on


def spoken(rule: Reminder, due_on: date, *, on: date) -> date | None:
    """The last day up to `on` on which the rule spoke or speaks of this deadline; None if it is silent.

    Rules before the deadline speak on their own day only: what was missed then is not made up for. Those after it
    keep their day, so that a morning after an outage can see what was left unsaid.
    """
    if rule.occasion == Occasion.BEFORE:
        return on if calendar.add_working_days(due_on, -rule.days) == on else None
    if rule.occasion == Occasion.ON:
        day = due_on if calendar.is_working_day(due_on) else calendar.previous_working_day(due_on)
        return on if day == on else None
    if on <= due_on:
        return None
    late = calendar.working_days_between(due_on, on)
    if rule.occasion == Occasion.AFTER:
        return calendar.add_working_days(due_on, rule.days) if late >= rule.days else None
    if rule.occasion == Occasion.EVERY and late >= rule.days:
        return calendar.add_working_days(due_on, late - late % rule.days)
    return None


def latest(rules: Iterable[Reminder], role: str, due_on: date, *, on: date) -> tuple[date, list[Reminder]] | None:
    """The latest day on which any rule for this role spoke, and the rules that spoke then."""
    days = [(day, rule) for rule in rules if rule.role in ("", role) and (day := spoken(rule, due_on, on=on))]
    if not days:
        return None
    last = max(day for day, _ in days)
    return last, [rule for day, rule in days if day == last]
