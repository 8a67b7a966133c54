"""How does a command of this project refuse? With its sentence alone; Django would set an English word before it."""

from typing import Any

from django.core.management import base


class BaseCommand(base.BaseCommand):
    _called_from_command_line: bool  # Django's, set where the words of the command line are read

    def execute(self, *args: Any, **options: Any) -> str | None:
        try:
            return super().execute(*args, **options)
        except base.CommandError as refused:
            if not self._called_from_command_line or options["traceback"]:
                raise
            self.stderr.write(str(refused))
            raise SystemExit(refused.returncode) from None
