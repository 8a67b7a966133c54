"""Names as printed → groups, posts and units; right, near and unknown."""

from datetime import date

import pytest

from tests import world as worlds
from units import matching, services
from units.models import Branch, Kind, Unit

ON = date(2024, 4, 9)


@pytest.fixture
def world(db):
    return worlds.build()


@pytest.fixture
def huyen_uy(world):
    return worlds.party(world)


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


@pytest.mark.parametrize("printed", ["Tổ trưởng các tổ dân phố.", "Tổ trưởng tổ dân phố", "Trưởng các tổ dân phố"])
def test_those_who_lead_a_group_are_the_group(world, printed):
    assert rows(printed, matching.known_here(world.commune, on=ON)) == [world.all_neighbourhoods]


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


@pytest.mark.parametrize("printed", ["Phòng Kinh tế và Hạ tầng", "Phòng Kinh tế & Hạ tầng", "Phòng Kinh tế, Hạ tầng"])
def test_a_name_with_an_and_in_it_is_one_name(world, printed):
    office = services.open_unit(
        parent=world.commune,
        name="Phòng Kinh tế và Hạ tầng",
        short_name="Phòng Kinh tế và Hạ tầng",
        branch=Branch.STATE,
        kind=Kind.OFFICE,
        area=world.commune.area,
    )
    known = matching.known_here(world.commune, on=ON)
    assert rows(printed, known) == [office]
    assert rows(f"Văn thư và {printed}", known) == [world.clerk.post, office]
    assert matching.issuer(printed, known).row == office


def test_a_short_name_one_letter_away_is_another_name(world):
    known = matching.known_here(world.commune, on=ON)
    assert rows("UBND các phường: Yên Bái, Văn Phú", known) == []
    assert rows("Văn thư", known) == [world.clerk.post]


def test_candidates_cost_the_same_queries_however_many(world, django_assert_num_queries):
    with django_assert_num_queries(4):
        matching.known_here(world.commune, on=ON)


FRONT = "Ủy ban Mặt trận Tổ quốc"


def front(area, name):
    return services.open_unit(
        parent=None, name=name, short_name=name, branch=Branch.FRONT, kind=Kind.ORGANISATION, area=area
    )


@pytest.fixture
def fronts(world):
    """Those of the commune, of the next one and of the district, each named by its level as people do."""
    return (
        front(world.commune.area, f"{FRONT} thị trấn"),
        front(world.next_commune.area, f"{FRONT} xã"),
        front(world.district_unit.area, f"{FRONT} huyện"),
    )


@pytest.mark.parametrize(
    "printed",
    [
        "Ủy ban Mặt trận Tổ quốc thị trấn",
        "Uỷ ban MTTQ thị trấn Chợ Chu",
        "Ủy ban Mặt trận Tổ quốc Việt Nam thị trấn Chợ Chu",
        "UBMTTQ thị trấn",
        "UBMTTQVN thị trấn Chợ Chu",
        "Mặt trận Tổ quốc thị trấn",
        "Đề nghị Ủy ban MTTQ",
        "Mặt trận Tổ quốc Việt Nam",
    ],
)
def test_the_front_of_the_own_commune_is_found_however_it_is_named(world, fronts, printed):
    assert rows(printed, matching.known_here(world.commune, on=ON)) == [fronts[0]]


@pytest.mark.parametrize(
    "printed",
    [
        "Ủy ban Mặt trận Tổ quốc xã Phúc Chu",
        "Ủy ban MTTQ huyện",
        "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh Thái Nguyên",
        "Ủy ban Trung ương Mặt trận Tổ quốc Việt Nam",
        "Ban công tác Mặt trận",
        "Ủy ban nhân dân xã Phúc Chu",
    ],
)
def test_the_front_of_another_place_is_not_taken_for_the_own_one(world, fronts, printed):
    assert rows(printed, matching.known_here(world.commune, on=ON)) == []


def test_a_district_tells_its_own_front_from_those_of_its_communes(world, fronts):
    known = matching.known_here(world.district_unit, on=ON)
    commune, following, district = fronts
    assert rows("Ủy ban MTTQ huyện Định Hóa", known) == [district]
    assert rows("UBMTTQ huyện", known) == [district]
    assert rows("Ủy ban Mặt trận Tổ quốc", known) == [district], "without a place it is the own one"
    assert rows("Ủy ban Mặt trận Tổ quốc Việt Nam xã Phúc Chu", known) == [following]
    assert rows("Ủy ban MTTQ thị trấn Chợ Chu", known) == [commune]
    front(world.commune.area, "Mặt trận Tổ quốc xã")
    assert rows("Ủy ban Mặt trận Tổ quốc xã", matching.known_here(world.district_unit, on=ON)) == []


def test_unions_and_the_party_are_told_from_the_government(world, fronts, huyen_uy):
    known = matching.known_here(world.commune, on=ON)
    women = world.offices[2]
    for printed in ("Hội LHPN thị trấn", "Hội Liên hiệp Phụ nữ Việt Nam thị trấn Chợ Chu", "Hội Liên hiệp Phụ nữ"):
        assert rows(printed, known) == [women], printed
    assert rows("Hội Liên hiệp Phụ nữ huyện", known) == []
    assert rows("Huyện ủy, UBND huyện, Ủy ban MTTQ thị trấn", known) == [huyen_uy, world.district_unit, fronts[0]]
    found = matching.issuer("BAN THƯỜNG TRỰC ỦY BAN MTTQ THỊ TRẤN CHỢ CHU", known)
    assert found is not None
    assert found.row == fronts[0]
