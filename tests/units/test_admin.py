"""Units, posts, people and groups in the admin: opened and closed through the services, never deleted."""

from datetime import date

import pytest
from django.db.models import ProtectedError
from django.urls import reverse

from audit.models import Entry
from tests.world import World, build
from units.models import GroupMember, Membership, Post, RecipientGroup, Role, Unit, User

pytestmark = pytest.mark.django_db
PASSWORD = "Mật-khẩu-dài-2024"


@pytest.fixture
def world() -> World:
    return build()


@pytest.fixture
def staff(world, client):
    """A superuser of the admin, signed in."""
    user = User.objects.create_superuser("quantri", "x", full_name="Quản trị")
    client.force_login(user)
    return client


def new_unit(world, **changes):
    fields = {
        "name": "Trạm Thú y thị trấn",
        "short_name": "Trạm Thú y thị trấn",
        "branch": "state",
        "kind": "office",
        "parent": world.commune.pk,
        "area": world.commune.area_id,
    }
    return fields | changes


def test_a_unit_opened_in_the_admin_has_its_path_and_is_found_without_accents(world, staff):
    answer = staff.post(reverse("admin:units_unit_add"), new_unit(world))
    assert answer.status_code == 302
    unit = Unit.objects.get(name="Trạm Thú y thị trấn")
    assert unit.path == f"{world.commune.path}{unit.pk}/"
    found = staff.get(reverse("admin:units_unit_changelist"), {"q": "tram thu y"}).context["cl"].result_list
    assert list(found) == [unit]


def test_an_area_opened_in_the_admin_has_its_path(world, staff):
    staff.post(
        reverse("admin:units_area_add"), {"name": "Phố Đình", "level": "tổ dân phố", "parent": world.commune.area_id}
    )
    area = world.commune.area.__class__.objects.get(name="Phố Đình")
    assert area.path == f"{world.commune.area.path}{area.pk}/"


def test_two_units_of_one_name_under_one_parent_are_refused_and_nothing_typed_is_lost(world, staff):
    answer = staff.post(reverse("admin:units_unit_add"), new_unit(world, name="Công an thị trấn", place="Chợ Chu"))
    assert answer.status_code == 200
    assert "Cấp trên này đã có một đơn vị cùng tên." in answer.content.decode()
    assert answer.context["adminform"].form["place"].value() == "Chợ Chu"


def test_a_new_name_is_found_and_the_parent_stays(world, staff):
    unit = world.offices[0]
    address = reverse("admin:units_unit_change", args=[unit.pk])
    staff.post(address, new_unit(world, name="Công an mới", short_name="Công an mới", parent=world.next_commune.pk))
    unit.refresh_from_db()
    assert (unit.name, unit.parent, unit.search_key.startswith("cong an moi")) == ("Công an mới", world.commune, True)


def close(staff, unit, **fields):
    chosen = {"action": "close", "_selected_action": unit.pk}
    return staff.post(reverse("admin:units_unit_changelist"), chosen | fields)


def test_a_unit_is_closed_on_a_page_that_asks_for_the_day(world, staff):
    unit = world.neighbourhoods[0]
    asked = close(staff, unit)
    assert "Ngày hoạt động cuối cùng" in asked.content.decode()
    unit.refresh_from_db()
    assert unit.valid_to is None
    answer = close(staff, unit, confirmed="1", on="30/6/2025", successors=[world.neighbourhoods[1].pk])
    assert answer.status_code == 302
    unit.refresh_from_db()
    assert unit.valid_to == date(2025, 6, 30)
    assert list(unit.successors.all()) == [world.neighbourhoods[1]]
    entry = Entry.objects.get(verb="unit.closed")
    assert (entry.actor.username, entry.acting_as) == ("quantri", "quản trị")


@pytest.mark.parametrize(
    ("day", "said"),
    [("31/02/2025", "Ngày này không có"), ("", "Mời điền mục này"), ("01/01/2020", "chỉ bắt đầu hoạt động")],
)
def test_a_wrong_day_closes_nothing_and_says_why(world, staff, day, said):
    unit = world.neighbourhoods[0]
    Unit.objects.filter(pk=unit.pk).update(valid_from=date(2024, 1, 1))
    answer = close(staff, unit, confirmed="1", on=day)
    assert said in answer.content.decode()
    unit.refresh_from_db()
    assert unit.valid_to is None


def test_a_closed_unit_is_not_closed_again_and_none_follows_itself(world, staff):
    unit = world.neighbourhoods[0]
    itself = close(staff, unit, confirmed="1", on="30/6/2025", successors=[unit.pk])
    assert "không thể tự thay thế mình" in itself.content.decode()
    close(staff, unit, confirmed="1", on="30/6/2025")
    assert "đã đóng từ hết ngày 30/6/2025" in close(staff, unit, confirmed="1", on="01/7/2025").content.decode()


def test_a_person_is_created_with_a_password_and_signs_in_by_phone(world, staff, client):
    fields = {"username": "hoa", "full_name": "Lê Hoa", "phone": "0900000099", "usable_password": "true"}
    staff.post(reverse("admin:units_user_add"), fields | {"password1": PASSWORD, "password2": PASSWORD})
    person = User.objects.get(username="hoa")
    assert (person.full_name, person.email, person.is_demo) == ("Lê Hoa", None, False)
    assert client.login(username="0900000099", password=PASSWORD)


def test_a_person_with_a_wrong_phone_or_a_short_password_is_refused(world, staff):
    fields = {"username": "hoa", "full_name": "Lê Hoa", "phone": "12", "usable_password": "true"}
    answer = staff.post(reverse("admin:units_user_add"), fields | {"password1": "ngan", "password2": "ngan"})
    said = answer.content.decode()
    assert "Số điện thoại gồm 10 chữ số" in said
    assert "quá ngắn" in said
    assert not User.objects.filter(username="hoa").exists()


def test_a_group_gets_a_member(world, staff):
    group = world.all_offices
    members = {f"members-{n}-id": one.pk for n, one in enumerate(group.members.all())}
    members |= {f"members-{n}-unit": one.unit_id for n, one in enumerate(group.members.all())}
    members |= {f"members-{n}-position": n for n in range(3)}
    members |= {"members-3-unit": world.neighbourhoods[0].pk, "members-3-position": 3}
    members |= {"members-TOTAL_FORMS": 4, "members-INITIAL_FORMS": 3}
    answer = staff.post(
        reverse("admin:units_recipientgroup_change", args=[group.pk]),
        {"owner": group.owner_id, "name": group.name, **members},
    )
    assert answer.status_code == 302
    assert GroupMember.objects.filter(group=group).count() == 4


@pytest.mark.parametrize("model", [Unit, Post, Membership, RecipientGroup, User])
def test_nothing_of_this_room_is_deleted_in_the_admin(world, staff, model):
    row = model.objects.first()
    answer = staff.post(reverse(f"admin:units_{model._meta.model_name}_delete", args=[row.pk]), {"post": "yes"})
    assert answer.status_code == 403
    assert model.objects.filter(pk=row.pk).exists()


def test_the_database_too_keeps_a_unit_that_others_name(world):
    with pytest.raises(ProtectedError):
        world.commune.delete()


def test_only_one_open_membership_of_a_post(world, staff):
    held = Membership.objects.get(user=world.clerk.user)
    answer = staff.post(reverse("admin:units_membership_add"), {"user": held.user_id, "post": held.post_id})
    assert "Người này đang giữ chức danh này rồi." in answer.content.decode()


def test_a_post_is_found_by_the_name_of_its_unit_without_accents(world, staff):
    Post.objects.create(unit=world.next_commune, name="Chủ tịch", role=Role.LEADER)
    found = staff.get(reverse("admin:units_post_changelist"), {"q": "phuc chu Chủ tịch"}).context["cl"].result_list
    assert [(post.name, post.unit) for post in found] == [("Chủ tịch", world.next_commune)]


@pytest.mark.parametrize("page", ["auth_group_add", "units_user_change"])
def test_rights_are_named_in_vietnamese(world, staff, page):
    of = [world.clerk.user.pk] if page == "units_user_change" else []
    html = staff.get(reverse(f"admin:{page}", args=of)).content.decode()
    assert "đơn vị: sửa</option>" in html
    assert "Can change" not in html
