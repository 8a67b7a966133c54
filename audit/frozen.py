"""What the database itself refuses: rows, or columns of rows, that may never change again.

`Freeze` is a migration operation that puts triggers on a table, in the dialect of SQLite or of PostgreSQL, so that
`QuerySet.update()`, the admin and a hurried shell are refused as well as `save()`. SQLite drops a table's triggers
when a later migration remakes the table: such a migration must end with `Freeze` again (a test looks for them). On
PostgreSQL the triggers are still there then, and the same ones take their place.
"""

from collections.abc import Sequence
from typing import Any

from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.operations.base import Operation


class Freeze(Operation):
    """Refuse deletion, and changes to `columns` (all of them when empty), of the rows where `when` is true.

    `when` is an SQL condition on the stored row, written with `OLD.`, alike in both dialects.
    """

    reversible = True
    reduces_to_sql = True

    def __init__(self, name: str, table: str, columns: Sequence[str] = (), when: str = "1 = 1") -> None:
        self.name, self.table, self.columns, self.when = name, table, list(columns), when

    def deconstruct(self) -> tuple[str, list[Any], dict[str, Any]]:
        return (
            self.__class__.__qualname__,
            [],
            {"name": self.name, "table": self.table, "columns": self.columns, "when": self.when},
        )

    def state_forwards(self, app_label: str, state: Any) -> None:
        pass

    def database_forwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, from_state: Any, to_state: Any
    ) -> None:
        self.database_backwards(app_label, schema_editor, from_state, to_state)
        dialect = self._sqlite if schema_editor.connection.vendor == "sqlite" else self._postgresql
        for statement in dialect():
            schema_editor.execute(statement, params=None)

    def database_backwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, from_state: Any, to_state: Any
    ) -> None:
        on_table = "" if schema_editor.connection.vendor == "sqlite" else f" ON {self.table}"
        for event in ("update", "delete"):
            schema_editor.execute(f"DROP TRIGGER IF EXISTS {self.name}_{event}{on_table}", params=None)

    def describe(self) -> str:
        return f"Freeze rows of {self.table} where {self.when}"

    def _changed(self, differs: str) -> str:
        changes = " OR ".join(f"NEW.{column} {differs} OLD.{column}" for column in self.columns)
        return f"({self.when}) AND ({changes})" if changes else f"({self.when})"

    def _sqlite(self) -> list[str]:
        return [
            f"CREATE TRIGGER {self.name}_{event} BEFORE {event.upper()} ON {self.table} WHEN {condition} "
            f"BEGIN SELECT RAISE(ABORT, '{self.table} is frozen'); END"
            for event, condition in (("update", self._changed("IS NOT")), ("delete", f"({self.when})"))
        ]

    def _postgresql(self) -> list[str]:
        function = (
            "CREATE OR REPLACE FUNCTION audit_refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
            "RAISE EXCEPTION '% is frozen', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation'; END $$"
        )
        triggers = [
            f"CREATE TRIGGER {self.name}_{event} BEFORE {event.upper()} ON {self.table} FOR EACH ROW "
            f"WHEN ({condition}) EXECUTE FUNCTION audit_refuse()"
            for event, condition in (("update", self._changed("IS DISTINCT FROM")), ("delete", f"({self.when})"))
        ]
        return [function, *triggers]
