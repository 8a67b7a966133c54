"""Are the other State papers laid out as the models of Nghị định 30/2020/NĐ-CP, Phụ lục III? Measured in the PDF."""

import io
import json
from dataclasses import replace

import pdfplumber
import pytest

from dispatches.composing import compose, current
from dispatches.formcheck import check_form
from dispatches.models import Letter
from dispatches.printing.appendices import Appendix, named, read_appendices, told_appendices
from dispatches.printing.content import LetterContent, TaskBlock
from dispatches.printing.form import CIRCULATION_MARKS
from dispatches.printing.layouts import authority_of, secretary_of
from dispatches.printing.render import render
from dispatches.printing.sections import Section, read
from dispatches.printing.tables import Table
from dispatches.word.document import write as write_word
from tests.dispatches import state_papers as papers
from tests.dispatches.making import letter_of
from tests.dispatches.paper import MM, Line, Paper
from tests.dispatches.test_pages import as_, form_of, url
from tests.world import TODAY

pytestmark = pytest.mark.slow

SERIF = "House-Letter-Serif"
MIDDLE = (30 + 164 / 2) * MM
ALL = [papers.DECISION, papers.RESOLUTION, papers.TELEGRAM, papers.INVITATION, papers.SUBMISSION]
ALL += papers.NAMED.values()
NOT_NAMED = [papers.INTRODUCTION, papers.LEAVE, papers.MINUTES]


def printed(content: LetterContent) -> Paper:
    return Paper(render(content, draft=False))


def centre(line: Line) -> float:
    return (line.x0 + line.x1) / 2


@pytest.mark.parametrize("content", ALL, ids=lambda one: one.symbol)
def test_type_and_subject_stand_in_the_middle_with_a_rule_and_the_mark_at_the_end(content):
    paper = printed(content)
    kind, subject = paper.line(content.doc_type), paper.line(content.subject[:20])
    for line in (kind, subject):
        assert centre(line) == pytest.approx(MIDDLE, abs=1)
        assert (line.font, 13 <= line.size <= 14) == (f"{SERIF}-Bold", True)
    assert 1 / 3 <= paper.rule_under(subject).width / (subject.x1 - subject.x0) <= 1 / 2
    assert "./." in paper.text
    assert f"Số: 07/{content.symbol}" in paper.text


@pytest.mark.parametrize("content", [*ALL, *NOT_NAMED], ids=lambda one: one.symbol)
def test_the_check_of_form_finds_nothing_in_the_models(content):
    assert [(one.code, one.sentence) for one in check_form(content, known_units={"UBND", "HĐND"})] == []


@pytest.mark.parametrize(
    ("content", "word", "who"),
    [
        (papers.DECISION, "QUYẾT ĐỊNH:", "CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ TÂN SƠN"),
        (papers.RESOLUTION, "QUYẾT NGHỊ:", "HỘI ĐỒNG NHÂN DÂN XÃ TÂN SƠN"),
    ],
    ids=["QĐ", "NQ"],
)
def test_who_decides_his_grounds_the_word_and_the_articles_follow_each_other(content, word, who):
    paper = printed(content)
    order = [who, "Căn cứ Luật Tổ chức", "Theo đề nghị", word, "Điều 1.", "Điều 2.", "1. Xây dựng", "2. Kiểm tra",
             "a) Tại", "b) Tại", "Điều 3.", "Nơi nhận:"]  # fmt: skip
    lines = [paper.line(start) for start in order]
    assert [line.baseline for line in lines] == sorted(line.baseline for line in lines)
    for line in (lines[0], lines[3]):
        assert (line.font, line.size) == (f"{SERIF}-Bold", 14)
        assert centre(line) == pytest.approx(MIDDLE, abs=1)
    assert [line.font for line in lines[1:3]] == [f"{SERIF}-Italic"] * 2
    assert lines[4].font == f"{SERIF}-Bold"
    assert lines[4].x0 == pytest.approx(40 * MM, abs=0.5)


def test_whoever_signs_for_the_body_decides_as_the_body():
    assert authority_of(replace(papers.DECISION, authority=("TM. ỦY BAN NHÂN DÂN",))) == "ỦY BAN NHÂN DÂN XÃ TÂN SƠN"
    assert authority_of(replace(papers.DECISION, authority=(), position="CHỦ TỊCH")).startswith("CHỦ TỊCH ỦY BAN")


def test_what_a_decision_asks_of_somebody_is_an_article_before_the_others():
    tasks = (TaskBlock(heading="", paragraphs=("Giao Văn phòng chủ trì.",)),)
    paper = printed(replace(papers.DECISION, tasks=tasks))
    assert paper.line("Giao Văn phòng chủ trì").baseline == pytest.approx(paper.line("Điều 1.").baseline, abs=0.1)
    assert paper.line("Điều 4.")


def test_a_telegram_calls_its_addressees_and_an_invitation_asks_its_guests():
    telegram, invitation = printed(papers.TELEGRAM), printed(papers.INVITATION)
    call, first, second = (telegram.line(x) for x in ("Ủy ban nhân dân xã Tân Sơn điện:", "- Trưởng các", "- Hiệu"))
    assert call.baseline < first.baseline < second.baseline < telegram.line("Dự báo").baseline
    assert first.x0 == second.x0 == pytest.approx(80 * MM, abs=0.5)
    assert centre(call) == pytest.approx(MIDDLE, abs=1)
    assert "trân trọng kính mời: Bà Lý Thị Bảy" in invitation.text
    for label in ("Tới dự", "Chủ trì:", "Thời gian:", "Địa điểm:"):
        assert invitation.line(label).x0 == pytest.approx(40 * MM, abs=0.5)
    assert "Kính gửi" not in telegram.text + invitation.text


def test_an_introduction_and_a_leave_begin_with_the_body_that_gives_them():
    """Mẫu 1.8, 1.10: in the middle, at the edge; what another office may confirm stands under Nơi nhận."""
    introduction, leave = printed(papers.INTRODUCTION), printed(papers.LEAVE)
    assert centre(introduction.line("Ủy ban nhân dân xã Tân Sơn trân trọng giới thiệu:")) == pytest.approx(
        MIDDLE, abs=1
    )
    asks, gives = leave.line("Xét Đơn"), leave.line("Ủy ban nhân dân xã Tân Sơn cấp cho:")
    assert (asks.x0, gives.x0) == (pytest.approx(40 * MM, abs=0.5), pytest.approx(30 * MM, abs=0.5))
    confirmed = leave.line("Xác nhận của cơ quan (tổ chức)")
    assert (confirmed.font, confirmed.x1 < MIDDLE) == (f"{SERIF}-Italic", True)
    assert confirmed.top > leave.line("- Lưu: VT.").bottom
    assert "Xác nhận" not in introduction.text


def test_a_submission_is_addressed_and_the_other_named_papers_are_not():
    assert printed(papers.SUBMISSION).line("Kính gửi: Hội đồng nhân dân xã Tân Sơn")
    for content in papers.NAMED.values():
        paper = printed(content)
        assert "Kính gửi" not in paper.text
        assert paper.line("II. TỔ CHỨC THỰC HIỆN").font == f"{SERIF}-Bold"


def test_minutes_are_signed_by_who_wrote_them_down_and_who_presided():
    """Mẫu 1.9: no place and day at the head, a rule under the name of the meeting, Nơi nhận under the secretary."""
    paper = printed(papers.MINUTES)
    secretary, chair = paper.line("THƯ KÝ"), paper.line("CHỦ TỌA")
    assert secretary.baseline == pytest.approx(chair.baseline, abs=0.1)
    assert secretary.x1 < MIDDLE < chair.x0
    writer, president = paper.line("Ma Văn Hùng"), paper.line(papers.MINUTES.signer)
    assert writer.baseline == pytest.approx(president.baseline, abs=0.1)
    assert centre(writer) == pytest.approx(centre(secretary), abs=1)
    assert centre(president) == pytest.approx(centre(chair), abs=1)
    assert paper.line("Nơi nhận:").top > writer.bottom
    assert [line.text for line in paper.lines].count(papers.MINUTES.signer) == 1
    assert f"{papers.MINUTES.place}, ngày" not in paper.text
    assert paper.rule_under(paper.line(papers.MINUTES.subject[:20]))


def test_minutes_that_name_no_secretary_leave_room_for_the_pen():
    assert secretary_of(papers.MINUTES) == "Ma Văn Hùng"
    assert secretary_of(replace(papers.MINUTES, opening=("Thư ký: …",))) == ""
    assert secretary_of(replace(papers.MINUTES, opening=("- Thư ký: Bà Lý Thị Bảy (văn thư)",))) == "Lý Thị Bảy"
    assert secretary_of(replace(papers.MINUTES, opening=())) == ""
    assert secretary_of(replace(papers.MINUTES, opening=("Thư ký: " + "a" * 80,))) == "a" * 80
    assert secretary_of(replace(papers.MINUTES, opening=("Thư ký: " + "a" * 100_000,))) == ""


def test_minutes_in_word_have_the_same_two_signers():
    from docx import Document

    document = Document(io.BytesIO(write_word(papers.MINUTES, draft=False)))
    cells = [[cell.text for cell in row.cells] for table in document.tables for row in table.rows]
    said = next(row for row in cells if "THƯ KÝ" in row[0])
    assert ("Ma Văn Hùng" in said[0], "CHỦ TỌA" in said[1], papers.MINUTES.signer in said[1]) == (True, True, True)
    assert not any(f"{papers.MINUTES.place}, ngày" in cell for row in cells for cell in row)


ITEMS = read(["1. Các thôn thực hiện.", "2. Các trường thực hiện.", "3. Báo cáo ngay./."])[1]
FIGURES = Table(head=("TT", "Việc"), rows=(("1", "Mở lớp"), ("2", "Tổng kết"), ("3", "Báo cáo")))
ENDINGS = {
    "opening": papers.TELEGRAM,
    "one short closing": papers.INVITATION,
    "divisions": replace(papers.PLAN, sections=ITEMS),
    "table": replace(papers.PLAN, sections=(), table=FIGURES),
    "two signers": papers.MINUTES,
    "what another office confirms": papers.LEAVE,
}


@pytest.mark.parametrize("content", ENDINGS.values(), ids=ENDINGS)
def test_whatever_ends_the_text_its_last_two_lines_stand_with_who_signs_and_who_gets_a_copy(content):
    turned = 0
    for more in range(8, 26, 3):
        paper = printed(replace(content, opening=(*content.opening, *["Một dòng nữa."] * more)))
        signer, copies = paper.line(content.signer), paper.line("Nơi nhận:")
        above = min(copies.top, paper.line("CHỦ TỌA" if content is papers.MINUTES else content.position).top)
        told = {round(line.baseline) for line in paper.on(signer.page) if 20 * MM < line.bottom < above}
        assert (copies.page, len(told) >= 2) == (signer.page, True), more
        assert signer.page == paper.pages
        turned += signer.page == 2
    assert turned


@pytest.mark.parametrize(("mark", "width"), [("KHẨN", 20), ("HỎA TỐC", 30), ("THƯỢNG KHẨN", 40)])
def test_a_mark_of_urgency_has_the_box_of_the_decree_under_the_number(mark, width):
    with pdfplumber.open(io.BytesIO(render(replace(papers.TELEGRAM, urgency=mark), draft=False))) as pdf:
        red = [edge for edge in pdf.pages[0].rects if (edge["non_stroking_color"] or (0,))[0] > 0.8]
    paper = printed(replace(papers.TELEGRAM, urgency=mark))
    left, right = min(edge["x0"] for edge in red), max(edge["x1"] for edge in red)
    top, bottom = min(edge["top"] for edge in red), max(edge["bottom"] for edge in red)
    assert (right - left) / MM == pytest.approx(width, abs=0.2)
    assert (bottom - top) / MM == pytest.approx(8, abs=0.2)
    assert (left + right) / 2 == pytest.approx(centre(paper.line("Số: 07")), abs=1)
    assert paper.line("Số: 07").baseline < top < paper.line("CÔNG ĐIỆN").top


WIDE = Table(head=tuple(f"Cột {number}" for number in range(1, 9)), rows=(("x",) * 8,) * 3)


@pytest.fixture(scope="module")
def with_appendices() -> Paper:
    three = (
        Appendix(title="Danh sách", opening=tuple(f"Dòng {n} trong danh sách dài." for n in range(90))),
        Appendix(title="Kinh phí", opening=tuple(f"Mục {n} trong bảng kinh phí." for n in range(90))),
        Appendix(title="Biểu tổng hợp", sections=(Section(level="text", table=WIDE),)),
    )
    return printed(replace(papers.DECISION, appendices=three))


def test_each_appendix_begins_a_page_with_its_number_title_and_the_paper_it_belongs_to(with_appendices):
    paper = with_appendices
    for number, title in (("I", "DANH SÁCH"), ("II", "KINH PHÍ"), ("III", "BIỂU TỔNG HỢP")):
        name = next(line for line in paper.lines if line.text == f"Phụ lục {number}")
        head, of = paper.line(title), paper.line("(Kèm theo Quyết định số 07/QĐ-UBND", page=name.page)
        assert min(line.top for line in paper.on(name.page)) == name.top
        assert name.baseline < head.baseline < of.baseline
        assert [(line.size, line.font) for line in (name, head, of)] == [
            (14, f"{SERIF}-Bold"), (14, f"{SERIF}-Bold"), (14, f"{SERIF}-Italic"),
        ]  # fmt: skip


def test_each_appendix_counts_its_own_pages_and_shows_no_number_on_its_first(with_appendices):
    paper = with_appendices
    starts = [line.page for line in paper.lines if line.text in {"Phụ lục I", "Phụ lục II", "Phụ lục III"}]
    assert starts[0] == 2
    assert starts[1] >= starts[0] + 2
    for start, following in zip(starts, [*starts[1:], paper.pages + 1], strict=True):
        for page in range(start, following):
            top = [line.text for line in paper.on(page) if line.bottom < 20 * MM]
            assert top == ([] if page == start else [str(page - start + 1)])


def test_a_wide_table_turns_its_appendix_and_no_other_page(with_appendices):
    turned = [width > height for width, height in with_appendices.sizes]
    assert turned == [False] * (with_appendices.pages - 1) + [True]
    assert max(line.x1 for line in with_appendices.on(with_appendices.pages)) <= 297 * MM


def test_a_single_appendix_has_no_number_and_unknown_days_stay_blank():
    paper = printed(replace(papers.DECISION, number=None, day=None))
    assert paper.line("Phụ lục", page=2).text == "Phụ lục"
    assert "07/QĐ-UBND" not in paper.text


def test_appendices_are_typed_with_tables_pasted_from_a_sheet():
    typed = [
        "Phụ lục I: DANH SÁCH",
        "Gồm có:",
        "TT\tHọ tên",
        "1\tAn",
        "2\t",
        "",
        "Phụ lục II: KINH PHÍ",
        "1. Nguồn chi.",
    ]
    first, second = read_appendices(line for line in typed)
    assert (first.title, first.opening) == ("DANH SÁCH", ("Gồm có:",))
    assert [part.table.head for part in first.sections] == [("TT", "Họ tên")]
    assert second.sections == read(["1. Nguồn chi."])[1]
    assert read_appendices(told_appendices((first, second))) == (first, second)
    assert [name for name, _ in named((first,))] == ["Phụ lục"]


def test_a_paper_with_appendices_comes_back_from_its_stored_form():
    assert LetterContent.from_json(json.loads(json.dumps(papers.DECISION.to_json()))) == papers.DECISION


def test_the_one_table_of_an_appendix_stored_before_is_still_printed():
    stored = papers.DECISION.to_json()
    stored["appendices"] = [
        {"title": "Biểu", "opening": [], "sections": [], "table": {"head": ["TT"], "rows": [["1"]]}}
    ]
    (one,) = LetterContent.from_json(stored).appendices
    assert [part.table.rows for part in one.sections] == [(("1",),)]


def test_what_a_decision_enacts_has_the_head_of_its_body_and_its_own_pages():
    """Mẫu 1.3: type and subject, "(Kèm theo Quyết định số …)", no number and no place of its own."""
    typed = [
        "Kèm theo: Quy chế làm việc của Ban Chỉ đạo",
        "Chương I",
        "QUY ĐỊNH CHUNG",
        "Điều 1. Phạm vi",
        "Phụ lục: Sổ",
        "x",
    ]
    enacted = read_appendices(typed)
    assert [(one.kind, one.title) for one in enacted] == [("QUY CHẾ", "Làm việc của Ban Chỉ đạo"), ("", "Sổ")]
    assert read_appendices(told_appendices(enacted)) == enacted
    assert [name for name, _ in named(enacted)] == ["QUY CHẾ", "Phụ lục"]
    paper = printed(replace(papers.DECISION, appendices=enacted))
    order = ["XÃ TÂN SƠN", "QUY CHẾ", "Làm việc của Ban", "(Kèm theo Quyết định số 07", "Chương I", "Điều 1."]
    lines = [paper.line(start, page=2) for start in order]
    assert [line.baseline for line in lines] == sorted(line.baseline for line in lines)
    assert [line.font for line in lines[1:4]] == [f"{SERIF}-Bold", f"{SERIF}-Bold", f"{SERIF}-Italic"]
    assert paper.line("Độc lập - Tự do", page=2)
    assert not [line for line in paper.on(2) if line.text.startswith(("Số:", papers.DECISION.place))]
    assert paper.line("Phụ lục").page == 3


@pytest.mark.parametrize("mark", CIRCULATION_MARKS)
def test_a_mark_of_circulation_stands_framed_in_the_margin_above_the_heading(mark):
    paper = printed(replace(papers.PLAN, circulation=mark))
    line = paper.line(mark)
    assert (line.font, 13 <= line.size <= 14) == (f"{SERIF}-Bold", True)
    assert line.bottom < 20 * MM <= paper.line("CỘNG HÒA").top + 1
    assert line.x0 > MIDDLE


def test_the_clerk_types_an_appendix_and_it_is_kept_and_printed(world):
    row, client = letter_of(world), as_(world.clerk)
    typed = "Phụ lục: DANH SÁCH\nTT\tHọ tên\n1\tNguyễn Văn An"
    assert client.post(url("edit", row), form_of(client, row) | {"appendices": typed}).status_code == 302
    row = Letter.objects.with_papers().get(pk=row.pk)
    assert compose(row, on=TODAY).appendices[0].sections[0].table.rows == (("1", "Nguyễn Văn An"),)
    assert form_of(client, row)["appendices"] == typed
    printed_page = Paper(client.get(url("pdf", row)).content)
    assert printed_page.line("DANH SÁCH").page == printed_page.line("Nguyễn Văn An").page == printed_page.pages
    content = current(row).content(on=TODAY)
    assert current(row).with_content(content).content(on=TODAY) == content


@pytest.mark.parametrize(
    ("content", "lines"),
    [
        (
            papers.INTRODUCTION,
            ("Ủy ban nhân dân xã Tân Sơn trân trọng giới thiệu:", "Ông (bà): Ma Văn Hùng", "Chức vụ:"),
        ),
        (papers.LEAVE, ("Xét Đơn đề nghị nghỉ phép", "Ủy ban nhân dân xã Tân Sơn cấp cho:", "Ông (bà):", "Chức vụ:")),
    ],
    ids=["mẫu 1.8", "mẫu 1.10"],
)
def test_who_is_introduced_or_on_leave_stands_under_the_body_and_no_subject_is_printed(content, lines):
    paper = printed(content)
    kind = paper.line(content.doc_type)
    assert (kind.size, kind.font) == (14, f"{SERIF}-Bold")
    assert centre(kind) == pytest.approx(MIDDLE, abs=0.5)
    assert paper.rule_under(kind).width == pytest.approx(22 * MM, abs=0.5)
    tops = [paper.line(start).top for start in lines]
    assert tops == sorted(tops)
    assert content.subject not in paper.text
    assert "./." in paper.text
