"""Every page of the admin opens for whom it should, and its lists cost the same at any length."""

import pytest
from django.contrib import admin
from django.contrib.auth.models import Permission
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from directives.models import Channel
from directives.services import work
from directives.services.work import ResultFacts
from jobs import queue
from tests.world import NOW, TODAY, World, build, person
from units.models import Role, User

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
ROOMS = {"units", "directives", "audit", "jobs", "dispatches", "reminders", "compliance"}
MODELS = [model for model in admin.site._registry if model._meta.app_label in ROOMS]
by_model = pytest.mark.parametrize("model", MODELS, ids=lambda model: model._meta.label_lower)


def address(model, page, *args):
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{page}", args=args)


@pytest.fixture
def world() -> World:
    world = build()
    world.issue()
    row = world.assignment_of(world.head)
    facts = ResultFacts(Channel.objects.get(code="loa"), TODAY, {"luot-phat": 4})
    work.log_result(actor=world.head, assignment=row, facts=facts, at=NOW)
    queue.plan("mail", "mail:1", at=timezone.now())
    return world


@pytest.fixture
def superuser(world, client):
    client.force_login(User.objects.create_superuser("quantri", "x", full_name="Quản trị"))
    return client


@by_model
def test_list_search_and_form_open_for_a_superuser(superuser, model):
    assert superuser.get(address(model, "changelist")).status_code == 200
    assert superuser.get(address(model, "changelist"), {"q": "cho chu"}).status_code == 200
    row = model._default_manager.first()
    if row is not None:
        assert superuser.get(address(model, "change", row.pk)).status_code == 200
    allowed = admin.site._registry[model].has_add_permission(type("Request", (), {"user": User(is_superuser=True)}))
    assert superuser.get(address(model, "add")).status_code == (200 if allowed else 403)


@by_model
def test_staff_without_the_permission_is_refused(world, client, model):
    client.force_login(User.objects.create_user("can-bo", "x", full_name="Cán bộ", is_staff=True))
    assert client.get(address(model, "changelist")).status_code == 403
    client.logout()
    client.force_login(world.clerk.user)
    assert client.get(address(model, "changelist")).status_code == 302


@by_model
def test_staff_who_may_look_does(world, client, model):
    staff = User.objects.create_user("can-bo", "x", full_name="Cán bộ", is_staff=True)
    staff.user_permissions.add(
        Permission.objects.get(codename=f"view_{model._meta.model_name}", content_type__app_label=model._meta.app_label)
    )
    client.force_login(staff)
    assert client.get(address(model, "changelist")).status_code == 200


@by_model
def test_a_list_costs_the_same_with_more_rows(superuser, world, model):
    def cost():
        with CaptureQueriesContext(
            connection,
        ) as seen:
            superuser.get(address(model, "changelist"))
        return len(seen)

    before = cost()
    for n in range(20):
        unit = world.neighbourhoods[n % 6]
        person(unit, f"Người {n}", f"Chức danh {n}", Role.MEMBER, f"09000001{n:02}")
        row = world.assignment_of(world.head)
        facts = ResultFacts(Channel.objects.get(code="loa"), TODAY, {"luot-phat": n})
        work.log_result(actor=world.head, assignment=row, facts=facts, at=NOW)
        queue.plan("mail", f"mail:more:{n}", at=timezone.now())
    world.issue(number="43")
    assert cost() == before
    assert before <= 15
