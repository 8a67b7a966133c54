"""Work that must be done: claimed once, lost by nobody, given up only after enough tries."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from jobs import queue, tasks
from jobs.models import Job, State

pytestmark = pytest.mark.django_db
NOW = timezone.now()


@pytest.fixture
def done() -> Iterator[list[int]]:
    """Registers the kind "test", which notes the keys of what it did."""
    seen: list[int] = []
    queue.handlers["test"] = lambda job: seen.append(job.pk)
    yield seen
    del queue.handlers["test"]


@pytest.fixture
def fails() -> Iterator[list[Exception]]:
    """Registers the kind "test", which raises what the list holds."""
    errors: list[Exception] = [ValueError("hỏng")]

    def work(job: Job) -> None:
        raise errors[0]

    queue.handlers["test"] = work
    yield errors
    del queue.handlers["test"]


def planned(key: str = "one") -> Job:
    return queue.plan("test", key, at=NOW)


def test_planning_twice_makes_one_job(done):
    assert planned() == planned()
    queue.plan_many("test", {"one": {}, "two": {"n": 2}}, at=NOW)
    queue.plan_many("test", {"two": {"n": 3}}, at=NOW)
    assert list(Job.objects.values_list("key", "payload")) == [("one", {}), ("two", {"n": 2})]
    assert tasks.sweep() == 2
    queue.plan_many("test", {"one": {}}, at=NOW)
    assert tasks.sweep() == 0
    assert len(done) == 2


def test_many_jobs_are_planned_in_a_few_queries(done, django_assert_max_num_queries):
    with django_assert_max_num_queries(30):
        queue.plan_many("test", {f"job-{n}": {} for n in range(1500)}, at=NOW)
    assert Job.objects.count() == 1500


def test_a_job_is_claimed_once(done):
    job = planned()
    assert queue.claim(job.pk, at=NOW) is not None
    assert queue.claim(job.pk, at=NOW) is None


def test_a_job_whose_time_has_not_come_waits(done):
    job = queue.plan("test", "later", at=NOW, run_after=NOW + timedelta(hours=1))
    assert queue.claim(job.pk, at=NOW) is None
    assert queue.claim(job.pk, at=NOW + timedelta(hours=1)) is not None


def test_a_dead_worker_s_lease_runs_out_and_its_late_end_counts_no_more(done):
    job = planned()
    dead = queue.claim(job.pk, at=NOW)
    assert queue.claim(job.pk, at=NOW + queue.LEASE) is None
    other = queue.claim(job.pk, at=NOW + queue.LEASE + timedelta(seconds=1))
    assert other is not None
    assert other.attempts == 2
    queue._failed(dead, ValueError("quá muộn"), at=NOW + queue.LEASE + timedelta(seconds=2))
    job.refresh_from_db()
    assert (job.state, job.attempts) == (State.RUNNING, 2)


def test_a_job_that_kills_every_worker_is_given_up_at_last(done):
    job = planned()
    Job.objects.filter(pk=job.pk).update(attempts=queue.MOST_CLAIMS)
    assert queue.perform(job.pk, now=lambda: NOW) is False
    job.refresh_from_db()
    assert (job.state, job.error) == (State.FAILED, queue.KILLS_WORKERS)
    assert done == []


def test_progress_keeps_the_lease(done):
    job = queue.claim(planned().pk, at=NOW)
    queue.progress(job, 3, 10, at=NOW + timedelta(minutes=4))
    assert queue.claim(job.pk, at=NOW + timedelta(minutes=8)) is None
    job.refresh_from_db()
    assert (job.done_count, job.total_count) == (3, 10)


def test_a_failing_job_pauses_longer_each_time_and_is_given_up(fails):
    job, at, pauses = planned(), NOW, []
    for _ in range(job.max_attempts):
        assert not queue.perform(job.pk, now=lambda at=at: at)
        assert not queue.perform(job.pk, now=lambda at=at: at)
        job.refresh_from_db()
        pauses.append(job.run_after - at)
        at = job.run_after
    assert pauses == sorted(set(pauses))
    assert (job.state, job.attempts, job.ended_at is not None) == (State.FAILED, 6, True)
    assert "hỏng" in job.error
    assert not queue.perform(job.pk, now=lambda: at + timedelta(days=9))


def test_try_later_outlasts_the_attempts_and_ends_after_days(fails):
    fails[0] = queue.TryLater("máy chủ thư nghỉ")
    job, at = planned(), NOW
    while at - NOW < queue.PATIENCE:
        queue.perform(job.pk, now=lambda at=at: at)
        job.refresh_from_db()
        assert job.state == State.WAITING
        at = job.run_after
    assert job.attempts > job.max_attempts
    queue.perform(job.pk, now=lambda: at)
    job.refresh_from_db()
    assert job.state == State.FAILED


def test_work_that_was_done_is_not_done_again(done):
    job = planned()
    assert queue.perform(job.pk, now=lambda: NOW)
    assert not queue.perform(job.pk, now=lambda: NOW + timedelta(days=1))
    assert done == [job.pk]


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_eight_workers_at_once_do_each_job_once(done):
    queue.plan_many("test", {f"job-{n}": {} for n in range(20)}, at=NOW)

    def sweep(_: int) -> int:
        try:
            return tasks.sweep()
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as pool:
        assert sum(pool.map(sweep, range(8))) == 20
    assert sorted(done) == sorted(Job.objects.values_list("pk", flat=True))
