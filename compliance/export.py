"""The table as a file that a spreadsheet opens at a double click.

UTF-16 with tabs is the one text form that Excel splits into columns whatever the list separator of the computer is;
days are written year first, which it reads alike under every regional setting. A cell is never a live formula.
"""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Iterable, Sequence
from datetime import date

from django.http import HttpResponse
from django.utils import timezone

from compliance.counts import Counts
from compliance.places import UnitRow
from compliance.queries import ChannelFigures
from compliance.tables import PaperRow

COUNT_HEADS = ["Giao", "Đến hạn", "Xong đúng hạn", "Xong quá hạn", "Quá hạn chưa xong", "Còn trong hạn",
               "Không quy định hạn", "Chờ nghiệm thu", "Chưa xác nhận nhận", "Tỷ lệ %", "Lần cuối báo cáo"]  # fmt: skip
LIVE = ("=", "+", "-", "@", "\t", "\r", "\n")

Cell = str | int
Table = tuple[list[str], Iterable[Sequence[Cell]]]


def units(rows: Iterable[UnitRow]) -> Table:
    return ["Đơn vị", *COUNT_HEADS], ([row.name, *_figures(row.counts)] for row in rows)


def papers(rows: Iterable[PaperRow]) -> Table:
    heads = ["Văn bản", "Ngày ban hành", "Trích yếu", *COUNT_HEADS]
    return heads, (
        [row.name, _day(row.directive.issued_on), row.directive.subject, *_figures(row.counts)] for row in rows
    )


def channels(rows: Iterable[ChannelFigures]) -> Table:
    heads = ["Hình thức", "Số lần ghi kết quả", "Số đơn vị", "Chỉ tiêu", "Số liệu", "Đơn vị tính"]
    return heads, (
        [row.name, row.results, row.units, figure.name, figure.total, figure.unit_name]
        for row in rows
        for figure in row.figures
    )


def answer(table: Table, name: str) -> HttpResponse:
    heads, lines = table
    text = io.StringIO(newline="")
    writer = csv.writer(text, dialect="excel-tab")
    writer.writerow(heads)
    writer.writerows([_safe(cell) for cell in line] for line in lines)
    body = codecs.BOM_UTF16_LE + text.getvalue().encode("utf-16-le")
    headers = {"Content-Disposition": f'attachment; filename="{name}.csv"'}
    return HttpResponse(body, content_type="text/csv; charset=utf-16", headers=headers)


def _figures(counts: Counts) -> list[Cell]:
    ratio = "" if counts.ratio is None else f"{counts.ratio * 100:.1f}".replace(".", ",")
    last = _day(timezone.localdate(counts.last_report)) if counts.last_report else ""
    return [counts.given, counts.due, counts.on_time, counts.late, counts.overdue, counts.open, counts.no_deadline,
            counts.waiting, counts.unreceived, ratio, last]  # fmt: skip


def _safe(cell: Cell) -> Cell:
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(LIVE) else cell


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""
