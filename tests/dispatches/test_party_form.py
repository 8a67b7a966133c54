"""Is Kế hoạch 145-KH/HU in the Party's form? Measured in the PDF itself, against the table in `printing/party.py`."""

from dataclasses import replace
from datetime import date

import pytest

from dispatches.printing.content import LetterContent
from dispatches.printing.party import PARTY_2018, PARTY_2026
from dispatches.printing.presets import FORMS, form_for
from dispatches.printing.render import render
from tests.dispatches.paper import MM, Line, Paper
from tests.dispatches.party_plan import PLAN_145, SECTIONS

pytestmark = pytest.mark.slow

SERIF = "House-Letter-Serif"


@pytest.fixture(scope="module")
def plan() -> Paper:
    return Paper(render(PLAN_145, draft=False))


@pytest.fixture(scope="module")
def letter() -> Paper:
    """A công văn of the same committee."""
    content = replace(
        PLAN_145, doc_type="CÔNG VĂN", symbol="CV/HU", sections=(), basis=("Căn cứ Chỉ thị số 28-CT/TW;",),
        recipients=("Các chi bộ, đảng bộ trực thuộc,", "Các cơ quan tham mưu, giúp việc Huyện ủy."),
    )  # fmt: skip
    return Paper(render(content, draft=False))


def centre(line: Line) -> float:
    return (line.x0 + line.x1) / 2


@pytest.mark.parametrize(
    ("start", "size", "font"),
    [
        ("ĐẢNG CỘNG SẢN VIỆT NAM", 15, "-Bold"),
        ("ĐẢNG BỘ TỈNH THÁI NGUYÊN", 14, ""),
        ("HUYỆN ỦY ĐỊNH HÓA", 14, "-Bold"),
        ("*", 14, ""),
        ("Số 145-KH/HU", 14, ""),
        ("Định Hóa, ngày 27 tháng 3 năm 2024", 14, "-Italic"),
        ("KẾ HOẠCH", 16, "-Bold"),
        ("thực hiện Chỉ thị số 28-CT/TW", 15, "-Bold"),
        ("-----", 14, ""),
        ("Thực hiện Kế hoạch số 156-KH/TU", 14, ""),
        ("I. MỤC ĐÍCH, YÊU CẦU", 14, "-Bold"),
        ("1. Mục đích", 14, "-Bold"),
        ("- Tăng cường sự lãnh đạo", 14, ""),
        ("3. Ủy ban Mặt trận Tổ quốc huyện", 14, ""),
        ("Nơi nhận:", 14, ""),
        ("- Thường trực Tỉnh ủy,", 12, ""),
        ("- Lưu Văn phòng Huyện ủy.", 12, ""),
        ("T/M BAN THƯỜNG VỤ", 14, "-Bold"),
        ("PHÓ BÍ THƯ THƯỜNG TRỰC", 14, "-Bold"),
        ("Đàm Tiến Niên", 14, "-Bold"),
    ],
)
def test_each_element_has_the_size_and_weight_of_the_guideline(plan, start, size, font):
    line = plan.line(start)
    assert (line.size, line.font) == (size, SERIF + font)
    assert set(line.colour) == {0.0}


def test_the_margins_are_20_20_30_and_15_mm(plan):
    text = [line for line in plan.on(2) if line.text != "2"]
    assert min(line.x0 for line in text) / MM == pytest.approx(30, abs=0.2)
    assert 210 - max(line.x1 for line in text) / MM == pytest.approx(15, abs=0.3)
    assert 20 <= min(line.top for line in text) / MM <= 22
    assert 20 <= 297 - max(line.bottom for line in text) / MM <= 20 + 18 / MM


def test_the_heading_has_a_rule_as_long_as_its_words_and_the_issuer_a_star_and_none(plan):
    heading, issuer, star = (plan.line(start) for start in ("ĐẢNG CỘNG SẢN", "HUYỆN ỦY", "*"))
    rule = plan.rule_under(heading)
    assert (rule.x0, rule.x1) == (pytest.approx(heading.x0, abs=0.5), pytest.approx(heading.x1, abs=0.5))
    assert heading.x0 > 105 * MM
    assert centre(star) == pytest.approx(centre(issuer), abs=0.5)
    assert issuer.baseline < star.baseline < plan.line("Số 145").baseline
    assert len([rule for rule in plan.rules if rule.page == 1]) == 1


def test_number_and_date_stand_on_one_line_each_centred_under_its_head(plan):
    number, day = plan.line("Số 145-KH/HU"), plan.line("Định Hóa, ngày")
    assert number.baseline == pytest.approx(day.baseline, abs=0.1)
    assert centre(number) == pytest.approx(centre(plan.line("HUYỆN ỦY")), abs=0.5)
    assert centre(day) == pytest.approx(centre(plan.line("ĐẢNG CỘNG SẢN")), abs=0.5)


def test_type_subject_and_dashes_stand_under_each_other_in_the_middle(plan):
    for start in ("KẾ HOẠCH", "đáp ứng yêu cầu phát triển đất nước", "-----"):
        assert centre(plan.line(start)) == pytest.approx((30 + 165 / 2) * MM, abs=1)


def test_headings_and_paragraphs_are_indented_by_10_mm_and_lines_are_18_points_apart(plan):
    for start in ("I. MỤC ĐÍCH", "1. Mục đích", "- Tăng cường sự lãnh đạo", "Thực hiện Kế hoạch số 156"):
        assert plan.line(start).x0 == pytest.approx(40 * MM, abs=0.5), start
    first, second = plan.line("- Tăng cường sự lãnh đạo"), plan.line("sự phối hợp hiệu quả")
    assert second.baseline - first.baseline == pytest.approx(18, abs=0.1)


def test_the_whole_text_is_printed_in_order_and_ends_with_a_full_stop(plan):
    starts = ["I. MỤC ĐÍCH", "2. Yêu cầu", "II. NHIỆM VỤ", "5. Tăng cường công tác tuyên truyền", "III. TỔ CHỨC",
              "5. Ban Dân vận", "Nơi nhận:"]  # fmt: skip
    places = [(line.page, line.baseline) for line in map(plan.line, starts)]
    assert places == sorted(places)
    assert plan.line("biến chính sách, pháp luật về trẻ em trong công tác dân vận.").text.endswith("dân vận.")
    assert "./." not in plan.text
    assert "Số:" not in plan.text
    assert "Độc lập" not in plan.text


def test_no_heading_is_the_last_line_of_a_page(plan):
    for page in range(1, plan.pages):
        assert not max(plan.on(page), key=lambda line: line.baseline).font.endswith("Bold")


def test_copies_are_underlined_flush_left_and_level_with_the_signature(plan):
    title, authority, name = (plan.line(start) for start in ("Nơi nhận:", "T/M BAN", "Đàm Tiến Niên"))
    assert title.x0 == pytest.approx(30 * MM, abs=0.3)
    assert title.baseline == pytest.approx(authority.baseline, abs=0.1)
    assert plan.rule_under(title).width == pytest.approx(title.x1 - title.x0, abs=1)
    assert centre(authority) == pytest.approx(centre(name), abs=0.5)
    assert title.page == name.page == plan.pages


def test_pages_are_numbered_in_the_middle_of_the_top_margin_from_page_2(plan):
    assert plan.pages == 6
    for page in range(2, 7):
        number = min(plan.on(page), key=lambda line: line.top)
        assert (number.text, number.font, number.size) == (str(page), SERIF, 14)
        assert number.bottom < 20 * MM
        assert centre(number) == pytest.approx((30 + 165 / 2) * MM, abs=1)
    assert not [line for line in plan.on(1) if line.bottom < 20 * MM]


def test_a_letter_has_its_subject_in_italics_under_the_number_and_its_grounds_upright_after_a_dash(letter):
    about = letter.line("V/v thực hiện Chỉ thị")
    assert (about.size, about.font) == (12, f"{SERIF}-Italic")
    assert about.baseline > letter.line("Số 145-CV/HU").baseline
    assert letter.line("- Căn cứ Chỉ thị số 28-CT/TW;").font == SERIF
    assert "-----" not in letter.text
    assert "CÔNG VĂN" not in letter.text


def test_the_form_of_2026_prints_the_position_light_and_its_divisions_with_a_dash():
    paper = Paper(render(replace(PLAN_145, preset="party-2026"), draft=False))
    assert paper.line("T/M BAN THƯỜNG VỤ").font == f"{SERIF}-Bold"
    assert paper.line("PHÓ BÍ THƯ THƯỜNG TRỰC").font == SERIF
    assert paper.line("I- MỤC ĐÍCH, YÊU CẦU").font == f"{SERIF}-Bold"
    assert paper.line("KẾ HOẠCH").size == 15


def test_the_form_of_2026_says_that_it_was_not_compared_with_the_original():
    assert [form.key for form in FORMS.values() if not form.is_checked] == ["party-2026"]
    assert "cần đối chiếu bản gốc" in PARTY_2026.name


def test_a_party_paper_follows_the_guideline_of_its_day_and_every_other_paper_the_decree():
    assert form_for("party", on=date(2026, 5, 26)) is PARTY_2018
    assert form_for("party", on=date(2026, 5, 27)) is PARTY_2026
    assert {form_for(system, on=date(2026, 6, 1)).key for system in ("state", "front")} == {"state"}


def test_without_number_and_day_there_is_room_for_the_pen():
    paper = Paper(render(replace(PLAN_145, number=None, day=None), draft=False))
    word, symbol = paper.line("Số"), paper.line("-KH/HU")
    assert word.baseline == symbol.baseline
    assert 8 * MM <= symbol.x0 - word.x1 <= 15 * MM


def test_the_title_of_the_file_is_the_number_in_party_style(plan):
    assert plan.metadata["Title"].startswith("Kế hoạch số 145-KH/HU thực hiện Chỉ thị")


def test_the_plan_comes_back_from_its_stored_form():
    assert LetterContent.from_json(PLAN_145.to_json()) == PLAN_145
    assert len([part for part in SECTIONS if part.level == "roman"]) == 3
