"""What this room asks of a machine: open the periods of tasks that recur."""

from django.utils import timezone

from directives.services import repeating
from jobs import queue
from jobs.models import Job

PERIODS = "directives.periods"


@queue.handler(PERIODS)
def open_periods(job: Job) -> None:
    """Whatever day it was planned for, all that has begun by now is opened."""
    now = timezone.now()
    repeating.open_due(on=timezone.localdate(now), at=now)
