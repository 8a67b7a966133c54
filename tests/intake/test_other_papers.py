"""Another commune, other numbers, deadlines in several wordings; and the traps of real layouts."""

import unicodedata

import pytest

from intake.reading import Reading, read
from tests.intake.papers import CHO_CHU, TAN_SON, paper


@pytest.fixture(scope="module")
def letter() -> Reading:
    return read(paper(TAN_SON))


def test_a_head_in_two_columns(letter: Reading) -> None:
    given = letter.to_json()
    kept = ("issuer_parent", "issuer", "number", "symbol", "place", "date", "subject", "doc_type", "system")
    assert [given[key] for key in kept] == [
        "UBND HUYỆN YÊN LẬP",
        "ỦY BAN NHÂN DÂN XÃ TÂN SƠN",
        "87",
        "UBND-VHXH",
        "Tân Sơn",
        "2024-05-06",
        "triển khai Tháng hành động vì trẻ em năm 2024",
        "công văn",
        "state",
    ]


def test_a_signature_beside_noi_nhan(letter: Reading) -> None:
    given = letter.to_json()
    assert (given["signer_authority"], given["signer_position"]) == ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH")
    assert given["signer_name"] == "Hoàng Thị Minh Nguyệt"
    assert given["archive_list"] == [
        "Như trên",
        "Thường trực Đảng ủy (b/c)",
        "Chủ tịch, các PCT UBND xã",
        "Lưu: VT, VHXH",
    ]


def test_deadlines_in_every_wording(letter: Reading) -> None:
    assert [(task.assignee.value, task.due) for task in letter.tasks if task.assignee] == [
        ("Công chức Văn hóa - Xã hội", "2024-05-15"),  # trước ngày
        ("Công chức Văn hóa - Xã hội", "2024-06-30"),  # trong tháng: its last day
        ("Công an xã", "2024-06-30"),  # trong quý II
        ("Công an xã", None),
        ("Trạm Y tế xã", "2024-05-31T16:30"),  # an hour, in the next sentence
        ("Hiệu trưởng các trường học trên địa bàn xã", "2024-05-13"),  # five working days from signing
        ("Trưởng các xóm", "2024-06-10"),  # in the next paragraph
    ]


def test_recurrence_lead_and_support(letter: Reading) -> None:
    assert letter.tasks[3].recurrence.value == "Định kỳ hằng tuần, trước 16 giờ 00 ngày thứ Sáu"
    assert letter.tasks[1].lead == ("Công chức Văn hóa - Xã hội",)
    assert letter.tasks[1].support == ("Trạm Y tế xã",)


def test_three_documents_are_cited_one_inside_another(letter: Reading) -> None:
    assert [(c.number_symbol, c.nested, c.implements) for c in letter.basis] == [
        ("212/KH-UBND", False, 1),
        ("09-CT/TU", True, None),
        ("31-CV/ĐU", False, None),
    ]


def test_a_deadline_before_the_paper_is_doubted() -> None:
    reading = read(paper(TAN_SON).replace("trước ngày 15/5/2024", "trước ngày 15/5/2023"))
    assert ("before_paper", "tasks.0.deadline") in [(doubt.code, doubt.field) for doubt in reading.doubts]


def test_a_date_that_does_not_exist_is_doubted_with_the_reason() -> None:
    reading = read(paper(TAN_SON).replace("ngày 06 tháng 5 năm", "ngày 31 tháng 02 năm"))
    assert reading.date.value == "2024-02-??"
    assert "Không có ngày 31/02/2024: tháng 2 chỉ có 29 ngày." in [doubt.sentence for doubt in reading.doubts]


def test_decomposed_letters_read_alike_and_spans_point_into_the_received_text() -> None:
    received = unicodedata.normalize("NFD", paper(CHO_CHU))
    reading = read(received)
    assert reading.to_json()["tasks"] == read(paper(CHO_CHU)).to_json()["tasks"]
    (start, end) = reading.signer_name.spans[0]
    assert unicodedata.normalize("NFC", received[start:end]) == "Nguyễn Trung Kiên"


def test_a_symbol_of_another_type_is_doubted() -> None:
    head = "UBND HUYỆN A\nPHÒNG Y TẾ\nSố: 5/BC-PYT\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nA, ngày 05 tháng 4 năm 2024\n"
    reading = read(head + "KẾ HOẠCH\nTiêm chủng mở rộng\n\nCăn cứ Luật Trẻ em năm 2016;\n")
    assert reading.doc_type.value == "kế hoạch"
    assert [d.sentence for d in reading.doubts if d.code == "contradiction"] == [
        "Ký hiệu là của báo cáo nhưng tiêu đề ghi kế hoạch; hãy kiểm tra loại văn bản."
    ]


def test_a_table_of_duties_is_read_by_its_head() -> None:
    table = (
        "TT\tNội dung nhiệm vụ\tĐơn vị chủ trì\tĐơn vị phối hợp\tThời gian hoàn thành\n"
        "1\tRà soát hộ nghèo\tPhòng Văn hóa - Xã hội\tCác xóm\tTrong quý III/2025\n"
        "2\tVệ sinh môi trường\tCác xóm\tĐoàn thanh niên\tThường xuyên\n"
    )
    rows = read(paper(TAN_SON) + table).tasks[-2:]
    assert [(row.assignee.value, row.support, row.due) for row in rows] == [
        ("Phòng Văn hóa - Xã hội", ("Các xóm",), "2025-09-30"),
        ("Các xóm", ("Đoàn thanh niên",), None),
    ]
    assert rows[1].recurrence.value == "Thường xuyên"


WRAPPED = """UBND TỈNH QUẢNG CỘNG HÒA XÃ HỘI CHỦ NGHĨA
NAM VIỆT NAM
SỞ NÔNG NGHIỆP VÀ Độc lập - Tự do - Hạnh phúc
MÔI TRƯỜNG Quảng Nam, ngày 08 tháng 5 năm
Số: 1902/SNNMT-CNTY 2025
V/v tiêm phòng

Kính gửi: Chi cục Chăn nuôi và Thú y.

Sở đề nghị Chi cục Chăn nuôi và Thú y tổ chức tiêm phòng, hoàn thành trước ngày 30/6.

Nơi nhận: KT. GIÁM ĐỐC
- Như trên; PHÓ GIÁM ĐỐC
- UBND tỉnh (b/c); (Đã ký)
- Lưu: VT. Lê Văn Tịnh
"""


def test_columns_that_ocr_ran_together_are_parted() -> None:
    given = read(WRAPPED).to_json()
    kept = ("issuer_parent", "issuer", "number", "symbol", "date", "subject", "signer_position", "signer_name")
    assert [given[key] for key in kept] == [
        "UBND TỈNH QUẢNG NAM",
        "SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG",
        "1902",
        "SNNMT-CNTY",
        "2025-05-08",
        "tiêm phòng",
        "PHÓ GIÁM ĐỐC",
        "Lê Văn Tịnh",
    ]
    assert given["archive_list"] == ["Như trên", "UBND tỉnh (b/c)", "Lưu: VT"]
    assert given["tasks"][0]["deadline"] == "2025-06-30"
