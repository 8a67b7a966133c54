"""How long does marking one piece of work done take with a million assignments? On PostgreSQL, one client and eight.

usage: bin/bench work [--rows N] [--times N]

Sets up its own PostgreSQL. Each client reports the work of units of its own, all of the same papers, as fast as it is
answered: first through the service, then through the page's address. Prints p50 and p95 in milliseconds, and whether
what is kept of the papers still equals a recount.
"""

import argparse
import multiprocessing
import statistics
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bench import _many as many

UNITS, CLIENTS = 100_000, 8


def fill(house: many.House, rows: int) -> None:
    """So many papers to all units, past the service that issues."""
    from django.db.models import F, TextField, Value
    from django.db.models.functions import Concat
    from django.utils import timezone

    from audit.inserting import insert_selected
    from directives.models import Assignment, Directive
    from directives.services import counting
    from units.models import Unit

    at = timezone.now()
    for number in range(rows // UNITS):
        paper = many.draft(house, UNITS)
        Directive.objects.filter(pk=paper.pk).update(status="issued", number=str(number + 1), issued_on="2024-04-09")
        insert_selected(
            Assignment,
            Unit.objects.filter(pk__gte=many.FROM),
            code=Concat(Value(f"{number}x"), F("pk"), output_field=TextField()),
            directive=paper.pk,
            task=paper.tasks.get().pk,
            unit=F("pk"),
            given_at=at,
        )
        counting.given(paper)
    many.run("VACUUM ANALYZE")


def report(pk: int, through: str) -> float:
    """Seconds until one row is reported by the head of its unit."""
    from django.test import Client
    from django.utils import timezone

    from directives.models import Assignment
    from directives.services import work
    from units.acting import Actor
    from units.models import Membership

    row = Assignment.objects.get(pk=pk)
    held = Membership.objects.select_related("user", "post__unit__area").get(post__unit=row.unit_id)
    if through == "service":
        actor = Actor(held.user, held.post)
        began = time.perf_counter()
        work.report(actor=actor, assignment=row, note="Đã phát loa.", at=timezone.now())
        return time.perf_counter() - began
    client = Client()
    client.force_login(held.user, backend="units.backends.PhoneOrNameBackend")
    began = time.perf_counter()
    answer = client.post(f"{row.get_absolute_url()}report/", {"words": "Đã phát loa."})
    took = time.perf_counter() - began
    assert answer.status_code == 302, answer.status_code
    return took


def client(task: tuple[list[int], str]) -> list[float]:
    keys, through = task
    report(keys[0], through)  # whatever is asked once only
    return [report(pk, through) for pk in keys[1:]]


def measure(through: str, clients: int, keys: list[int]) -> None:
    from django.db import connections

    connections.close_all()
    shares = [(keys[start::clients], through) for start in range(clients)]
    with multiprocessing.get_context("fork").Pool(clients) as pool:
        times = sorted(one * 1000 for took in pool.map(client, shares) for one in took)
    p50, p95 = statistics.median(times), times[int(len(times) * 0.95)]
    print(f"{through}, {clients} at once: p50 {p50:.1f} ms, p95 {p95:.1f} ms ({len(times)} times)")
    if through == "view" and clients == CLIENTS:
        print(f"P95 done {p95:.1f}")


def main() -> None:
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--rows", type=int, default=1_000_000)
    arguments.add_argument("--times", type=int, default=200)
    options = arguments.parse_args()
    with many.house(UNITS, UNITS) as house:
        from directives.models import Assignment, Tally

        fill(house, options.rows)
        print(f"{Assignment.objects.count():,} assignments, {Tally.objects.count():,} kept lines")
        keys = list(Assignment.objects.order_by("code").values_list("pk", flat=True)[: options.times * 4])
        for place, (through, clients) in enumerate(
            (through, clients) for through in ("service", "view") for clients in (1, CLIENTS)
        ):
            measure(through, clients, keys[place * options.times : (place + 1) * options.times])
        kept, counted = Tally.objects.progress(), Assignment.objects.progress()
        print("kept equals recount" if kept == counted else "KEPT DIFFERS FROM RECOUNT")


if __name__ == "__main__":
    main()
