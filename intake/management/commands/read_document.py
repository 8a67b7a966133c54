"""`manage.py read_document FILE [--json]`: print what the reader finds in a file, touching no database."""

import json
from argparse import ArgumentParser
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError

from intake.extraction import Limits, Refused
from intake.limits import limits
from intake.reading import Citation, Found, Reading
from intake.sources import papers_of
from jobs.commands import BaseCommand
from vietnam import dates

_LABELS = (
    ("issuer_parent", "Cơ quan chủ quản"),
    ("issuer", "Cơ quan ban hành"),
    ("number", "Số"),
    ("symbol", "Ký hiệu"),
    ("doc_type", "Loại văn bản"),
    ("place", "Địa danh"),
    ("date", "Ngày"),
    ("subject", "Trích yếu"),
    ("urgency", "Độ khẩn"),
    ("signer_authority", "Quyền hạn ký"),
    ("signer_position", "Chức vụ"),
    ("signer_name", "Người ký"),
)


class Command(BaseCommand):
    help = "Đọc một tệp (.txt, .docx, .doc, .pdf, ảnh, edXML) và in ra những gì đọc được; không ghi cơ sở dữ liệu."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="tệp văn bản cần đọc")
        parser.add_argument("--json", action="store_true", help="in dạng JSON; tệp có nhiều văn bản thì in danh sách")
        parser.add_argument("--max-mb", type=int, help="cỡ tệp lớn nhất, tính bằng MB")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            papers = papers_of(options["file"], _limits(options["max_mb"]), self._tell)
        except Refused as refused:
            raise CommandError(refused.sentence) from refused
        readings = [paper.reading for paper in papers]
        if options["json"]:
            shown = [reading.to_json() for reading in readings]
            self.stdout.write(json.dumps(shown[0] if len(shown) == 1 else shown, ensure_ascii=False, indent=1))
            return
        for reading in readings:
            self._print(reading)

    def _tell(self, page: int, pages: int) -> None:
        self.stderr.write(f"Đã nhận dạng trang {page}/{pages}.")

    def _print(self, reading: Reading) -> None:
        for key, label in _LABELS:
            found: Found | None = getattr(reading, key)
            value = _day(found.value) if found and key == "date" else found and found.value
            self.stdout.write(f"{label}: {value or '(không thấy)'}")
        self._print_list("Kính gửi", [each.value for each in reading.recipients or ()])
        self._print_list("Căn cứ", [_cited(cited) for cited in reading.basis])
        self._print_list("Nhiệm vụ", [_task(reading, at) for at in range(len(reading.tasks))])
        self._print_list("Nơi nhận", [each.value for each in reading.archive_list or ()])
        self._print_list("Cần xem lại", [doubt.sentence for doubt in reading.doubts])
        self.stdout.write("")

    def _print_list(self, label: str, rows: list[str]) -> None:
        self.stdout.write(f"{label}: {len(rows)}")
        for row in rows:
            self.stdout.write(f"  - {row}")


def _day(iso: str) -> str:
    """As printed; `??` stays where a part is blank."""
    return "/".join(reversed(iso.split("-"))) if "?" in iso else dates.short(date.fromisoformat(iso))


def _cited(cited: Citation) -> str:
    return " ".join(part for part in (cited.type, cited.number_symbol, cited.date and _day(cited.date)) if part)


def _task(reading: Reading, at: int) -> str:
    task = reading.tasks[at]
    who = task.assignee.value if task.assignee else "(chưa rõ ai)"
    hour = f" {task.deadline_time}" if task.deadline_time else ""
    when = f" (hạn{hour} {_day(task.deadline)})" if task.deadline else ""
    often = f" ({task.recurrence.value})" if task.recurrence else ""
    return f"{who}: {task.text_start} …{when}{often}"


def _limits(most_megabytes: int | None) -> Limits:
    return limits() if most_megabytes is None else Limits(bytes=most_megabytes * 1_000_000)
