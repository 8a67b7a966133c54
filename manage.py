#!/usr/bin/env python
"""Django's command line for this project.

Where nothing is configured the commands act on the trial of bin/run; half a configuration is refused by the settings.
The web server and the workers don't pass here: they never start unconfigured.
"""

import os
import sys

CONFIGURED_BY = {"DATABASE_URL", "SECRET_KEY", "ALLOWED_HOSTS", "DEBUG"}


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "dissemination.settings")
    if not CONFIGURED_BY & os.environ.keys():
        os.environ.setdefault("EMBEDDED", "1")
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
