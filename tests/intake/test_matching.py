"""Names as printed → groups, posts and units; right, near and unknown."""

from datetime import date

import pytest

from intake import matching
from tests import world as worlds
from units import services
from units.models import Branch, Kind, Unit

ON = date(2024, 4, 9)


@pytest.fixture
def world(db):
    return worlds.build()


@pytest.fixture
def huyen_uy(world):
    huyen = world.district_unit.area
    return services.open_unit(
        parent=None,
        name="Huyện ủy Định Hóa",
        short_name="Huyện ủy Định Hóa",
        branch=Branch.PARTY,
        kind=Kind.AUTHORITY,
        area=huyen,
        symbol="HU",
    )


def rows(printed, known):
    return [one.row for one in matching.recipients(printed, known)]


@pytest.mark.parametrize(
    "printed",
    [
        "Các ban ngành, đoàn thể thị trấn Chợ Chu",
        "Các ban, ngành, đoàn thể",
        "CÁC BAN NGÀNH ĐOÀN THỂ",
        "Các ban ngành, đòan thể",
        "Cac ban nganh, doan the thi tran Cho Chu",
        "Các ban ngàng, đoàn thể",
    ],
)
def test_a_group_is_found_however_it_is_spelt(world, printed):
    assert rows(printed, matching.known_here(world.commune, on=ON)) == [world.all_offices]


def test_a_line_that_names_both_groups_gives_both_in_its_order(world):
    known = matching.known_here(world.commune, on=ON)
    both = [world.all_offices, world.all_neighbourhoods]
    assert rows("Các ban ngành, đoàn thể, tổ dân phố", known) == both
    assert rows("Các tổ dân phố và các ban ngành, đoàn thể", known) == both[::-1]


def test_a_post_of_the_own_unit_is_found_and_another_units_is_not(world):
    known = matching.known_here(world.commune, on=ON)
    assert rows("Công chức Văn hóa-xã hội", known) == [world.officer.post]
    assert rows("Công chức Văn hoá – Xã hội", known) == [world.officer.post]
    assert rows("Chuyên viên", known) == []


def test_units_are_found_by_name_short_name_and_alias(world):
    Unit.objects.filter(pk=world.offices[2].pk).update(aliases="Hội Phụ nữ; Hội LHPN")
    known = matching.known_here(world.commune, on=ON)
    police, clinic, women = world.offices
    assert rows("Công an thị trấn Chợ Chu; Trạm Y tế", known) == [police]
    assert rows("Trạm y tế thị trấn", known) == [clinic]
    assert rows("Hội LHPN", known) == [women]
    assert rows("Uỷ ban nhân dân huyện Định Hoá", known) == [world.district_unit]
    assert rows("UBND huyện", known) == [world.district_unit]


def test_a_digit_is_never_a_slip(world):
    known = matching.known_here(world.commune, on=ON)
    assert rows("Tổ dân phố 5", known) == [world.neighbourhoods[4]]
    assert rows("Tổ dân phố 9", known) == []


def test_what_is_not_known_here_is_not_proposed(world):
    known = matching.known_here(world.commune, on=ON)
    for printed in ("Như kính gửi", "Ban Dân vận Huyện ủy", "Các ban ngành, đoàn thể xã Phúc Chu", "Lưu: VT", ""):
        assert rows(printed, known) == []


def test_the_next_communes_units_are_not_candidates(world):
    known = matching.known_here(world.commune, on=ON)
    assert world.next_commune not in [one.row for one in known.candidates]
    assert rows("UBND xã Phúc Chu", known) == []


def test_a_closed_unit_is_not_a_candidate(world):
    services.close_unit(actor=world.clerk, unit=world.offices[0], on=date(2024, 3, 31), at=worlds.NOW)
    known = matching.known_here(world.commune, on=ON)
    assert rows("Công an thị trấn", known) == []
    assert "Các ban ngành, đoàn thể (2 đơn vị)" in [one.label for one in known.candidates]


def test_two_units_of_one_name_are_left_to_the_clerk(world):
    for place in ("Trường Mầm non A", "Trường Mầm non B"):
        services.open_unit(
            parent=world.commune,
            name=place,
            short_name=place,
            branch=Branch.STATE,
            kind=Kind.OFFICE,
            area=world.commune.area,
            aliases="Trường Mầm non",
        )
    assert rows("Trường Mầm non", matching.known_here(world.commune, on=ON)) == []


@pytest.mark.parametrize(
    "printed", ["HUYỆN ỦY ĐỊNH HÓA", "Ban Thường vụ Huyện ủy Định Hóa", "Ban Thường vụ Huyện uỷ", "Huyện ủy Định Hoá"]
)
def test_the_issuer_is_found_also_through_those_who_speak_for_it(world, huyen_uy, printed):
    found = matching.issuer(printed, matching.known_here(world.commune, on=ON))
    assert found is not None
    assert found.row == huyen_uy


def test_an_issuer_from_elsewhere_is_not_guessed(world, huyen_uy):
    known = matching.known_here(world.commune, on=ON)
    for printed in ("HUYỆN ỦY PHÚ LƯƠNG", "Ban Tuyên giáo Huyện ủy", "Bộ Chính trị"):
        assert matching.issuer(printed, known) is None


def test_candidates_cost_the_same_queries_however_many(world, django_assert_num_queries):
    with django_assert_num_queries(4):
        matching.known_here(world.commune, on=ON)
