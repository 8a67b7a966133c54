"""Short notices and letters of wards, communes and schools, often pasted without a head: invented, one form each."""

import pytest

from intake.reading import read


def told(text: str) -> list[tuple[str | None, str]]:
    return [(task.assignee.value if task.assignee else None, task.text_start) for task in read(text).tasks]


def test_a_notice_that_lost_its_head_begins_at_its_first_item() -> None:
    text = "1. Các hộ kinh doanh treo biển giá tại quầy.\n2. Giao Công an phường phân luồng xe.\n"
    assert [who for who, _ in told(text)] == ["Các hộ kinh doanh", "Công an phường"]


def test_a_short_lead_in_at_the_top_opens_the_body() -> None:
    assert told("Kết quả tiêm phòng\nUBND xã yêu cầu:\n1. Trạm Y tế xã rà soát trẻ chưa tiêm.\n") == [
        ("Trạm Y tế xã", "Trạm Y tế xã rà soát trẻ chưa")
    ]
    assert told("UBND xã yêu cầu:\n- Trạm Y tế xã rà soát trẻ chưa tiêm.\n") == [
        ("Trạm Y tế xã", "Trạm Y tế xã rà soát trẻ chưa")
    ]


def test_to_make_it_known_is_an_order_where_it_is_asked_and_a_closing_where_it_is_told() -> None:
    asked = "Đề nghị Đài Truyền thanh xã thông báo lịch tiêm trên loa để nhân dân biết, thực hiện./."
    assert told(f"UBND xã thông báo lịch tiêm phòng như sau:\n1. Ngày 12/5: thôn Đông.\n{asked}\n") == [
        ("Đài Truyền thanh xã", "Đề nghị Đài Truyền thanh xã thông báo")
    ]
    assert told("1. Ngày 12/5: thôn Đông.\nUBND xã thông báo để nhân dân biết, thực hiện./.\n") == []


def test_this_notice_is_no_word_of_a_closing() -> None:
    item = "Trạm Y tế xã niêm yết nội dung thông báo này ở cổng chợ để bà con biết, thực hiện."
    assert [who for who, _ in told(f"UBND xã yêu cầu:\n1. {item}\n")] == ["Trạm Y tế xã"]


def test_pho_bien_is_no_deputy() -> None:
    text = """Trường Trung cấp Y đề nghị các khoa thực hiện một số nội dung sau:
1. Phổ biến lịch khám tới toàn thể viên chức trong đơn vị.
2. Lập danh sách người khám.
"""
    assert told(text) == [
        ("các khoa", "Phổ biến lịch khám tới toàn thể viên"),
        ("các khoa", "Lập danh sách người khám."),
    ]


@pytest.mark.parametrize(
    "told_only", ["UBND xã chỉ tiếp nhận đơn gửi qua bưu điện.", "Đơn vị nào chưa nộp thì khẩn trương nộp ngay."]
)
def test_what_is_told_of_a_body_is_no_order(told_only: str) -> None:
    assert told(f"UBND xã thông báo như sau:\n1. {told_only}\n2. Giao Công an xã phân luồng xe ở cổng.\n") == [
        ("Công an xã", "Giao Công an xã phân luồng xe ở")
    ]


def test_what_units_need_is_not_what_they_are_told() -> None:
    item = "Các khoa có nhu cầu cung cấp cây giống, trưởng các khoa lập danh sách gửi trước ngày 12/3/2024."
    [task] = read(f"Kính gửi: Các khoa\n\nNhà trường thông báo như sau:\n- {item}\n").tasks
    assert task.assignee is not None
    assert task.assignee.value.endswith("trưởng các khoa")


@pytest.mark.parametrize(
    "courtesy",
    ["Đề nghị các khoa triển khai theo đúng thời gian quy định./.", "Yêu cầu các khoa chấp hành nghiêm túc./."],
)
def test_a_courtesy_behind_the_last_item_asks_nothing_new(courtesy: str) -> None:
    text = f"Trường đề nghị các khoa thực hiện một số nội dung sau:\n1. Lập danh sách người khám.\n{courtesy}\n"
    assert [start for _, start in told(text)] == ["Lập danh sách người khám."]
