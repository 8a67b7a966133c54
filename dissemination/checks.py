"""What must never be so in production? Django's system checks that belong to no room."""

from collections.abc import Sequence
from typing import Any

from django.apps import AppConfig
from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.checks import CheckMessage, Error, Tags, register
from django.db import DatabaseError

DEMO_IN_PRODUCTION = "dissemination.E001"


@register(Tags.database)
def no_demo_sign_ins(
    app_configs: Sequence[AppConfig] | None, databases: Sequence[str] | None = None, **kwargs: Any
) -> list[CheckMessage]:
    """Demo people and their known passwords live only in the embedded size. `migrate` asks this at every deployment."""
    if settings.DEMO_SIGN_INS or "default" not in (databases or ()):
        return []
    try:
        count = get_user_model().objects.filter(is_demo=True).count()
    except DatabaseError:  # before the first migration there is nobody
        return []
    if not count:
        return []
    return [
        Error(
            f"{count} demo sign-ins with known passwords are in this database.",
            hint="Start production with an empty database, never with a copy of var/db.sqlite3 loaded by bin/run.",
            id=DEMO_IN_PRODUCTION,
        )
    ]
