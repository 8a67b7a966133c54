"""`manage.py render_letter CODE --out FILE [--for-the-pen]`: print any letter; a draft says that it is one."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError
from django.utils import timezone

from directives.models import FileKind
from dispatches.composing import compose
from dispatches.models import Letter
from dispatches.printing.render import render
from dispatches.states import LetterState
from jobs.commands import BaseCommand
from vietnam import failures


class Command(BaseCommand):
    help = "In một văn bản đi ra tệp PDF. Văn bản đã phát hành: chép đúng bản đã khóa; chưa phát hành: bản dự thảo."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("code", help="mã của văn bản, ở cuối địa chỉ trang văn bản đi")
        parser.add_argument("--out", type=Path, required=True, help="tệp PDF sẽ ghi")
        parser.add_argument(
            "--for-the-pen", action="store_true", help="bản trình ký: sạch, để trống số và ngày; chỉ khi chưa phát hành"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        letter = Letter.objects.with_papers().filter(directive__code=options["code"]).first()
        if letter is None:
            raise CommandError(f"Không có văn bản đi nào mang mã {options['code']}.")
        pdf, kind = self._print(letter, for_the_pen=options["for_the_pen"])
        try:
            options["out"].write_bytes(pdf)
        except OSError as error:
            raise CommandError(f"Không ghi được tệp {options['out']}: {failures.reason(error)}.") from error
        self.stdout.write(f"Đã ghi {kind} của {letter} vào {options['out']}.")

    def _print(self, letter: Letter, *, for_the_pen: bool) -> tuple[bytes, str]:
        if letter.state == LetterState.ISSUED:
            frozen = letter.directive.files.get(kind=FileKind.ISSUED)
            return frozen.file.read(), "bản phát hành"
        content = compose(letter, on=timezone.localdate())
        return render(content, draft=not for_the_pen), "bản trình ký" if for_the_pen else "bản dự thảo"
