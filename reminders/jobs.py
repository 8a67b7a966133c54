"""What this room asks of a machine: plan a morning, plan the mails about a paper, deliver a mail."""

from datetime import date

from django.utils import timezone

from jobs import queue
from jobs.models import Job
from reminders import delivery, issued, outbox, services

MORNING = "reminders.morning"


@queue.handler(outbox.MAIL)
def mail(job: Job) -> None:
    delivery.deliver(job.payload["key"], now=timezone.now)


@queue.handler(issued.LETTERS)
def letters(job: Job) -> None:
    issued.letters(job, at=timezone.now())


@queue.handler(MORNING)
def morning(job: Job) -> None:
    """A morning that nobody planned before its day was over stays unplanned: the next day has its own."""
    now, day = timezone.now(), date.fromisoformat(job.payload["on"])
    if day == timezone.localdate(now):
        services.plan_morning(on=day, at=now)
