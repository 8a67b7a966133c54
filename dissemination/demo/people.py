"""Who works in the demo, and who of them may be tried? Invented people; only the signer of the seed paper is printed
in it. Telephone numbers are of no real subscriber (09000000xx), and all share one password."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import count

from django.contrib.auth.hashers import make_password

from dissemination.demo.places import CHO_CHU, WITH_HAMLETS, Places
from units.acting import Actor
from units.models import Kind, Membership, Post, Role, Unit, User

PASSWORD = "cho-chu-2024"  # noqa: S105  (a sign-in of the demo, refused everywhere else)


@dataclass(frozen=True)
class SignIn:
    """One line of the list that `bin/run` prints."""

    name: str
    who: str
    tries: str


SIGN_INS = (
    SignIn("vanthu", "Văn thư, UBND thị trấn Chợ Chu", "vào sổ văn bản đến, soạn công văn, phát hành"),
    SignIn("phochutich", "Phó Chủ tịch UBND thị trấn", "duyệt dự thảo đang chờ, nghiệm thu việc của công chức"),
    SignIn("vhxh", "Công chức Văn hóa - xã hội", "xem tổ nào đã làm, nghiệm thu hoặc trả lại kết quả"),
    SignIn("0900000004", "Tổ trưởng Tổ dân phố 5 (trên điện thoại)", "nhận việc, ghi kết quả kèm ảnh, báo cáo xong"),
    SignIn("0900000005", "Tổ trưởng Tổ dân phố 12, Chủ tịch Hội Khuyến học", "đổi chức danh đang làm"),
    SignIn("vanthu.phucchu", "Văn thư, UBND xã Phúc Chu", "đi cả chặng từ đầu: dán văn bản mẫu, vào sổ, soạn công văn"),
    SignIn("canbohuyen", "Chuyên viên, UBND huyện Định Hóa", "xem tiến độ 23 xã, thị trấn; mở tới từng tổ dân phố"),
    SignIn("quantri", "Quản trị hệ thống", "trang /quan-tri/: đơn vị, chức danh, nhóm nơi nhận, người dùng"),
)

_SURNAMES = ("Ma", "Nông", "Lý", "Hoàng", "Lương", "Triệu", "Hà", "Bế", "Vi", "Dương", "Phạm", "Lưu", "Trần", "Lộc")
_MEN = ("Văn Thành", "Đình Khoa", "Văn Lâm", "Quang Vinh", "Văn Tiến", "Đức Toàn", "Văn Bình", "Xuân Trường", "Văn Hải")
_WOMEN = ("Thị Liên", "Thị Hằng", "Thị Mai", "Thị Thu", "Thị Nga", "Thị Bích", "Thị Yến", "Thị Hiền", "Thị Sen")


@dataclass
class Cast:
    """The people by what they do; `of_unit` gives who acts for a unit, `of_post` who holds a post."""

    clerk: Actor
    deputy: Actor
    officer: Actor
    district_officer: Actor
    district_leader: Actor
    district_clerk: Actor
    of_unit: dict[int, Actor] = field(default_factory=dict)
    leaders: dict[str, Actor] = field(default_factory=dict)

    def doer(self, unit_id: int, post_id: int | None) -> Actor | None:
        if post_id is not None:
            return next((one for one in (self.officer, self.clerk) if one.post.pk == post_id), None)
        return self.of_unit.get(unit_id)


class Casting:
    """Gives each person a post. The password is hashed once for all: it is the same."""

    def __init__(self) -> None:
        self.password = make_password(PASSWORD)
        self.numbers, self.names = count(1), count()

    def person(self, username: str = "", full_name: str = "", **fields: object) -> User:
        number = next(self.numbers)
        username = username or f"nguoi{number:02d}"
        return User.objects.create(
            username=username,
            full_name=full_name or self.a_name(),
            phone=f"09000000{number:02d}",
            email=f"{username}@dinhhoa.example",
            password=self.password,
            is_demo=True,
            **fields,
        )

    def a_name(self) -> str:
        n = next(self.names)
        given = _WOMEN if n % 3 == 1 else _MEN
        return f"{_SURNAMES[n % len(_SURNAMES)]} {given[(n * 5 + n // 14) % len(given)]}"

    def hold(self, user: User, unit: Unit, name: str, role: Role, **fields: str) -> Actor:
        post = Post.objects.create(unit=unit, name=name, role=role, **fields)
        Membership.objects.create(user=user, post=post)
        return Actor(user, post)


DEPUTY = {"signing_authority": "KT. CHỦ TỊCH", "signing_title": "PHÓ CHỦ TỊCH"}
CULTURE = {"aliases": "Công chức Văn hóa-xã hội; Công chức VHXH; VHXH"}


def build(places: Places) -> Cast:
    casting = Casting()
    town, district = places.cho_chu, places.district
    clerk = casting.hold(casting.person("vanthu", "Lê Thị Hoa"), town, "Văn thư", Role.CLERK)
    deputy = casting.hold(
        casting.person("phochutich", "Nguyễn Trung Kiên"), town, "Phó Chủ tịch", Role.LEADER, **DEPUTY
    )
    officer = casting.hold(
        casting.person("vhxh", "Ma Văn Hùng"), town, "Công chức Văn hóa - xã hội", Role.OFFICER, **CULTURE
    )
    head = casting.hold(casting.person(full_name="Trần Văn Sáu"), places.neighbourhoods[4], "Tổ trưởng", Role.HEAD)
    two_posts = casting.person(full_name="Lương Thị Bảy")
    doubles = [
        casting.hold(two_posts, places.neighbourhoods[11], "Tổ trưởng", Role.HEAD),
        casting.hold(two_posts, places.unions[-1], "Chủ tịch Hội", Role.HEAD),
    ]
    district_officer = casting.hold(
        casting.person("canbohuyen", "Hoàng Minh Đức"), district, "Chuyên viên", Role.OFFICER
    )
    casting.person("quantri", "Lưu Quang Minh", is_staff=True, is_superuser=True)
    cast = Cast(
        clerk=clerk,
        deputy=deputy,
        officer=officer,
        district_officer=district_officer,
        district_leader=casting.hold(casting.person(), district, "Phó Chủ tịch", Role.LEADER, **DEPUTY),
        district_clerk=casting.hold(casting.person(), district, "Văn thư", Role.CLERK),
        of_unit={one.unit.pk: one for one in (clerk, head, *doubles)},
    )
    _others_above(casting, places, cast)
    _others_of_cho_chu(casting, places, cast)
    _other_communes(casting, places, cast)
    return cast


def _others_above(casting: Casting, places: Places, cast: Cast) -> None:
    heads = (
        (places.district_office, "Chánh Văn phòng"),
        (places.culture, "Trưởng phòng"),
        (places.propaganda, "Phó Trưởng ban"),
        (places.province_propaganda, "Chuyên viên"),
    )
    for unit, post in heads:
        cast.of_unit[unit.pk] = casting.hold(casting.person(), unit, post, Role.HEAD)
    casting.hold(casting.person(), places.province_party, "Chuyên viên", Role.OFFICER)
    cast.of_unit[places.district_party.pk] = casting.hold(
        casting.person(), places.district_party, "Văn thư Văn phòng Huyện ủy", Role.CLERK
    )


def _others_of_cho_chu(casting: Casting, places: Places, cast: Cast) -> None:
    town = places.cho_chu
    chair = {"signing_authority": "TM. ỦY BAN NHÂN DÂN", "signing_title": "CHỦ TỊCH"}
    casting.hold(casting.person(), town, "Chủ tịch", Role.LEADER, **chair)
    for name in ("Công chức Tư pháp - hộ tịch", "Công chức Địa chính", "Công chức Tài chính - kế toán"):
        casting.hold(casting.person(), town, name, Role.OFFICER)
    party = places.party[CHO_CHU]
    cast.of_unit[party.pk] = casting.hold(casting.person(), party, "Văn thư Văn phòng Đảng ủy", Role.CLERK)
    units = [*places.offices, *places.unions, *places.neighbourhoods]
    for unit in [places.party_propaganda, *units]:
        if unit.pk not in cast.of_unit:
            cast.of_unit[unit.pk] = casting.hold(casting.person(), unit, head_of(unit), Role.HEAD)


def _other_communes(casting: Casting, places: Places, cast: Cast) -> None:
    for name, unit in places.communes.items():
        if name != CHO_CHU:
            username = "vanthu.phucchu" if name == "Phúc Chu" else ""
            cast.of_unit[unit.pk] = casting.hold(casting.person(username), unit, "Văn thư", Role.CLERK)
    for name in WITH_HAMLETS:
        cast.leaders[name] = casting.hold(
            casting.person(), places.communes[name], "Phó Chủ tịch", Role.LEADER, **DEPUTY
        )


def head_of(unit: Unit) -> str:
    """How the head of a body is called."""
    titles = {"Trường": "Hiệu trưởng", "Trạm": "Trạm trưởng", "Công an": "Trưởng Công an", "Đoàn": "Bí thư Đoàn"}
    titles |= {"Ban Chỉ huy": "Chỉ huy trưởng", "Đài": "Phụ trách Đài", "Ban Tuyên giáo": "Trưởng ban"}
    if unit.kind == Kind.NEIGHBOURHOOD:
        return "Tổ trưởng"
    return next((title for start, title in titles.items() if unit.name.startswith(start)), "Chủ tịch")


def sign_in_list() -> str:
    """What `bin/run` prints below the address."""
    width = max(len(one.name) for one in SIGN_INS)
    lines = [f"  {one.name:<{width}}  {one.who}\n  {'':<{width}}  thử: {one.tries}" for one in SIGN_INS]
    head = f"Đăng nhập dùng thử (người và số liệu là giả định; mật khẩu chung: {PASSWORD})"
    papers = "Văn bản mẫu để dán hoặc tải lên: directives/demo/papers/"
    return "\n".join([head, *lines, papers]) + "\n"
