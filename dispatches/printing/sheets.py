"""How does a year's book become a file for a spreadsheet? Row by row, so that a long year needs no room.

Every cell is text: what begins with = + - @ is shown as it was typed and never computed, also after it is edited.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, BinaryIO, Final

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.utils import get_column_letter

from dispatches.templatetags.letter_text import in_xml

if TYPE_CHECKING:
    from collections.abc import Callable

    from openpyxl.worksheet._write_only import WriteOnlyWorksheet

    from dispatches.printing.books import Columns, Cover, Line

LIVE: Final = ("=", "+", "-", "@")
MOST_IN_A_CELL: Final = 32_767  # the format's own limit, characters
MM_PER_CHARACTER: Final = 1.9  # the width of a "0" in the sheet's usual font
A4: Final = 9  # as the format numbers papers
TELL_EVERY: Final = 250
_HAIR: Final = Border(*(Side("thin"),) * 4)
_WRAP: Final = Alignment(wrap_text=True, vertical="top")
_MIDDLE: Final = Alignment(wrap_text=True, vertical="center", horizontal="center")
_BOLD: Final = Font(bold=True)


def write_book(
    cover: Cover, columns: Columns, lines: Iterable[Line], out: BinaryIO, *, told: Callable[[int], None]
) -> int:
    """Title, heads, their numbers and the lines; `told` hears how many are written. Returns how many there were."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet(f"Năm {cover.year}")
    _set_up(sheet, columns)
    for text in (cover.unit, f"{cover.title} năm {cover.year}", f"{cover.days}. {cover.numbers}".strip(" .") + "."):
        sheet.append([_cell(sheet, text, font=_BOLD)])
    sheet.append([_cell(sheet, name, font=_BOLD, border=_HAIR, alignment=_MIDDLE) for name, _ in columns])
    sheet.append([
        _cell(sheet, f"({at})", border=_HAIR, alignment=_MIDDLE) for at in range(1, len(columns) + 1)
    ])  # fmt: skip
    done = 0
    for line in lines:
        sheet.append(list(_cells(sheet, line)))
        done += 1
        if done % TELL_EVERY == 0:
            told(done)
    told(done)
    book.save(out)
    return done


def _set_up(sheet: WriteOnlyWorksheet, columns: Columns) -> None:
    for index, (_, width) in enumerate(columns, start=1):
        sheet.column_dimensions[get_column_letter(index)].width = width / MM_PER_CHARACTER
    sheet.freeze_panes = "A6"
    sheet.print_title_rows = "4:5"
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", A4
    sheet.page_setup.fitToHeight, sheet.sheet_properties.pageSetUpPr.fitToPage = 0, True


def _cells(sheet: WriteOnlyWorksheet, line: Line) -> Iterator[WriteOnlyCell]:
    for text in line:
        yield _cell(sheet, text, border=_HAIR, alignment=_WRAP)


def _cell(sheet: WriteOnlyWorksheet, text: str, **look: object) -> WriteOnlyCell:
    plain = in_xml(text)[:MOST_IN_A_CELL]
    cell = WriteOnlyCell(sheet, plain)
    cell.data_type = "s"
    cell.number_format = "@"
    for name, value in look.items():
        setattr(cell, name, value)
    if plain.lstrip().startswith(LIVE):
        cell.quotePrefix = True
    return cell
