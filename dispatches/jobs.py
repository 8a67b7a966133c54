"""What this room asks of a machine: print a long book."""

from __future__ import annotations

from datetime import datetime
from tempfile import TemporaryFile

from django.core.files import File
from django.core.files.storage import default_storage
from django.utils import timezone

from dispatches import registers
from jobs import queue
from jobs.models import Job, State
from units.acting import Actor
from units.models import Unit

BOOK = "dispatches.book"


def plan_book(*, actor: Actor, direction: str, year: int, count: int, at: datetime) -> Job:
    """Have a book printed; a second press, or another one's for the same lines, finds the job that is on its way."""
    payload = {"unit": actor.unit.pk, "direction": direction, "year": year, "count": count}
    waiting = Job.objects.filter(kind=BOOK, payload=payload, state__in=[State.WAITING, State.RUNNING]).first()
    key = f"{BOOK}:{actor.unit.pk}:{direction}:{year}:{at:%Y%m%d%H%M}"
    return waiting or queue.plan(BOOK, key, payload, at=at)


def file_name(job: Job) -> str:
    """One file for each book: printing anew replaces it."""
    return "books/{unit}-{direction}-{year}.pdf".format(**job.payload)


@queue.handler(BOOK)
def book(job: Job) -> None:
    asked = job.payload
    unit = Unit.objects.get(pk=asked["unit"])

    def told(done: int) -> None:
        queue.progress(job, done, max(asked["count"], done), at=timezone.now())

    told(0)
    with TemporaryFile() as out:
        registers.write(unit, asked["direction"], asked["year"], out, told=told)
        out.seek(0)
        name = file_name(job)
        if default_storage.exists(name):
            default_storage.delete(name)
        default_storage.save(name, File(out))
