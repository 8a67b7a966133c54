"""Batches for the tests, and a worker that dies at one: `python -m tests.dispatches.batching KEY COPIES`."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterable

import django
import time_machine
from django.utils import timezone

if __name__ == "__main__":
    django.setup()

from dispatches.models import Batch, BatchKind, Letter, PersonalCopy
from dispatches.services import batches
from jobs import queue
from jobs.models import Job
from tests.world import NOW, World
from units.models import Unit


def planned(
    world: World,
    letter: Letter,
    *,
    kind: BatchKind = BatchKind.COPIES,
    units: Iterable[Unit] | None = None,
    days: int = 30,
) -> Batch:
    chosen = batches.recipients(letter) if units is None else units
    return batches.plan(actor=world.clerk, letter=letter, kind=kind, units=chosen, days=days, at=NOW)


def job_of(batch: Batch) -> Job:
    job = batches.jobs_of(batch).last()
    assert job is not None
    return job


def carried_out(batch: Batch) -> Batch:
    assert queue.perform(job_of(batch).pk, now=timezone.now), job_of(batch).error
    return Batch.objects.get(pk=batch.pk)


def die_after(copies: int, job: int) -> None:
    """Do the job as a worker would, and be killed when so many copies are made and one more is drawn."""
    keep = batches._keep

    def deadly(row: PersonalCopy, pdf: bytes, **more: object) -> bool:
        if PersonalCopy.objects.made().count() == copies:
            os.kill(os.getpid(), signal.SIGKILL)
        return keep(row, pdf, **more)  # type: ignore[arg-type]

    batches._keep = deadly
    queue.perform(job, now=timezone.now)


if __name__ == "__main__":
    with time_machine.travel(NOW, tick=False):  # on the morning of the test that waits for it
        die_after(int(sys.argv[2]), int(sys.argv[1]))
