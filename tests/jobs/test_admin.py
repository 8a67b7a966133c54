"""The machine's work in the admin: looked at, and what failed is tried again."""

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse
from django.utils import timezone

from jobs import queue
from jobs.models import Job, State
from units.models import User

pytestmark = pytest.mark.django_db
LIST = "admin:jobs_job_changelist"


@pytest.fixture
def failed():
    job = queue.plan("mail", "mail:1", at=timezone.now())
    Job.objects.filter(pk=job.pk).update(state=State.FAILED, attempts=6, error="OSError: mất mạng")
    return Job.objects.get(pk=job.pk)


def with_permission(client, codename):
    user = User.objects.create_user("can-bo", "x", full_name="Cán bộ", is_staff=True)
    user.user_permissions.add(Permission.objects.get(codename=codename))
    client.force_login(user)
    return client


def test_a_failed_job_is_tried_again(client, failed):
    chosen = {"action": "retry", "_selected_action": failed.pk}
    answer = with_permission(client, "change_job").post(reverse(LIST), chosen, follow=True)
    assert "Đã xếp 1 việc để chạy lại." in answer.content.decode()
    failed.refresh_from_db()
    assert (failed.state, failed.attempts) == (State.WAITING, 0)


def test_who_may_only_look_does_not_try_again(client, failed):
    chosen = {"action": "retry", "_selected_action": failed.pk}
    client = with_permission(client, "view_job")
    assert "mất mạng" in client.get(reverse(LIST)).content.decode()
    client.post(reverse(LIST), chosen)
    failed.refresh_from_db()
    assert failed.state == State.FAILED


def test_what_did_not_fail_is_left_alone(client, failed):
    Job.objects.filter(pk=failed.pk).update(state=State.DONE)
    chosen = {"action": "retry", "_selected_action": failed.pk}
    answer = with_permission(client, "change_job").post(reverse(LIST), chosen, follow=True)
    assert "Không có việc hỏng nào" in answer.content.decode()
    assert Job.objects.get(pk=failed.pk).state == State.DONE


def test_a_job_is_neither_edited_nor_deleted(client, failed):
    client.force_login(User.objects.create_superuser("quantri", "x", full_name="Quản trị"))
    for name in ("change", "delete"):
        answer = client.post(reverse(f"admin:jobs_job_{name}", args=[failed.pk]), {"post": "yes"})
        assert answer.status_code == 403
    assert Job.objects.filter(pk=failed.pk, kind="mail").exists()
