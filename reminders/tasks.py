"""The clock's call each half hour of a morning, as Celery sees it; a morning is planned once."""

from celery import shared_task
from django.utils import timezone

from jobs import queue
from reminders.jobs import MORNING
from vietnam import calendar


@shared_task
def morning() -> None:
    now = timezone.now()
    today = timezone.localdate(now)
    if calendar.is_working_day(today):
        queue.plan(MORNING, f"morning:{today}", {"on": today.isoformat()}, at=now)
