"""The same way with another commune's paper: other people, tasks and deadlines, and a number given elsewhere."""

from __future__ import annotations

import re

import pytest
from django.utils import timezone

from dissemination.demo.people import PASSWORD
from tests.walk.person import Person
from tests.world import person
from units.models import Role, Unit
from vietnam import calendar, dates

pytestmark = pytest.mark.browser
TODAY = timezone.localdate()
SOON, LATER = (calendar.add_working_days(TODAY, days) for days in (5, 12))
PAPER = f"""ỦY BAN NHÂN DÂN
XÃ BẢO CƯỜNG

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM

Độc lập - Tự do - Hạnh phúc

Số:      /UBND-ĐC
V/v rà soát nước sinh hoạt mùa khô

Bảo Cường, ngày     tháng     năm {TODAY.year}

Kính gửi: Các xóm xã Bảo Cường

Thực hiện Công văn số 902/UBND-NN ngày 03/11/2025 của UBND huyện Định Hóa về việc bảo đảm nước sinh hoạt mùa khô, \
UBND xã Bảo Cường đề nghị:

1. Công chức Địa chính

Tổng hợp danh sách hộ thiếu nước, trình Ủy ban nhân dân xã trước ngày {dates.short(LATER)}.

2. Các xóm

Họp xóm, lập danh sách hộ thiếu nước sinh hoạt, gửi Ủy ban nhân dân xã chậm nhất ngày {dates.short(SOON)}.

Đề nghị các xóm triển khai thực hiện./.

Nơi nhận:

- Như trên;
- Lưu: VT, ĐC.

KT. CHỦ TỊCH
PHÓ CHỦ TỊCH

{{signer}}
"""


def test_another_commune_goes_the_same_way_with_its_own_numbers(town, at_a_desk, on_a_phone):
    commune, hamlet = town.places.communes["Bảo Cường"], town.places.hamlets["Bảo Cường"][1]
    leader = town.cast.leaders["Bảo Cường"].user
    hire(commune, "Lường Văn Chín", "Công chức Địa chính", Role.OFFICER, "0912000108")
    hire(hamlet, "Ma Thị Mười", "Trưởng xóm", Role.HEAD, "0912000109")
    clerk = at_a_desk(town.cast.of_unit[commune.pk].user.username, with_axe=False)
    drafts(clerk, PAPER.format(signer=leader.full_name))
    approves(on_a_phone(leader.username, with_axe=False))
    code = issues_with_a_number_from_elsewhere(clerk)
    does_the_work(on_a_phone("0912000109", with_axe=False))
    returns_the_work(at_a_desk("0912000108", with_axe=False))
    compares(at_a_desk("canbohuyen", with_axe=False))
    at_a_desk("vanthu", with_axe=False).goes_to(f"/van-ban/{code}/", status=404)


def hire(unit: Unit, name: str, post: str, role: Role, phone: str) -> None:
    user = person(unit, name, post, role, phone).user
    user.set_password(PASSWORD)
    user.save()


def drafts(clerk: Person, text: str) -> None:
    clerk.goes_to("/vao-so/")
    clerk.touches(clerk.page.locator("label").filter(has_text="Soạn công văn của đơn vị"))
    clerk.fills("Dán nội dung văn bản", text)
    clerk.presses("Đọc văn bản")
    assert clerk.values_of("symbol", "place", "subject", "citations-0-number", "citations-0-issued_on") == [
        "UBND-ĐC",
        "Bảo Cường",
        "rà soát nước sinh hoạt mùa khô",
        "902/UBND-NN",
        "03/11/2025",
    ]
    asked = [clerk.values_of(f"tasks-{n}-assignee", f"tasks-{n}-due_on") for n in (0, 1)]
    assert asked == [["Công chức Địa chính", dates.short(LATER)], ["Các xóm", dates.short(SOON)]]
    clerk.presses("Lập dự thảo")
    assert len(clerk.texts("#beside .sent tbody tr")) == 5
    clerk.presses("Lưu và trình duyệt")


def approves(leader: Person) -> None:
    leader.follows(re.compile("rà soát nước sinh hoạt"))
    leader.presses("Duyệt")
    leader.sees("Đã duyệt. Văn thư sẽ cấp số và phát hành.")


def issues_with_a_number_from_elsewhere(clerk: Person) -> str:
    clerk.follows("Văn bản đi", within=".nav")
    clerk.follows(re.compile("Rà soát nước sinh hoạt"))
    clerk.follows("Cấp số và phát hành")
    clerk.page.get_by_text("Số đã cấp ở hệ thống khác").click()
    clerk.writes(number="118")
    clerk.presses("Phát hành")
    clerk.sees("Số 118 bỏ trống các số từ 1 đến 117 trong dãy số.")
    clerk.page.get_by_label("Tôi đã kiểm tra").check()
    clerk.presses("Phát hành")
    clerk.sees("Đã phát hành Công văn 118/UBND-ĐC", "gửi tới 5 đơn vị")
    return clerk.page.url.rstrip("/").rsplit("/", 1)[-1]


def does_the_work(head: Person) -> None:
    head.follows(re.compile("Họp xóm, lập danh sách"))
    head.presses("Đã nhận việc")
    head.follows("Họp, hội nghị, sinh hoạt")
    head.writes(**{"figure-so-cuoc": "1", "figure-luot-nguoi": "46"})
    head.presses("Gửi kết quả")
    head.sees("Số lượt người dự: 46 lượt người")
    head.presses("Báo cáo đã xong")
    head.sees("đã báo cáo, chờ nghiệm thu")


def returns_the_work(officer: Person) -> None:
    officer.follows("Chờ nghiệm thu", within=".nav")
    officer.follows("Xóm 2")
    officer.opens("Trả lại")
    officer.page.locator("details[open] textarea").fill("Danh sách chưa ghi số nhân khẩu.")
    officer.presses("Trả lại", within="details[open]")
    officer.sees("Bị trả lại: Danh sách chưa ghi số nhân khẩu.")


def compares(watcher: Person) -> None:
    watcher.follows("Theo dõi", within=".nav")
    watcher.follows("Xã Bảo Cường", within="main table")
    watcher.follows("Kết quả và ảnh", within=".tabs")
    watcher.sees("Xóm 2", "118/UBND-ĐC", "số lượt người dự: 46 lượt người")
