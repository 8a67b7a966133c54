"""How fast is the district's dashboard? 50,000 assignments of 23 communes on PostgreSQL, against a raw GROUP BY.

usage: bin/bench dashboard [--rounds N]

Sets up its own PostgreSQL, fills it past the services, asks the page through Django's test client, and in the same
rounds asks the database for the same count by one raw GROUP BY: `RATIO dashboard x` is page over floor, medians.
"""

import argparse
import gc
import os
import random
import statistics
import sys
import time
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tests import servers

COMMUNES, OFFICES, NEIGHBOURHOODS, DIRECTIVES, ASSIGNMENTS, RESULTS = 23, 6, 11, 60, 50_000, 30_000

FLOOR = """
SELECT unit_id, count(*),
       count(*) FILTER (WHERE state = 'accepted' AND reported_at < due_at),
       count(*) FILTER (WHERE state = 'accepted' AND reported_at >= due_at),
       count(*) FILTER (WHERE state IN ('given', 'received', 'doing', 'returned', 'declined') AND due_at <= %s),
       max(reported_at)
FROM directives_assignment WHERE state <> 'withdrawn' GROUP BY unit_id
"""


def fill(at: datetime) -> object:
    """The district, its communes and their bodies; papers, tasks, rows and results. Gives the district's officer."""
    from units.models import Area, Membership, Post, Unit, User

    dice = random.Random(2024)
    district = _units()
    user = User.objects.create_user("chuyenvien", None, full_name="Hoàng Minh Đức")
    post = Post.objects.create(unit=district, name="Chuyên viên", role="officer")
    Membership.objects.create(user=user, post=post)
    rows = _work(dice, district, list(Unit.objects.exclude(pk=district.pk)), at)
    _results(dice, [row for row in rows if row.state not in ("given", "received")], user, at)
    assert len(rows) == ASSIGNMENTS
    assert Area.objects.count() > COMMUNES
    return user


def _units() -> object:
    """The district's communes, each with its offices and neighbourhoods. Gives the district's own office."""
    from units import services

    huyen = services.open_area(parent=None, name="huyện Định Hóa", level="huyện")
    district = _unit(None, huyen, "UBND huyện Định Hóa", "authority")
    for number in range(COMMUNES):
        area = services.open_area(parent=huyen, name=f"xã {number + 1}", level="xã")
        commune = _unit(district, area, f"UBND xã {number + 1}", "authority")
        for office in range(OFFICES):
            _unit(commune, area, f"Ban ngành {office + 1} xã {number + 1}", "office")
        for hood in range(NEIGHBOURHOODS):
            place = services.open_area(parent=area, name=f"Xóm {hood + 1}", level="xóm")
            _unit(commune, place, f"Xóm {hood + 1} xã {number + 1}", "neighbourhood")
    return district


def _work(dice: random.Random, district: object, units: list, at: datetime) -> list:
    """Every task of every paper is given to every unit, until there are enough rows."""
    from directives.models import Assignment, Directive, DocumentType, Task

    kind = DocumentType.objects.get(name="Công văn", system="state")
    papers = Directive.objects.bulk_create(
        Directive(
            code=f"vb-{number}", status="issued", system="state", doc_type=kind, issuer=district,
            issuer_name=str(district), number=str(number + 1), symbol="UBND-VP", symbol_key="ubnd-vp", year=2024,
            issued_on=(at - timedelta(days=3 * number)).date(), subject=f"triển khai nhiệm vụ {number + 1}",
            created_at=at, search_key="",
        )
        for number in range(DIRECTIVES)
    )  # fmt: skip
    many = -(-ASSIGNMENTS // len(units))
    tasks = Task.objects.bulk_create(
        Task(directive=papers[number % DIRECTIVES], position=number // DIRECTIVES + 1, text=f"Nhiệm vụ {number}")
        for number in range(many)
    )
    pairs = [(task, unit) for task in tasks for unit in units][:ASSIGNMENTS]
    return Assignment.objects.bulk_create((_row(dice, task, unit, at) for task, unit in pairs), batch_size=5000)


def _results(dice: random.Random, worked: list, user: object, at: datetime) -> None:
    from directives.models import Channel, Result

    channels = list(Channel.objects.all())
    figures = {one.pk: {i.code: 3 for i in one.indicators.filter(is_required=True)} for one in channels}
    Result.objects.bulk_create(
        (
            Result(assignment=dice.choice(worked), channel=channel, figures=figures[channel.pk], done_on=at.date(),
                   logged_by=user, logged_at=at)
            for channel in (dice.choice(channels) for _ in range(RESULTS))
        ),
        batch_size=5000,
    )  # fmt: skip


def _unit(parent: object, area: object, name: str, kind: str) -> object:
    from units import services

    return services.open_unit(parent=parent, name=name, short_name=name, branch="state", kind=kind, area=area)


def _row(dice: random.Random, task: object, unit: object, at: datetime) -> object:
    from directives.models import Assignment
    from directives.timeliness import deadline

    given = at - timedelta(days=3 * (task.directive.pk % DIRECTIVES) + 1)
    due_on = None if task.pk % 5 == 0 else (given + timedelta(days=20)).date()
    state = dice.choices(
        ["given", "received", "doing", "reported", "accepted", "returned", "withdrawn"], [8, 10, 12, 8, 58, 3, 1]
    )[0]
    reported = min(at, given + timedelta(days=dice.randint(1, 24))) if state in ("reported", "accepted") else None
    return Assignment(
        directive_id=task.directive_id, task=task, unit=unit, state=state, due_on=due_on,
        due_at=deadline(due_on, None), given_at=given, reported_at=reported,
        accepted_at=max(reported, at - timedelta(days=1)) if state == "accepted" else None,
        reason="Không còn cần." if state in ("returned", "withdrawn") else "",
    )  # fmt: skip


def clocked(act: Callable[[], object]) -> float:
    began = time.perf_counter()
    act()
    return (time.perf_counter() - began) * 1000


def measure(user: object, at: datetime, rounds: int) -> None:
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext
    from django.urls import reverse

    client, address = Client(), reverse("compliance:dashboard")
    client.force_login(user, backend="units.backends.PhoneOrNameBackend")

    def floor() -> None:
        with connection.cursor() as cursor:
            cursor.execute(FLOOR, [at])
            cursor.fetchall()

    def page() -> None:
        assert client.get(address).status_code == 200

    page(), floor()
    pages, floors = [], []
    for _ in range(rounds):
        pages.append(clocked(page))
        floors.append(clocked(floor))
    beside = statistics.median(clocked(lambda: client.get(reverse("compliance:aside"))) for _ in range(3))
    with CaptureQueriesContext(connection) as queries:
        page()
    for query in sorted(queries, key=lambda one: -float(one["time"]))[:4]:
        print(f"  {float(query['time']) * 1000:6.1f} ms  {query['sql'][:110]}")
    whole, raw = statistics.median(pages), statistics.median(floors)
    print(f"page {whole:.1f} ms (quickest {min(pages):.1f}), {len(queries)} queries; raw GROUP BY {raw:.1f} ms")
    print(f"beside it, fetched after: {beside:.1f} ms")
    print(f"RATIO dashboard {whole / raw:.2f}")


def main() -> None:
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--rounds", type=int, default=15)
    rounds = arguments.parse_args().rounds
    with servers.postgres() as url:
        os.environ["DATABASE_URL"] = url
        os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
        import django

        django.setup()
        from django.core.management import call_command
        from django.db import connection
        from django.utils import timezone

        call_command("migrate", verbosity=0)
        at = timezone.now()
        user = fill(at)
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
        gc.collect()
        gc.freeze()  # the rows just made are no part of a web process
        measure(user, at, rounds)
        connection.close()


if __name__ == "__main__":
    main()
