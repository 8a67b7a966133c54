"""Đếm lại từng việc và so với số liệu của các trang theo dõi."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import CommandError
from django.db import connection, transaction
from django.utils import timezone

from compliance import recount
from jobs.commands import BaseCommand


class Command(BaseCommand):
    help = (
        "Đếm lại số liệu của các trang theo dõi từ từng việc được giao. Với --check: so hai cách đếm, lệch thì báo lỗi."
        " Với --mend: sửa số liệu đã lưu của văn bản nào bị lệch."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--check", action="store_true", help="so với số liệu của các trang; mã thoát 1 nếu lệch")
        parser.add_argument("--mend", action="store_true", help="sửa số liệu đã lưu bị lệch, báo đã sửa những gì")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["mend"]:
            self._mend()
            return
        at, outermost = timezone.now(), not connection.in_atomic_block
        with transaction.atomic():
            if outermost and connection.vendor == "postgresql":
                # Both counts see the same rows, whatever is written meanwhile.
                connection.cursor().execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
            if not options["check"]:
                self._tell(recount.recounted(at=at))
                return
            wrong = recount.differences(at=at)
        if wrong:
            raise CommandError("Số liệu lệch với việc được giao:\n" + "\n".join(wrong), returncode=1)
        self.stdout.write("Số liệu khớp với từng việc được giao.")

    def _mend(self) -> None:
        mended = recount.mend()
        for line in mended:
            self.stdout.write(f"Đã sửa {line}")
        self.stdout.write(f"Đã sửa {len(mended)} dòng số liệu." if mended else "Không có số liệu nào bị lệch.")

    def _tell(self, figures: dict[str, recount.Figures]) -> None:
        for key in sorted(figures):
            self.stdout.write(f"{key}: " + ", ".join(f"{name} {value}" for name, value in figures[key].items()))
