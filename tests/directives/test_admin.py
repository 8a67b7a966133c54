"""Papers and work in the admin are looked at; nothing issued is edited or deleted there."""

import pytest
from django.urls import reverse

from directives.models import Assignment, Channel, Directive, DocumentType, Indicator
from tests.world import World, build
from units.models import User

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> World:
    return build()


@pytest.fixture
def staff(world, client):
    client.force_login(User.objects.create_superuser("quantri", "x", full_name="Quản trị"))
    return client


def test_an_issued_paper_is_shown_but_not_edited_even_by_a_superuser(world, staff):
    directive = world.issue()
    address = reverse("admin:directives_directive_change", args=[directive.pk])
    page = staff.get(address).content.decode()
    assert directive.subject in page
    assert 'name="_save"' not in page
    answer = staff.post(address, {"subject": "khác"})
    assert answer.status_code == 403
    assert "không sửa, không xóa được" in answer.content.decode()
    directive.refresh_from_db()
    assert directive.subject != "khác"


def test_an_issued_paper_is_not_deleted_and_the_page_says_why(world, staff):
    directive = world.issue()
    answer = staff.post(reverse("admin:directives_directive_delete", args=[directive.pk]), {"post": "yes"})
    assert answer.status_code == 403
    assert "hãy thu hồi văn bản" in answer.content.decode()
    chosen = {"action": "delete_selected", "_selected_action": directive.pk, "post": "yes"}
    staff.post(reverse("admin:directives_directive_changelist"), chosen)
    assert Directive.objects.filter(pk=directive.pk).exists()


def test_a_paper_is_found_without_accents(world, staff):
    directive = world.issue()
    found = staff.get(reverse("admin:directives_directive_changelist"), {"q": "tuyen truyen 42/UBND"})
    assert list(found.context["cl"].result_list) == [directive]


def test_work_is_not_changed_in_the_admin(world, staff):
    world.issue()
    row = world.assignment_of(world.head)
    answer = staff.post(reverse("admin:directives_assignment_change", args=[row.pk]), {"state": "accepted"})
    assert answer.status_code == 403
    assert Assignment.objects.get(pk=row.pk).state == "given"


def test_an_office_adds_a_channel_with_its_figures(world, staff):
    figure = {"indicators-0-name": "Số lượt", "indicators-0-code": "so-luot", "indicators-0-unit_name": "lượt"}
    figure |= {"indicators-0-maximum": 100, "indicators-0-position": 1}
    answer = staff.post(
        reverse("admin:directives_channel_add"),
        {"code": "zns", "name": "Tin nhắn", "position": 20, "is_active": "on"}
        | figure
        | {"indicators-TOTAL_FORMS": 1, "indicators-INITIAL_FORMS": 0},
    )
    assert answer.status_code == 302
    assert Indicator.objects.get(channel__code="zns").unit_name == "lượt"


def test_a_channel_is_put_out_of_use_not_deleted(world, staff):
    channel = Channel.objects.first()
    assert staff.post(reverse("admin:directives_channel_delete", args=[channel.pk])).status_code == 403


def test_the_same_type_twice_in_one_system_is_refused(world, staff):
    known = DocumentType.objects.filter(system="state").first()
    answer = staff.post(
        reverse("admin:directives_documenttype_add"), {"name": known.name, "system": "state", "position": 1}
    )
    assert "Hệ thống này đã có loại văn bản này." in answer.content.decode()
