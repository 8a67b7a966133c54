"""The trail in the admin is read, never written."""

import pytest
from django.urls import reverse

from audit.models import Entry
from tests.world import build
from units.models import User

pytestmark = pytest.mark.django_db


@pytest.fixture
def entry():
    build().issue()
    return Entry.objects.get(verb="paper.issued")


def test_the_trail_is_read_and_searched(client, entry):
    client.force_login(User.objects.create_superuser("quantri", "x", full_name="Quản trị"))
    page = client.get(reverse("admin:audit_entry_changelist"), {"q": "phát hành"})
    assert list(page.context["cl"].result_list) == [entry]


@pytest.mark.parametrize("name", ["change", "delete"])
def test_no_line_is_changed_or_deleted(client, entry, name):
    client.force_login(User.objects.create_superuser("quantri", "x", full_name="Quản trị"))
    answer = client.post(reverse(f"admin:audit_entry_{name}", args=[entry.pk]), {"sentence": "khác", "post": "yes"})
    assert answer.status_code == 403
    assert "Nhật ký chỉ được đọc" in answer.content.decode()
    assert Entry.objects.filter(pk=entry.pk, sentence=entry.sentence).exists()
