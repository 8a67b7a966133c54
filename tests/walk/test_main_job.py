"""The main job, walked through the pages as the people of Chợ Chu would: from the pasted paper to the dashboard."""

from __future__ import annotations

import hashlib
import re
from datetime import date, datetime, time

import pytest
from django.utils import timezone
from playwright.sync_api import FilePayload, expect

from dissemination.demo.photos import photo
from jobs import queue
from reminders.services import plan_morning
from tests.intake.papers import CHO_CHU, PLAN, paper
from tests.walk.person import Person
from vietnam import calendar, dates

pytestmark = pytest.mark.browser
# A deadline some days ahead, so that reminders have a morning of their own.
TODAY = timezone.localdate()
DUE = calendar.add_working_days(TODAY, 10)
JPEG = b"\xff\xd8"
# 36 units and the officer have work; when the morning comes two units have reported, one was returned to.
OPEN = 34


def test_a_directive_goes_from_the_pasted_paper_to_the_districts_dashboard(town, at_a_desk, on_a_phone):
    clerk = at_a_desk("vanthu")
    registers_the_plan(clerk)
    follows_its_way(clerk)
    drafts_the_letter(clerk)
    mends_the_form(clerk)
    deputy = on_a_phone("phochutich")
    returns_it(deputy)
    mends_it_and_submits_again(clerk)
    approves_it(deputy)
    code = issues_it(clerk)
    head = on_a_phone("0900000004")
    does_his_work(head)
    does_his_work_without_scripts(on_a_phone("0900000005", javascript=False))
    logs_for_another(clerk, code)
    officer = at_a_desk("vhxh")
    does_the_first_task(officer)
    judges_the_others(officer)
    accepts_the_officers(deputy)
    a_morning_comes()
    looks_at_the_mail(clerk)
    photo_url = watches(at_a_desk("canbohuyen"))
    finds_nothing(
        at_a_desk("vanthu.phucchu"),
        f"/van-ban/{code}/",
        f"/van-ban-di/{code}/pdf/",
        f"/tien-do/van-ban/{code}/",
        head.page.url,
        photo_url,
    )


def registers_the_plan(clerk: Person) -> None:
    clerk.sees("Không có gì đang chờ")
    clerk.follows("Vào sổ văn bản đến")
    clerk.fills("Dán nội dung văn bản", paper(PLAN))
    clerk.presses("Đọc văn bản")
    assert clerk.values_of("system", "doc_type", "number", "symbol", "place", "issued_on") == [
        "party",
        "kế hoạch",
        "145",
        "KH/HU",
        "Định Hóa",
        "27/3/2024",
    ]
    clerk.fills("Đơn vị, người nhận", "Công chức Văn hóa - xã hội")
    assert clerk.values_of("issuer_name", "signer_authority", "signer_title", "signer_name") == [
        "Huyện ủy Định Hóa",
        "T/M BAN THƯỜNG VỤ",
        "PHÓ BÍ THƯ THƯỜNG TRỰC",
        "Đàm Tiến Niên",
    ]
    cited = [
        clerk.values_of(*(f"citations-{n}-{name}" for name in ("number", "issued_on", "issuer_name"))) for n in (0, 1)
    ]
    assert cited == [
        ["156-KH/TU", "01/3/2024", "Ban Thường vụ Tỉnh ủy Thái Nguyên"],
        ["28-CT/TW", "25/12/2023", "Bộ Chính trị"],
    ]
    assert [clerk.value_of(f"tasks-{n}-assignee").split(",")[0] for n in range(5)] == [
        "Các tổ chức cơ sở Đảng",
        "Ủy ban nhân dân Huyện",
        "Ủy ban Mặt trận Tổ quốc huyện và các tổ chức chính trị - xã hội",
        "Ban Tuyên giáo Huyện ủy",
        "Ban Dân vận Huyện ủy",
    ]
    assert clerk.texts(".source mark")[2:6] == ["145", "KH/HU", "Định Hóa", "ngày 27 tháng 3 năm 2024"]
    # The reader took a sign beside the last line for a word.
    assert clerk.value_of("copies-9-text") == "Lưu Văn phòng Huyện ủy. anh"
    clerk.writes(copies__9__text="Lưu Văn phòng Huyện ủy.")
    clerk.writes(with_number="1761/UBND-VP", with_on="28/3/2024", with_issuer="UBND huyện Định Hóa")
    clerk.presses("Lưu vào sổ đến")
    clerk.sees("Đã vào sổ đến số 1.")


def follows_its_way(clerk: Person) -> None:
    clerk.sees("Công văn 1761/UBND-VP UBND huyện Định Hóa", within=".aside")
    clerk.follows("Xem đường đi và văn bản triển khai")
    assert clerk.texts(".way .gap") == ["25/12/2023", "01/3/2024 · 67 ngày", "27/3/2024 · 26 ngày"]


def drafts_the_letter(clerk: Person) -> None:
    clerk.follows("Vào sổ", within=".nav")
    clerk.touches(clerk.page.locator("label").filter(has_text="Soạn công văn của đơn vị"))
    clerk.fills("Dán nội dung văn bản", paper(CHO_CHU))
    clerk.presses("Đọc văn bản")
    clerk.presses("Lập dự thảo")
    clerk.sees("Đã lập dự thảo công văn.")


def mends_the_form(clerk: Person) -> None:
    sent_to = clerk.texts("#beside .sent th[scope=row]")
    assert len(sent_to) == 37
    assert sent_to[0] == "Công chức Văn hóa - xã hội, UBND thị trấn Chợ Chu"
    assert sent_to[1] == "Công an thị trấn Các ban ngành, đoàn thể"
    assert sent_to[36] == "Tổ dân phố 20 Các tổ dân phố"
    clerk.fills("Ký hiệu", "UBND-VHXH")
    clerk.sees("UBND-VHXH", within="#beside .preview")
    while clerk.page.locator("#beside [name=mend]").count():
        clerk.presses("Sửa theo", within="#beside")
    clerk.sees("Không thấy điểm nào trái thể thức của Nghị định 30/2020/NĐ-CP.", within="#beside")
    named = [clerk.value_of(f"copy-{n}-text") for n in range(5)]
    assert named == ["Như trên;", "Đảng ủy, TT HĐND;", "Ban tuyên giáo Đảng ủy;", "Lãnh đạo UBND;", "Lưu: VT, VHXH."]
    clerk.writes(task__1__due_on=dates.short(DUE))
    clerk.sees(dates.short(DUE), within="#beside .preview")
    clerk.presses("Lưu và trình duyệt")
    clerk.sees("Đã lưu và trình duyệt.")


def returns_it(deputy: Person) -> None:
    deputy.sees("Chờ duyệt")
    deputy.follows(re.compile("tuyên truyền Kế hoạch"))
    deputy.opens("Trả lại…")
    deputy.fills("Lý do trả lại", "Ghi rõ nơi nhận báo cáo kết quả.")
    deputy.presses("Trả lại cho người soạn")
    deputy.sees("Đã trả lại cho người soạn.", "Ghi rõ nơi nhận báo cáo kết quả.")


def mends_it_and_submits_again(clerk: Person) -> None:
    clerk.goes_to("/")
    clerk.sees("Trả lại: Ghi rõ nơi nhận báo cáo kết quả.")
    clerk.follows(re.compile("tuyên truyền Kế hoạch"))
    clerk.follows("Sửa văn bản")
    clerk.sees("Bị trả lại: Ghi rõ nơi nhận báo cáo kết quả.")
    written = clerk.value_of("closing")
    clerk.writes(closing=written.replace("thực hiện./.", "thực hiện, báo cáo kết quả về UBND thị trấn./."))
    clerk.presses("Lưu và trình duyệt")
    clerk.sees("Đã lưu và trình duyệt.")


def approves_it(deputy: Person) -> None:
    deputy.goes_to("/")
    deputy.follows(re.compile("tuyên truyền Kế hoạch"))
    deputy.sees("báo cáo kết quả về UBND thị trấn")
    deputy.presses("Duyệt")
    deputy.sees("Đã duyệt. Văn thư sẽ cấp số và phát hành.")


def issues_it(clerk: Person) -> str:
    """Gives the code of the paper."""
    clerk.goes_to("/")
    clerk.sees("Đã duyệt, chờ phát hành")
    clerk.follows(re.compile("tuyên truyền Kế hoạch"))
    clerk.follows("Cấp số và phát hành")
    clerk.sees("Sẽ gửi tới 37 đơn vị, 37 việc", "Lấy số tiếp theo của dãy (hiện là 01)")
    clerk.sees("Nhận để biết: Đảng ủy thị trấn Chợ Chu, Ban Tuyên giáo Đảng ủy.")
    assert len(clerk.texts(".sent tbody tr")) == 37
    clerk.presses_twice("Phát hành")
    clerk.sees(f"Đã phát hành Công văn 01/UBND-VHXH ngày {dates.short(TODAY)}: gửi tới 39 đơn vị.")
    code = clerk.page.url.rstrip("/").rsplit("/", 1)[-1]
    served = clerk.fetches(f"/van-ban-di/{code}/pdf/")
    assert served.startswith(b"%PDF")
    clerk.opens("Mã băm SHA-256")
    assert clerk.texts(".hash") == [hashlib.sha256(served).hexdigest()]
    clerk.follows("Việc đã giao")
    clerk.follows("Xem đường đi")
    assert clerk.texts(".way b") == ["28-CT/TW", "156-KH/TU", "145-KH/HU", "1761/UBND-VP", "01/UBND-VHXH"]
    days = [gap.partition(" · ")[2] for gap in clerk.texts(".way .gap")]
    assert days == ["", "67 ngày", "26 ngày", "1 ngày", f"{(TODAY - date(2024, 3, 28)).days} ngày"]
    assert clerk.texts(".way li.cited b") == ["28-CT/TW", "156-KH/TU", "1761/UBND-VP"]
    clerk.sees("Chuyển từ Đảng sang Nhà nước")
    return code


def does_his_work(head: Person) -> None:
    head.follows("Thông báo")
    head.sees("1 thông báo chưa đọc")
    head.follows(re.compile("Việc mới: Tuyên truyền Kế hoạch"))
    head.presses("Đã nhận việc")
    head.sees("Đã xác nhận nhận việc.", "còn 10 ngày làm việc")
    letter = head.page.get_by_role("link", name="Công văn 01/UBND-VHXH: bản phát hành")
    assert head.fetches(letter.get_attribute("href")).startswith(b"%PDF")
    head.follows("Kế hoạch 145-KH/HU, gửi kèm")
    head.opens("Toàn văn")
    head.sees("Ban Dân vận Huyện ủy có kế hoạch lồng ghép nội dung tuyên truyền")
    head.goes_back()
    head.taps = 0
    head.follows("Loa truyền thanh")
    head.touches(head.page.get_by_role("button", name="Thêm").first)
    with head.page.expect_file_chooser() as chooser:
        head.touches(head.page.locator("[data-photos] label").filter(has_text="Chụp ảnh"))
    chooser.value.set_files([picture("Tổ dân phố 5")])
    head.sees("Đã chọn 1 ảnh")
    head.presses_twice("Gửi kết quả")
    assert head.taps == 4
    head.sees("Đã ghi kết quả: Loa truyền thanh.", "Số lượt phát: 2 lượt")
    assert head.page.locator(".results > li").count() == 1
    head.presses("Báo cáo đã xong")
    head.sees("Đã báo cáo. Nơi giao việc sẽ xem và nghiệm thu.")


def does_his_work_without_scripts(head: Person) -> None:
    head.presses("Đã nhận việc")
    head.sees("Đã xác nhận nhận việc.")
    head.follows(re.compile("Tuyên truyền Kế hoạch"))
    head.follows("Họp, hội nghị, sinh hoạt")
    head.page.locator("[type=number]").first.fill("2")
    head.page.locator("[type=number]").nth(1).fill("35")
    head.page.locator("[type=file]").first.set_input_files([picture("Tổ dân phố 12")])
    head.presses_twice("Gửi kết quả")
    head.sees("Đã ghi kết quả: Họp, hội nghị, sinh hoạt.")
    assert head.page.locator(".results > li").count() == 1
    head.presses("Báo cáo đã xong")
    head.sees("đã báo cáo, chờ nghiệm thu")


def logs_for_another(clerk: Person, code: str) -> None:
    """Tổ dân phố 6 told it on the phone; her session ends while she writes it down."""
    clerk.goes_to(f"/van-ban/{code}/")
    clerk.follows("Tổ dân phố 6")
    clerk.sees("Ghi hộ kết quả cho Tổ dân phố 6")
    clerk.follows("Nhóm Zalo, mạng xã hội")
    clerk.fills("Ghi chú", "Tổ trưởng báo qua điện thoại.")
    clerk.loses_the_session()
    clerk.presses("Gửi kết quả")
    clerk.sees("Phiên làm việc đã hết")
    clerk.fills("Số điện thoại, thư điện tử hoặc tên đăng nhập", "vanthu")
    clerk.fills("Mật khẩu", clerk.password)
    clerk.presses("Đăng nhập và gửi tiếp")
    clerk.presses("Gửi tiếp")
    clerk.sees("Đã ghi kết quả: Nhóm Zalo, mạng xã hội.", "Tổ trưởng báo qua điện thoại.", "ghi hộ")
    clerk.presses("Báo cáo đã xong, hộ Tổ dân phố 6")
    clerk.sees("đã báo cáo, chờ nghiệm thu")


def does_the_first_task(officer: Person) -> None:
    officer.follows(re.compile("Tuyên truyền Kế hoạch"))
    officer.presses("Đã nhận việc")
    officer.follows("Trang thông tin điện tử")
    officer.fills("Liên kết", "https://chochu.example/tin/145")
    officer.presses("Gửi kết quả")
    officer.presses("Báo cáo đã xong")
    officer.sees("Đã báo cáo.")


def judges_the_others(officer: Person) -> None:
    own = officer.page.url
    officer.follows("Chờ nghiệm thu", within=".nav")
    rows = officer.page.locator(".judged")
    mine = rows.filter(has_text="Công chức Văn hóa - xã hội")
    expect(mine).to_contain_text("Việc của chính cơ quan mình do lãnh đạo nghiệm thu.")
    expect(mine.get_by_role("button")).to_have_count(0)
    assert officer.posts(f"{own}accept/").status == 403
    officer.follows("Tổ dân phố 6")
    officer.opens("Trả lại")
    officer.page.locator("details[open] textarea").fill("Cần ảnh chụp tin trên nhóm.")
    officer.presses("Trả lại", within="details[open]")
    officer.sees("Đã trả lại, kèm lý do.", "Cần ảnh chụp tin trên nhóm.")
    officer.goes_to("/cho-nghiem-thu/")
    officer.presses("Nghiệm thu", within=".judged:has-text('Tổ dân phố 5')")
    officer.sees("Đã nghiệm thu.")
    assert "Tổ dân phố 5" not in " ".join(officer.texts(".judged"))


def accepts_the_officers(deputy: Person) -> None:
    deputy.goes_to("/")
    deputy.sees("Đơn vị đã báo cáo hoặc từ chối, chờ xem")
    deputy.follows("Chờ nghiệm thu", within=".nav")
    deputy.presses("Nghiệm thu", within=".judged:has-text('Công chức Văn hóa')")
    deputy.sees("Đã nghiệm thu.")


def a_morning_comes() -> None:
    """Three working days before the deadline; planned twice, said once; then the workers do what was planned."""
    morning = calendar.add_working_days(DUE, -3)
    at = timezone.make_aware(datetime.combine(morning, time(7, 30)))
    assert plan_morning(on=morning, at=at) == 2 * OPEN
    assert plan_morning(on=morning, at=at) == 0
    for job in queue.due(at):
        assert queue.perform(job.pk, now=lambda: at), job.error


def looks_at_the_mail(clerk: Person) -> None:
    clerk.goes_to("/thu-thu-nghiem/")
    clerk.sees("Nhắc việc ngày", "Còn 3 ngày làm việc", "01/UBND-VHXH")


def watches(watcher: Person) -> str:
    """Gives the address of the photo that she came to."""
    watcher.follows("Theo dõi", within=".nav")
    watcher.sees("trong 37 việc đã giao", "xong đúng hạn 1")
    watcher.follows("Theo văn bản", within=".tabs")
    watcher.follows("01/UBND-VHXH", within="main table")
    watcher.sees("Chưa xác nhận nhận 33 nơi")
    watcher.follows("Thị trấn Chợ Chu", within="main table")
    line = watcher.page.locator("tbody tr").filter(
        has=watcher.page.get_by_role("link", name="Tổ dân phố 5", exact=True)
    )
    expect(line).to_contain_text("đã nghiệm thu")
    expect(line).to_contain_text("Loa truyền thanh, ngày")
    expect(line).to_contain_text("số lượt phát: 2 lượt")
    picture = line.locator("img").get_attribute("src") or ""
    assert watcher.fetches(picture).startswith(JPEG)
    watcher.follows("Theo dõi", within=".nav")
    watcher.follows("Thị trấn Chợ Chu", within="main table")
    watcher.follows("Kết quả và ảnh", within=".tabs")
    watcher.sees("Loa truyền thanh", "Nhóm Zalo, mạng xã hội", "(ghi hộ)", "Trang thông tin điện tử")
    assert watcher.page.locator(f'img[src="{picture}"]').count() == 1
    return picture


def finds_nothing(stranger: Person, *addresses: str) -> None:
    for address in addresses:
        stranger.goes_to(address, status=404)
    stranger.goes_to("/tim/?q=01/UBND-VHXH")
    stranger.sees("Không tìm thấy")


def picture(caption: str) -> FilePayload:
    return {"name": "loa.jpg", "mimeType": "image/jpeg", "buffer": photo("loa", caption).read()}
