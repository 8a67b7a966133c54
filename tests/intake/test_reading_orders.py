"""Who is told to do what, in the forms that real papers taught us: each text is invented and shows one of them."""

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


def tasks_of(body: str) -> tuple[AskedTask, ...]:
    return read(HEAD + body).tasks


def told(body: str) -> list[tuple[str | None, str]]:
    return [(task.assignee.value if task.assignee else None, task.text_start) for task in tasks_of(body)]


def test_giao_orders_outside_the_section_of_duties_too() -> None:
    body = """I. NỘI DUNG
1. Kiểm tra ban đêm các lò mổ. Giao Trạm Thú y chuẩn bị dụng cụ lấy mẫu.
2. Các xã có lò mổ được kiểm tra hai lần.
II. TỔ CHỨC THỰC HIỆN
- UBND các xã: Cử cán bộ cùng đi.
"""
    assert told(body) == [
        ("Trạm Thú y", "Giao Trạm Thú y chuẩn bị dụng cụ"),
        ("UBND các xã", "UBND các xã: Cử cán bộ cùng đi."),
    ]


@pytest.mark.parametrize(
    "body",
    [
        "Bộ Ngoại giao",
        "Bộ Chỉ huy Bộ đội Biên phòng tỉnh",
        "Hội đồng phối hợp phổ biến, giáo dục pháp luật",
        "Thông tấn xã Việt Nam",
        "Vườn quốc gia",
    ],
)
def test_a_verb_within_the_name_of_a_body_orders_nothing(body: str) -> None:
    told_once = told(f"II. TỔ CHỨC THỰC HIỆN\n1. {body} phối hợp kiểm tra việc thực hiện.\n")
    assert [assignee for assignee, _ in told_once] == [body]


def test_the_held_body_is_told_to_assign() -> None:
    body = """II. TỔ CHỨC THỰC HIỆN
1. Trạm Thú y
- Phân công cán bộ trực tại lò mổ.
- Cử người lấy mẫu.
"""
    assert [who for who, _ in told(body)] == ["Trạm Thú y", "Trạm Thú y"]


def test_an_article_whose_text_begins_below_its_number_is_read() -> None:
    body = """QUYẾT NGHỊ:

Điều 1.

1. Giao UBND xã Minh Đài báo cáo trước ngày 20/3/2024.
"""
    assert [task.deadline for task in tasks_of(body)] == ["2024-03-20"]
    read(HEAD + "Điều 1.")


def test_a_lead_in_that_asks_for_a_report_is_the_task_and_the_day_below_its_own() -> None:
    body = """Kính gửi: UBND các xã

Phòng Kinh tế đề nghị UBND các xã báo cáo tình hình giết mổ theo các nội dung sau:
1. Số lò mổ trên địa bàn.
2. Kết quả kiểm tra (tính từ ngày 01/01/2024 đến ngày 29/02/2024).
Báo cáo gửi về Phòng Kinh tế trước ngày 15/3/2024.
"""
    assert [(task.assignee and task.assignee.value, task.deadline) for task in tasks_of(body)] == [
        ("UBND các xã", "2024-03-15")
    ]


def test_a_position_goes_over_two_lines() -> None:
    foot = """Trên đây là Kế hoạch.

Nơi nhận:
- Như trên;
- Lưu: VT.
KT. BỘ TRƯỞNG
CỤC TRƯỞNG CỤC QUẢN LÝ
MÔI TRƯỜNG Y TẾ

Lò Văn Thuận
"""
    reading = read(HEAD + foot)
    assert reading.signer_position is not None
    assert reading.signer_position.value == "CỤC TRƯỞNG CỤC QUẢN LÝ MÔI TRƯỜNG Y TẾ"


def test_the_second_line_of_a_position_is_no_name_though_it_begins_like_one() -> None:
    def signature(*lines: str) -> tuple[str | None, str | None]:
        given = read(
            HEAD + "Trên đây là Kế hoạch.\n\nNơi nhận:\n- Lưu: VT.\nTL. CHÁNH ÁN\n" + "\n".join(lines)
        ).to_json()
        return given["signer_position"], given["signer_name"]

    above = "VỤ TRƯỞNG VỤ PHÁP CHẾ VÀ QUẢN"
    assert signature(above, "LÝ KHOA HỌC", "", "Chu Thành Quân") == (f"{above} LÝ KHOA HỌC", "Chu Thành Quân")
    assert signature("VỤ TRƯỞNG", "LÝ KHOA HỌC") == ("VỤ TRƯỞNG", "LÝ KHOA HỌC")
    assert signature("PHÓ TRƯỞNG CÔNG AN HUYỆN", "NI", "", "Phạm Minh Đức") == (
        "PHÓ TRƯỞNG CÔNG AN HUYỆN",
        "Phạm Minh Đức",
    )


def test_a_frame_of_two_columns_is_no_part_of_the_values() -> None:
    text = """|UBND HUYỆN TÂN SƠN |CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM |
|PHÒNG KINH TẾ     |Độc lập - Tự do - Hạnh phúc        |
|Số: 12/KT-TY       |Tân Sơn, ngày 04 tháng 3 năm 2024 |
|V/v kiểm tra các lò|                                   |
|mổ năm 2024        |                                   |

Kính gửi: UBND các xã.
"""
    reading = read(text)
    assert reading.subject is not None
    assert reading.subject.value == "kiểm tra các lò mổ năm 2024"
    assert reading.place is not None
    assert reading.place.value == "Tân Sơn"


def test_a_pasted_body_without_a_head_is_read_from_its_first_sentence() -> None:
    body = """Chuẩn bị Ngày hội đọc sách

Phòng Văn hóa - Xã hội nhận được Kế hoạch số 15/KH-TV của Thư viện tỉnh về Ngày hội đọc sách; UBND xã có ý kiến như sau:
1. Đề nghị Bưu điện xã
Cho mượn phòng đọc trong hai ngày của ngày hội.
2. Đoàn Thanh niên xã
Xếp bàn ghế và treo băng rôn ở sân.
"""
    assert [(task.assignee and task.assignee.value, task.text_start) for task in read(body).tasks] == [
        ("Bưu điện xã", "Cho mượn phòng đọc trong hai ngày của"),
        ("Đoàn Thanh niên xã", "Xếp bàn ghế và treo băng rôn ở"),
    ]


def test_the_first_item_of_a_notice_is_no_subject() -> None:
    text = "THÔNG BÁO\n1. Các hộ kinh doanh trong chợ treo biển giá.\n2. Giao Công an xã phân luồng xe.\n"
    assert [task.assignee and task.assignee.value for task in read(text).tasks] == [
        "Các hộ kinh doanh trong chợ",
        "Công an xã",
    ]


def test_what_a_lead_in_opens_is_no_closing() -> None:
    asked = "Trạm Y tế xã tổ chức thực hiện nghiêm việc phun thuốc ở ba chợ."
    assert told(f"Về việc này, Chủ tịch UBND huyện có ý kiến như sau:\n{asked}\n") == [
        ("Trạm Y tế xã", "Trạm Y tế xã tổ chức thực hiện")
    ]
    assert told(f"Lò mổ mở cửa lúc 4 giờ.\n{asked}\n") == []


def test_paragraphs_below_a_lead_in_that_lists_are_duties() -> None:
    asks = "Phòng Kinh tế yêu cầu UBND các xã có lò mổ triển khai các nội dung"
    below = """

Tập trung sửa chữa hệ thống thoát nước của lò mổ.

Tăng cường lấy mẫu thịt vào ban đêm.

Giá thịt vẫn ổn định.
"""
    assert told(f"{asks}:{below}") == [
        ("UBND các xã có lò mổ", "Tập trung sửa chữa hệ thống thoát nước"),
        ("UBND các xã có lò mổ", "Tăng cường lấy mẫu thịt vào ban đêm."),
    ]
    assert told(f"{asks} đã nêu.{below}") == [("UBND các xã có lò mổ", "Phòng Kinh tế yêu cầu UBND các xã")]


def test_who_gives_his_opinion_is_told_nothing() -> None:
    text = """Về việc mở lò mổ ở thôn Đông

UBND huyện Tân Sơn có ý kiến như sau:

Đồng ý để Hợp tác xã Đông thực hiện việc khảo sát, đánh giá chỗ mở lò mổ ở thôn Đông, xã Mỹ Thuận.
"""
    assert read(text).tasks == ()


def test_a_reason_that_sounds_like_a_closing_takes_no_order_away() -> None:
    body = "Để thực hiện nghiêm túc chủ trương trên, Phòng Kinh tế yêu cầu UBND các xã tạm dừng các phiên chợ.\n"
    assert [assignee for assignee, _ in told(body)] == ["UBND các xã"]
    assert told("Đề nghị UBND các xã nghiêm túc triển khai thực hiện./.\n") == []
