"""`manage.py print_register --unit UBND-CC --direction out --year 2024 --out FILE`: a unit's book of a year.

As PDF or, with `--xlsx`, as a sheet. `--direction` names the book: in, out, following, handed-in, sent."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError
from django.db.models import Q

from dispatches import registers
from jobs.commands import BaseCommand
from units.models import Unit
from vietnam import failures


class Command(BaseCommand):
    help = "In một sổ văn bản của một đơn vị trong một năm ra tệp PDF hoặc XLSX (Nghị định 30/2020/NĐ-CP, Phụ lục IV)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        names = "; ".join(f"{key}: {book.title}" for key, book in registers.BOOKS.items())
        parser.add_argument("--unit", required=True, help="tên, tên gọn hoặc số thứ tự (khóa) của đơn vị")
        parser.add_argument("--direction", required=True, choices=list(registers.BOOKS), help=names)
        parser.add_argument("--year", type=int, required=True, help="năm của sổ")
        parser.add_argument("--out", type=Path, required=True, help="tệp sẽ ghi")
        parser.add_argument("--xlsx", action="store_true", help="ghi bảng tính thay cho PDF")

    def handle(self, *args: Any, **options: Any) -> None:
        unit, book, year = self._unit(options["unit"]), registers.BOOKS[options["direction"]], options["year"]
        count = book.count(unit, year)
        if not count:
            raise CommandError(f"{book.title} năm {year} của {unit} chưa có dòng nào.")
        write = registers.write_sheet if options["xlsx"] else registers.write
        try:
            with options["out"].open("wb") as out:
                pages = write(book, unit, year, out, told=lambda done: self._tell(done, count))
        except OSError as error:
            raise CommandError(f"Không ghi được tệp {options['out']}: {failures.reason(error)}.") from error
        told = "" if options["xlsx"] else f", {pages} trang"
        self.stdout.write(f"Đã ghi {count} dòng{told}, vào {options['out']}.")

    def _unit(self, name: str) -> Unit:
        found = Unit.objects.filter(Q(name__iexact=name) | Q(short_name__iexact=name))
        if name.isdecimal():
            found = Unit.objects.filter(pk=name)
        if len(found) != 1:
            raise CommandError(f"Có {len(found)} đơn vị tên “{name}”; cần đúng một. Hãy dùng số thứ tự của đơn vị.")
        return found[0]

    def _tell(self, done: int, count: int) -> None:
        if done < count:
            self.stdout.write(f"{done}/{count} dòng")
