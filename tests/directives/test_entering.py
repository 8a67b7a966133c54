"""A paper that came through this system goes into the book with one press; nothing is typed again."""

import pytest
from django.urls import reverse

from audit import trail
from directives.models import RegisterEntry
from directives.policies import Refused
from directives.services import registering
from tests.world import NOW, TODAY, build, make_draft, person
from units.models import Role

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def that_morning(time_machine):
    time_machine.move_to(NOW, tick=False)


@pytest.fixture
def world():
    return build()


@pytest.fixture
def paper(world):
    """Sent by UBND thị trấn Chợ Chu to its units, among them Công an thị trấn."""
    return world.issue(make_draft(world))


@pytest.fixture
def police_clerk(world):
    return person(world.offices[0], "Ma Thị Chín", "Văn thư", Role.CLERK, "0912000009")


def press(client, actor, paper):
    client.force_login(actor.user)
    return client.post(reverse("directives:enter", args=[paper.code]))


def test_the_clerk_enters_what_was_sent_to_her_unit(client, paper, police_clerk):
    client.force_login(police_clerk.user)
    assert "Vào sổ đến" in client.get(paper.get_absolute_url()).content.decode()
    assert press(client, police_clerk, paper).url == paper.get_absolute_url()
    entry = RegisterEntry.objects.get(register__unit=police_clerk.unit)
    assert (entry.number, entry.entered_on, entry.entered_by) == (1, TODAY, police_clerk.user)
    assert paper.deliveries.get(unit=police_clerk.unit).received_at == NOW
    assert "vào sổ đến số 1" in trail.history(paper).first().sentence


def test_a_second_press_finds_the_first_entry(client, paper, police_clerk):
    press(client, police_clerk, paper)
    press(client, police_clerk, paper)
    assert RegisterEntry.objects.filter(register__unit=police_clerk.unit).count() == 1
    html = client.get(paper.get_absolute_url()).content.decode()
    assert "đã vào sổ đến, số 1" in html


def test_nobody_enters_what_was_not_sent_to_his_unit(client, world, paper):
    assert press(client, world.stranger, paper).status_code == 404
    assert press(client, world.clerk, paper).status_code == 403  # her own paper
    with pytest.raises(Refused, match="không gửi cho UBND xã Phúc Chu"):
        registering.register_delivered(actor=world.stranger, directive=paper, arrived_on=TODAY, at=NOW)


def test_only_the_clerk_enters(client, world, paper):
    answer = press(client, world.head, paper)
    assert answer.status_code == 403
    assert "Chỉ văn thư" in answer.content.decode()


def test_it_waits_on_the_clerks_desk_until_then(client, paper, police_clerk):
    client.force_login(police_clerk.user)
    assert "chưa vào sổ" in client.get(reverse("desk")).content.decode()
    press(client, police_clerk, paper)
    assert "chưa vào sổ" not in client.get(reverse("desk")).content.decode()
