"""Eight clerks press at once: numbers 1…80 once each, no gap, though a render fails in one of them (PostgreSQL)."""

from pathlib import Path

import pytest

from directives.models import Directive, FileKind, PaperFile
from dispatches.models import Letter, NumberSeries, NumberUse
from dispatches.states import LetterState
from tests.dispatches.making import approved
from tests.world import build

PROCESSES, EACH = 8, 10


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_eight_processes_take_the_numbers_1_to_80_once_each(start):
    world = build()
    rows = [approved(world).pk for _ in range(PROCESSES * EACH)]
    crews = [
        start(
            "-m",
            "tests.dispatches.pressing",
            "break-one" if n == 0 else "whole",
            *map(str, rows[n::PROCESSES]),
            PYTHONPATH=str(Path.cwd()),
        )
        for n in range(PROCESSES)
    ]
    for crew in crews:
        assert crew.wait(timeout=300) == 0, crew.log.read_text()
    assert "chưa cấp số" in crews[0].log.read_text()
    numbers = sorted(NumberUse.objects.values_list("number", flat=True))
    assert numbers == list(range(1, PROCESSES * EACH + 1))
    assert NumberSeries.objects.get().last_number == PROCESSES * EACH
    assert Letter.objects.filter(state=LetterState.ISSUED).count() == PROCESSES * EACH
    printed = Directive.objects.filter(files__kind=FileKind.ISSUED).values_list("number", "files__name")
    assert all(name == f"{number}-UBND-VHXH.pdf" for number, name in printed)
    assert PaperFile.objects.filter(kind=FileKind.ISSUED).values("sha256").distinct().count() == PROCESSES * EACH
