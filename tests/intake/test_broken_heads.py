"""Papers as the web and narrow columns leave them: torn heads, lost line ends, marks of a pen, one wrong letter."""

import pytest

from intake.reading import Reading, read

HEAD = """UBND HUYỆN ĐỊNH HÓA     CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
{issuer}          Độc lập - Tự do - Hạnh phúc
{number}                      Bản Tâm, ngày 12 tháng 3 năm 2024
{about}

Kính gửi: Trưởng các xóm.

{body}
{foot}
"""
BODY = "Ủy ban nhân dân xã yêu cầu:\n1. Trưởng các xóm rà soát hộ nghèo trước ngày 20/3/2024.\n"
FOOT = "Nơi nhận:\n- Như trên;\n- Lưu: VT.\n\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\nNguyễn Văn Ba"


def letter(**parts: str) -> Reading:
    given = {"issuer": "ỦY BAN NHÂN DÂN XÃ BẢN TÂM", "number": "Số: 12/UBND", "about": "V/v rà soát hộ nghèo"}
    return read(HEAD.format(**{**given, "body": BODY, "foot": FOOT, **parts}))


@pytest.mark.parametrize(
    ("printed", "number", "symbol"),
    [
        ("Số: 12/2024", "12", None),
        ("Số 45", "45", None),
        ("Số: 12/2024/UBND-VX", "12", "UBND-VX"),
        ("Số:    /UBND", None, "UBND"),
    ],
)
def test_numbers_with_and_without_a_symbol(printed: str, number: str | None, symbol: str | None) -> None:
    given = letter(number=printed).to_json()
    assert (given["number"], given["symbol"], given["issuer"]) == (number, symbol, "ỦY BAN NHÂN DÂN XÃ BẢN TÂM")


@pytest.mark.parametrize("about", ["Về việc rà soát hộ nghèo", "Về rà soát hộ nghèo", "V/v rà soát hộ nghèo."])
def test_a_subject_in_whole_words(about: str) -> None:
    assert letter(about=about).to_json()["subject"] == "rà soát hộ nghèo"


NARROW = """ỦY
BAN NHÂN DÂN
TỈNH BẮC SƠN
-------

CỘNG
HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
---------------

Số:
31/KH-UBND

Bắc
Sơn, ngày 11 tháng 3
năm 2020

KẾ HOẠCH
PHÒNG, CHỐNG RÉT CHO ĐÀN GIA SÚC NĂM 2020 TRÊN ĐỊA BÀN
TỈNH BẮC SƠN
Do ảnh hưởng của không khí lạnh tăng cường, nhiều đàn trâu bò thả rông chưa được đưa về chuồng,
rơm rạ dự trữ còn thiếu. Ủy ban nhân dân tỉnh ban hành Kế hoạch như sau:
I. MỤC ĐÍCH
"""


def test_a_head_that_a_narrow_column_broke() -> None:
    given = read(NARROW).to_json()
    assert (given["issuer"], given["number"], given["symbol"]) == ("ỦY BAN NHÂN DÂN TỈNH BẮC SƠN", "31", "KH-UBND")
    assert (given["place"], given["date"]) == ("Bắc Sơn", "2020-03-11")
    assert given["subject"] == "PHÒNG, CHỐNG RÉT CHO ĐÀN GIA SÚC NĂM 2020 TRÊN ĐỊA BÀN TỈNH BẮC SƠN"


BLANK = """PHÒNG GD&ĐT BẮC SƠN
TRƯỜNG TIỂU HỌC BẢN TÂM

Số:

/TTr-THBT

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Bản Tâm, ngày 8 tháng 9 năm 2020

DỰ THẢO

TỜ TRÌNH
Về việc sửa mái nhà để xe
Kính gửi: UBND xã Bản Tâm.
"""


def test_a_blank_number_apart_from_its_symbol() -> None:
    given = read(BLANK).to_json()
    assert (given["number"], given["symbol"]) == (None, "TTr-THBT")
    assert (given["issuer_parent"], given["issuer"]) == ("PHÒNG GD&ĐT BẮC SƠN", "TRƯỜNG TIỂU HỌC BẢN TÂM")


def test_a_symbol_broken_at_its_hyphen() -> None:
    head = BLANK.replace("Số:\n\n/TTr-THBT\n", "Số: 25 / BC-BCĐPC-\n").replace("DỰ THẢO", "XMC")
    assert read(head).to_json()["symbol"] == "BC-BCĐPC-XMC"


DECISION = """ỦY BAN NHÂN DÂN
TỈNH BẮC SƠN

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Số: 120/QĐ-UBND

Bắc Sơn, ngày 24 tháng 6 năm 2023

QUYẾT ĐỊNH
{subject}
{decides}
Căn cứ Luật Tổ chức chính quyền địa phương ngày 19/6/2015;
QUYẾT ĐỊNH:
Điều 1. Ban hành Quy chế.
"""


@pytest.mark.parametrize("decides", ["CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH BẮC SƠN", "ỦY BAN NHÂN DÂN TỈNH BẮC SƠN"])
def test_who_decides_is_no_part_of_the_subject(decides: str) -> None:
    given = read(DECISION.format(subject="VỀ VIỆC BAN HÀNH QUY CHẾ THƯ VIỆN", decides=decides)).to_json()
    assert given["subject"] == "BAN HÀNH QUY CHẾ THƯ VIỆN"


def test_a_subject_may_break_before_a_post() -> None:
    subject = "VỀ VIỆC THỰC HIỆN CHỈ THỊ SỐ 9-CT/TW CỦA BAN\nBÍ THƯ VỀ CÔNG TÁC THƯ VIỆN"
    given = read(DECISION.format(subject=subject, decides="ỦY BAN NHÂN DÂN TỈNH BẮC SƠN")).to_json()
    assert given["subject"] == "THỰC HIỆN CHỈ THỊ SỐ 9-CT/TW CỦA BAN BÍ THƯ VỀ CÔNG TÁC THƯ VIỆN"


WIRE = """CÔNG ĐIỆN KHẨN

Số: 07/CĐ-UBND hồi 17 giờ 00 ngày 02/4/2021

CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH BẮC SƠN

   ĐIỆN

- Giám đốc Sở Công Thương;
- Chủ tịch UBND các huyện.

Để ứng phó mưa lớn, Chủ tịch UBND tỉnh yêu cầu Giám đốc Sở Công Thương kiểm tra các hồ thủy điện.

Yêu cầu Giám đốc Sở Công Thương thực hiện ngay Công điện này./.

Nơi nhận:
- Như trên;
- Lưu: VT.

CHỦ TỊCH
Nguyễn Văn Ba
"""


def test_a_wire_names_its_sender_below_the_title() -> None:
    given = read(WIRE).to_json()
    assert (given["doc_type"], given["number"], given["date"]) == ("công điện", "07", "2021-04-02")
    assert (given["issuer"], given["subject"]) == ("CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH BẮC SƠN", None)
    assert given["recipients"] == ["Giám đốc Sở Công Thương", "Chủ tịch UBND các huyện"]
    assert [task["assignee"] for task in given["tasks"]] == ["Giám đốc Sở Công Thương"]


def test_copies_in_one_line_and_two_in_one() -> None:
    one = letter(foot="Nơi nhận: Như trên; TT Đảng ủy; Lưu: VT.          CHỦ TỊCH\n\n          Nguyễn Văn Ba").to_json()
    two = letter(foot="Nơi nhận:\n- Như trên;\n- TT Đảng ủy;- Lưu: VT.\n\nCHỦ TỊCH\n\nNguyễn Văn Ba").to_json()
    assert one["archive_list"] == two["archive_list"] == ["Như trên", "TT Đảng ủy", "Lưu: VT"]
    assert one["signer_name"] == two["signer_name"] == "Nguyễn Văn Ba"


def test_a_position_behind_many_copies_in_one_line() -> None:
    given = letter(foot=f"Nơi nhận: Như trên; {'Phòng Nội vụ; ' * 40}Lưu: VT. CHỦ TỊCH\n\nNguyễn Văn Ba").to_json()
    assert (given["archive_list"][-1], len(given["archive_list"])) == ("Lưu: VT", 42)
    assert (given["signer_position"], given["signer_name"]) == ("CHỦ TỊCH", "Nguyễn Văn Ba")


def test_a_name_glued_to_the_position() -> None:
    given = letter(foot="Nơi nhận:\nKT. CHỦ TỊCH\n- Như trên;\n- Lưu: VT.\nPHÓ CHỦ TỊCHTrần Thị Hai").to_json()
    kept = ("signer_authority", "signer_position", "signer_name")
    assert [given[key] for key in kept] == ["KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Trần Thị Hai"]


def test_one_wrong_letter_in_a_known_word() -> None:
    given = letter(issuer="ÚY BAM NHÂN DÂN XÃ BẢN TÂM", foot=FOOT.replace("CHỦ TỊCH", "PHÓ CHỦ TỊCK")).to_json()
    assert (given["issuer"], given["signer_position"]) == ("ÚY BAM NHÂN DÂN XÃ BẢN TÂM", "PHÓ CHỦ TỊCK")


def test_marks_of_a_pen_are_no_text() -> None:
    penned = BODY.rstrip() + " k\nk\n2. Công an xã kiểm tra tạm trú. anh\nanh\n"
    assert [task.text.value for task in letter(body=penned).tasks] == [
        "Trưởng các xóm rà soát hộ nghèo trước ngày 20/3/2024.",
        "Công an xã kiểm tra tạm trú.",
    ]


@pytest.mark.parametrize("opening", ["Phúc đáp", "Trả lời", "Tiếp theo"])
def test_the_paper_that_is_answered_is_a_ground(opening: str) -> None:
    body = f"{opening} Công văn số 77/PNV ngày 05/3/2024 của Phòng Nội vụ huyện, Ủy ban nhân dân xã báo cáo như sau:\n"
    given = letter(body=body).to_json()
    assert [(each["number_symbol"], each["issuer"]) for each in given["basis"]] == [("77/PNV", "Phòng Nội vụ huyện")]
    assert given["recipients"] == ["Trưởng các xóm"]


@pytest.mark.parametrize(
    ("words", "due"),
    [("kế hoạch nêu trên, trước ngày 20/3/2024", "2024-03-20"), ("nếu có, trước ngày 20/3/2024", None)],
)
def test_only_a_condition_takes_the_day_away(words: str, due: str | None) -> None:
    body = f"Ủy ban nhân dân xã yêu cầu:\n1. Trưởng các xóm tổng hợp {words}.\n"
    assert [task.deadline for task in letter(body=body).tasks] == [due]


def test_what_the_issuer_says_of_itself_is_no_task() -> None:
    body = "Ủy ban nhân dân xã đã nhận được báo cáo của các xóm. Đề nghị Trưởng các xóm gửi danh sách hộ nghèo.\n"
    tasks = letter(body=body).tasks
    assert [(task.assignee and task.assignee.value) for task in tasks] == ["Trưởng các xóm"]


@pytest.mark.parametrize(
    ("signed", "position", "name"),
    [
        (
            "TM. ỦY BAN NHÂN DÂN\n— KT. CHỦ TỊCH\n'PHÓ CHỦ TỊCH\n\nÁ 4 IỆ\n\nTrần Văn Bình",
            "PHÓ CHỦ TỊCH",
            "Trần Văn Bình",
        ),
        ("N THƯỜNG VỤ\nÁN VĂN PHÒNG\n\nTrần Văn Bình", None, "Trần Văn Bình"),
        ("h BỘ TRƯỞNG\n\nTrần Văn Bình", "BỘ TRƯỞNG", "Trần Văn Bình"),
    ],
)
def test_a_seal_over_the_signature_is_told(signed: str, position: str | None, name: str) -> None:
    """What lost its beginning looks like another position: "PHÓ …" or "KT." may have stood before it."""
    found = letter(foot=f"Nơi nhận:\n- Như trên;\n- Lưu: VT.\n\n{signed}")
    assert [found.to_json()[f"signer_{key}"] for key in ("position", "name")] == [position, name]
    assert "che một phần chỗ ký" in " ".join(doubt.sentence for doubt in found.doubts)


@pytest.mark.parametrize("between", ["", "(Đã ký)", "kiêm\nPHÓ BÍ THƯ ĐẢNG ỦY"])
def test_a_clean_signature_raises_no_such_doubt(between: str) -> None:
    found = letter(foot=FOOT.replace("\n\nNguyễn", f"\n{between}\n\nNguyễn"))
    assert not [doubt for doubt in found.doubts if "che một phần" in doubt.sentence]


@pytest.mark.parametrize(
    ("printed", "parent", "issuer"),
    [
        ("SỞ NÔNG NGHIỆP VÀ MÔI\n        TRƯỜNG", "UBND HUYỆN ĐỊNH HÓA", "SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG"),
        ("ĐOÀN KHỐI CÁC CƠ QUAN\n        TỈNH", "UBND HUYỆN ĐỊNH HÓA", "ĐOÀN KHỐI CÁC CƠ QUAN TỈNH"),
        ("BAN TUYÊN GIÁO VÀ DÂN\n        VẬN", "UBND HUYỆN ĐỊNH HÓA", "BAN TUYÊN GIÁO VÀ DÂN VẬN"),
        ("ỦY BAN NHÂN DÂN TỈNH\n        LONG AN", "UBND HUYỆN ĐỊNH HÓA", "ỦY BAN NHÂN DÂN TỈNH LONG AN"),
        ("TRƯỜNG\n   TIỂU HỌC BẢN TÂM", "UBND HUYỆN ĐỊNH HÓA", "TRƯỜNG TIỂU HỌC BẢN TÂM"),
        ("TRƯỜNG TIỂU HỌC BẢN TÂM", "UBND HUYỆN ĐỊNH HÓA", "TRƯỜNG TIỂU HỌC BẢN TÂM"),
    ],
)
def test_the_last_word_of_an_issuer_may_stand_alone_in_its_line(printed: str, parent: str, issuer: str) -> None:
    given = letter(issuer=printed).to_json()
    assert (given["issuer_parent"], given["issuer"]) == (parent, issuer)


def test_what_a_pen_left_above_the_name_is_no_name() -> None:
    for trace in ("À TA", "H N"):
        given = letter(foot=f"Nơi nhận:\n- Như trên;\n- Lưu: VT.\n\nCHỦ TỊCH\n\n{trace}\n\nHà Văn An").to_json()
        assert (given["signer_position"], given["signer_name"]) == ("CHỦ TỊCH", "Hà Văn An")
    assert letter(foot=FOOT.replace("Nguyễn Văn Ba", "VŨ AN")).to_json()["signer_name"] == "VŨ AN", "none comes below"


@pytest.mark.parametrize(
    ("first", "rest"), [("CỘNG HÒA XÃ HỘI CHỦ", "NGHĨA VIỆT NAM"), ("CỘNG HÒA XÃ HỘI", "CHỦ NGHĨA VIỆT NAM")]
)
def test_a_nation_s_name_in_two_lines_of_its_column_is_no_part_of_the_issuer(first: str, rest: str) -> None:
    head = f"UBND HUYỆN ĐỊNH HÓA    {first}\nỦY BAN NHÂN DÂN     {rest}\nXÃ BẢN TÂM    Độc lập - Tự do - Hạnh phúc\n"
    head += "Số: 12/UBND\n                            Bản Tâm, ngày 12 tháng 3 năm\n  V/v rà soát,\n"
    head += "                                        2024\n  thống kê hộ nghèo\n\nKính gửi: Trưởng các xóm.\n\n"
    given = read(head + BODY + FOOT).to_json()
    assert (given["issuer_parent"], given["issuer"]) == ("UBND HUYỆN ĐỊNH HÓA", "ỦY BAN NHÂN DÂN XÃ BẢN TÂM")
    assert (given["date"], given["subject"]) == ("2024-03-12", "rà soát, thống kê hộ nghèo")


def test_the_year_of_a_subject_does_not_date_a_paper_whose_year_is_blank() -> None:
    text = HEAD.format(issuer="UBND XÃ BẢN TÂM", number="Số: 12/UBND", about="V/v việc năm 2023", body=BODY, foot=FOOT)
    assert read(text.replace("tháng 3 năm 2024", "tháng 3 năm")).to_json()["date"] == "????-03-12"
