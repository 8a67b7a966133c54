"""Work that a paper lists, says in a verb of its own or adds behind the signature: invented, refused beside allowed."""

import pytest

from intake.reading import read

PLAN = """UBND HUYỆN TÂN SƠN
UBND XÃ THANH KIỆT
Số: 12/KH-UBND
Thanh Kiệt, ngày 04 tháng 3 năm 2024
KẾ HOẠCH
Tổng vệ sinh đường làng năm 2024

"""
LETTER = "Kính gửi: Các thôn\n\nUBND xã đề nghị các thôn thực hiện một số nội dung sau:\n"


def told(text: str) -> list[tuple[str | None, str]]:
    return [(task.assignee.value if task.assignee else None, task.text_start) for task in read(text).tasks]


def starts(text: str) -> list[str]:
    return [start for _, start in told(text)]


@pytest.mark.parametrize("heading", ["NỘI DUNG THỰC HIỆN", "NHIỆM VỤ, GIẢI PHÁP", "YÊU CẦU CÔNG VIỆC", "TIẾN ĐỘ"])
def test_what_stands_below_a_heading_of_work_is_to_be_done_though_nobody_is_told(heading: str) -> None:
    body = f"I. MỤC ĐÍCH\n- Nâng cao ý thức của bà con.\nII. {heading}\n- Quét ngõ xóm.\n- Trồng hoa ven đường.\n"
    assert told(PLAN + body) == [(None, "Quét ngõ xóm."), (None, "Trồng hoa ven đường.")]


@pytest.mark.parametrize("heading", ["MỤC ĐÍCH", "YÊU CẦU", "KHẨU HIỆU"])
def test_aims_and_slogans_are_no_work(heading: str) -> None:
    assert told(f"{PLAN}I. {heading}\n- Giữ sạch ngõ xóm.\n- Trồng thêm hoa ven đường.\n") == []


def test_one_strange_verb_in_a_list_of_orders_is_an_order_a_thing_is_none() -> None:
    orders = "1. Quét ngõ xóm.\n2. Bứng gốc tre chết.\n3. Trồng hoa ven đường.\n"
    assert starts(LETTER + orders) == ["Quét ngõ xóm.", "Bứng gốc tre chết.", "Trồng hoa ven đường."]
    things = orders.replace("Bứng gốc tre chết.", "Đầu mối liên hệ: ông Cầm Văn Sơn.")
    assert starts(LETTER + things) == ["Quét ngõ xóm.", "Trồng hoa ven đường."]


def test_a_sentence_that_leads_in_holds_whom_it_names_for_the_list_below() -> None:
    body = (
        "I. Nhiệm vụ chung\nTrưởng các thôn tập trung thực hiện một số việc sau:\n- Quét ngõ.\n- Bứng gốc tre chết.\n"
    )
    assert [who for who, _ in told(PLAN + body)] == ["Trưởng các thôn", "Trưởng các thôn"]


def test_a_section_of_work_that_names_bodies_assigns_duties_beside_the_one_headed_so() -> None:
    body = """I. {heading}
1. Trạm Y tế xã phun thuốc ở chợ.
2. Công an xã:
- Phân luồng xe ở cổng chợ.
II. TỔ CHỨC THỰC HIỆN
1. Văn phòng theo dõi, đôn đốc các thôn.
"""
    both = ["Trạm Y tế xã", "Công an xã", "Văn phòng"]
    assert [who for who, _ in told(PLAN + body.format(heading="NHIỆM VỤ CỤ THỂ"))] == both
    assert [who for who, _ in told(PLAN + body.format(heading="YÊU CẦU"))] == ["Văn phòng"]


@pytest.mark.parametrize(
    ("item", "asked"),
    [
        ("Trạm Y tế xã phun thuốc ở chợ chậm nhất ngày 15/3/2024.", ["Trạm Y tế xã", "Văn phòng"]),
        ("Lập tổ phun thuốc: Trạm Y tế xã lập tổ chậm nhất ngày 15/3/2024.", ["Trạm Y tế xã", "Văn phòng"]),
        ("Trạm Y tế xã phun thuốc ở chợ.", ["Văn phòng"]),
    ],
)
def test_outside_the_duties_a_body_is_told_by_a_day(item: str, asked: list[str]) -> None:
    body = f"I. CÁC MỐC\n1. {item}\n2. Ngày hội bắt đầu lúc 7 giờ.\nII. TỔ CHỨC THỰC HIỆN\n1. Văn phòng theo dõi các thôn.\n"
    assert [who for who, _ in told(PLAN + body)] == asked


def test_a_result_to_be_handed_in_is_an_order_of_its_own_where_none_was_asked_before() -> None:
    work, report = "1. Giao Trạm Y tế xã phun thuốc ở chợ", "Kết quả gửi về UBND xã trước ngày 15/3/2024."
    assert [task.deadline for task in read(f"{LETTER}{work}. {report}\n").tasks] == [None, "2024-03-15"]
    assert [task.deadline for task in read(f"{LETTER}{work} và báo cáo. {report}\n").tasks] == ["2024-03-15"]


DECISION = """UBND HUYỆN TÂN SƠN
Số: 112/QĐ-UBND
Tân Sơn, ngày 24 tháng 01 năm 2024
QUYẾT ĐỊNH
Về việc ban hành Kế hoạch diệt chuột năm 2024

Điều 1. Ban hành kèm theo Quyết định này Kế hoạch diệt chuột năm 2024.

Nơi nhận:
- Như Điều 1;
- Lưu: VT.
CHỦ TỊCH

Lò Văn Thuận

KẾ HOẠCH
Diệt chuột năm 2024
({comes} Quyết định số 112/QĐ-UBND ngày 24/01/2024)

I. MỤC ĐÍCH
- Giữ mùa màng.
II. TỔ CHỨC THỰC HIỆN
1. Trạm Thú y cấp bả cho các xã.
"""


def test_the_plan_that_a_decision_puts_into_force_is_read_behind_the_signature() -> None:
    assert told(DECISION.format(comes="Ban hành kèm theo")) == [("Trạm Thú y", "Trạm Thú y cấp bả cho các xã.")]
    assert told(DECISION.format(comes="Thay cho")) == []
