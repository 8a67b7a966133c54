"""The clock's call each half hour of a day, as Celery sees it; the periods of a day are opened once."""

from celery import shared_task
from django.utils import timezone

from directives.jobs import PERIODS
from jobs import queue
from vietnam import calendar


@shared_task
def open_periods() -> None:
    now = timezone.now()
    today = timezone.localdate(now)
    if calendar.is_working_day(today):
        queue.plan(PERIODS, f"periods:{today}", at=now)
