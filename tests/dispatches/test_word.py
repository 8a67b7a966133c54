"""Is the .docx the same paper? Opened by LibreOffice and laid beside our own print: words, sizes, places."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from dispatches.printing import stylesheet
from dispatches.printing.appendices import Appendix
from dispatches.printing.content import LetterContent, Table
from dispatches.printing.form import DRAFT_WARNING
from dispatches.printing.presets import FORMS
from dispatches.printing.render import render
from dispatches.printing.sections import Section
from dispatches.word.document import write
from dispatches.word.measures import Measures
from tests.dispatches.office import opened
from tests.dispatches.paper import MM, Line, Paper
from tests.dispatches.party_plan import PLAN_145
from tests.dispatches.state_papers import DECISION, INTRODUCTION, INVITATION, LEAVE, TELEGRAM
from tests.dispatches.test_print_form import MENDED

pytestmark = pytest.mark.slow

PAPERS = {"công văn": MENDED, "Party plan": PLAN_145, "quyết định": DECISION, "công điện": TELEGRAM}
PAPERS |= {"giấy giới thiệu": INTRODUCTION, "giấy nghỉ phép": LEAVE}
HOSTILE = '<w:t>x</w:t>&{PAGE}\x07\u202e =HYPERLINK("http://x") file:///etc/passwd \ufffe ' + "A" * 3000


def words(content: LetterContent, *, draft: bool = False) -> docx.document.Document:
    return docx.Document(io.BytesIO(write(content, draft=draft)))


def body(paper: Paper) -> list[Line]:
    return [line for line in paper.lines if not (line.text.isdecimal() and line.bottom < 20 * MM)]


def joined(lines: list[Line]) -> str:
    return "".join("".join(line.text.split()) for line in lines)


def goes_on(line: Line, rest: Line) -> bool:
    return line is not rest and abs(line.baseline - rest.baseline) < 1 and 0 <= rest.x0 - line.x1 < 3 * MM


@pytest.fixture(scope="module", params=PAPERS)
def both(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[Paper, Paper]:
    """Our print, and the .docx as LibreOffice prints it."""
    content = PAPERS[request.param]
    theirs = opened(write(content, draft=False), tmp_path_factory.mktemp("office"))
    return Paper(render(content, draft=False)), Paper(theirs)


def test_both_have_the_same_words_in_the_same_order_on_as_many_pages(both):
    ours, theirs = both
    assert joined(body(theirs)) == joined(body(ours))
    assert [tuple(map(round, size)) for size in theirs.sizes] == [tuple(map(round, size)) for size in ours.sizes]


def test_every_line_of_the_first_page_stands_where_ours_does_in_the_same_size_and_weight(both):
    ours, theirs = both
    found = {line.text: line for line in reversed(theirs.on(1))}
    # Where letters change within a line that is set out to both edges, its spaces decide where the rest begins.
    rests = [line for line in ours.on(1) if any(goes_on(one, line) for one in ours.on(1))]
    pairs = [(line, found[line.text]) for line in ours.on(1) if line.text in found and line not in rests]
    assert len(pairs) >= 0.6 * len(ours.on(1))
    for mine, other in pairs:
        assert other.x0 == pytest.approx(mine.x0, abs=1 * MM), mine.text
        assert other.baseline == pytest.approx(mine.baseline, abs=3 * MM), mine.text
        assert other.size == mine.size, mine.text
        assert ("Bold" in other.font, "Italic" in other.font) == ("Bold" in mine.font, "Italic" in mine.font)


def test_the_rules_of_the_head_are_as_wide_and_where_ours_are(both):
    ours, theirs = both
    for rule in (rule for rule in ours.rules if rule.page == 1 and rule.top < 60 * MM):
        near = [one for one in theirs.rules if one.page == 1 and abs(one.top - rule.top) < 2 * MM]
        assert any(
            one.width == pytest.approx(rule.width, abs=2 * MM) and one.x0 == pytest.approx(rule.x0, abs=1.5 * MM)
            for one in near
        ), (rule, theirs.rules)


def test_page_numbers_stand_at_the_top_in_the_middle_from_page_2(tmp_path: Path):
    paper = Paper(opened(write(PLAN_145, draft=False), tmp_path))
    for page in range(2, paper.pages + 1):
        number = paper.line(str(page), page=page)
        assert number.text == str(page)
        assert number.bottom < 20 * MM
        assert (number.x0 + number.x1) / 2 == pytest.approx((30 + 165 / 2) * MM, abs=1)
    assert not [line for line in paper.on(1) if line.bottom < 20 * MM]


def test_an_appendix_with_a_wide_table_turns_its_page_and_counts_anew(tmp_path: Path):
    table = Table(head=tuple(f"Cột {at}" for at in range(8)), rows=(("1",) * 8,) * 60)
    content = replace(DECISION, appendices=(Appendix(title="Biểu", sections=(Section(level="text", table=table),)),))
    paper = Paper(opened(write(content, draft=False), tmp_path))
    assert [round(width / MM) for width, _ in paper.sizes][1:] == [297] * (paper.pages - 1)
    assert paper.pages > 2
    assert paper.line("2", page=3).bottom < 30 * MM
    assert paper.line("Cột 0", page=3)


def test_a_clean_print_says_nowhere_that_it_is_a_draft(both):
    assert "DỰ THẢO" not in both[1].text


def test_a_draft_says_so_at_the_foot_of_every_page(tmp_path: Path):
    paper = Paper(opened(write(PLAN_145, draft=True), tmp_path))
    assert [line.page for line in paper.lines if line.text == DRAFT_WARNING] == list(range(1, paper.pages + 1))


def test_hostile_words_stay_words(tmp_path: Path):
    content = replace(
        MENDED, subject=HOSTILE, recipients=(HOSTILE,), closing=(HOSTILE,), distribution=(HOSTILE,), signer=HOSTILE,
        place=HOSTILE, table=Table(caption=HOSTILE, head=(HOSTILE, ""), rows=((HOSTILE, HOSTILE),)),
    )  # fmt: skip
    text = joined(Paper(opened(write(content, draft=False), tmp_path)).lines)
    assert '<w:t>x</w:t>&{PAGE}=HYPERLINK("http://x")file:///etc/passwd' in text


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
def test_page_and_sizes_come_from_the_table_of_the_form(form):
    paper, m = words(replace(MENDED, preset=form.key)), Measures(form)
    page = paper.sections[0]
    sides = ("top", "right", "bottom", "left")
    assert (page.page_width, page.page_height) == (pytest.approx(Mm(210), abs=700), pytest.approx(Mm(297), abs=700))
    for side in sides:
        assert getattr(page, f"{side}_margin") == pytest.approx(m.length(f"margin-{side}"), abs=700)
    last = next(one for one in paper.paragraphs if one.text.startswith("Đề nghị các ban"))
    assert last.runs[0].font.size == Pt(float(form.measures["body-size"][:-2]))
    assert paper.styles["Normal"].font.name == "Times New Roman"


def test_the_head_of_a_table_is_repeated_and_no_row_is_broken():
    table = Table(caption="Bảng", head=("TT", "Tên"), rows=(("1", "An"), ("2", "Bình")))
    grid = words(replace(MENDED, table=table)).tables[1]
    assert [bool(row._tr.trPr.findall(qn("w:tblHeader"))) for row in grid.rows] == [True, False, False]
    assert all(row._tr.trPr.findall(qn("w:cantSplit")) for row in grid.rows)
    assert [[cell.text for cell in row.cells] for row in grid.rows] == [["TT", "Tên"], ["1", "An"], ["2", "Bình"]]


def test_a_table_that_ends_the_text_keeps_its_last_row_with_the_signature():
    table = Table(head=("TT", "Tên"), rows=(("1", "An"), ("2", "Bình")))
    document = words(replace(MENDED, table=table, closing=()))
    kept = [[one.paragraphs[0].paragraph_format.keep_with_next for one in row.cells] for row in document.tables[1].rows]
    assert kept == [[None, None], [None, None], [True, True]]
    assert document.paragraphs[-1].paragraph_format.keep_with_next


def test_an_empty_letter_and_an_invitation_are_still_written():
    assert words(LetterContent(), draft=True).tables
    assert any("trân trọng kính mời: Bà Lý Thị Bảy" in one.text for one in words(INVITATION).paragraphs)


def test_paper_and_word_say_the_same_of_a_draft():
    assert DRAFT_WARNING in (stylesheet.HERE / "print.css").read_text(encoding="utf-8")
