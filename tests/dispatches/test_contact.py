"""Box 13: where the issuer is reached, at the foot of the first page (Phụ lục I, Phần I, Mục III.4)."""

import io
from dataclasses import replace

import docx
import pytest

from dispatches.composing import compose, contact
from dispatches.printing import personal
from dispatches.printing.form import CONTACT_TYPES, DRAFT_WARNING
from dispatches.printing.preview import preview_html
from dispatches.printing.render import render
from dispatches.word.document import write
from tests.dispatches.making import letter_of
from tests.dispatches.office import opened
from tests.dispatches.paper import MM, Paper
from tests.dispatches.party_plan import PLAN_145
from tests.dispatches.state_papers import DECISION
from tests.dispatches.test_golden_pages import SERIF, STATE_LONG
from tests.dispatches.test_personal import owns, pixels, plain
from tests.dispatches.test_print_form import MENDED
from tests.world import TODAY
from units.models import Unit

CONTACT = (
    "Đường Trường Chinh, thị trấn Chợ Chu, huyện Định Hóa, tỉnh Thái Nguyên",
    "ĐT: 0208 0000 001, Fax: 0208 0000 002",
    "E-Mail: vanthu@chochu.example, Website: chochu.example",
)
LETTER = replace(MENDED, contact=CONTACT)
LONG = replace(STATE_LONG, contact=CONTACT)
CODE_TOP = (297 - 20 + 2) * MM  # the code stands in the margin, see print.css


def unit(**given):
    return Unit(name="Ủy ban nhân dân thị trấn Chợ Chu", **given)


def test_the_lines_are_those_of_the_decree_s_example_and_what_is_unknown_is_left_out():
    address, phones, places = CONTACT
    whole = {"phone": "0208 0000 001", "fax": "0208 0000 002", "email": "vanthu@chochu.example"}
    assert contact(unit(address=address, website="chochu.example", **whole)) == (address, phones, places)
    assert contact(unit(fax="0208 0000 002")) == ("Fax: 0208 0000 002",)
    assert contact(unit()) == ()


@pytest.mark.django_db
def test_a_letter_prints_what_its_unit_records(world):
    letter = letter_of(world)
    assert compose(letter, on=TODAY).contact == ()
    Unit.objects.filter(pk=world.commune.pk).update(address=CONTACT[0], phone="0208 0000 001")
    letter = type(letter).objects.get(pk=letter.pk)
    assert compose(letter, on=TODAY).contact == (CONTACT[0], "ĐT: 0208 0000 001")


@pytest.mark.slow
@pytest.mark.parametrize("content", [LETTER, LONG], ids=["one page", "two pages"])
def test_it_stands_at_the_foot_of_the_first_page_only_under_a_line_across_the_text(content):
    paper = Paper(render(content, draft=False, address="https://vi.du/xac-minh/abcdefghjk/"))
    lines = [paper.line(words) for words in CONTACT]
    assert [(line.page, line.size, line.font) for line in lines] == [(1, 11, SERIF)] * 3
    assert [line.baseline / MM for line in lines] == pytest.approx([267.1, 271.5, 276.0], abs=0.5)
    assert [(line.x0 + line.x1) / 2 / MM for line in lines] == pytest.approx([112] * 3, abs=0.5)
    (rule,) = (rule for rule in paper.rules if rule.page == 1 and rule.width > 160 * MM)
    assert (rule.x0 / MM, rule.x1 / MM) == pytest.approx((30, 194), abs=0.1)
    assert 0 < lines[0].top - rule.top < 2 * MM
    assert lines[-1].bottom < CODE_TOP
    above = [line for line in paper.on(1) if line not in lines]
    assert max(line.bottom for line in above) < rule.top
    assert not [line for line in paper.lines if line.page > 1 and line.text in CONTACT]


@pytest.mark.slow
def test_the_text_gives_way_to_it_and_a_long_address_takes_another_line():
    without, paper = Paper(render(STATE_LONG, draft=False)), Paper(render(LONG, draft=False))
    assert len(paper.on(1)) - 3 < len(without.on(1))
    longer = Paper(render(replace(LONG, contact=(f"{CONTACT[0]}, {CONTACT[0]}", *CONTACT[1:])), draft=False))
    assert longer.line(CONTACT[0]).baseline < paper.line(CONTACT[0]).baseline - 4 * MM
    assert longer.line(CONTACT[2]).baseline == pytest.approx(paper.line(CONTACT[2]).baseline, abs=0.1)


@pytest.mark.parametrize("content", [replace(PLAN_145, contact=CONTACT), replace(DECISION, contact=CONTACT)])
def test_party_papers_and_papers_to_nobody_in_particular_have_none(content):
    assert "letter-contact" not in preview_html(content)


@pytest.mark.parametrize("kind", sorted(CONTACT_TYPES))
def test_on_screen_it_stands_under_the_signature(kind):
    html = preview_html(replace(LETTER, doc_type=kind))
    assert html.index("Nguyễn Trung Kiên") < html.index(CONTACT[0]) < html.index(CONTACT[2])
    assert "<b>" not in preview_html(replace(LETTER, contact=("<b>",)))


@pytest.mark.slow
@pytest.mark.parametrize("draft", [False, True])
def test_word_prints_it_in_the_same_place_and_an_appendix_has_none(draft, tmp_path):
    content = replace(LONG, appendices=DECISION.appendices)
    ours = Paper(render(content, draft=draft))
    theirs = Paper(opened(write(content, draft=draft), tmp_path))
    for words in CONTACT:
        mine, word = ours.line(words), theirs.line(words)
        assert (word.page, word.size) == (1, mine.size)
        assert (word.x0, word.baseline) == pytest.approx((mine.x0, mine.baseline), abs=MM)
    assert sum(line.text == CONTACT[0] for line in theirs.lines) == 1
    warned = [line.page for line in theirs.lines if line.text == DRAFT_WARNING]
    assert warned == (list(range(1, theirs.pages + 1)) if draft else [])


def test_in_word_it_is_the_foot_of_the_first_page():
    first = docx.Document(io.BytesIO(write(LETTER, draft=False))).sections[0].first_page_footer
    assert tuple(one.text for one in first.paragraphs) == CONTACT


@pytest.mark.slow
def test_personal_copies_carry_it_to_the_pixel():
    own = owns()[:2]
    made = dict(personal.copies(LETTER, own))
    for at, one in enumerate(own):
        assert pixels(made[at]) == pixels(plain(LETTER, one))
