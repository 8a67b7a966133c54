"""Who is told to do what, by when: forms of other offices' papers, each beside one that orders nothing."""

import pytest

from intake.reading import read
from intake.reading.result import AskedTask

HEAD = """UBND HUYỆN TÂN SƠN
PHÒNG KINH TẾ
Số: 12/KH-KT
Tân Sơn, ngày 04 tháng 3 năm 2024
KẾ HOẠCH
Kiểm tra các lò mổ năm 2024

"""
DUTIES = "II. TỔ CHỨC THỰC HIỆN\n"


def tasks_of(body: str) -> tuple[AskedTask, ...]:
    return read(HEAD + body).tasks


def told(body: str) -> list[tuple[str | None, str]]:
    return [(task.assignee.value if task.assignee else None, task.text.value) for task in tasks_of(body)]


def who(body: str) -> list[str | None]:
    return [assignee for assignee, _ in told(body)]


@pytest.mark.parametrize(
    ("item", "asked"),
    [
        ("Trạm Thú y chuẩn bị dụng cụ; Công an huyện phân công cán bộ cùng đi.", ["Trạm Thú y", "Công an huyện"]),
        ("Trạm Thú y chuẩn bị dụng cụ; Thủ trưởng các đơn vị kiểm tra sổ.", ["Trạm Thú y", "Thủ trưởng các đơn vị"]),
        ("Trạm Thú y chuẩn bị dụng cụ; phân công cán bộ trực.", ["Trạm Thú y"]),
        ("Trạm Thú y chuẩn bị dụng cụ; các xã có lò mổ lớn.", ["Trạm Thú y"]),
        ("Trạm Thú y chuẩn bị dụng cụ. Trạm trưởng chịu trách nhiệm trước Phòng nếu để sót.", ["Trạm Thú y"]),
    ],
)
def test_a_clause_that_tells_another_body_is_a_task_of_its_own(item: str, asked: list[str]) -> None:
    assert who(f"{DUTIES}- {item}\n") == asked


@pytest.mark.parametrize(
    ("item", "asked"),
    [
        ("Trạm Thú y kiểm tra sổ sách của các lò mổ.", ["Trạm Thú y"]),
        ("Trạm Thú y có thể kiểm tra sổ sách của các lò mổ.", []),
        ("Họp giao ban tuần tại Phòng.", []),
        ("Giao Ban Quản lý chợ kiểm tra quầy thịt.", ["Ban Quản lý chợ"]),
        ("Cô Hiệu trưởng kiểm tra bếp ăn.", ["Cô Hiệu trưởng"]),
        ("Nhà Văn hóa huyện tổ chức hội thi nấu ăn.", ["Nhà Văn hóa huyện"]),
    ],
)
def test_only_an_order_is_a_task(item: str, asked: list[str]) -> None:
    assert who(f"{DUTIES}- {item}\n") == asked


@pytest.mark.parametrize(
    ("body", "does"),
    [
        ("Bảo hiểm xã hội huyện", "lắp đặt máy quét"),
        ("Hội đồng tuyển sinh", "xét duyệt hồ sơ"),
        ("Tổng phụ trách Đội", "luyện tập nghi thức"),
        ("Công đoàn cơ sở", "tổ chức thăm hỏi"),
        ("Tổ giúp việc", "đối soát số liệu"),
        ("Chủ đầu tư", "nạo vét kênh"),
        ("Các hợp tác xã", "gieo cấy đúng lịch"),
        ("Đồn Biên phòng", "tổ chức tuần tra"),
        ("Cổng thông tin điện tử", "chia sẻ bài viết"),
        ("Ban đại diện cha mẹ học sinh", "ủng hộ quỹ lớp"),
        ("Hội đồng thi", "tổ chức coi thi"),
        ("Lớp 9A", "trang trí sân khấu"),
    ],
)
def test_a_name_ends_where_the_doing_begins(body: str, does: str) -> None:
    assert told(f"{DUTIES}- {body} {does} tại xã.\n") == [(body, f"{body} {does} tại xã.")]
    assert who(f"{DUTIES}- {body} của huyện.\n") == []


@pytest.mark.parametrize(
    ("heading", "assigns"),
    [
        ("CÔNG TÁC TỔ CHỨC THỰC HIỆN", True),
        ("TỔ CHỨC THỰC HIỆN KẾ HOẠCH", True),
        ("TỔ CHỨC, PHÂN CÔNG THỰC HIỆN", True),
        ("TỔ CHỨC THỰC HIỆN VÀ CHẾ ĐỘ BÁO CÁO", True),
        ("NHIỆM VỤ CỦA CÁC ĐƠN VỊ", True),
        ("NHIỆM VỤ CỦA NGÀNH THÚ Y TRƯỚC ĐÂY", False),
        ("TỔ CHỨC HỘI THI", False),
    ],
)
def test_headings_of_duties(heading: str, assigns: bool) -> None:
    elsewhere = "I. NỘI DUNG\n1. Các lò mổ phải giữ sạch nguồn nước.\n"
    body = f"{elsewhere}II. {heading}\n- Trạm Thú y kiểm tra sổ sách.\n"
    assert who(body) == (["Trạm Thú y"] if assigns else ["Các lò mổ", "Trạm Thú y"])


def test_a_heading_beside_one_that_names_a_body_names_a_body_too() -> None:
    body = f"""{DUTIES}1. Trạm Thú y
- Lấy mẫu tại lò mổ.
2. Hệ Quản lý Học viên
- Cử học viên cùng đi.
3. Chế độ báo cáo
- Thực hiện theo quy định.
"""
    assert who(body)[:2] == ["Trạm Thú y", "Hệ Quản lý Học viên"]
    assert "Chế độ báo cáo" not in who(body)


def test_labels_below_an_item_say_who_and_by_when() -> None:
    body = """I. NỘI DUNG
1. Rà soát các lò mổ.
- Cơ quan chủ trì: Trạm Thú y; phối hợp: Công an huyện; thời gian: Quý II/2024.
2. Lấy mẫu nước.
- Đơn vị thực hiện: Trung tâm Y tế.
- Thời gian hoàn thành: Thường xuyên.
3. Mục tiêu: không để xảy ra ngộ độc.
- Nội dung: Nước sạch.
"""
    first, second = tasks_of(body)
    assert (first.assignee and first.assignee.value, first.text_start) == ("Trạm Thú y", "Rà soát các lò mổ.")
    assert (first.deadline, first.lead, first.support) == ("2024-06-30", ("Trạm Thú y",), ("Công an huyện",))
    assert (second.assignee and second.assignee.value, second.deadline) == ("Trung tâm Y tế", None)
    assert second.recurrence
    assert second.recurrence.value == "Thường xuyên"


def test_one_day_for_all_tasks() -> None:
    body = f"""{DUTIES}1. Trạm Thú y
- Lấy mẫu tại lò mổ trước ngày 10/4/2024.
- Rà soát sổ sách.
- Thời gian: Toàn bộ nội dung trên hoàn thành trước ngày 20/4/2024.
"""
    assert [task.deadline for task in tasks_of(body)] == ["2024-04-10", "2024-04-20"]
    only_last = body.replace("Toàn bộ nội dung trên hoàn thành trước", "Trước").replace(" trước ngày 10/4/2024", "")
    assert [task.deadline for task in tasks_of(only_last)] == [None, "2024-04-20"]


@pytest.mark.parametrize(
    ("closes", "due"),
    [
        ("Đề nghị trưởng các phòng nghiêm túc thực hiện./.", []),
        ("Nhận được kế hoạch này, đề nghị các xã khẩn trương triển khai và báo cáo./.", []),
        ("Đề nghị các xã nghiêm túc thực hiện và gửi báo cáo trước ngày 30/4/2024./.", ["2024-04-30"]),
    ],
)
def test_a_closing_asks_something_only_by_a_day(closes: str, due: list[str]) -> None:
    body = f"{DUTIES}1. Trạm Thú y lấy mẫu.\n2. Các xã kiểm tra sổ sách.\n{closes}\n"
    assert [task.deadline for task in tasks_of(body)][2:] == due


def test_what_a_report_proposes_is_asked_of_nobody_or_of_whom_it_names() -> None:
    body = """I. KẾT QUẢ
1. Tổ chức kiểm tra 12 lò mổ.
II. KIẾN NGHỊ
1. Kiến nghị với huyện
- Bố trí kinh phí mua dụng cụ.
"""
    assert told(body) == [(None, "Bố trí kinh phí mua dụng cụ.")]


def test_the_article_that_says_who_carries_a_decision_out_asks_nothing_of_its_own() -> None:
    body = f"""{DUTIES}1. Trưởng phòng Kinh tế, Trạm Thú y chịu trách nhiệm thi hành Kế hoạch này.
2. Trạm Thú y chịu trách nhiệm về kết quả lấy mẫu.
"""
    assert who(body) == ["Trạm Thú y"]


def test_a_lead_in_is_cut_where_the_order_begins() -> None:
    body = "1. Sau khi xem xét, Trưởng phòng có ý kiến như sau: Giao Trạm Thú y lấy mẫu.\n2. Các xã kiểm tra sổ.\n"
    assert told(body)[0] == ("Trạm Thú y", "Giao Trạm Thú y lấy mẫu.")


def test_dashes_below_a_paragraph_that_asks_are_for_whom_it_asks() -> None:
    body = f"{DUTIES}Đề nghị UBND các xã:\n- Cử cán bộ cùng đi.\n- Báo cáo trước ngày 20/4/2024.\n"
    assert who(body) == ["UBND các xã", "UBND các xã"]


def test_guidance_on_duties_asks_those_whom_it_guides() -> None:
    body = "Phòng Kinh tế hướng dẫn các xã thực hiện nhiệm vụ kiểm tra như sau:\n1. Rà soát lò mổ.\n2. Lấy mẫu nước.\n"
    assert who(body) == ["các xã", "các xã"]
    assert who(body.replace("thực hiện nhiệm vụ kiểm tra", "cách lấy mẫu")) == []


def test_no_chain_of_requests_is_too_long() -> None:
    read(HEAD + DUTIES + "nhận được công văn này, đề nghị Sở A " * 3000)
