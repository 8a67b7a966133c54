"""Planning, claiming and finishing work. The only writers of `Job`.

A job is claimed by a conditional update whose row count is looked at, for a lease: a worker that dies simply lets its
lease run out, and the sweep gives the job to another. A handler may therefore run twice and must look first whether
its work is already done.

There are two lanes, each a queue of the broker with workers of its own: what takes minutes never stands before what
takes a moment.
"""

import logging
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import F, Q, QuerySet

from jobs.models import Job, State

log = logging.getLogger(__name__)
LEASE = timedelta(minutes=5)
# A job that kills its worker raises nothing: it is given up when it was claimed this often, waits included.
MOST_CLAIMS = 200
KILLS_WORKERS = "Việc này làm dừng bộ xử lý nhiều lần nên không thử nữa."
PATIENCE = timedelta(days=3)

SHORT, LONG = "celery", "long"  # names of queues; the first is the one that every Celery worker looks into by itself
LANES = (SHORT, LONG)

Handler = Callable[[Job], None]
handlers: dict[str, Handler] = {}
lanes: dict[str, str] = {}


class TryLater(Exception):
    """Raised by a handler when the world is not ready (a mail server is down): try again after a pause, for days."""


def handler(kind: str, lane: str = SHORT) -> Callable[[Handler], Handler]:
    """Registers the function that does the work of this kind; called from the owning room's `jobs.py`. `lane` is LONG
    for work of minutes: a scan, a book."""

    def register(function: Handler) -> Handler:
        handlers[kind], lanes[kind] = function, lane
        return function

    return register


def plan(
    kind: str, key: str, payload: dict[str, Any] | None = None, *, at: datetime, run_after: datetime | None = None
) -> Job:
    """Note a piece of work, once per `key`, in the caller's transaction; the doorbell rings after commit."""
    job, is_new = Job.objects.get_or_create(
        key=key,
        defaults={"kind": kind, "payload": payload or {}, "run_after": run_after or at, "created_at": at},
    )
    if is_new and job.run_after <= at:
        ring_on_commit(kind, job.pk)
    return job


def plan_many(kind: str, payloads: Mapping[str, dict[str, Any]], *, at: datetime) -> None:
    """Note many pieces of work by their keys, each once, in a few queries; the doorbell rings after commit."""
    if not payloads:
        return
    rows = [Job(kind=kind, key=key, payload=each, run_after=at, created_at=at) for key, each in payloads.items()]
    with transaction.atomic():
        Job.objects.bulk_create(rows, ignore_conflicts=True, batch_size=1000)
        keys = list(payloads)
        for start in range(0, len(keys), 1000):
            waiting = Job.objects.filter(key__in=keys[start : start + 1000], state=State.WAITING, attempts=0)
            ring_on_commit(kind, *waiting.values_list("pk", flat=True))


_silent: ContextVar[bool] = ContextVar("silent", default=False)


@contextmanager
def without_ringing() -> Iterator[None]:
    """For loading in bulk before any broker runs: what is planned meanwhile waits for the sweep."""
    before = _silent.set(True)
    try:
        yield
    finally:
        _silent.reset(before)


def ring_on_commit(kind: str, *keys: int) -> None:
    """Ring for jobs of one kind, in its lane."""
    from jobs.tasks import run

    if _silent.get():
        return

    def ring() -> None:
        for pk in keys:
            try:
                run.apply_async((pk,), queue=lanes.get(kind, SHORT))
            except Exception:  # the broker is down: the sweep will find the rows
                log.warning("The doorbell is silent; job %s and those after it wait for the sweep", pk)
                return

    transaction.on_commit(ring)


def due(at: datetime, lane: str | None = None) -> QuerySet[Job]:
    """Jobs whose time has come, of one lane or of all: waiting ones, and running ones whose worker let the lease run
    out."""
    stuck = Q(state=State.RUNNING, leased_until__lt=at)
    found = Job.objects.filter(Q(state=State.WAITING, run_after__lte=at) | stuck)
    if lane is None:
        return found
    long = Q(kind__in=[kind for kind, where in lanes.items() if where == LONG])
    return found.filter(long if lane == LONG else ~long)


def claim(pk: int, *, at: datetime) -> Job | None:
    """Take the job for one lease, or None when it is done, not due, or in another's hands."""
    won = (
        due(at).filter(pk=pk).update(state=State.RUNNING, leased_until=at + LEASE, attempts=F("attempts") + 1, error="")
    )
    return Job.objects.get(pk=pk) if won else None


def perform(pk: int, *, now: Callable[[], datetime]) -> bool:
    """Claim and do one job; True if it was done here. A failure is noted and tried again later, with longer pauses."""
    job = claim(pk, at=now())
    if job is None:
        return False
    if job.attempts > MOST_CLAIMS:
        _held(job).update(state=State.FAILED, ended_at=now(), leased_until=None, error=KILLS_WORKERS)
        return False
    try:
        handlers[job.kind](job)
    except Exception as error:
        if not isinstance(error, TryLater):
            log.exception("Job %s failed", job)
        _failed(job, error, at=now())
        return False
    _held(job).update(state=State.DONE, ended_at=now(), leased_until=None)
    return True


def retry(pk: int, *, at: datetime) -> bool:
    """Give a job that failed for good all its attempts again; True if it was one."""
    failed = Job.objects.filter(pk=pk, state=State.FAILED)
    kind = failed.values_list("kind", flat=True).first()
    again = failed.update(state=State.WAITING, attempts=0, run_after=at, ended_at=None) > 0
    if again and kind:
        ring_on_commit(kind, pk)
    return again


def progress(job: Job, done: int, total: int, *, at: datetime) -> None:
    """Say how far a long job has come, and keep the lease."""
    _held(job).update(done_count=done, total_count=total, leased_until=at + LEASE)


def _held(job: Job) -> QuerySet[Job]:
    return Job.objects.filter(pk=job.pk, state=State.RUNNING, attempts=job.attempts)


def _failed(job: Job, error: Exception, *, at: datetime) -> None:
    waits = isinstance(error, TryLater)
    gives_up = at - job.created_at > PATIENCE if waits else job.attempts >= job.max_attempts
    pause = timedelta(seconds=30 * 2 ** min(job.attempts, 7))
    _held(job).update(
        state=State.FAILED if gives_up else State.WAITING,
        run_after=at + pause,
        ended_at=at if gives_up else None,
        leased_until=None,
        error=f"{type(error).__name__}: {error}"[:2000],
    )
