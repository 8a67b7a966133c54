"""What lies on each desk, and what the search finds for whom."""

from datetime import timedelta

import pytest
from django.urls import reverse

from desks import piles
from directives.models import LinkKind
from directives.services import extensions, papers, work
from tests.directives.incoming import register
from tests.world import NOW, build

pytestmark = pytest.mark.django_db


@pytest.fixture
def world():
    return build()


@pytest.fixture(autouse=True)
def that_morning(time_machine):
    time_machine.move_to(NOW, tick=False)


def desk_of(client, actor):
    client.force_login(actor.user)
    return client.get(reverse("desk")).content.decode()


def test_the_leader_sees_what_waits_for_his_acceptance(client, world):
    world.issue()
    work.report(actor=world.head, assignment=world.assignment_of(world.head), note="Đã đọc trên loa", at=NOW)
    html = desk_of(client, world.deputy)
    assert "chờ nghiệm thu" in html
    assert "Tổ dân phố 5" in html


def test_an_officer_sees_his_own_work_and_what_is_late_below(client, world, time_machine):
    world.issue()
    assert "Tuyên truyền trên trang thông tin điện tử" in desk_of(client, world.officer)
    time_machine.move_to("2024-05-02 09:00+07:00", tick=False)
    assert "quá hạn chưa xong" in desk_of(client, world.officer)


def test_the_leader_sees_who_asks_for_a_later_deadline_until_it_is_answered(client, world):
    world.issue()
    row = world.assignment_of(world.head)
    request = extensions.Request(row.due_on + timedelta(days=5), "Loa hỏng", "Đã dán thông báo")
    assert "Xin gia hạn" not in desk_of(client, world.deputy)
    asked = extensions.ask(actor=world.head, assignment=row, request=request, at=NOW)
    for actor in (world.deputy, world.officer):
        assert "Xin gia hạn, chờ trả lời" in desk_of(client, actor)
    assert "Xin gia hạn" not in desk_of(client, world.stranger)
    extensions.agree(actor=world.deputy, extension=asked, at=NOW)
    assert "Xin gia hạn" not in desk_of(client, world.deputy)


def test_the_clerk_of_another_office_sees_what_was_sent_to_it_and_nothing_else(client, world):
    world.issue()
    html = desk_of(client, world.stranger)
    assert "Không có gì đang chờ" in html
    assert "tuyên truyền Kế hoạch" not in html


def test_a_paper_waits_until_a_letter_carries_it_out_and_being_cited_is_not_enough(world):
    paper, letter = register(world.clerk).directive, world.issue()
    papers.link(letter, paper, LinkKind.CITES)
    assert piles.to_carry_on(world.clerk, NOW).rows == [paper]
    papers.link(letter, paper, LinkKind.IMPLEMENTS)
    assert piles.to_carry_on(world.clerk, NOW).rows == []


def test_a_head_goes_straight_to_his_work(client, world):
    client.force_login(world.head.user)
    assert client.get(reverse("desk")).url == "/viec/"


def test_somebody_without_a_post_is_told_what_to_do(client, world):
    world.clerk.user.memberships.all().delete()
    assert "Chưa được phân công chức danh" in desk_of(client, world.clerk)


# --- Search ----------------------------------------------------------------------------------------------------------


def found_by(client, actor, words):
    client.force_login(actor.user)
    return client.get(reverse("search"), {"q": words}).content.decode()


def test_a_paper_is_found_without_accents_and_with_loose_numbers(client, world):
    world.issue()
    for words in ("42 UBND VHXH", "42/ubnd-vhxh", "tuyen truyen ke hoach"):
        assert "tuyên truyền Kế hoạch số 145-KH/HU" in found_by(client, world.officer, words)


def test_a_unit_and_its_work_are_found_by_name(client, world):
    world.issue()
    html = found_by(client, world.officer, "to dan pho 5")
    assert "Việc được giao" in html
    assert "Tổ dân phố 5" in html


@pytest.mark.parametrize("words", ["42 UBND VHXH", "to dan pho", "tuyen truyen"])
def test_a_stranger_finds_nothing_of_the_next_commune(client, world, words):
    world.issue()
    assert "Không tìm thấy" in found_by(client, world.stranger, words)


def test_a_sibling_finds_only_his_own_work(client, world):
    world.issue()
    html = found_by(client, world.neighbour, "to dan pho")
    assert "Tổ dân phố 6" in html
    assert "Tổ dân phố 5" not in html


def test_no_words_ask_for_some(client, world):
    assert "Gõ vài chữ" in found_by(client, world.clerk, "  ")
