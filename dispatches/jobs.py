"""What this room asks of a machine: write a long book, make the copies of a batch."""

from __future__ import annotations

from datetime import datetime
from tempfile import TemporaryFile

from django.core.files import File
from django.core.files.storage import default_storage
from django.utils import timezone

from dispatches import registers
from dispatches.models import Batch, Signature
from dispatches.services import batches, revoking
from jobs import queue
from jobs.models import Job, State
from units.acting import Actor
from units.models import Unit

BOOK = "dispatches.book"
TELL_EVERY = 5  # copies


def plan_book(*, actor: Actor, book: str, year: int, count: int, at: datetime, sheet: bool = False) -> Job:
    """Have a book written; a second press, or another one's for the same lines, finds the job that is on its way."""
    ending = "xlsx" if sheet else "pdf"
    payload = {"unit": actor.unit.pk, "book": book, "year": year, "count": count, "ending": ending}
    waiting = Job.objects.filter(kind=BOOK, payload=payload, state__in=[State.WAITING, State.RUNNING]).first()
    key = f"{BOOK}:{actor.unit.pk}:{book}:{year}:{ending}:{at:%Y%m%d%H%M}"
    return waiting or queue.plan(BOOK, key, payload, at=at)


def asked_of(job: Job) -> dict[str, object]:
    """What a job was asked; one planned before there were more books names its direction."""
    return {"book": job.payload.get("direction"), "ending": "pdf", **job.payload}


def file_name(job: Job) -> str:
    """One file for each book: writing it anew replaces it."""
    return "books/{unit}-{book}-{year}.{ending}".format(**asked_of(job))


@queue.handler(BOOK, lane=queue.LONG)
def book(job: Job) -> None:
    asked = asked_of(job)
    unit = Unit.objects.get(pk=job.payload["unit"])

    def told(done: int) -> None:
        queue.progress(job, done, max(job.payload["count"], done), at=timezone.now())

    told(0)
    write = registers.write_sheet if asked["ending"] == "xlsx" else registers.write
    with TemporaryFile() as out:
        write(registers.BOOKS[str(asked["book"])], unit, job.payload["year"], out, told=told)
        out.seek(0)
        name = file_name(job)
        if default_storage.exists(name):
            default_storage.delete(name)
        default_storage.save(name, File(out))


@queue.handler(revoking.JOB)
def revocation(job: Job) -> None:
    revoking.check(Signature.objects.get(pk=job.payload["signature"]), at=timezone.now())


@queue.handler(batches.JOB)
def batch(job: Job) -> None:
    """Also after a worker died at it: what is made already stays as it is."""

    def told(done: int, total: int) -> None:
        if done % TELL_EVERY == 0 or done == total:
            queue.progress(job, done, total, at=timezone.now())

    rows = Batch.objects.select_related(
        "letter__directive__doc_type", "letter__directive__issuer", "made_by", "made_as__unit"
    )
    row = rows.get(pk=job.payload["batch"])
    if batches.jobs_of(row).filter(pk__lt=job.pk, state=State.RUNNING).exists():
        raise queue.TryLater("Đợt in này chưa dừng hẳn.")  # stopped and resumed before its worker heard of the stop
    batches.carry_out(row, told=told, now=timezone.now)
