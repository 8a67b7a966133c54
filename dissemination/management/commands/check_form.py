"""`manage.py check_form FILE`: where does a paper depart from its official form? Touches no database."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError

from dispatches.formcheck import check_form
from dissemination import received
from intake.extraction import Refused
from intake.sources import Paper, papers_of
from jobs.commands import BaseCommand


class Command(BaseCommand):
    help = (
        "Kiểm tra thể thức của văn bản trong một tệp (.txt, .docx, .doc, .pdf, ảnh, edXML): của nhà nước theo "
        "NĐ 30/2020/NĐ-CP, của Đảng theo HD 36-HD/VPTW."
    )
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="tệp văn bản cần kiểm tra")
        parser.add_argument(
            "--units", default="", help="các chữ viết tắt cơ quan dùng trong ký hiệu, ví dụ UBND,VHXH; trống: không xét"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            papers = papers_of(options["file"])
        except Refused as refused:
            raise CommandError(refused.sentence) from refused
        units = frozenset(word.strip() for word in options["units"].split(",") if word.strip())
        found = sum(self._check(paper, units) for paper in papers)
        if found:
            raise SystemExit(1)

    def _check(self, paper: Paper, units: frozenset[str]) -> int:
        """Print what was found; how many."""
        if not received.is_measured(paper.reading):
            self.stdout.write("Chưa kiểm tra: chỉ xét văn bản hành chính nhà nước và văn bản của Đảng.")
            return 0
        findings = check_form(received.content_of(paper.reading, paper.text), known_units=units, is_read=True)
        for finding in findings:
            mended = " (sửa được ngay)" if finding.mend else ""
            self.stdout.write(f"{finding.place}: {finding.sentence}{mended} [{finding.article}]")
        self.stdout.write(f"Tổng cộng {len(findings)} chỗ." if findings else "Đúng thể thức.")
        return len(findings)
