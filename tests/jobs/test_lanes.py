"""What takes minutes has a queue and workers of its own, and never stands before what takes a moment."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from django.conf import settings
from django.utils import timezone

from dispatches.jobs import BOOK
from dissemination import embedded
from intake.services import scans
from jobs import queue, tasks
from jobs.models import Job, State
from reminders import outbox
from reminders.jobs import MORNING

NOW = timezone.now()
COMPOSE = yaml.safe_load((settings.BASE_DIR / "docker-compose.yml").read_text(encoding="utf-8"))["services"]


@pytest.fixture
def done() -> Iterator[list[str]]:
    """Registers a quick kind and a long one, which note the keys of what they did."""
    seen: list[str] = []
    queue.handler("quick")(lambda job: seen.append(job.key))
    queue.handler("slow", lane=queue.LONG)(lambda job: seen.append(job.key))
    yield seen
    for kind in ("quick", "slow"):
        del queue.handlers[kind], queue.lanes[kind]


def rung(monkeypatch: pytest.MonkeyPatch) -> list[tuple[int, str]]:
    calls: list[tuple[int, str]] = []
    monkeypatch.setattr(tasks.run, "apply_async", lambda args, queue: calls.append((args[0], queue)))
    return calls


def test_scans_and_books_are_long_and_mails_are_not() -> None:
    assert {kind: queue.lanes[kind] for kind in (scans.KIND, BOOK, outbox.MAIL, MORNING)} == {
        scans.KIND: queue.LONG,
        BOOK: queue.LONG,
        outbox.MAIL: queue.SHORT,
        MORNING: queue.SHORT,
    }


def test_each_kind_rings_in_its_lane(db, done, monkeypatch, django_capture_on_commit_callbacks) -> None:
    calls = rung(monkeypatch)
    with django_capture_on_commit_callbacks(execute=True):
        slow, quick = queue.plan("slow", "a", at=NOW), queue.plan("quick", "b", at=NOW)
        queue.plan_many("slow", {"c": {}}, at=NOW)
    third = Job.objects.get(key="c")
    assert calls == [(slow.pk, queue.LONG), (quick.pk, queue.SHORT), (third.pk, queue.LONG)]
    Job.objects.filter(pk=slow.pk).update(state=State.FAILED)
    with django_capture_on_commit_callbacks(execute=True):
        assert queue.retry(slow.pk, at=NOW)
    assert calls[-1] == (slow.pk, queue.LONG)


def test_a_sweep_does_the_jobs_of_its_own_lane(db, done) -> None:
    for kind, key in (("slow", "a"), ("quick", "b"), ("slow", "c")):
        queue.plan(kind, key, at=NOW)
    assert tasks.sweep(queue.SHORT) == 1
    assert done == ["b"]
    assert tasks.sweep(queue.LONG) == 2
    assert done == ["b", "a", "c"]


def test_the_clock_sweeps_every_lane_in_its_own_queue() -> None:
    entries = [one for one in settings.CELERY_BEAT_SCHEDULE.values() if one["task"] == "jobs.tasks.sweep"]
    swept = {one["args"][0]: one.get("options", {}).get("queue", queue.SHORT) for one in entries}
    assert swept == {lane: lane for lane in queue.LANES}


def test_both_sizes_have_a_worker_for_every_lane(tmp_path: Path) -> None:
    served = [child.command for child in embedded.children(tmp_path, 1) if "worker" in child.command]
    composed = [service["command"] for service in COMPOSE.values() if "worker" in service.get("command", ())]
    for commands in (served, composed):
        assert sorted(command[command.index("-Q") + 1] for command in commands) == sorted(queue.LANES)


@pytest.mark.broker
@pytest.mark.django_db(transaction=True)
def test_mails_go_out_while_scans_wait_for_their_own_worker(broker, worker, eventually) -> None:
    """Jobs of papers and notices that are gone: real handlers, with nothing to do."""
    queue.plan_many(scans.KIND, {f"scan:{n}": {"arrival": 0} for n in range(20)}, at=NOW)
    queue.plan(MORNING, "morning", {"on": "2000-01-01"}, at=NOW)
    worker(concurrency=1, queues=queue.SHORT)
    eventually(lambda: Job.objects.filter(kind=MORNING, state=State.DONE).exists())
    assert not Job.objects.filter(kind=scans.KIND).exclude(state=State.WAITING).exists()
    worker(concurrency=1, queues=queue.LONG)
    eventually(lambda: not Job.objects.exclude(state=State.DONE).exists())
