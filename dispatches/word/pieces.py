"""The pieces that a letter in Word is made of: paragraphs, rules, tables without lines, page numbers."""

from __future__ import annotations

from typing import Any, Final

from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Length, Pt, RGBColor

from dispatches.templatetags.letter_text import in_xml, slanted

FONT: Final = "Times New Roman"
MIDDLE: Final = WD_ALIGN_PARAGRAPH.CENTER
LOWEST: Final = Pt(0.8)  # a paragraph that is nothing but its border
BOTH: Final = WD_ALIGN_PARAGRAPH.JUSTIFY


def add(
    holder: Any,
    text: str,
    size: Length,
    *,
    bold: bool = False,
    italic: bool = False,
    underline: bool = False,
    align: Any = None,
    before: Length | None = None,
    after: Length | None = None,
    left: Length | None = None,
    right: Length | None = None,
    first: Length | None = None,
    line: Length | float | None = None,
    keep: bool = False,
    colour: str = "",
) -> Any:
    """One paragraph of one look. A new cell of a table has an empty paragraph already: it is used first."""
    paragraph = _free(holder) or holder.add_paragraph()
    shape = paragraph.paragraph_format
    shape.alignment, shape.space_before, shape.space_after = align, before, after
    shape.left_indent, shape.right_indent, shape.first_line_indent = left, right, first
    if line is not None:
        shape.line_spacing = line
    shape.keep_with_next = keep or None
    run(paragraph, text, size, bold=bold, italic=italic, underline=underline, colour=colour)
    return paragraph


def run(
    paragraph: Any,
    text: str,
    size: Length,
    *,
    bold: bool = False,
    italic: bool = False,
    underline: bool = False,
    colour: str = "",
) -> None:
    """Words as they are: nothing in them is read as a field; what stands between two stars is in italics."""
    for words, is_slanted in slanted(in_xml(text)):
        piece = paragraph.add_run(words)
        piece.font.size, piece.font.bold, piece.font.italic = size, bold, italic or is_slanted
        if underline:
            piece.font.underline = True
        if colour:
            piece.font.color.rgb = RGBColor.from_string(colour.lstrip("#").upper())


def rule(holder: Any, room: Length, width: Length, *, gap: Length) -> None:
    """A line of this width in the middle of the room, as the border of a very low paragraph."""
    aside = Length(max(0, (room - width) // 2))
    paragraph = add(holder, "", Pt(1), before=gap, left=aside, right=aside, line=LOWEST)
    border(paragraph, ("top",), colour="000000", eighths=6)


def border(paragraph: Any, sides: tuple[str, ...], *, colour: str, eighths: int) -> None:
    """`eighths` of a point thick."""
    box = OxmlElement("w:pBdr")
    for side in sides:
        edge = OxmlElement(f"w:{side}")
        for name, value in (("val", "single"), ("sz", str(eighths)), ("space", "0"), ("color", colour)):
            edge.set(qn(f"w:{name}"), value)
        box.append(edge)
    marks = paragraph._p.get_or_add_pPr()
    marks.insert_element_before(box, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr")


def columns(document: Any, rows: int, widths: tuple[Length, ...]) -> Any:
    """A table without lines, its columns exactly as wide, its text at the edges; a row is never broken."""
    table = document.add_table(rows=rows, cols=len(widths))
    table.autofit, table.alignment = False, WD_TABLE_ALIGNMENT.LEFT
    _no_margins(table)
    for row in table.rows:
        whole(row)
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = width
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    return table


def whole(row: Any) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))


def is_head(row: Any) -> None:
    """Printed again at the top of every page."""
    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def page_number(paragraph: Any, size: Length) -> None:
    for kind, text in (("begin", ""), ("", "PAGE"), ("end", "")):
        piece = paragraph.add_run()
        piece.font.size = size
        mark = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            mark.set(qn("w:fldCharType"), kind)
        else:
            mark.text = text
        piece._r.append(mark)


def counted_from_one(section: Any) -> None:
    numbers = OxmlElement("w:pgNumType")
    numbers.set(qn("w:start"), "1")
    marks = section._sectPr
    for old in marks.findall(qn("w:pgNumType")):
        marks.remove(old)
    marks.insert_element_before(numbers, "w:cols", "w:vAlign", "w:noEndnote", "w:titlePg", "w:docGrid")


def _no_margins(table: Any) -> None:
    margins = OxmlElement("w:tblCellMar")
    for side in ("left", "right"):
        edge = OxmlElement(f"w:{side}")
        edge.set(qn("w:w"), "0")
        edge.set(qn("w:type"), "dxa")
        margins.append(edge)
    table._tbl.tblPr.insert_element_before(margins, "w:tblLook")


def _free(holder: Any) -> Any | None:
    own = holder.paragraphs if hasattr(holder, "_tc") else []
    return own[0] if len(own) == 1 and not own[0].runs else None
