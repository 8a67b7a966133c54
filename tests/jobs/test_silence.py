"""Loading in bulk rings no doorbell; the rows wait for the sweep."""

import pytest
from django.utils import timezone

from jobs import queue
from jobs.models import Job

pytestmark = pytest.mark.django_db


def test_what_is_planned_in_silence_is_there_but_not_rung(django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks() as rung, queue.without_ringing():
        queue.plan("mail", "mail:1", at=timezone.now())
    assert rung == []
    assert Job.objects.filter(key="mail:1").exists()
    with django_capture_on_commit_callbacks() as rung:
        queue.plan("mail", "mail:2", at=timezone.now())
    assert len(rung) == 1
