"""How long does it take to give one task to 1,000 and to 100,000 units? On PostgreSQL, against a bare INSERT … SELECT.

usage: bin/bench fanout [--units N] [--rounds N]

Sets up its own PostgreSQL. Each round issues a paper through the service, then writes the same rows once more by bare
INSERT … SELECT in one transaction: `RATIO fanout x` is service over floor, medians, commit included. Each phase says
how long it took.
"""

import argparse
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bench import _many as many

FEW = (60, 1_000)


def clocked(act: Callable[[], object]) -> float:
    began = time.perf_counter()
    act()
    return time.perf_counter() - began


def columns(model: Any, **instead: str) -> tuple[str, str]:
    """The names of a table's columns, and what is selected for each: the same value, or `instead` of it."""
    names = [field.column for field in model._meta.concrete_fields if not field.primary_key]
    return ", ".join(names), ", ".join(instead.get(name, f"rows.{name}") for name in names)


def copies(since: dict[str, int], paper: int, task: int) -> list[str]:
    """Statements that write again what was written since those keys, for another paper."""
    from directives.models import Assignment, Delivery
    from jobs.models import Job
    from reminders.models import Notice

    key = f"rows.key || ':{paper}'"
    other = {"directive_id": str(paper)}
    code = f"substr(md5(rows.code || '{paper}'), 1, 10)"
    tables = [
        (Assignment, {**other, "task_id": str(task), "code": code}),
        (Delivery, other),
        (Notice, {**other, "key": key}),
        (Job, {"key": key}),
    ]
    statements = []
    for model, instead in tables:
        table = model._meta.db_table
        into, values = columns(model, **instead)
        statements.append(f"INSERT INTO {table} ({into}) SELECT {values} FROM {table} rows WHERE id > {since[table]}")
    return statements


def newest() -> dict[str, int]:
    from django.db.models import Max

    from directives.models import Assignment, Delivery
    from jobs.models import Job
    from reminders.models import Notice

    return {
        model._meta.db_table: model._default_manager.aggregate(last=Max("pk"))["last"] or 0
        for model in (Assignment, Delivery, Notice, Job)
    }


def floor(statements: list[str]) -> None:
    from django.db import transaction

    with transaction.atomic():
        for statement in statements:
            many.run(statement)


def once(house: many.House, size: int, number: int) -> tuple[float, float, dict[str, int]]:
    """Seconds of the service and of the floor, and how many rows each wrote."""
    paper, other = many.draft(house, size), many.draft(house, size)
    before = newest()
    service = clocked(lambda: many.issue(house, paper, number))
    written = {table: last - before[table] for table, last in newest().items()}
    statements = copies(before, other.pk, other.tasks.get().pk)
    bare = clocked(lambda: floor(statements))
    assert written["directives_assignment"] == size
    return service, bare, written


def statements_of(house: many.House, size: int, number: int) -> int:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    paper = many.draft(house, size)
    with CaptureQueriesContext(connection) as asked:
        many.issue(house, paper, number)
    return len(asked)


def main() -> None:
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--units", type=int, default=100_000)
    arguments.add_argument("--rounds", type=int, default=3)
    options = arguments.parse_args()
    with many.house(options.units, *{*FEW, options.units}) as house:
        with many.phase("statements counted"):
            many.issue(house, many.draft(house, FEW[0]), 9)  # whatever is asked once only
            asked = [statements_of(house, size, number) for number, size in enumerate(FEW, 1)]
        print(f"statements for {FEW[0]} and {FEW[1]:,} units: {asked[0]} and {asked[1]}")
        for size in dict.fromkeys((FEW[1], options.units)):
            # As autovacuum does where work is given daily: with tables known as empty, each foreign key is looked for
            # by reading the whole table.
            many.run("ANALYZE")
            with many.phase(f"{options.rounds} rounds of {size:,} units"):
                rounds = [once(house, size, 100 * size + number) for number in range(options.rounds)]
            service, bare = (statistics.median(one[place] for one in rounds) for place in (0, 1))
            rows = ", ".join(f"{number:,} {table}" for table, number in rounds[0][2].items())
            print(f"{size:,} units: service {service:.3f} s, bare {bare:.3f} s ({rows})")
            if size == options.units:
                print(f"RATIO fanout {service / bare:.2f}")


if __name__ == "__main__":
    main()
