"""Every frozen table still carries its triggers, whatever migration remade it later."""

import pytest
from django.db import connection
from django.db.migrations.loader import MigrationLoader

from audit.frozen import Freeze

pytestmark = pytest.mark.django_db


def frozen() -> set[tuple[str, str]]:
    operations = [one for migration in MigrationLoader(None).disk_migrations.values() for one in migration.operations]
    freezes = [one for one in operations if isinstance(one, Freeze)]
    return {(one.table, f"{one.name}_{event}") for one in freezes for event in ("update", "delete")}


def triggers() -> set[tuple[str, str]]:
    sql = "SELECT tbl_name, name FROM sqlite_master WHERE type = 'trigger'"
    if connection.vendor == "postgresql":
        sql = "SELECT relname, tgname FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid WHERE NOT tgisinternal"
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return {(table, name) for table, name in cursor.fetchall()}


def test_every_freeze_of_a_migration_is_in_the_database():
    assert frozen()
    assert frozen() <= triggers()
