"""Heads and feet as real offices print them, each beside one that looks alike and means something else."""

import pytest

from intake.reading import Reading, read

PAPER = """{issuer}
Số: 12/UBND-VX
V/v rà soát hộ nghèo

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

{place}, ngày {day} tháng 3 năm 2024

Kính gửi:
{to}

Ủy ban nhân dân xã yêu cầu:
1. Trưởng các xóm rà soát hộ nghèo trước ngày 20/3/2024.
{foot}
"""
FOOT = "Nơi nhận:\n- Như trên;\n- Lưu: VT.\n\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\nNguyễn Văn Ba"


def paper(**parts: str) -> Reading:
    given = {"issuer": "ỦY BAN NHÂN DÂN XÃ BẢN TÂM", "place": "Bản Tâm", "day": "12", "to": "- Các xóm.", "foot": FOOT}
    return read(PAPER.format(**{**given, **parts}))


@pytest.mark.parametrize(
    ("printed", "place"),
    [
        ("Tân Sơn-Bản Tâm", "Tân Sơn-Bản Tâm"),
        ("Bắc Sơn - Bản Tâm", "Bắc Sơn - Bản Tâm"),
        ("Số: 12/UBND - Bản Tâm", "Bản Tâm"),
    ],
)
def test_a_place_may_have_a_hyphen(printed: str, place: str) -> None:
    assert paper(place=printed).to_json()["place"] == place


@pytest.mark.parametrize(("printed", "date"), [("l2", "2024-03-12"), ("Ï", "2024-03-??")])
def test_a_letter_with_an_accent_is_no_misread_figure(printed: str, date: str) -> None:
    assert paper(day=printed).to_json()["date"] == date


@pytest.mark.parametrize(
    ("printed", "parent", "issuer"),
    [
        ("Y BAN NHÂN DÂN XÃ BẢN TÂM", None, "Y BAN NHÂN DÂN XÃ BẢN TÂM"),
        ("RUNG BAN NHÂN DÂN XÃ BẢN TÂM", None, None),
        ("HUYỆN BẮC SƠN\nỦY BAN BẦU CỬ", "HUYỆN BẮC SƠN", "ỦY BAN BẦU CỬ"),
        ("HUYỆN BẮC SƠN", None, None),
        ("UBND huyện Bắc Sơn\nPhòng Nội vụ", "UBND huyện Bắc Sơn", "Phòng Nội vụ"),
        ("Tin của xã", None, None),
        ("UBND QUẬN BẮC SƠN\nBCĐ AN TOÀN THỰC PHẨM", "UBND QUẬN BẮC SƠN", "BCĐ AN TOÀN THỰC PHẨM"),
        ("UBND QUẬN BẮC SƠN\nVÀ BAN BẦU CỬ", None, "UBND QUẬN BẮC SƠN VÀ BAN BẦU CỬ"),
    ],
)
def test_who_issues(printed: str, parent: str | None, issuer: str | None) -> None:
    given = paper(issuer=printed).to_json()
    assert (given["issuer_parent"], given["issuer"]) == (parent, issuer)


@pytest.mark.parametrize(
    ("copy", "read_as", "authority"),
    [
        ("Các phòng: ĐĐ, TL, KTTV, VP Bộ;", "Các phòng: ĐĐ, TL, KTTV, VP Bộ", None),
        ("Các phòng; TL, CHỦ TỊCH", "Các phòng", "TL, CHỦ TỊCH"),
        ("Lưu (VP; KT&KĐ).", "Lưu (VP; KT&KĐ)", None),
        ("Lưu: VT; PHÒNG NỘI VỤ", "Lưu: VT", None),
        ("Lưu: VT, ĐT. A15.Aw⁄", "Lưu: VT, ĐT", None),
        ("Lưu: VT, ĐT. A15.Aw", "Lưu: VT, ĐT. A15.Aw", None),
    ],
)
def test_what_belongs_to_a_copy_and_what_to_the_signature(copy: str, read_as: str, authority: str | None) -> None:
    given = paper(foot=f"Nơi nhận:\n- {copy}\n\nTRƯỞNG PHÒNG\n\nNguyễn Văn Ba").to_json()
    assert (given["archive_list"], given["signer_authority"]) == ([read_as], authority)
    assert given["signer_name"] == "Nguyễn Văn Ba"


@pytest.mark.parametrize(
    ("between", "position"), [("(Ký tên, đóng dấu)", "PHÓ CHỦ TỊCH"), ("Xóm Tân Sơn có hộ ký.", None)]
)
def test_a_signature_above_the_copies(between: str, position: str | None) -> None:
    foot = f"KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n{between}\nTrần Thị Hai\nNơi nhận:\n- Như trên;\n- Lưu: VT."
    assert paper(foot=foot).to_json()["signer_position"] == position


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("BS.CKII. Thào Thị Hai", "Thào Thị Hai"),
        ("Đại úy Trần Văn Ba", "Trần Văn Ba"),
        ("(Đã ký) Trần Văn Ba", "Trần Văn Ba"),
        ("Đã ký: Trần Văn Ba", "Trần Văn Ba"),
        ("Đã ký thay cho Trần Văn Ba", None),
        ("K' Brêm", "K' Brêm"),
        ("K'Brêm", "K'Brêm"),
        ("X' Brêm", None),
        ("Xóm 15 Thào Thị Hai", None),
    ],
)
def test_what_stands_before_a_name_is_no_part_of_it(printed: str, name: str | None) -> None:
    assert paper(foot=FOOT.replace("Nguyễn Văn Ba", printed)).to_json()["signer_name"] == name


PARTY = """ĐẢNG BỘ HUYỆN BẮC SƠN
ĐẢNG ỦY XÃ BẢN TÂM
*
Số     {symbol}
{about}

ĐẢNG CỘNG SẢN VIỆT NAM

Bản Tâm, ngày 5 tháng 6 năm 2024

{addressed} Các chi bộ.

Thường trực Đảng ủy đề nghị các chi bộ họp trước ngày 20/6/2024.
"""


@pytest.mark.parametrize(
    ("symbol", "about", "subject"),
    [
        (
            "-CV/ĐU",
            "Tổ chức sinh hoạt chuyên đề\nKế hoạch số 8-KH/HU",
            "Tổ chức sinh hoạt chuyên đề Kế hoạch số 8-KH/HU",
        ),
        ("-CV/ĐU", "KHẨN", None),
        ("-TB/ĐU", "Tổ chức sinh hoạt chuyên đề", None),
    ],
)
def test_a_letter_of_the_party_says_its_subject_without_a_mark(symbol: str, about: str, subject: str | None) -> None:
    text = PARTY.format(symbol=symbol, about=about, addressed="Kính gửi:")
    assert read(text).to_json()["subject"] == subject


def test_the_address_may_be_broken_in_a_narrow_column() -> None:
    for addressed, found in (("Kính\ngửi:", ["Các chi bộ"]), ("Kính\nmời:", None)):
        assert read(PARTY.format(symbol="-CV/ĐU", about="", addressed=addressed)).to_json()["recipients"] == found


def test_a_page_that_lost_the_order_of_its_frames() -> None:
    text = """UBND TỈNH BẮC SƠN
SỞ GIÁO DỤC
Số: 27/SGD-KH
Kính gửi:
- Các trường.
Đề nghị các trường nộp báo cáo trước ngày 12/5/2024./.
{first};
- Lưu VT.
V/v sửa chữa
nhà để xe
GIÁM ĐỐC
Nguyễn Văn Ba
"""
    given = read(text.format(first="- Như trên")).to_json()
    assert (given["subject"], given["archive_list"]) == ("sửa chữa nhà để xe", ["Như trên", "Lưu VT"])
    assert given["signer_name"] == "Nguyễn Văn Ba"
    assert read(text.format(first="- Như vậy")).to_json()["archive_list"] is None


@pytest.mark.parametrize(("title", "copies"), [("KẾ HOẠCH", 2), ("HỌP XÓM", 3)])
def test_the_copies_end_where_another_paper_begins(title: str, copies: int) -> None:
    given = paper(foot=f"{FOOT}\n\n{title}\nDọn vệ sinh\n- Xóm Tân Sơn quét đường làng.").to_json()
    assert len(given["archive_list"]) == copies


@pytest.mark.parametrize(
    ("signed", "authority", "position"),
    [
        ("KT. CHỦ TỊCH PHÓ CHỦ TỊCH\n\nNguyễn Văn Ba", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"),
        ("TM. UBND XÃ KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n\nNguyễn Văn Ba", "TM. UBND XÃ; KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"),
        ("KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH Nguyễn Văn Ba", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"),
        ("T.M BAN CHẤP HÀNH\nBÍ THƯ\n\nNguyễn Văn Ba", "T.M BAN CHẤP HÀNH", "BÍ THƯ"),
        ("Hiệu trưởng\n\nNguyễn Văn Ba", None, "Hiệu trưởng"),
        ("Hiệu trưởng vắng\n\nNguyễn Văn Ba", None, None),
    ],
)
def test_a_signature_in_fewer_lines(signed: str, authority: str | None, position: str | None) -> None:
    given = paper(foot=f"Nơi nhận:\n- Như trên;\n- Lưu: VT.\n\n{signed}").to_json()
    assert (given["signer_authority"], given["signer_position"]) == (authority, position)
    assert given["signer_name"] == "Nguyễn Văn Ba"


TITLED = """UBND XÃ BẢN TÂM
{nation}
Số: 12/UBND
Bản Tâm, ngày 12 tháng 3 năm 2024

{title}

Thực hiện Luật Thư viện, Ủy ban nhân dân xã yêu cầu:
1. Trưởng các xóm rà soát hộ nghèo trước ngày 20/3/2024.
"""
NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"


@pytest.mark.parametrize(
    ("title", "kind", "subject"),
    [
        ("KẾ HOẠCH PHÒNG, CHỐNG RÉT", "kế hoạch", "PHÒNG, CHỐNG RÉT"),
        ("THÔNG BÁO SỐ 1\nVề lịch nghỉ Tết", "thông báo", "lịch nghỉ Tết"),
        ("CÔNG ĐIỆN KHẨN\nVề phòng, chống bão", "công điện", "phòng, chống bão"),
        ("Kế hoạch\nPhòng, chống rét", "kế hoạch", "Phòng, chống rét"),
        ("Kế hoạch phòng, chống rét", "kế hoạch", "phòng, chống rét"),
        ("Kế hoạch phòng, chống rét như sau:", None, None),
        ("QUYẾT ĐỊNH\n(V/v phòng, chống rét)", "quyết định", "phòng, chống rét"),
        ("QUYẾT ĐỊNH\nV/v lập Tổ (lần 2)", "quyết định", "lập Tổ (lần 2)"),
    ],
)
def test_a_title_in_small_letters_or_in_one_line_with_its_subject(
    title: str, kind: str | None, subject: str | None
) -> None:
    given = read(TITLED.format(title=title, nation=NATION)).to_json()
    assert (given["doc_type"], given["subject"]) == (kind, subject)


def test_below_no_head_small_letters_are_no_title() -> None:
    assert read(TITLED.format(title="Kế hoạch phòng, chống rét", nation="")).doc_type is None


HEADLESS = """{first}

Thực hiện Quyết định số 5/QĐ-UBND của UBND huyện ban hành Kế hoạch đọc sách, {who} ban hành Kế hoạch đọc sách {lead}:
I. MỤC ĐÍCH
1. Các tổ quét sân thư viện.
"""


@pytest.mark.parametrize(
    ("first", "who", "lead", "read_as"),
    [
        ("Đọc sách trong năm học mới", "Trường Bản Tâm", "như sau", ("Đọc sách trong năm học mới", "Trường Bản Tâm")),
        ("Đọc sách trong năm học mới.", "mọi người", "như sau", (None, None)),
        ("Đọc sách trong năm học mới", "Trường Bản Tâm", "vào", ("Đọc sách trong năm học mới", None)),
    ],
)
def test_a_text_that_lost_its_head(first: str, who: str, lead: str, read_as: tuple[str | None, str | None]) -> None:
    given = read(HEADLESS.format(first=first, who=who, lead=lead)).to_json()
    assert (given["subject"], given["issuer"]) == read_as
    assert given["doc_type"] == ("kế hoạch" if read_as[1] else None)
