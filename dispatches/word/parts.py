"""The parts of a letter in Word, from the head to the signature; the boxes are those of `letter.css`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from docx.shared import Length, Mm, Pt

from dispatches.printing.content import LetterContent
from dispatches.printing.form import Form
from dispatches.printing.layouts import Layout
from dispatches.printing.tables import Table
from dispatches.word.measures import ASCENT, Measures, width_of
from dispatches.word.pieces import BOTH, MIDDLE, add, border, columns, is_head, rule, run, whole

DASH = Mm(3.6)  # the hang of a list under "Kính gửi:"
COPIES_DASH = Mm(2.4)
LOW_ROW = 300  # letters at most of a row that surely finds room on a page with what follows


def head(
    document: Any, content: LetterContent, form: Form, m: Measures, stamp_mm: int | None, *, has_place: bool = True
) -> None:
    """Boxes 1 to 5b and 10b: two columns, number and date on one line."""
    left, right = m.length("header-left"), m.length("header-right")
    table = columns(document, 2, (left, right))
    _issuer(table.rows[0].cells, content, m)
    _numbers(table.rows[1].cells, content, form, m, stamp_mm, has_place=has_place)


def circulation(header: Any, words: str, m: Measures) -> None:
    """Box 11, in the margin above box 1: a frame as wide as its words."""
    size = m.length("circulation-size")
    own = Length(width_of(words, size, bold=True) + Mm(6))
    mark = header.paragraphs[0]
    mark.alignment, mark.paragraph_format.left_indent = MIDDLE, Length(m.length("text-width") - own)
    run(mark, words.upper(), size, bold=True)
    border(mark, ("top", "left", "bottom", "right"), colour="000000", eighths=6)


def contact(foot: Any, lines: Sequence[str], m: Measures, *, below: Length) -> None:
    """Box 13, under a line across the text; `below` is the room between it and the edge of the foot."""
    for at, words in enumerate(lines):
        paragraph = add(foot, words, m.length("contact-size"), align=MIDDLE)
        if at == 0:
            border(paragraph, ("top",), colour="000000", eighths=6)
        if at == len(lines) - 1:
            paragraph.paragraph_format.space_after = below


def _issuer(cells: Sequence[Any], content: LetterContent, m: Measures) -> None:
    """Boxes 1 and 2: who issues, and the heading of the format."""
    (issuer, country), form = cells, content.form
    left, right = m.length("header-left"), m.length("header-right")
    size = m.length("issuer-size")
    for line in content.issuer_parent:
        add(issuer, line.upper(), size, align=MIDDLE)
    for line in content.issuer:
        add(issuer, line.upper(), size, bold=True, align=MIDDLE)
    if form.issuer_mark:
        add(issuer, form.issuer_mark, size, align=MIDDLE)
    if m["issuer-rule-shown"] == "block":
        _rule_under(issuer, content.issuer, size, left, m.share("issuer-rule"), gap=Pt(2))
    *above, motto = form.heading
    for line in above:
        add(country, line, m.length("country-size"), bold=True, align=MIDDLE)
    add(country, motto, m.length("motto-size"), bold=True, align=MIDDLE)
    _rule_under(country, (motto,), m.length("motto-size"), right, 1, gap=Pt(2))


def _numbers(
    cells: Sequence[Any], content: LetterContent, form: Form, m: Measures, stamp_mm: int | None, *, has_place: bool
) -> None:
    number, place = m.length("number-size"), m.length("place-size")
    lower = Pt(7 + max(0, place.pt - number.pt) * ASCENT)
    words = f"{form.number_word}{content.number_text}{form.number_joint}{content.symbol}"
    add(cells[0], words, number, align=MIDDLE, before=lower)
    if has_place:
        add(cells[1], f"{content.place}, {content.date_text}", place, italic=True, align=MIDDLE, before=Pt(7))
    if content.is_letter:
        italic, gap = m["about-style"] == "italic", m.length("about-gap")
        about = form.about_word + content.subject
        add(cells[0], about, m.length("about-size"), italic=italic, align=MIDDLE, before=gap, right=Mm(1))
    if stamp_mm:
        aside = Length((m.length("header-left") - Mm(stamp_mm)) // 2)
        colour, height = m["stamp-colour"], m.length("stamp-height")
        stamp = add(
            cells[0], content.urgency.upper(), m.length("stamp-size"), bold=True, align=MIDDLE, colour=colour,
            before=Pt(8), left=aside, right=aside, line=height,
        )  # fmt: skip
        border(stamp, ("top", "left", "bottom", "right"), colour=colour.lstrip("#"), eighths=8)


def title(document: Any, content: LetterContent, form: Form, m: Measures, *, has_subject: bool) -> None:
    """Box 5a: type and subject of a named paper."""
    add(document, content.doc_type.upper(), m.length("type-size"), bold=True, align=MIDDLE, before=Pt(18))
    room, size = m.length("text-width"), m.length("subject-size")
    if not has_subject:
        rule(document, room, Mm(22), gap=Pt(3))
        return
    most = Mm(145)
    aside = Length((room - most) // 2)
    add(document, content.subject, size, bold=True, align=MIDDLE, left=aside, right=aside)
    if form.subject_mark:
        add(document, form.subject_mark, m.length("body-size"), align=MIDDLE)
    if m["subject-rule-shown"] == "block":
        width = min(most, width_of(content.subject, size, bold=True))
        rule(document, room, Length(int(width * m.share("subject-rule"))), gap=Pt(3))


def addressees(document: Any, names: Sequence[str], m: Measures) -> None:
    """Box 9a: one on the line of the words; several under the colon, dash under dash."""
    size = m.length("address-size")
    if len(names) == 1:
        add(
            document, f"Kính gửi: {names[0]}", size, align=MIDDLE, before=Pt(16), after=Pt(10), left=Mm(10),
            right=Mm(10),
        )  # fmt: skip
        return
    indent = m.length("address-indent")
    add(document, "Kính gửi:", size, before=Pt(16), left=indent)
    hang = Length(indent + width_of("Kính gửi", size) + DASH)
    for name in names:
        add(document, f"- {name}", size, left=hang, first=Length(-DASH))
    document.paragraphs[-1].paragraph_format.space_after = Pt(10)  # the text takes 12, this within it


def called(document: Any, content: LetterContent, layout: Layout, m: Measures, *, before: Sequence[str]) -> None:
    """Who is called, invited, introduced (mẫu 1.6, 1.7, 1.8)."""
    for opening in before:
        text(document, opening, m, before=Pt(12))
    names = content.recipients
    one = f" {names[0]}" if len(names) == 1 else ""
    look: dict[str, Any] = {"first": None} if layout.call_place else {}
    look |= {"align": MIDDLE} if layout.call_place == "middle" else {}
    text(document, f"{content.body} {layout.calls}{one}", m, before=None if before else Pt(12), **look)
    indent = m.length("called-indent" if layout.call_place == "middle" else "address-indent")
    for name in names if len(names) > 1 else ():
        add(
            document, f"- {name}", m.length("body-size"), left=Length(indent + DASH), first=Length(-DASH),
            after=m.length("body-gap"), line=m.line("body-line"),
        )  # fmt: skip


def middle(document: Any, words: str, m: Measures) -> None:
    add(
        document, words, m.length("body-size"), bold=True, align=MIDDLE, before=Pt(12), after=m.length("body-gap"),
        line=m.line("body-line"), keep=True,
    )  # fmt: skip


def text(document: Any, words: str, m: Measures, *, number: str = "", **look: Any) -> Any:
    """A paragraph of box 6; a bold number may run in before the words."""
    shape = {
        "align": BOTH, "first": m.length("body-indent"), "after": m.length("body-gap"), "line": m.line("body-line"),
    }  # fmt: skip
    size = m.length("body-size")
    if not number:
        return add(document, words, size, **shape | look)
    paragraph = add(document, f"{number} ", size, bold=True, **shape | look)
    run(paragraph, words, size)
    return paragraph


def divisions(document: Any, parts: Sequence[dict[str, Any]], m: Measures, *, room: Length) -> None:
    for part in parts:
        heading = part["heading"]
        if part["in_middle"]:
            look: dict[str, Any] = {"bold": True, "align": MIDDLE, "first": None, "keep": True}
            text(document, part["number"], m, **look | ({"after": None} if heading else {}))
            if heading:
                text(document, heading.upper(), m, **look)
        elif heading:
            words = heading.upper() if part["level"] == "roman" else heading
            text(document, f"{part['number']} {words}", m, bold=True, keep=True)
        elif part["runs_in"] and part["level"] == "article":
            text(document, part["first"], m, number=part["number"])
        elif part["runs_in"]:
            text(document, f"{part['number']} {part['first']}", m)
        for words in part["paragraphs"]:
            text(document, words, m)
        figures(document, part["table"], m, room=room)


def figures(document: Any, table: Table | None, m: Measures, *, room: Length) -> None:
    """A table; its last row stays with what follows, which may be the signature.

    Not a row that may fill a page: below a head as high, LibreOffice would look for its place without end.
    """
    if table is None:
        return
    size = m.length("table-size")
    if table.caption:
        add(document, table.caption, size, bold=True, align=MIDDLE, after=Pt(4), keep=True)
    grid = document.add_table(rows=0, cols=len(table.head))
    grid.style, grid.autofit = "Table Grid", False
    widths = _widths(table, size, room)
    for column, width in zip(grid.columns, widths, strict=True):
        column.width = width
    for index, line in enumerate((table.head, *table.rows)):
        row = grid.add_row()
        whole(row)
        is_kept = index == len(table.rows) and len("".join(line)) <= LOW_ROW
        for cell, words, width in zip(row.cells, line, widths, strict=False):
            cell.width = width
            align = None if index else MIDDLE
            add(cell, words, size, bold=not index, align=align, before=Pt(2), after=Pt(2), keep=is_kept)
        if not index:
            is_head(row)
    add(document, "", Pt(1), after=Pt(8), line=Pt(1))


def presided(document: Any, content: LetterContent, secretary: str, m: Measures) -> None:
    """The two who sign minutes (mẫu 1.9): who wrote them down, who presided."""
    cells = columns(document, 1, (m.length("copies-width"), m.length("signature-width"))).rows[0].cells
    for cell, role, name in zip(cells, ("THƯ KÝ", "CHỦ TỌA"), (secretary, content.signer), strict=True):
        add(cell, role, m.length("position-size"), bold=m.is_bold("position-weight"), align=MIDDLE, keep=True)
        add(cell, "", Pt(1), line=m.length("signature-room"), keep=True)
        add(cell, name, m.length("signer-size"), bold=True, align=MIDDLE)


def confirmed(document: Any, words: str, m: Measures) -> None:
    """What another office may confirm by hand (mẫu 1.10)."""
    aside = Length(m.length("text-width") - m.length("copies-width"))
    for line, above in ((words, Pt(12)), ("(Chữ ký, dấu)", None)):
        add(document, line, m.length("copies-title-size"), italic=True, align=MIDDLE, before=above, right=aside)


def foot(document: Any, content: LetterContent, words: dict[str, Any], m: Measures) -> None:
    """Boxes 7 and 9b: who gets a copy, who signs; the last paragraphs stay on the page with them."""
    is_presided = words["layout"].presided
    for last in document.paragraphs[-words["keep"] :]:
        last.paragraph_format.keep_with_next = True
    if is_presided:
        presided(document, content, words["secretary"], m)
    copies, signature = columns(document, 1, (m.length("copies-width"), m.length("signature-width"))).rows[0].cells
    first = m.length("authority-size" if content.authority else "position-size")
    title_size = m.length("copies-title-size")
    level = Pt(max(0, first.pt - title_size.pt) * ASCENT)
    if content.distribution:
        add(
            copies, "Nơi nhận:", title_size, bold=m.is_bold("copies-title-weight"), before=level,
            italic=m["copies-title-style"] == "italic", underline=m["copies-title-line"] == "underline",
        )  # fmt: skip
    for name in words["copies"]:
        _copy(copies, name, m)
    aside = Length(m.length("text-width") - m.length("copies-width"))
    for name in words["more_copies"]:
        _copy(document, name, m, right=aside)
    if is_presided:
        return
    lines = [(line.upper(), m.length("authority-size"), True) for line in content.authority]
    lines.append((content.position.upper(), m.length("position-size"), m.is_bold("position-weight")))
    for line, size, bold in lines:
        add(signature, line, size, bold=bold, align=MIDDLE, keep=True)
    add(signature, "", Pt(1), line=m.length("signature-room"), keep=True)
    add(signature, content.signer, m.length("signer-size"), bold=True, align=MIDDLE)


def _copy(holder: Any, name: str, m: Measures, *, right: Length | None = None) -> None:
    add(holder, f"- {name}", m.length("copies-size"), left=COPIES_DASH, first=Length(-COPIES_DASH), right=right)


def appendix(document: Any, content: LetterContent, one: dict[str, Any], m: Measures, *, room: Length) -> None:
    """Its name, title and paper (Mục III.1; mẫu 1.3), then its text; the section is there already."""
    size, own = m.length("appendix-size"), one["appendix"]
    if own.kind:
        _issuer(columns(document, 1, (m.length("header-left"), m.length("header-right"))).rows[0].cells, content, m)
    add(document, one["name"], size, bold=True, align=MIDDLE, before=Pt(18) if own.kind else None)
    if own.title:
        title_size = m.length("subject-size") if own.kind else size
        add(document, own.title if own.kind else own.title.upper(), title_size, bold=True, align=MIDDLE)
    add(document, content.reference, size, italic=True, align=MIDDLE)
    rule(document, room, Mm(40), gap=Pt(3))
    add(document, "", Pt(1), after=Pt(12), line=Pt(1))
    for words in own.opening:
        text(document, words, m)
    divisions(document, one["sections"], m, room=room)


def _widths(table: Table, size: Length, room: Length) -> list[Length]:
    """Each column by its longest cell, none by more than a third of the room; together all of it."""
    rows = list(zip(*(table.head, *table.rows), strict=False))
    most = room / 3
    own = [min(most, Mm(4) + max(width_of(words, size, bold=True) for words in cells)) for cells in rows]
    return [Length(int(room * width / sum(own))) for width in own]


def _rule_under(cell: Any, lines: Sequence[str], size: Length, room: Length, share: float, *, gap: Length) -> None:
    widths = [width_of(line.upper() if share < 1 else line, size, bold=True) for line in lines]
    widest = min(room, max(widths, default=Length(0)))
    rule(cell, room, Length(int(widest * share)), gap=gap)
