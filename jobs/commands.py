"""How does a command of this project refuse? With its sentence alone; Django would set an English word before it, and
argparse says in English what is wrong with the words of the command line."""

from functools import partial
from typing import Any, NoReturn

from django.core.management import base

_ARGPARSE = {
    "the following arguments are required:": "thiếu",
    "unrecognized arguments:": "lệnh này không có",
    "expected one argument": "phải có một giá trị đi sau",
    "expected at least one argument": "phải có ít nhất một giá trị đi sau",
    "ignored explicit argument": "không nhận giá trị",
    "not allowed with argument": "không đi cùng với",
    "invalid int value:": "phải là số nguyên, không phải",
    "invalid choice:": "không nhận giá trị",
    "(choose from": "(chọn một trong:",
    "ambiguous option:": "chưa rõ là mục nào:",
    "could match": "có thể là",
    "argument ": "ở mục ",
}


class BaseCommand(base.BaseCommand):
    _called_from_command_line: bool  # Django's, set where the words of the command line are read

    def create_parser(self, prog_name: str, subcommand: str, **kwargs: Any) -> base.CommandParser:
        parser = super().create_parser(prog_name, subcommand, **kwargs)
        parser.error = partial(self._refuse_words, parser)  # type: ignore[method-assign]
        return parser

    def execute(self, *args: Any, **options: Any) -> str | None:
        try:
            return super().execute(*args, **options)
        except base.CommandError as refused:
            if not self._called_from_command_line or options["traceback"]:
                raise
            self.stderr.write(str(refused))
            raise SystemExit(refused.returncode) from None

    def _refuse_words(self, parser: base.CommandParser, message: str) -> NoReturn:
        for english, vietnamese in _ARGPARSE.items():
            message = message.replace(english, vietnamese)
        sentence = f"Gọi lệnh chưa đúng: {message}. Gõ {parser.prog} --help để xem cách gọi."
        if not self._called_from_command_line:
            raise base.CommandError(sentence)
        parser.exit(2, f"{sentence}\n")
