"""`manage.py print_register --unit UBND-CC --direction out --year 2024 --out FILE`: a unit's book of a year as PDF."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db.models import Q

from directives.models import Direction
from dispatches import registers
from units.models import Unit


class Command(BaseCommand):
    help = "In sổ văn bản đi hoặc đến của một đơn vị trong một năm ra tệp PDF (Nghị định 30/2020/NĐ-CP, Phụ lục IV)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--unit", required=True, help="tên, tên gọn hoặc số thứ tự (khóa) của đơn vị")
        parser.add_argument("--direction", required=True, choices=Direction.values, help="in: đến, out: đi")
        parser.add_argument("--year", type=int, required=True, help="năm của sổ")
        parser.add_argument("--out", type=Path, required=True, help="tệp PDF sẽ ghi")

    def handle(self, *args: Any, **options: Any) -> None:
        unit, direction, year = self._unit(options["unit"]), options["direction"], options["year"]
        count = registers.lines_of(unit, direction, year).count()
        if not count:
            raise CommandError(f"Sổ văn bản {Direction(direction).label} năm {year} của {unit} chưa có dòng nào.")
        try:
            with options["out"].open("wb") as out:
                pages = registers.write(unit, direction, year, out, told=lambda done: self._tell(done, count))
        except OSError as error:
            raise CommandError(f"Không ghi được tệp {options['out']}: {error.strerror}.") from error
        self.stdout.write(f"Đã in {count} dòng, {pages} trang, vào {options['out']}.")

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
