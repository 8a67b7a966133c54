"""Which documents a paper cites, in forms that real papers taught us, each beside one that cites nothing."""

import pytest

from intake.reading import read

HEAD = """ĐOÀN TỈNH HÒA AN
BAN THƯỜNG VỤ
Số: 214 KH/TĐTN-PT
Hòa An, ngày 25 tháng 4 năm 2024
KẾ HOẠCH
Chiến dịch hè năm 2024

"""

AMENDING = "Luật sửa đổi, bổ sung một số điều của Luật Tổ chức Chính phủ và Luật Tổ chức chính quyền"


def cited(grounds: str) -> list[tuple[str | None, str | None, str | None]]:
    return [(each.type, each.number_symbol, each.issuer) for each in read(HEAD + grounds + "\n1. Nội dung.\n").basis]


@pytest.mark.parametrize(
    ("grounds", "papers"),
    [
        ("Căn cứ Kế hoạch số 118 KH/TWĐTN-PTTN của Trung ương Đoàn;", [("Kế hoạch", "118 KH/TWĐTN-PTTN")]),
        ("Căn cứ Công văn số 630/CV SLĐ ngày 27/4/2024 của Sở Lao động;", [("Công văn", "630/CV SLĐ")]),
        ("Căn cứ 118 lớp học của xã;", []),
        ("Thực hiện kế hoạch của Tỉnh ủy;", [("kế hoạch", None)]),
        ("Làm theo hướng dẫn của Sở Y tế;", []),
        ("Thực hiện kết luận của Bí thư Huyện ủy tại Thông báo số 31-TB/HU;", [("Thông báo", "31-TB/HU")]),
        ("Căn cứ Quyết định số 214/QĐ.UBND.VX của huyện;", [("Quyết định", "214/QĐ.UBND.VX")]),
        (f"Căn cứ {AMENDING};", [(AMENDING, None)]),
        ("Căn cứ Quyết định số 21/2023/TT-  -BYT của Bộ Y tế;", [("Quyết định", "21/2023/TT- -BYT")]),
        ("Thực hiện Nghị quyết Đại hội Đoàn khóa IX, nhiệm kỳ mới;", [("Nghị quyết Đại hội Đoàn khóa IX", None)]),
        ("Thực hiện Nghị quyết HĐND tỉnh về cây xanh, nghị quyết chi bộ;", [("Nghị quyết", None)]),
        ("Kế hoạch này về thực hiện Nghị quyết Hội nghị lần thứ hai;", []),
        ("Xét Báo cáo kết quả kiểm tra của Đoàn kiểm tra;", [("Báo cáo", None)]),
        ("Xét báo cáo kết quả kiểm tra của Đoàn kiểm tra;", []),
        ("Xét Tờ trình số 5/TTr-VP của Văn phòng;", [("Tờ trình", "5/TTr-VP")]),
        ("Thực hiện Công văn số 123 ngày 5/3/2024 của Sở Y tế;", [("Công văn", "123")]),
        ("Thực hiện việc ở nhà số 123 của ngõ, ngày 5/3/2024;", []),
        ("Theo các Công văn của Sở: số 12/SYT, số 15/SYT;", [("Công văn", "12/SYT"), ("Công văn", "15/SYT")]),
        ("Thực hiện Nghị quyết Trung ương 4, Ban Thường vụ họp;", [("Nghị quyết Trung ương 4", None)]),
        ("Thực hiện Chương trình kiểm tra năm 2024 của Đoàn;", [("Chương trình kiểm tra", None)]),
        ("Căn cứ Luật Thanh niên và Luật Trẻ em;", [("Luật Thanh niên", None), ("Luật Trẻ em", None)]),
    ],
)
def test_what_is_cited(grounds: str, papers: list[tuple[str, str | None]]) -> None:
    assert [(kind, number) for kind, number, _ in cited(grounds)] == papers


def test_the_youth_union_parts_number_and_symbol_by_a_blank() -> None:
    reading = read(HEAD)
    assert reading.number is not None
    assert reading.symbol is not None
    assert (reading.number.value, reading.symbol.value) == ("214", "KH/TĐTN-PT")


@pytest.mark.parametrize("title", ["", "QUYẾT ĐỊNH CỦA UBND HUYỆN TÂN SƠN\nVề việc đặt tên đường\n"])
def test_what_stands_above_the_enacting_words_is_a_ground(title: str) -> None:
    text = f"""ỦY BAN NHÂN DÂN HUYỆN TÂN SƠN
Số: 77/QĐ-UBND
Tân Sơn, ngày 04 tháng 3 năm 2024
{title}ỦY BAN NHÂN DÂN HUYỆN TÂN SƠN
Căn cứ Luật Đường bộ ngày 27 tháng 6 năm 2024;
Xét đề nghị của Phòng Kinh tế tại Tờ trình số 12/TTr-KT,
QUYẾT ĐỊNH:
Điều 1. Đặt tên cho mười hai tuyến đường.
"""
    assert [(each.type, each.number_symbol) for each in read(text).basis] == [
        ("Luật Đường bộ", None),
        ("Tờ trình", "12/TTr-KT"),
    ]


def test_a_ground_may_break_after_its_first_syllable() -> None:
    text = """UBND HUYỆN TÂN SƠN
Số: 77/QĐ-UBND
QUYẾT ĐỊNH
VỀ VIỆC ĐẶT TÊN ĐƯỜNG
ỦY
BAN NHÂN DÂN HUYỆN TÂN SƠN
Căn
cứ Luật Đường bộ ngày 27 tháng 6 năm 2024;
QUYẾT ĐỊNH:
Điều 1. Đặt tên cho mười hai tuyến đường.
"""
    assert [each.type for each in read(text).basis] == ["Luật Đường bộ"]


def test_two_resolutions_without_a_number_are_told_apart_by_who_passed_them() -> None:
    grounds = "Căn cứ Nghị quyết của Chính phủ;\nCăn cứ Nghị quyết của Quốc hội;\nCăn cứ Nghị quyết của Quốc hội;"
    assert [issuer for _, _, issuer in cited(grounds)] == ["Chính phủ", "Quốc hội"]


def test_an_opinion_that_a_paper_carries_is_that_paper_and_by_itself_a_ground() -> None:
    opinion = "ý kiến chỉ đạo của Chủ tịch UBND tỉnh"
    grounds = f"Căn cứ Công văn số 7/BYT-PB của Bộ Y tế và {opinion} tại Công văn số 51/UBND-VX, Sở yêu cầu:"
    assert [each[1:] for each in cited(grounds)] == [("7/BYT-PB", "Bộ Y tế"), ("51/UBND-VX", "Chủ tịch UBND tỉnh")]
    assert cited(f"Thực hiện {opinion}, Sở yêu cầu:") == [("ý kiến chỉ đạo", None, "Chủ tịch UBND tỉnh")]


@pytest.mark.parametrize(
    ("lead", "papers"),
    [("Nguyên nhân, tồn tại, hạn chế như sau:", ["5/CT-TTg"]), ("Để khắc phục tồn tại, Ban Thường vụ yêu cầu:", [])],
)
def test_a_list_of_what_went_wrong_leads_to_no_order(lead: str, papers: list[str]) -> None:
    """What is cited behind the lead-in of the orders is no ground; a list that tells of the past ends nothing."""
    grounds = f"{lead}\n- Lớp học hè chưa mở;\n\nThực hiện Chỉ thị số 5/CT-TTg, Đoàn xã làm ngay:\n"
    assert [number for _, number, _ in cited(grounds)] == papers


@pytest.mark.parametrize(("marker", "papers"), [("2.", ["9/NĐ-CP"]), ("c)", []), ("-", [])])
def test_a_duty_to_carry_out_is_no_ground(marker: str, papers: list[str]) -> None:
    items = f"1. Nội dung.\n{marker} Thực hiện thu quỹ theo Nghị định số 9/NĐ-CP.\n"
    assert [each.number_symbol for each in read(f"{HEAD}Đoàn xã ban hành kế hoạch.\n{items}").basis] == papers
