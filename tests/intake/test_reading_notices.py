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


def test_a_unit_that_has_not_done_so_is_no_addressee() -> None:
    late = "Đơn vị nào chưa nộp thì khẩn trương nộp ngay."
    assert told(f"UBND xã thông báo như sau:\n1. {late}\n2. Giao Công an xã phân luồng xe ở cổng.\n") == [
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


def test_a_time_is_no_deadline_of_what_lasts_so_long() -> None:
    text = """1. Các cơ quan, đơn vị treo cờ Tổ quốc tại trụ sở.
2. Thời gian: Từ ngày 29/4/2023 đến hết ngày 03/5/2023.
3. Giao Công an phường tuần tra các tuyến phố xong trước ngày 05/5/2023.
"""
    assert [task.deadline for task in read(text).tasks] == [None, "2023-05-05"]


@pytest.mark.parametrize("numbered", ["", "1. Trạm Thú y kiểm tra các lò mổ.\n\n"])
def test_an_order_begins_behind_its_reason(numbered: str) -> None:
    order = "Phòng Kinh tế đề nghị UBND các xã báo cáo số lò mổ trước ngày 15/3/2024."
    reason = "Để Chi cục Thú y, Trung tâm Y tế huyện có số liệu về giết mổ của toàn tỉnh"
    [*_, last] = read(f"Kính gửi: UBND các xã.\n\n{numbered}{reason}, {order}\n").tasks
    assert (last.assignee and last.assignee.value, last.text.value) == ("UBND các xã", order)


def test_who_approved_a_plan_is_told_nothing() -> None:
    item = "Căn cứ kế hoạch đã được Đảng ủy, Ban Giám hiệu phê duyệt, phòng Quản trị chuẩn bị cây giống."
    assert [who for who, _ in told(f"Kế hoạch cụ thể như sau:\n- {item}\n")] == ["phòng Quản trị"]


def test_the_body_may_begin_in_the_line_of_the_addressees() -> None:
    text = """Kính gửi: Hiệu trưởng các trường. Thực hiện Kế hoạch số 12/KH-UBND ngày 13/4/2018 của UBND thị xã, Phòng
Giáo dục và Đào tạo yêu cầu các trường thực hiện các nội dung sau:
1. Vận động học sinh đi bộ.
"""
    reading = read(text)
    assert [found.value for found in reading.recipients or ()] == ["Hiệu trưởng các trường"]
    assert [cited.number_symbol for cited in reading.basis] == ["12/KH-UBND"]
    assert told(text) == [("các trường", "Vận động học sinh đi bộ.")]


def test_a_list_to_hand_in_is_an_order() -> None:
    text = """Nhà trường đề nghị các khoa thực hiện một số nội dung sau:
1. Phổ biến tiêu chuẩn xét thưởng.
2. Danh sách đề nghị xét thưởng gửi về phòng Hành chính trước ngày 05/5/2016.
"""
    assert [(task.assignee and task.assignee.value, task.deadline) for task in read(text).tasks] == [
        ("các khoa", None),
        ("các khoa", "2016-05-05"),
    ]


def test_the_units_do_it_by_a_day() -> None:
    text = """Kính gửi:
- Hiệu trưởng các trường,
- Thủ trưởng các đơn vị.
Đề nghị Hiệu trưởng các trường rà soát số quỹ đã thu. Đơn vị nào chưa thu thì khẩn trương thu.
Các đơn vị thực hiện trước ngày 24/3/2016.
"""
    [task] = read(text).tasks
    assert (task.assignee and task.assignee.value, task.deadline) == ("Hiệu trưởng các trường", "2016-03-24")


def test_who_speaks_is_known_from_the_lead_in_where_the_head_is_lost() -> None:
    text = """Giữ vệ sinh đường phố

Thực hiện Kế hoạch số 21-KH/QU của Quận ủy; UBND phường Bến Đông thông báo:
1. UBND phường phát động tổng vệ sinh; Đề nghị các cơ quan, tổ chức, tổ dân phố quét dọn đường vào sáng thứ Bảy.
UBND phường Bến Đông thông báo, đề nghị các tổ dân phố biết và hưởng ứng.
"""
    assert told(text) == [("các cơ quan, tổ chức, tổ dân phố", "Đề nghị các cơ quan, tổ chức, tổ")]


def test_a_lead_in_that_asks_nobody_asks_whoever_gets_the_paper() -> None:
    text = """Kính gửi:

Hiệu trưởng các trường trên toàn thị xã
Do mưa lớn kéo dài. Phòng Giáo dục và Đào tạo yêu cầu:
1. Các trường trực bão.
2. Cho học sinh nghỉ học đến khi có thông báo.
"""
    reading = read(text)
    assert [found.value for found in reading.recipients or ()] == ["Hiệu trưởng các trường trên toàn thị xã"]
    assert (None, "Cho học sinh nghỉ học đến khi có") in told(text)


def test_addressees_in_one_line_are_parted_at_commas_and_va() -> None:
    line = "Công an tỉnh, Sở Lao động - Thương binh và Xã hội và Sở Y tế; Báo Bắc Sơn."
    reading = read(f"Kính gửi: {line}\n\nSở Nội vụ đề nghị các cơ quan góp ý.\n")
    assert [found.value for found in reading.recipients or ()] == [
        "Công an tỉnh",
        "Sở Lao động - Thương binh và Xã hội",
        "Sở Y tế",
        "Báo Bắc Sơn",
    ]


def test_a_bullet_is_one_addressee_as_it_is_printed() -> None:
    bullets = ["Sở Y tế", "Sở Tài chính; Sở Nội vụ", "Các phòng: Kinh tế, Nội vụ; Văn phòng xã"]
    reading = read("Kính gửi:\n" + "".join(f"- {each};\n" for each in bullets) + "\nThực hiện Luật Thú y.\n")
    assert [found.value for found in reading.recipients or ()] == bullets


def test_who_is_empowered_is_told_to_act() -> None:
    text = "UBND tỉnh có ý kiến như sau:\n1. Ủy quyền Giám đốc Sở Y tế ký Thỏa thuận.\n2. Đồng ý mở lò mổ.\n"
    assert told(text) == [("Giám đốc Sở Y tế", "Ủy quyền Giám đốc Sở Y tế ký")]


def test_several_addressees_may_be_parted_by_a_semicolon() -> None:
    item = "Giao cho trưởng các khoa; Ban Giám hiệu Trường Thực hành thông báo lịch nghỉ cho học sinh."
    also = "Phòng Đào tạo theo dõi việc dạy bù."
    assert told(f"Trường thông báo lịch nghỉ như sau:\n1. {item} {also}\n") == [
        ("trưởng các khoa; Ban Giám hiệu Trường Thực hành", "Giao cho trưởng các khoa; Ban Giám hiệu"),
        ("Phòng Đào tạo", "Phòng Đào tạo theo dõi việc dạy bù."),
    ]


def test_what_the_issuer_announces_is_no_order_of_its_own() -> None:
    text = """Kính gửi: Các đơn vị trong Trường
Trường Cao đẳng Nghề thông báo lịch nghỉ lễ sẽ thực hiện vào ngày 02/4/2020.
Nhà trường đề nghị các đơn vị có kế hoạch bảo vệ tài sản.
"""
    assert [who for who, _ in told(text)] == ["các đơn vị"]


@pytest.mark.parametrize("named", ["Tất cả các thứ Hai trong tháng ban hành lịch trực.", "Đối tượng góp ý: viên chức."])
def test_times_and_topics_are_no_bodies(named: str) -> None:
    assert told(f"Kính gửi: Các chi đoàn.\n\nĐoàn trường đề nghị các chi đoàn mặc áo xanh.\n\n- {named}\n") == [
        ("các chi đoàn", "Đoàn trường đề nghị các chi đoàn mặc")
    ]


def test_an_order_with_a_verb_of_its_own_closes_nothing() -> None:
    asked = "Đề nghị các chi đoàn chủ trì sinh hoạt, phổ biến cho đoàn viên biết và thực hiện nghiêm túc, đầy đủ."
    assert told(f"UBND xã thông báo:\n1. Đoàn trường đề nghị các lớp quét sân.\n\n{asked}\n")[-1][0] == "các chi đoàn"
    closing = "Yêu cầu các chi đoàn, nhà đầu tư nghiêm túc triển khai, thực hiện./."
    assert told(f"UBND xã yêu cầu:\n1. Công an xã phân luồng xe.\n\n{closing}\n")[-1][0] == "Công an xã"


def test_an_empty_section_of_duties_leaves_them_to_the_others() -> None:
    text = """ĐOÀN XÃ BẢN TÂM
Bản Tâm, ngày 12 tháng 1 năm 2015
KẾ HOẠCH
Ngày Chủ nhật xanh

I. PHÂN CÔNG KHU VỰC
Sẽ thông báo sau.
II. CHUẨN BỊ
1. Bí thư các chi đoàn khảo sát khu vực. Mỗi chi đoàn lập danh sách người tham gia.
"""
    assert [who for who, _ in told(text)] == ["Bí thư các chi đoàn", "Mỗi chi đoàn"]


def test_a_later_sentence_of_an_item_may_order_where_the_first_one_tells() -> None:
    text = "Kế hoạch cụ thể như sau:\n- Lễ ra quân lúc 9 giờ. Các khoa tổ chức trồng cây tại đơn vị.\n"
    assert told(text) == [("Các khoa", "Các khoa tổ chức trồng cây tại đơn")]


def test_a_wish_to_those_above_and_a_post_by_its_field() -> None:
    wish = "Thường trực Mặt trận phường kính mong các đồng chí lãnh đạo cơ quan tham gia góp ý vào dự thảo."
    assert [who for who, _ in told(f"Kính gửi: Các cơ quan.\n\n{wish}\n")] == ["các đồng chí lãnh đạo cơ quan"]
    assert told("UBND xã yêu cầu:\n1. Văn hóa xã thông tin lịch tiêm trên loa.\n") == [
        ("Văn hóa xã", "Văn hóa xã thông tin lịch tiêm trên")
    ]
