"""A broker that is down holds nobody up: the work is noted, and the sweep will find it."""

import time

from django.utils import timezone

from jobs import queue
from jobs.models import Job, State


def test_a_dead_broker_does_not_hold_up_who_pressed_the_button(db, django_capture_on_commit_callbacks, settings):
    assert settings.CELERY_BROKER_URL == "redis://127.0.0.1:1/0"
    with django_capture_on_commit_callbacks() as rings:
        queue.plan("test.nothing", "one", at=timezone.now())
    started = time.monotonic()
    for ring in rings:
        ring()
    assert len(rings) == 1
    assert time.monotonic() - started < 3, "Celery's own way is to try for six seconds"
    assert Job.objects.get().state == State.WAITING
