"""The doorbell and the sweep, as Celery sees them."""

from celery import shared_task
from django.utils import timezone

from jobs import queue

AT_ONCE = 500


@shared_task
def run(pk: int) -> bool:
    return queue.perform(pk, now=timezone.now)


@shared_task
def sweep() -> int:
    """Do what no doorbell announced, and what that work planned in its turn: rung by beat every minute.

    Returns how many jobs were done.
    """
    tried = done = 0
    while keys := list(queue.due(timezone.now()).order_by("run_after").values_list("pk", flat=True)[: AT_ONCE - tried]):
        tried += len(keys)
        done += sum(queue.perform(pk, now=timezone.now) for pk in keys)
    return done
