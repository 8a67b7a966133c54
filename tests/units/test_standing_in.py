"""Stand-ins: named between two days, marked in all that they do, nobody on any other day."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from audit.models import Entry
from directives.models import Assignment
from directives.policies import Forbidden
from directives.services import work
from directives.states import State
from reminders import receivers
from tests.world import NOW, TODAY, World, build, person
from units import standing_in
from units.acting import Actor, choices
from units.models import Membership, Role
from units.standing_in import NotAllowed

pytestmark = pytest.mark.django_db
FIRST, LAST = TODAY, TODAY + timedelta(days=10)


@pytest.fixture
def world() -> World:
    world = build()
    world.issue()
    return world


@pytest.fixture
def helper(world):
    """The deputy head of Tổ dân phố 5: a member of the unit."""
    return person(world.head.unit, "Đinh Thị Mười", "Tổ phó", Role.MEMBER, "0912000010")


def held_by(actor: Actor) -> Membership:
    return Membership.objects.get(user=actor.user, post=actor.post)


def name(world, helper, actor=None, **changes):
    facts = {"held": held_by(world.head), "user": helper.user, "first": FIRST, "last": LAST} | changes
    return standing_in.name(actor=actor or world.head, at=NOW, **facts)


def acting(row: Membership) -> Actor:
    return Actor(row.user, row.post, row.stands_in_for)


# --- Naming ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("who", ["head", "clerk_of_the_unit"])
def test_the_holder_and_the_clerk_of_the_unit_name_one(world, helper, who):
    clerk = person(world.head.unit, "Lò Văn Thư", "Thư ký", Role.CLERK, "0912000011")
    row = name(world, helper, world.head if who == "head" else clerk)
    assert (row.user, row.post, row.stands_in_for) == (helper.user, world.head.post, world.head.user)
    sentence = Entry.objects.get(verb="post.stand_in_named").sentence
    assert "cử Đinh Thị Mười làm thay Trần Văn Sáu (Tổ trưởng, Tổ dân phố 5) từ 09/4/2024 đến 19/4/2024." in sentence


@pytest.mark.parametrize("who", ["neighbour", "officer", "stranger"])
def test_nobody_else_names_one(world, helper, who):
    with pytest.raises(NotAllowed, match="chức danh của mình"):
        name(world, helper, getattr(world, who))


def test_the_clerk_of_the_commune_names_one_for_a_head_but_none_for_a_leader_and_never_himself(world, helper):
    assert name(world, helper, world.clerk).stands_in_for == world.head.user
    for_leader = {"held": held_by(world.deputy), "user": world.officer.user}
    with pytest.raises(NotAllowed, match="chức danh của mình"):
        name(world, helper, world.clerk, **for_leader)
    assert name(world, helper, world.deputy, **for_leader).post == world.deputy.post
    with pytest.raises(NotAllowed, match="tự cử mình"):
        name(world, world.clerk, world.clerk, held=held_by(world.officer))


def test_a_stand_in_names_no_other(world, helper):
    row = name(world, helper)
    with pytest.raises(NotAllowed):
        name(world, world.officer, acting(row))


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"first": TODAY - timedelta(days=1)}, "từ hôm nay trở đi"),
        ({"last": TODAY - timedelta(days=1)}, "từ hôm nay trở đi"),
        ({"last": TODAY + timedelta(days=400)}, "sáu tháng"),
    ],
)
def test_the_days_make_sense(world, helper, changes, sentence):
    with pytest.raises(NotAllowed, match=sentence):
        name(world, helper, **changes)


def test_not_oneself_not_a_stranger_not_two_at_once(world, helper):
    with pytest.raises(NotAllowed, match="tự cử mình"):
        name(world, world.head)
    with pytest.raises(NotAllowed, match="người khác"):
        name(world, world.stranger)
    name(world, helper)
    with pytest.raises(NotAllowed, match="đã có Đinh Thị Mười"):
        name(world, world.officer, first=LAST, last=LAST + timedelta(days=3))
    name(world, world.officer, first=LAST + timedelta(days=1), last=LAST + timedelta(days=3))


def test_the_database_wants_two_days_and_another_person(world, helper):
    for wrong in ({"valid_from": None}, {"valid_to": None}, {"user": world.head.user}):
        row = {"user": helper.user, "post": world.head.post, "valid_from": FIRST, "valid_to": LAST}
        with pytest.raises(IntegrityError), transaction.atomic():
            Membership.objects.create(**row | {"stands_in_for": world.head.user} | wrong)


# --- Acting ----------------------------------------------------------------------------------------------------------


def test_every_act_is_marked(world, helper):
    actor = acting(name(world, helper))
    work.report(actor=actor, assignment=world.assignment_of(world.head), note="Đã phát loa", at=NOW)
    entry = Entry.objects.get(verb="assignment.report")
    assert entry.acting_as == "Tổ trưởng, Tổ dân phố 5, làm thay Trần Văn Sáu"
    assert entry.sentence.startswith("Đinh Thị Mười (Tổ trưởng, Tổ dân phố 5, làm thay Trần Văn Sáu) báo cáo")


@pytest.mark.parametrize(
    ("day", "stands"),
    [(FIRST - timedelta(days=1), False), (FIRST, True), (LAST, True), (LAST + timedelta(days=1), False)],
)
def test_only_between_the_two_days(world, day, stands):
    name(world, world.officer)
    assert (world.head.post in [one.post for one in choices(world.officer.user, on=day)]) is stands
    [told] = receivers.doers([world.assignment_of(world.head)], on=day).values()
    assert told == [world.head.user, *([world.officer.user] if stands else [])]


def test_an_officer_who_stands_in_does_not_accept_what_he_reported(world):
    actor = acting(name(world, world.officer))
    row = work.report(actor=actor, assignment=world.assignment_of(world.head), note="Xong", at=NOW)
    with pytest.raises(Forbidden, match="chính mình"):
        work.accept(actor=world.officer, assignment=row, at=NOW)


def test_the_pages_open_between_the_days_and_not_after(world, time_machine, client):
    time_machine.move_to(NOW)
    row = name(world, world.officer)
    client.force_login(world.officer.user)
    work_page = reverse("directives:move", args=[world.assignment_of(world.head).code, "receive"])
    assert client.post(reverse("act_as"), {"post": row.pk}).status_code == 302
    assert "làm thay Trần Văn Sáu" in client.get(reverse("directives:my_work")).content.decode()
    time_machine.move_to(NOW + timedelta(days=11))
    client.force_login(world.officer.user)
    assert client.post(reverse("act_as"), {"post": row.pk}).status_code == 404
    page = client.get(reverse("directives:my_work")).content.decode()
    assert "làm thay" not in page.replace("Người làm thay", "")
    answer = client.post(work_page)
    assert "(Tổ trưởng, Tổ dân phố 5" not in Entry.objects.latest("pk").sentence
    assert Assignment.objects.get(code=world.assignment_of(world.head).code).state == State.RECEIVED
    assert answer.status_code == 302  # as what he is: the issuer's officer, who writes down what was phoned in


# --- Ending ----------------------------------------------------------------------------------------------------------


def test_the_holder_ends_it_at_once(world, helper):
    row = name(world, helper)
    standing_in.revoke(actor=world.head, row=row, at=NOW)
    standing_in.revoke(actor=world.head, row=row, at=NOW)
    assert world.head.post not in [one.post for one in choices(helper.user, on=TODAY)]
    assert Entry.objects.filter(verb="post.stand_in_revoked").count() == 1
    name(world, helper)


def test_nobody_else_ends_it(world, helper):
    row = name(world, helper)
    with pytest.raises(NotAllowed):
        standing_in.revoke(actor=world.neighbour, row=row, at=NOW)


# --- The page --------------------------------------------------------------------------------------------------------


def test_the_page_names_and_ends(world, helper, client, time_machine):
    time_machine.move_to(NOW)
    client.force_login(world.head.user)
    page = client.get(reverse("stand_ins")).content.decode()
    assert "Đinh Thị Mười" in page
    assert "Nông Văn Tám" not in page
    sent = {"held": held_by(world.head).pk, "user": helper.user.pk, "first": "2024-04-09", "last": "2024-04-19"}
    assert client.post(reverse("stand_ins"), sent | {"last": "2024-04-01"}).status_code == 422
    assert client.post(reverse("stand_ins"), sent).status_code == 302
    row = Membership.objects.get(stands_in_for=world.head.user)
    assert row.valid_to == date(2024, 4, 19)
    assert "đến hết 19/4/2024" in client.get(reverse("stand_ins")).content.decode()
    client.force_login(world.neighbour.user)
    assert client.post(reverse("revoke_stand_in", args=[row.pk])).status_code == 404
    client.force_login(helper.user)
    client.post(reverse("act_as"), {"post": row.pk})
    assert client.get(reverse("stand_ins")).status_code == 403
    client.force_login(world.head.user)
    assert client.post(reverse("revoke_stand_in", args=[row.pk])).status_code == 302
    row.refresh_from_db()
    assert row.revoked_at is not None
