"""Whom can a line be sent to, and by which name? What is shown is read back as the same body."""

from datetime import timedelta

import pytest

from directives.facts import Recipient
from directives.models import AssignmentRole
from dispatches.names import Names
from tests.world import TODAY, person
from units.models import GroupMember, RecipientGroup, Role


def test_groups_posts_and_units_are_found_whatever_their_accents(world):
    names = Names(world.commune, on=TODAY)
    found, unknown = names.read("cac to dan pho; Tổ dân phố 5; công chức văn hóa - xã hội; Ai đó")
    assert found == [
        Recipient(group=world.all_neighbourhoods),
        Recipient(unit=world.neighbourhoods[4]),
        Recipient(post=world.officer.post),
    ]
    assert unknown == ["Ai đó"]


@pytest.mark.parametrize(
    "typed", ["Tổ dân phố", "tổ dân phố", "to dan pho", "Các tổ dân phố", "các tổ dân phố thị trấn Chợ Chu"]
)
def test_a_group_is_found_with_or_without_its_first_word_and_its_place(world, typed):
    assert Names(world.commune, on=TODAY).read(typed) == ([Recipient(group=world.all_neighbourhoods)], [])


@pytest.mark.parametrize("typed", ["Ủy ban nhân dân huyện Định Hóa", "uỷ ban nhân dân huyện Định Hoá", "UBND huyện"])
def test_a_unit_is_found_however_its_tone_is_placed(world, typed):
    assert Names(world.commune, on=TODAY).read(typed) == ([Recipient(unit=world.district_unit)], [])


def test_a_wrong_letter_or_digit_is_nobody(world):
    unknown = ["Tổ dân phô 5x", "Tổ dân phố 55", "Các ban ngàng, đoàn thể"]
    assert Names(world.commune, on=TODAY).read("; ".join(unknown)) == ([], unknown)


def test_a_name_that_several_have_is_nobody_and_the_choices_are_known(world):
    same = RecipientGroup.objects.create(owner=world.commune, name="Toàn thể tổ dân phố")
    GroupMember.objects.create(group=same, unit=world.neighbourhoods[0], position=1)
    names = Names(world.commune, on=TODAY)
    assert names.read("Tổ dân phố") == ([], ["Tổ dân phố"])
    assert names.meant("Tổ dân phố") == ["Các tổ dân phố", "Toàn thể tổ dân phố"]
    assert names.read("Toàn thể tổ dân phố") == ([Recipient(group=same)], [])


def test_a_unit_that_has_closed_or_a_namesake_keeps_its_own_place_in_a_draft(world):
    closed = world.neighbourhoods[0]
    closed.valid_to = TODAY - timedelta(days=1)
    closed.save()
    namesake = world.neighbourhoods[1]
    namesake.short_name = closed.short_name
    namesake.save()
    both = [Recipient(unit=namesake), Recipient(unit=closed)]
    names = Names(world.commune, on=TODAY, beside=both)
    assert names.read(names.say(both)) == (both, [])


def test_every_label_is_read_back_as_what_it_stands_for(world):
    names = Names(world.commune, on=TODAY)
    for label, one in names.options.items():
        assert names.read(label, AssignmentRole.LEAD) == ([one], [])


def test_a_neighbours_units_are_not_offered(world):
    assert "UBND xã Phúc Chu" not in Names(world.commune, on=TODAY).options


def test_who_may_sign_and_which_abbreviations_are_known(world):
    person(world.commune, "Lý Văn Chủ", "Chủ tịch", Role.LEADER, "0912000011")
    names = Names(world.commune, on=TODAY)
    assert [one.name for one in names.signers] == ["Nguyễn Trung Kiên", "Lý Văn Chủ"]
    assert names.signers[0].is_deputy
    assert {"UBND", "VHXH", "VT"} <= names.abbreviations
