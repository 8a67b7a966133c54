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
DUTIES = f"{PLAN}II. TỔ CHỨC THỰC HIỆN\n1. "
LETTER = "Kính gửi: Các thôn\n\nUBND xã đề nghị các thôn thực hiện một số nội dung sau:\n"


def told(text: str) -> list[tuple[str | None, str]]:
    return [(task.assignee.value if task.assignee else None, task.text_start) for task in read(text).tasks]


def starts(text: str) -> list[str]:
    return [start for _, start in told(text)]


def asked_by(item: str) -> list[str | None]:
    """Whom an item tells where duties stand."""
    return [who for who, _ in told(f"{DUTIES}{item}\n2. Thời gian: 3 ngày.\n")]


def day_of(order: str) -> str | None:
    """The deadline of an order to one body."""
    [task] = read(f"{DUTIES}Trạm Y tế xã {order}.\n").tasks
    return task.deadline


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
    duties = "II. TỔ CHỨC THỰC HIỆN\n1. Văn phòng theo dõi các thôn.\n"
    body = f"I. CÁC MỐC\n1. {item}\n2. Ngày hội bắt đầu lúc 7 giờ.\n{duties}"
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


def test_a_section_of_work_assigns_duties_where_most_of_it_names_who_does_it() -> None:
    first = "1. Công tác phòng dịch\na) Trạm Y tế xã phun thuốc ở chợ.\n"
    named = f"{first}b) Công an xã:\n- Phân luồng xe.\n- Trực ở cổng chợ.\n"
    nobody = f"{first}b) Phân luồng xe.\nc) Trực ở cổng chợ.\n"
    duties = "III. TỔ CHỨC THỰC HIỆN\n1. Văn phòng theo dõi, đôn đốc các thôn.\n"
    assert [who for who, _ in told(f"{PLAN}II. NHIỆM VỤ\n{named}{duties}")] == [
        *("Trạm Y tế xã", "Công an xã", "Công an xã", "Văn phòng")
    ]
    assert [who for who, _ in told(f"{PLAN}II. NHIỆM VỤ\n{nobody}{duties}")] == ["Văn phòng"]


def test_what_a_body_is_names_nobody_else() -> None:
    body = "II. TỔ CHỨC THỰC HIỆN\n1. Trạm Y tế xã\n- {} tham mưu UBND xã lập tổ phun thuốc.\n"
    assert [who for who, _ in told(PLAN + body.format("Cơ quan thường trực, có trách nhiệm"))] == ["Trạm Y tế xã"]
    assert [who for who, _ in told(PLAN + body.format("Văn phòng"))] == ["Văn phòng"]


@pytest.mark.parametrize("printed", ["Quy vùng trồng chè, hướng dẫn bà con.", "Bảo tàng xã hướng dẫn khách."])
def test_quy_vung_is_no_fund_a_museum_is_no_newspaper(printed: str) -> None:
    [(who, _)] = told(f"{PLAN}II. TỔ CHỨC THỰC HIỆN\n1. Các thôn trồng chè. {printed}\n")[-1:]
    assert who == ("Bảo tàng xã" if printed.startswith("Bảo tàng") else "Các thôn")


def test_a_courtesy_before_an_order_in_one_paragraph_asks_nothing() -> None:
    closing = "Nhận được Chỉ thị này, yêu cầu các thôn nghiêm túc triển khai thực hiện."
    order = "Giao Văn phòng báo cáo kết quả vào ngày 25 hằng tháng./."
    assert [who for who, _ in told(f"{LETTER}1. Quét ngõ xóm.\n{closing} {order}\n")] == ["các thôn", "Văn phòng"]
    assert [who for who, _ in told(f"{LETTER}1. Quét ngõ xóm.\n{closing}\n")] == ["các thôn"]


def test_signed_and_a_name_above_the_copies_are_no_order() -> None:
    foot = "KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n(Đã ký)\nNguyễn Quốc Bảo\nNơi nhận:\n- Như trên;\n- Lưu: VT.\n"
    reading = read(f"{PLAN}II. TỔ CHỨC THỰC HIỆN\n1. Các thôn quét ngõ xóm.\n\n{foot}")
    assert [task.text_start for task in reading.tasks] == ["Các thôn quét ngõ xóm."]
    assert reading.signer_name is not None
    assert reading.signer_name.value == "Nguyễn Quốc Bảo"


@pytest.mark.parametrize(
    ("when", "day"),
    [
        ("phun thuốc (xong ngày 13/4/2024)", "2024-04-13"),
        ("phun thuốc trong tháng 10 và tháng 11/2024", "2024-11-30"),
        ("gửi danh sách các hộ đã ký cam kết gửi về UBND xã trước ngày 12/4/2024", "2024-04-12"),
        ("nhắc các hộ đã ký cam kết trước ngày 12/4/2024", None),
    ],
)
def test_days_as_they_are_printed(when: str, day: str | None) -> None:
    assert day_of(when) == day


@pytest.mark.parametrize(
    ("item", "asked"),
    [
        ("Các thôn quét ngõ xóm, báo cáo UBND xã.", ["Các thôn"]),
        ("Trạm Y tế xã trực ở cổng chợ.", ["Trạm Y tế xã"]),
        ("Giao Công an xã dán niêm phong.", ["Công an xã"]),
        ("Các hộ trồng chè: 12 hộ.", []),
        ("Phó Chủ tịch Thường trực UBND xã: ông Bình.", []),
    ],
)
def test_a_verb_that_only_its_accents_tell_ends_the_name_of_who_acts(item: str, asked: list[str]) -> None:
    assert asked_by(item) == asked


@pytest.mark.parametrize(
    ("item", "asked"), [("thiết trí bục, bệ, rạp ở sân chợ", 1), ("ông Cầm Văn Sơn, bà Lò Thị Mai", 0)]
)
def test_behind_the_name_of_a_body_stands_work_or_a_name(item: str, asked: int) -> None:
    assert len(told(f"{PLAN}II. TỔ CHỨC THỰC HIỆN\n1. Trung tâm Văn hóa: {item}.\n")) == asked


def test_a_lead_in_that_asks_for_tasks_makes_all_of_a_paper_without_aims_orders() -> None:
    lead = "Ban Thường vụ yêu cầu các chi bộ tập trung thực hiện tốt những nhiệm vụ sau:\n"
    items = "1- Quét ngõ xóm.\n{aims}3- Tổ chức thực hiện\n- Văn phòng theo dõi các thôn.\n"
    assert [who for who, _ in told(lead + items.format(aims="2- Dán khẩu hiệu.\n"))] == ["các chi bộ"] * 2 + [
        "Văn phòng"
    ]
    assert [who for who, _ in told(lead + items.format(aims="2- Mục tiêu\n- Đường làng sạch.\n"))] == ["Văn phòng"]


def test_towards_whom_a_heading_speaks_is_told_though_we_know_no_such_name() -> None:
    letter = "Kính gửi: Các hội\n\nHội hướng dẫn như sau:\n"
    body = letter + "1. Việc cần làm\n1.1. {}\n- Quét ngõ xóm.\n1.2. Đối với CLB\n- Hát.\n"
    assert [who for who, _ in told(body.format("Đối với CĐCS doanh nghiệp"))] == ["CĐCS doanh nghiệp", "CLB"]
    assert [who for who, _ in told(body.format("Đối với công tác vệ sinh"))] == [None, "CLB"]


@pytest.mark.parametrize(
    ("item", "asked"),
    [
        ("Chế độ báo cáo: Các thôn báo cáo kết quả về UBND xã", ["Các thôn", "Công an xã"]),
        ("Chế độ báo cáo: bằng văn bản", ["Công an xã"]),
        ("Thống nhất chủ trương cho thôn Đông tổ chức hội làng", ["Công an xã"]),
        ("Mọi vướng mắc xin liên hệ ông Bình", ["Công an xã"]),
    ],
)
def test_what_a_numbered_item_of_a_letter_orders(item: str, asked: list[str]) -> None:
    text = f"Kính gửi: Các thôn\n\nUBND xã thông báo như sau:\n1. {item}.\n2. Giao Công an xã phân luồng xe.\n"
    assert [who for who, _ in told(text)] == asked


def test_a_later_sentence_about_one_body_alone_is_its_own_order() -> None:
    item = "1. Đề nghị các hội tuyên truyền trong hội viên. Riêng Đoàn xã tổ chức hội thi trong tháng 5/2024.\n"
    tasks = read(f"{PLAN}II. TỔ CHỨC THỰC HIỆN\n{item}").tasks
    assert [(task.assignee and task.assignee.value, task.deadline) for task in tasks] == [
        ("các hội", None),
        ("Đoàn xã", "2024-05-31"),
    ]


def test_whom_a_body_held_from_above_shall_ask_is_not_told_here() -> None:
    body = "II. TỔ CHỨC THỰC HIỆN\n1. Phòng Du lịch\n- {} các quán nước niêm yết giá.\n"
    assert [who for who, _ in told(PLAN + body.format("Yêu cầu"))] == ["Phòng Du lịch"]
    assert [who for who, _ in told(PLAN + body.format("Đề nghị"))] == ["các quán nước"]


@pytest.mark.parametrize(
    ("order", "day"),
    [
        ("trình Chủ tịch duyệt ngày 15/6/2024", "2024-06-15"),
        ("nộp danh sách cho Văn phòng vào ngày 15/6/2024", "2024-06-15"),
        ("báo cáo theo Công văn ngày 15/6/2024", None),
        ("gửi giấy mời hội nghị ngày 15/6/2024", None),
    ],
)
def test_the_day_on_which_something_is_handed_in(order: str, day: str | None) -> None:
    assert day_of(order) == day


@pytest.mark.parametrize(
    ("item", "asked"),
    [
        ("Trạm Y tế xã Thanh Kiệt bứng hết các gốc tre chết.", ["Trạm Y tế xã Thanh Kiệt"]),
        ("Trạm Y tế xã Thanh Kiệt: Bứng hết các gốc tre chết.", ["Trạm Y tế xã Thanh Kiệt"]),
        ("Trạm Y tế xã Thanh Kiệt được xây năm 2019.", []),
        ("Trạm Y tế xã Thanh Kiệt là nơi đặt thùng rác.", []),
        ("Trạm Y tế xã Thanh Kiệt: Lò Văn Thuận, trạm trưởng.", []),
        ("Trạm Y tế xã Thanh Kiệt và trường học", []),
    ],
)
def test_where_duties_stand_no_table_needs_to_hold_the_verb(item: str, asked: list[str]) -> None:
    assert asked_by(item) == asked
    assert told(f"{PLAN}I. HIỆN TRẠNG\n1. {item}\n2. Thời gian: 3 ngày.\n") == []


ISSUED = (
    "UBND HUYỆN TÂN SƠN\nUBND XÃ THANH KIỆT\nSố: 12/TB-UBND\nThanh Kiệt, ngày 04 tháng 3 năm 2024\nTHÔNG BÁO\nLịch\n\n"
)


@pytest.mark.parametrize(
    ("item", "asked"),
    [
        ("1. UBND xã chỉ xem xét đơn gửi qua bưu điện.", []),
        ("1. Trạm Y tế xã chỉ đạo các thôn phun thuốc.", ["Trạm Y tế xã"]),
        ("Căn cứ Quy chế làm việc, Chủ tịch UBND xã ủy quyền ông Bình thực hiện nhiệm vụ.", []),
        ("Căn cứ Quy chế làm việc, Trạm Y tế xã thực hiện nhiệm vụ.", ["Trạm Y tế xã"]),
    ],
)
def test_what_the_issuer_says_of_itself_is_no_order(item: str, asked: list[str]) -> None:
    assert [who for who, _ in told(f"{ISSUED}UBND xã thông báo như sau:\n{item}\n")] == asked


@pytest.mark.parametrize(
    ("opening", "count"),
    [
        ("Ngày 31/8/2023, Đảng ủy đã ban hành Thông tri số 02-TT/ĐU.", 0),
        ("Ngày 31/8/2023, Sở Y tế có Công văn số 12/SYT-NV.", 1),
        ("Thực hiện Thông tri số 02-TT/ĐU ngày 31/8/2023 của Đảng ủy.", 1),
    ],
)
def test_a_paper_that_is_only_told_of_is_no_ground(opening: str, count: int) -> None:
    assert len(read(f"{ISSUED}{opening}\nUBND xã thông báo như sau:\n1. Các thôn quét ngõ xóm.\n").basis) == count


def test_an_asterisk_above_dashes_marks_who_is_told() -> None:
    body = "II. TỔ CHỨC THỰC HIỆN\n* Các thôn\n- Quét ngõ xóm.\n* Đề nghị các hội vận động hội viên.\n* Kinh phí: xã.\n"
    assert [who for who, _ in told(PLAN + body)] == ["Các thôn", "các hội"]
    assert read("**Kính gửi:** *Các thôn*\n").recipients is not None


@pytest.mark.parametrize(
    ("item", "who"),
    [
        ("Hiệu trưởng các trường không cho học sinh đi xe máy.", "Hiệu trưởng các trường"),
        ("Các hộ ven đường tự tháo dỡ mái vẩy.", "Các hộ ven đường"),
        ("Giao Công an xã là cơ quan thường trực, theo dõi các thôn.", "Công an xã"),
        ("Bảo vệ: khóa cổng trường sau 17 giờ, không cho xe vào.", "Bảo vệ"),
        ("Bà Trần Thị Hoa: Chuẩn bị sân khấu, âm thanh; đón đại biểu.", "Bà Trần Thị Hoa"),
        ("Ban quản lý dự án chủ đầu tư tháo dỡ mái vẩy.", "Ban quản lý dự án chủ đầu tư"),
    ],
)
def test_where_the_name_of_who_acts_ends(item: str, who: str) -> None:
    assert asked_by(item) == [who]


def test_outside_the_duties_who_has_a_duty_is_told() -> None:
    body = "Điều 1. {}\nĐiều 2. Tổ chức thực hiện\n1. Văn phòng theo dõi các thôn.\n"
    assert [who for who, _ in told(PLAN + body.format("Tổ công tác có trách nhiệm lập kế hoạch."))] == [
        *("Tổ công tác", "Văn phòng")
    ]
    assert [who for who, _ in told(PLAN + body.format("Tổ công tác lập kế hoạch."))] == ["Văn phòng"]


def test_when_all_takes_place_is_no_day_for_the_last_order() -> None:
    text = LETTER + "1. Việc cần làm\n1.1. Quét ngõ xóm.\n{}. Thời gian: từ ngày 20/3/2024 đến ngày 26/3/2024.\n"
    assert [task.deadline for task in read(text.format("2")).tasks] == [None]
    assert [task.deadline for task in read(text.format("1.2")).tasks] == ["2024-03-26"]


def test_what_is_said_with_a_day_is_told_outside_the_duties_too() -> None:
    lead = "Chủ tịch UBND xã kết luận như sau:\n"
    text = lead + "1. Về vệ sinh\n- Các thôn ra quân{}.\n- Giao Văn phòng theo dõi các thôn.\n"
    assert [who for who, _ in told(text.format(" vào sáng thứ Bảy hằng tuần"))] == ["Các thôn", "Văn phòng"]
    assert [who for who, _ in told(text.format(" rất đông đảo và vui vẻ"))] == ["Văn phòng"]


def test_what_stands_below_a_heading_of_results_was_done() -> None:
    body = "I. {}\n1. Các thôn quét 2 km ngõ xóm.\n2. Đề nghị UBND huyện cấp xe rác.\nII. KHÁC\n1. Các hội dọn chợ.\n"
    assert [who for who, _ in told(PLAN + body.format("KẾT QUẢ"))] == ["UBND huyện", "Các hội"]
    assert [who for who, _ in told(PLAN + body.format("VIỆC TỚI"))] == ["Các thôn", "UBND huyện", "Các hội"]


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("UBND xã tổ chức Hội nghị tổng kết năm 2023.", []),
        ("Các thôn tổ chức hội nghị tổng kết năm 2023.", ["Các thôn"]),
        ("Dịch đã lan đến xã. UBND huyện giao UBND xã rà soát các hộ.", []),
        ("Dịch đã lan đến xã. UBND huyện giao Trạm Y tế xã rà soát các hộ.", ["Trạm Y tế xã"]),
    ],
)
def test_in_running_text_the_issuer_tells_of_itself(text: str, asked: list[str]) -> None:
    assert [who for who, _ in told(f"{ISSUED}{text}\n")] == asked


def test_a_place_and_an_hour_behind_a_name_are_no_work() -> None:
    lead = "UBND xã thông báo lịch tiêm như sau:\n"
    assert told(f"{ISSUED}{lead}1. Các trường học: sáng ngày 21/3/2024 tại trường.\n") == []
    assert len(told(f"{ISSUED}{lead}1. Các trường học: thiết trí bàn ghế ở sân trường.\n")) == 1


def test_paragraphs_below_a_heading_of_the_matter_are_what_the_lead_in_asks() -> None:
    body = "1. Về vệ sinh\nQuét ngõ xóm.\nTrồng hoa ven đường.\n2. Về chợ\n- Dọn chợ.\nGiữ sạch chợ là việc chung.\n"
    text = LETTER + body
    assert starts(text) == ["Quét ngõ xóm.", "Trồng hoa ven đường.", "Dọn chợ."]


def test_a_second_body_told_in_the_middle_of_an_item_is_told_for_itself() -> None:
    item = "1. Đường vào chợ: đạt 62%. Yêu cầu các thôn bàn giao mặt bằng. {} đôn đốc nhà thầu xong trước 30/9/2024."
    lead = "Chủ tịch UBND xã kết luận như sau:\n"
    assert [who for who, _ in told(lead + item.format("Ban Quản lý chợ"))] == ["các thôn", "Ban Quản lý chợ"]
    assert [who for who, _ in told(lead + item.format("Thường xuyên"))] == ["các thôn"]


def test_where_a_quarter_of_a_section_names_bodies_the_rest_is_work_too() -> None:
    section = "1. Việc chung\n- Trạm Y tế xã phun thuốc ở chợ.\n- Công an xã phân luồng xe.\n- Trồng hoa ven đường.\n"
    alone = "1. Việc chung\n- Phun thuốc ở chợ.\n- Phân luồng xe.\n- Trồng hoa ven đường.\n"
    duties = "III. TỔ CHỨC THỰC HIỆN\n1. Văn phòng theo dõi các thôn.\n- Sạch làng.\n"
    for heading in ("NỘI DUNG THỰC HIỆN", "CHỈ TIÊU VÀ GIẢI PHÁP"):
        asked = [who for who, _ in told(f"{PLAN}II. {heading}\n{section}{duties}")]
        assert asked[:2] == ["Trạm Y tế xã", "Công an xã"]
        assert (None in asked) == (heading == "NỘI DUNG THỰC HIỆN")
    assert [who for who, _ in told(f"{PLAN}II. NỘI DUNG THỰC HIỆN\n{alone}{duties}")] == ["Văn phòng"]


def test_what_an_order_is_made_for_is_no_order() -> None:
    body = "II. TỔ CHỨC THỰC HIỆN\n1. Các thôn\n- Lập phương án cho các tình huống:\n+ Lũ lớn tràn đê.\n+ {}.\n"
    assert starts(PLAN + body.format("Vỡ hồ chứa nhỏ")) == ["Lập phương án cho các tình huống:"]
    assert starts(PLAN + body.format("Quét ngõ xóm")) == ["Quét ngõ xóm."]


def test_who_shall_budget_for_it_is_told_in_the_section_of_funds() -> None:
    body = "I. KINH PHÍ\nNgân sách xã bảo đảm. {}.\nII. TỔ CHỨC THỰC HIỆN\n1. Văn phòng theo dõi các thôn.\n"
    asked = "Hằng năm, căn cứ nhiệm vụ được giao, các thôn lập dự toán gửi UBND xã"
    assert [who for who, _ in told(PLAN + body.format(asked))] == ["các thôn", "Văn phòng"]
    assert [who for who, _ in told(PLAN + body.format("Việc lập dự toán theo quy định"))] == ["Văn phòng"]


def test_whom_a_label_names_above_dashes_is_told_what_they_say() -> None:
    body = "II. TỔ CHỨC THỰC HIỆN\n1. Giải pháp: Trạm Y tế xã chủ trì, phối hợp với các thôn:\n- Phun thuốc ở chợ.\n"
    assert [who for who, _ in told(PLAN + body)] == ["Trạm Y tế xã"]


@pytest.mark.parametrize(
    ("order", "day"),
    [
        ("xong trong quí 2 năm 2024", "2024-06-30"),
        ("tổng kết vào năm 2025", "2025-12-31"),
        ("hoàn thành trong quý\nII/2024.", "2024-06-30"),
        ("báo cáo trước 20 giờ tối nay (26/10/2024)", "2024-10-26"),
        ("xong trước 29 tháng Chạp (08/02/2024)", "2024-02-08"),
        ("mở hội chợ dự kiến trong tháng 10/2024", None),
    ],
)
def test_more_days_as_they_are_printed(order: str, day: str | None) -> None:
    assert (day_of(f"lập tổ tiêm, {order}") or "")[:10] == (day or "")


def test_a_monthly_report_in_a_sentence_of_its_own_is_an_order() -> None:
    item = "1. Công an xã tuần tra chợ. {} báo cáo UBND xã.\n"
    assert len(told(f"{PLAN}II. TỔ CHỨC THỰC HIỆN\n{item.format('Hằng tháng')}")) == 2
    assert len(told(f"{PLAN}II. TỔ CHỨC THỰC HIỆN\n{item.format('Khi cần thì')}")) == 1


def test_what_a_plan_shall_say_is_no_order_and_parts_stand_above_numerals() -> None:
    lead = "UBND xã yêu cầu các thôn lập kế hoạch với những nội dung sau:\n"
    part = (
        "A. {}\nI. Về kinh tế\n1. Đẩy mạnh chăn nuôi.\n2. Mở rộng chợ.\nB. TỔ CHỨC\n1. Văn phòng theo dõi các thôn.\n"
    )
    described = starts(lead + part.format("NHỮNG NỘI DUNG CHỦ YẾU CỦA KẾ HOẠCH"))
    assert described == ["UBND xã yêu cầu các thôn lập kế", "Văn phòng theo dõi các thôn."]
    asked = starts(lead + part.replace("A. {}\n", "").replace("B. TỔ CHỨC", "II. Tổ chức"))
    assert asked == ["Đẩy mạnh chăn nuôi.", "Mở rộng chợ.", "Văn phòng theo dõi các thôn."]


def test_a_heading_in_capitals_ends_with_its_line() -> None:
    body = "II. TỔ CHỨC THỰC HIỆN\nCác thôn quét ngõ xóm,\ntrồng hoa ven đường.\n"
    assert starts(PLAN + body) == ["Các thôn quét ngõ xóm, trồng hoa ven"]


def test_below_a_heading_of_work_a_label_may_stand_before_the_order() -> None:
    body = "II. {}\n1. Về đường sá: Quét ngõ xóm.\n2. Về chợ: Chợ họp ba ngày một phiên.\n"
    assert told(PLAN + body.format("NỘI DUNG THỰC HIỆN")) == [(None, "Về đường sá: Quét ngõ xóm.")]
    assert told(PLAN + body.format("TÌNH HÌNH")) == []


def test_a_body_that_is_assigned_something_is_told_a_person_is_not() -> None:
    body = "II. TỔ CHỨC THỰC HIỆN\n1. Mặt trận xã\n- Phân công {} theo dõi các thôn.\n"
    assert [who for who, _ in told(PLAN + body.format("Ban Phong trào"))] == ["Ban Phong trào"]
    assert [who for who, _ in told(PLAN + body.format("cán bộ"))] == ["Mặt trận xã"]


def test_a_heading_may_end_in_so_though_figures_follow() -> None:
    body = "II. TỔ CHỨC THỰC HIỆN\n1. Nhận thức số\n1.1. Trạm Y tế xã đăng tin trên trang của xã.\n"
    assert [who for who, _ in told(PLAN + body)] == ["Trạm Y tế xã"]
    assert [each.number_symbol for each in read(PLAN + "Căn cứ Tờ trình số\n92/TTr-UBND ngày 12/3/2024;\n").basis] == [
        "92/TTr-UBND"
    ]
