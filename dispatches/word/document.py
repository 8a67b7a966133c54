"""How do words become a .docx? One letter in, its bytes out."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Length, Pt

from dispatches.printing import preview
from dispatches.printing.content import LetterContent
from dispatches.printing.form import DRAFT_COLOUR, DRAFT_WARNING, Form
from dispatches.templatetags.letter_text import in_xml
from dispatches.word import parts
from dispatches.word.measures import SINGLE, Measures
from dispatches.word.pieces import FONT, MIDDLE, add, counted_from_one, page_number


def write(content: LetterContent, *, draft: bool) -> bytes:
    """The paper as .docx. `draft` says so at the foot of every page."""
    words = preview.words(content, draft=draft)
    form: Form = words["form"]
    m, document = Measures(form), _blank(content)
    _page(document.sections[0], m, wide=False)
    _running(document.sections[0], m)
    _feet(document.sections[0], m, words["contact"], draft=draft)
    if content.circulation:
        parts.circulation(document.sections[0].first_page_header, content.circulation, m)
    layout = words["layout"]
    parts.head(document, content, form, m, words["urgency_width"], has_place=layout.has_place)
    if not content.is_letter:
        parts.title(document, content, form, m, has_subject=layout.has_subject)
    if layout.enacts:
        parts.middle(document, words["authority"].upper(), m)
    if layout.calls:
        parts.called(document, content, layout, m, before=words["before_call"])
    elif content.recipients:
        parts.addressees(document, content.recipients, m)
    _body(document, content, words, m)
    parts.foot(document, content, words, m)
    if layout.confirmed:
        parts.confirmed(document, layout.confirmed, m)
    for one in words["appendices"]:
        _appendix(document, content, one, m, draft=draft)
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def _body(document: Any, content: LetterContent, words: dict[str, Any], m: Measures) -> None:
    if not words["layout"].calls:
        _room_above(document)
    for text in content.basis:
        parts.text(document, words["form"].basis_dash + text, m, italic=m["basis-style"] == "italic")
    for text in words["opening"]:
        parts.text(document, text, m)
    if words["layout"].enacts:
        parts.middle(document, words["layout"].enacts, m)
    for block in words["blocks"]:
        number = f"{block['number']}. " if block["number"] else ""
        if block["heading"]:
            parts.text(document, number + block["heading"], m, bold=True, keep=True)
        for text in block["paragraphs"]:
            parts.text(document, text, m)
    room = m.length("text-width")
    parts.divisions(document, words["sections"], m, room=room)
    parts.figures(document, content.table, m, room=room)
    for text in content.closing:
        parts.text(document, text, m)


def _room_above(document: Any) -> None:
    """12 pt between the head and the text, what stands above it having some already."""
    above = document.paragraphs[-1].paragraph_format.space_after if document.paragraphs else None
    add(document, "", Pt(1), after=Pt(11 - (above.pt if above else 0)), line=Pt(1))


def _appendix(document: Any, content: LetterContent, one: dict[str, Any], m: Measures, *, draft: bool) -> None:
    section = document.add_section(WD_SECTION.NEW_PAGE)
    _page(section, m, wide=one["appendix"].is_wide)
    section.first_page_header.is_linked_to_previous = False
    _feet(section, m, (), draft=draft)
    counted_from_one(section)
    room = Length(section.page_width - section.left_margin - section.right_margin)
    parts.appendix(document, content, one, m, room=room)


def _blank(content: LetterContent) -> Any:
    document = Document()
    document.core_properties.title = in_xml(content.title)[:255]
    document.core_properties.author = in_xml(" ".join(content.issuer))[:255]
    document.core_properties.comments = ""
    document.core_properties.language = "vi-VN"
    normal = document.styles["Normal"]
    normal.font.name = FONT
    shape = normal.paragraph_format
    shape.space_before = shape.space_after = Pt(0)
    shape.line_spacing, shape.widow_control = 1.0, True
    marks = normal.element.get_or_add_rPr()
    for script in ("eastAsia", "cs"):
        marks.rFonts.set(qn(f"w:{script}"), FONT)
    language = OxmlElement("w:lang")
    for name in ("val", "eastAsia"):
        language.set(qn(f"w:{name}"), "vi-VN")
    marks.append(language)
    return document


def _page(section: Any, m: Measures, *, wide: bool) -> None:
    """A wide page is turned: what was its left margin is above (as `print.css` turns it)."""
    width, height = m.length("paper-width"), m.length("paper-height")
    top, right, bottom, left = (m.length(f"margin-{side}") for side in ("top", "right", "bottom", "left"))
    section.orientation = WD_ORIENT.LANDSCAPE if wide else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = (height, width) if wide else (width, height)
    if wide:
        top, right, bottom, left = left, top, right, bottom
    section.top_margin, section.right_margin, section.bottom_margin, section.left_margin = top, right, bottom, left
    size = m.length("page-number-size")
    section.header_distance = Length(top // 2 - Pt(size.pt * SINGLE / 2))
    section.footer_distance = Length(bottom // 2 - Pt(6))
    section.different_first_page_header_footer = True


def _running(section: Any, m: Measures) -> None:
    """The page number at the top from page 2 on."""
    heading = section.header.paragraphs[0]
    heading.alignment = MIDDLE
    page_number(heading, m.length("page-number-size"))


def _feet(section: Any, m: Measures, contact: Sequence[str], *, draft: bool) -> None:
    """Box 13 at the foot of the text on the first page; a draft says at the foot of every page what it is."""
    size = Pt(11)
    below = Length(section.bottom_margin - section.footer_distance - (Pt(size.pt * SINGLE) if draft else 0))
    for foot, lines in ((section.first_page_footer, contact), (section.footer, ())):
        foot.is_linked_to_previous = False
        blank = foot.paragraphs[0]._p
        parts.contact(foot, lines, m, below=below)
        if draft:
            add(foot, DRAFT_WARNING, size, bold=True, align=MIDDLE, colour=DRAFT_COLOUR)
        if len(foot.paragraphs) > 1:
            blank.getparent().remove(blank)
