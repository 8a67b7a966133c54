"""Is the công văn in the form of NĐ 30/2020? Measured in the PDF itself, beside the article that asks for it."""

from dataclasses import replace

import pytest

from dispatches.composing import letterhead_above
from dispatches.formcheck import mend_all
from dispatches.printing.content import LetterContent, TaskBlock, issuer_lines
from dispatches.printing.render import render
from tests.dispatches.letters import CHO_CHU, KNOWN_UNITS
from tests.dispatches.paper import MM, Paper
from units.models import Unit

pytestmark = pytest.mark.slow

MENDED = replace(mend_all(CHO_CHU, known_units=KNOWN_UNITS), number="42", day=9)
LONG_LINE = "Tiếp tục tuyên truyền sâu rộng đến toàn thể đoàn viên, hội viên và nhân dân trên địa bàn thị trấn. " * 3


@pytest.fixture(scope="module")
def paper() -> Paper:
    return Paper(render(MENDED, draft=False))


@pytest.fixture(scope="module")
def two_pages() -> Paper:
    more = TaskBlock(heading="Các tổ dân phố", paragraphs=(LONG_LINE,) * 6)
    return Paper(render(replace(MENDED, tasks=(*MENDED.tasks, more)), draft=False))


def centre(line) -> float:
    return (line.x0 + line.x1) / 2


def test_the_paper_is_a4_upright(paper):
    assert paper.sizes == [(pytest.approx(210 * MM, abs=0.1), pytest.approx(297 * MM, abs=0.1))]


def test_margins_lie_in_the_ranges_of_the_decree():
    full = Paper(render(replace(MENDED, closing=(LONG_LINE * 20,)), draft=False))
    text = [line for line in full.on(1) if line.text != "2"]
    assert 30 <= round(min(line.x0 for line in text) / MM, 2) <= 35
    assert 15 <= 210 - max(line.x1 for line in text) / MM <= 20
    assert 20 <= min(line.top for line in text) / MM <= 25
    assert 20 <= 297 - max(line.bottom for line in text) / MM <= 20 + 14 * 1.2 / MM  # less than a line is left empty


@pytest.mark.parametrize(
    ("start", "size", "font"),
    [
        ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", (12, 13), "-Bold"),
        ("Độc lập - Tự do - Hạnh phúc", (13, 14), "-Bold"),
        ("ỦY BAN NHÂN DÂN", (12, 13), "-Bold"),
        ("THỊ TRẤN CHỢ CHU", (12, 13), "-Bold"),
        ("Số: 42/UBND-VHXH", (13, 13), ""),
        ("Chợ Chu, ngày 09 tháng 4 năm 2024", (13, 14), "-Italic"),
        ("V/v tuyên truyền Kế hoạch", (12, 13), ""),
        ("Kính gửi:", (13, 14), ""),
        ("- Các tổ dân phố thị trấn Chợ Chu.", (13, 14), ""),
        ("Thực hiện công văn", (13, 14), ""),
        ("1. Công chức Văn hóa-xã hội", (13, 14), "-Bold"),
        ("Nơi nhận:", (12, 12), "-Bold-Italic"),
        ("- Như trên;", (11, 11), ""),
        ("- Lưu: VT, VHXH.", (11, 11), ""),
        ("KT. CHỦ TỊCH", (13, 14), "-Bold"),
        ("PHÓ CHỦ TỊCH", (13, 14), "-Bold"),
        ("Nguyễn Trung Kiên", (13, 14), "-Bold"),
    ],
)
def test_each_element_has_the_size_and_weight_of_the_decree(paper, start, size, font):
    line = paper.line(start)
    assert size[0] <= line.size <= size[1]
    assert line.font == "House-Letter-Serif" + font
    assert set(line.colour) == {0.0}


def test_only_our_fonts_are_in_the_file(paper):
    family = "House-Letter-Serif"
    assert paper.fonts == {family, f"{family}-Bold", f"{family}-Italic", f"{family}-Bold-Italic"}


def test_the_rule_under_the_motto_is_as_long_as_its_text(paper):
    motto = paper.line("Độc lập")
    rule = paper.rule_under(motto)
    assert rule.x0 == pytest.approx(motto.x0, abs=0.5)
    assert rule.x1 == pytest.approx(motto.x1, abs=0.5)


def test_the_rule_under_the_issuer_is_a_third_to_half_of_it_and_centred(paper):
    issuer = paper.line("THỊ TRẤN CHỢ CHU")
    rule = paper.rule_under(issuer)
    assert 1 / 3 <= rule.width / (issuer.x1 - issuer.x0) <= 1 / 2
    assert (rule.x0 + rule.x1) / 2 == pytest.approx(centre(issuer), abs=0.5)


def test_number_and_date_stand_on_one_line_each_centred_under_its_head(paper):
    number, date = paper.line("Số: 42"), paper.line("Chợ Chu, ngày")
    assert number.baseline == pytest.approx(date.baseline, abs=0.1)
    assert centre(number) == pytest.approx(centre(paper.line("THỊ TRẤN CHỢ CHU")), abs=0.5)
    assert centre(date) == pytest.approx(centre(paper.line("CỘNG HÒA")), abs=0.5)


def test_the_subject_stands_centred_6_points_below_the_number(paper):
    number, about = paper.line("Số: 42"), paper.line("V/v")
    below_number = number.baseline + 13 * (1.15 - 0.0215 - 0.891)  # to the end of its line: ascent 0.891, half-leading
    above_about = about.baseline - 12 * (0.0215 + 0.891)
    assert above_about - below_number == pytest.approx(6, abs=0.2)
    assert centre(about) == pytest.approx(centre(number), abs=0.5)


def test_the_dashes_of_the_addressees_are_aligned_under_the_colon(paper):
    word = paper.line("Kính gửi:")
    dashes = [paper.line("- Các ban ngành, đoàn thể thị"), paper.line("- Các tổ dân phố thị")]
    colon = word.x1 - 14 * 0.278  # the advance of ":" in this font
    assert [dash.x0 for dash in dashes] == [pytest.approx(colon, abs=0.6)] * 2


def test_body_lines_are_justified_with_a_first_line_of_10_mm(paper):
    first, second = paper.line("Thực hiện công văn"), paper.line("Định Hóa về việc")
    assert first.x0 - second.x0 == pytest.approx(10 * MM, abs=0.3)
    assert max(line.x1 for line in paper.lines if line.baseline == first.baseline) == pytest.approx(194 * MM, abs=0.6)


def test_between_lines_of_the_text_is_single_to_one_and_a_half(paper):
    lines = [paper.line("Định Hóa về việc"), paper.line("đoàn thể, tổ dân phố phối hợp")]
    assert 1.15 * 14 <= (lines[1].baseline - lines[0].baseline) / 2 <= 1.5 * 14 * 1.15


def test_between_paragraphs_are_at_least_6_points(paper):
    last, following = paper.line("(Có Kế hoạch"), paper.line("Đề nghị các ban")
    assert following.baseline - last.baseline - 14 * 1.2 >= 6 - 0.05


def test_the_text_ends_with_the_end_mark(paper):
    assert paper.line("Đề nghị các ban").text.endswith("./.")


def test_copies_are_flush_left_and_level_with_the_authority(paper):
    title, authority = paper.line("Nơi nhận:"), paper.line("KT. CHỦ TỊCH")
    assert title.x0 == pytest.approx(30 * MM, abs=0.3)
    assert title.baseline == pytest.approx(authority.baseline, abs=0.1)


def test_the_name_is_centred_under_the_position_with_room_for_the_signature(paper):
    position, name = paper.line("PHÓ CHỦ TỊCH"), paper.line("Nguyễn Trung Kiên")
    assert centre(position) == pytest.approx(centre(name), abs=0.5)
    assert 22 * MM <= name.top - position.bottom <= 32 * MM


def test_the_page_number_is_centred_in_the_top_margin_from_page_2(two_pages):
    assert two_pages.pages == 2
    number = two_pages.line("2", page=2)
    assert number.text == "2"
    assert (number.font, 13 <= number.size <= 14) == ("House-Letter-Serif", True)
    assert number.bottom < 20 * MM
    assert centre(number) == pytest.approx((30 + 164 / 2) * MM, abs=1)
    assert not [line for line in two_pages.on(1) if line.bottom < 20 * MM]


@pytest.mark.parametrize("words", range(0, 400, 20))
def test_the_signature_never_stands_alone_on_a_page(words):
    text = " ".join(["tuyên truyền"] * words) + "."
    content = replace(MENDED, tasks=(*MENDED.tasks, TaskBlock(heading="Tổ dân phố", paragraphs=(text,))))
    paper = Paper(render(content, draft=False))
    signed_on = paper.line("KT. CHỦ TỊCH").page
    assert paper.line("Nguyễn Trung Kiên").page == signed_on == paper.pages
    foot = paper.line("KT. CHỦ TỊCH").baseline
    body = [line for line in paper.on(signed_on) if line.baseline < foot - 5 and line.bottom > 20 * MM]
    assert len({round(line.baseline) for line in body}) >= 2


def test_without_number_and_day_there_is_room_for_the_pen():
    paper = Paper(render(replace(MENDED, number=None, day=None), draft=False))
    number, symbol = paper.line("Số:"), paper.line("/UBND-VHXH")
    assert number.baseline == symbol.baseline
    assert 8 * MM <= symbol.x0 - number.x1 <= 15 * MM
    assert "ngày        tháng 4 năm 2024" in paper.line("Chợ Chu, ngày").text
    assert "DỰ THẢO" not in paper.text


@pytest.mark.parametrize(
    ("number", "day", "month", "printed"),
    [("5", 1, 1, ("Số: 05/", "ngày 01 tháng 01 năm")), ("108", 31, 12, ("Số: 108/", "ngày 31 tháng 12 năm")),
     ("9", 9, 3, ("Số: 09/", "ngày 09 tháng 3 năm"))],
)  # fmt: skip
def test_small_numbers_days_and_the_first_two_months_get_a_zero(number, day, month, printed):
    text = Paper(render(replace(MENDED, number=number, day=day, month=month), draft=False)).text
    assert all(part in text for part in printed)


def test_one_addressee_stands_on_the_line_of_the_words():
    paper = Paper(render(replace(MENDED, recipients=("Ủy ban nhân dân huyện Định Hóa",)), draft=False))
    assert paper.line("Kính gửi: Ủy ban nhân dân huyện Định Hóa").size == 14


def test_forty_addressees_each_have_their_line_and_dash():
    names = tuple(f"Tổ dân phố số {number};" for number in range(1, 41))
    paper = Paper(render(replace(MENDED, recipients=names), draft=False))
    found = [line for line in paper.lines if line.text.startswith("- Tổ dân phố số")]
    assert len(found) == 40
    assert len({round(line.x0, 1) for line in found}) == 1
    assert paper.pages == 2


def test_a_long_list_of_copies_may_run_over_but_the_signature_holds_together():
    names = ("Như trên;", *(f"Cơ quan phối hợp số {number};" for number in range(1, 60)), "Lưu: VT, VHXH.")
    paper = Paper(render(replace(MENDED, distribution=names), draft=False))
    last = paper.line(MENDED.closing[-1][:30])
    assert last.page == paper.line("KT. CHỦ TỊCH").page == paper.line("Nguyễn Trung Kiên").page
    assert {round(line.x0) for line in paper.lines if line.text.startswith("- Cơ quan phối hợp")} == {85}
    assert paper.line("- Lưu: VT, VHXH.").page == paper.pages
    assert sum(line.text.startswith("- Cơ quan phối hợp") for line in paper.lines) == 59


def test_a_long_issuer_wraps_in_its_column_and_keeps_number_and_date_level():
    content = replace(
        MENDED,
        issuer_parent=("ỦY BAN NHÂN DÂN HUYỆN ĐỊNH HÓA",),
        issuer=("BAN QUẢN LÝ DỰ ÁN ĐẦU TƯ XÂY DỰNG CÁC CÔNG TRÌNH GIAO THÔNG, THỦY LỢI VÀ NÔNG NGHIỆP",),
    )
    paper = Paper(render(content, draft=False))
    lines = [line for line in paper.lines if line.x1 < 99 * MM and line.size == 13 and line.font.endswith("-Bold")]
    assert len(lines) >= 3
    assert paper.line("ỦY BAN NHÂN DÂN HUYỆN").font == "House-Letter-Serif"
    rule = paper.rule_under(lines[-1])
    assert 1 / 3 <= rule.width / max(line.x1 - line.x0 for line in lines) <= 1 / 2
    assert paper.line("Số: 42").baseline == pytest.approx(paper.line("Chợ Chu, ngày").baseline, abs=0.1)


@pytest.mark.parametrize(
    ("recorded", "lines"),
    [
        ("", ()),
        ("UBND XÃ TÂN SƠN", ("UBND XÃ TÂN SƠN",)),
        ("ỦY BAN NHÂN DÂN TỈNH PHÚ THỌ", ("ỦY BAN NHÂN DÂN", "TỈNH PHÚ THỌ")),
        ("ĐẢNG BỘ TỈNH THÁI NGUYÊN", ("ĐẢNG BỘ TỈNH THÁI NGUYÊN",)),
        ("UBND TỈNH PHÚ THỌ| SỞ NỘI VỤ", ("UBND TỈNH PHÚ THỌ", "SỞ NỘI VỤ")),
    ],
)
def test_the_body_above_takes_a_line_or_is_broken_before_its_place(recorded, lines):
    unit = Unit(name="Phòng Nội vụ", letterhead_parent=recorded)
    assert letterhead_above(unit) == lines
    paper = Paper(render(replace(MENDED, issuer_parent=lines), draft=False))
    assert [line.text for line in paper.lines if line.text in lines][: len(lines)] == list(lines)


def test_the_number_of_a_paper_is_never_broken():
    for padding in range(0, 60, 3):
        text = "á " * padding + "theo Quyết định số 1234/2024/QĐ-UBND ngày 28/3/2024 của Ủy ban nhân dân tỉnh./."
        paper = Paper(render(replace(MENDED, tasks=(), closing=(text,)), draft=False))
        assert "số 1234/2024/QĐ-UBND" in paper.text
        assert "ngày 28/3/2024 của" in paper.text.replace("\n", " ")


def test_a_named_paper_prints_its_type_and_subject_in_the_middle():
    content = replace(
        MENDED, doc_type="KẾ HOẠCH", symbol="KH-UBND", recipients=(), distribution=("Đảng ủy;", "Lưu: VT, VHXH."),
        subject="Tuyên truyền về công tác bảo vệ trẻ em",
        basis=("Căn cứ Luật Trẻ em;", "Căn cứ Kế hoạch số 12/KH-UBND."),
    )  # fmt: skip
    paper = Paper(render(content, draft=False))
    kind, subject = paper.line("KẾ HOẠCH"), paper.line("Tuyên truyền về công tác")
    assert (kind.font, subject.font) == ("House-Letter-Serif-Bold",) * 2
    assert centre(kind) == pytest.approx(centre(subject), abs=0.5)
    assert 1 / 3 <= paper.rule_under(subject).width / (subject.x1 - subject.x0) <= 1 / 2
    assert paper.line("Căn cứ Luật").font == "House-Letter-Serif-Italic"
    assert "V/v" not in paper.text
    assert "Kính gửi" not in paper.text


@pytest.mark.parametrize(("mark", "width"), [("KHẨN", 20), ("HỎA TỐC", 30), ("THƯỢNG KHẨN", 40)])
def test_a_mark_of_urgency_is_red_and_bold(mark, width):
    line = Paper(render(replace(MENDED, urgency=mark), draft=False)).line(mark)
    assert (line.font, 13 <= line.size <= 14) == ("House-Letter-Serif-Bold", True)
    assert line.colour[0] > 0.8 > 0.2 > line.colour[1]
    assert line.x1 - line.x0 < width * MM


def test_the_name_of_a_body_is_broken_before_the_place():
    assert issuer_lines("Ủy ban nhân dân thị trấn Chợ Chu") == ("ỦY BAN NHÂN DÂN", "THỊ TRẤN CHỢ CHU")
    assert issuer_lines("Phòng Nội vụ") == ("PHÒNG NỘI VỤ",)


def test_an_empty_letter_still_prints():
    assert Paper(render(LetterContent(), draft=True)).pages == 1
