"""Many rows by one statement, on both databases: from what a queryset selects, or from columns of values.

What is not named gets the field's own default. Nothing is read back: who needs the rows asks for them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.db import connection, models
from django.db.models import QuerySet, Value
from django.db.models.constants import OnConflict
from django.db.models.fields import NOT_PROVIDED


def insert_selected(model: type[models.Model], source: QuerySet[Any], *, once: bool = False, **values: Any) -> None:
    """INSERT … SELECT: a row for each row of `source`; `values` by field are expressions over it, or constants.

    With `once` a row that a unique constraint refuses is left out, as `ignore_conflicts` does.
    """
    named = _named(model, values)
    selected = [
        value if hasattr(value, "resolve_expression") else Value(value, output_field=field) for field, value in named
    ]
    sql, parameters = source.values_list(*selected).query.get_compiler(connection.alias).as_sql()
    conflict = OnConflict.IGNORE if once else None
    ending = connection.ops.on_conflict_suffix_sql([], conflict, [], [])
    _run(f"{_into(model, [field for field, _ in named], conflict)} {sql} {ending}", parameters)


def insert_columns(model: type[models.Model], columns: Mapping[str, Sequence[Any]], **values: Any) -> None:
    """A row for each place in the `columns`, which are equally long, in their order; `values` are alike in all rows."""
    if not all(columns.values()):
        return
    varied = [(_field(model, name), column) for name, column in columns.items()]
    alike = [(field, value) for field, value in _named(model, values) if field.name not in columns]
    fields = [field for field, _ in varied] + [field for field, _ in alike]
    prepared = [_prepared(field, column) for field, column in varied]
    constants = [field.get_db_prep_save(value, connection) for field, value in alike]
    if connection.vendor == "postgresql":
        marks = ", ".join(["rows.*", *["%s"] * len(constants)])
        arrays = ", ".join(f"%s::{_plain_type(field)}[]" for field, _ in varied)
        source = f"SELECT {marks} FROM unnest({arrays}) AS rows"  # noqa: S608 -- names and marks only
        _run(f"{_into(model, fields)} {source}", [*constants, *prepared])
    else:
        marks = ", ".join(["%s"] * len(fields))
        with connection.cursor() as cursor:
            rows = ([*row, *constants] for row in zip(*prepared, strict=True))
            cursor.executemany(f"{_into(model, fields)} VALUES ({marks})", list(rows))


def _named(model: type[models.Model], values: Mapping[str, Any]) -> list[tuple[Any, Any]]:
    """(field, value) of the defaults and of what was given; what is None, or the database's to say, is left out."""
    fields = [field for field in model._meta.concrete_fields if not field.primary_key]
    found = {field: field.get_default() for field in fields if field.db_default is NOT_PROVIDED}
    found |= {_field(model, name): value for name, value in values.items()}
    return [(field, value) for field, value in found.items() if value is not None]


def _prepared(field: Any, column: Sequence[Any]) -> list[Any]:
    """As the database takes them; what stands there often is made ready once."""
    known = {value: field.get_db_prep_save(value, connection) for value in set(column)}
    return [known[value] for value in column]


def _plain_type(field: Any) -> str:
    """Without its length: a cast would cut what is too long, where the table refuses it."""
    return str(field.db_type(connection)).partition("(")[0]


def _field(model: type[models.Model], name: str) -> Any:
    return model._meta.get_field(name)


def _into(model: type[models.Model], fields: Iterable[Any], conflict: OnConflict | None = None) -> str:
    quote, insert = connection.ops.quote_name, connection.ops.insert_statement(on_conflict=conflict)
    return f"{insert} {quote(model._meta.db_table)} ({', '.join(quote(field.column) for field in fields)})"


def _run(sql: str, parameters: Sequence[Any]) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
