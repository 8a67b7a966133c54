"""A broker that is down holds nobody up: the work is noted, and the sweep will find it."""

import time

from django.utils import timezone

from jobs import queue
from jobs.models import Job, State


def test_a_dead_broker_does_not_hold_up_who_pressed_the_button(db, django_capture_on_commit_callbacks, settings):
    assert settings.CELERY_BROKER_URL == "redis://127.0.0.1:1/0"
    with django_capture_on_commit_callbacks() as rings:
        queue.plan("test.nothing", "one", at=timezone.now())
        queue.plan("test.nothing", "two", at=timezone.now())
    first, second = rings
    first()  # the first one also loads what rings
    started = time.monotonic()
    second()
    assert time.monotonic() - started < 3, "Celery's own way is to try for six seconds"
    assert set(Job.objects.values_list("state", flat=True)) == {State.WAITING}
