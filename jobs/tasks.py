"""The doorbell and the sweep, as Celery sees them."""

from celery import shared_task
from django.utils import timezone

from jobs import queue

AT_ONCE = 500


@shared_task
def run(pk: int) -> bool:
    return queue.perform(pk, now=timezone.now)


@shared_task
def sweep(lane: str | None = None) -> int:
    """Do what no doorbell announced, and what that work planned in its turn: rung by beat every minute, in each lane
    for its own jobs, so that no long one is done in front of short ones. Without a lane: all. Returns how many jobs
    were done."""
    tried = done = 0
    while keys := _due(lane, AT_ONCE - tried):
        tried += len(keys)
        done += sum(queue.perform(pk, now=timezone.now) for pk in keys)
    return done


def _due(lane: str | None, most: int) -> list[int]:
    return list(queue.due(timezone.now(), lane).order_by("run_after").values_list("pk", flat=True)[:most])
