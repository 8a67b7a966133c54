"""Many clerks press at once: each number once, no gap, though a render fails in one of them (PostgreSQL)."""

from pathlib import Path

import pytest

from directives.models import Directive, FileKind, PaperFile
from dispatches.models import Letter, NumberSeries, NumberUse
from dispatches.states import LetterState
from tests.dispatches.making import approved
from tests.world import build


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(("processes", "each"), [(8, 10), (20, 1)])
def test_every_number_is_taken_once_and_in_a_row(start, processes, each):
    world = build()
    rows = [approved(world).pk for _ in range(processes * each)]
    crews = [
        start(
            "-m",
            "tests.dispatches.pressing",
            "break-one" if n == 0 else "whole",
            *map(str, rows[n::processes]),
            PYTHONPATH=str(Path.cwd()),
        )
        for n in range(processes)
    ]
    for crew in crews:
        assert crew.wait(timeout=300) == 0, crew.log.read_text()
    assert "chưa cấp số" in crews[0].log.read_text()
    numbers = sorted(NumberUse.objects.values_list("number", flat=True))
    assert numbers == list(range(1, processes * each + 1))
    assert NumberSeries.objects.get().last_number == processes * each
    assert Letter.objects.filter(state=LetterState.ISSUED).count() == processes * each
    printed = Directive.objects.filter(files__kind=FileKind.ISSUED).values_list("number", "files__name")
    assert all(name == f"{number}-UBND-VHXH.pdf" for number, name in printed)
    assert PaperFile.objects.filter(kind=FileKind.ISSUED).values("sha256").distinct().count() == processes * each
