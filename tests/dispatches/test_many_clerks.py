"""Many clerks press at once: each number once, no gap, though a render fails in one of them (PostgreSQL)."""

from pathlib import Path

import pytest

from directives.models import Directive, FileKind, PaperFile
from dispatches.models import Letter, NumberBlock, NumberSeries, NumberUse
from dispatches.services import reserving
from dispatches.states import LetterState
from tests.dispatches.making import approved
from tests.world import NOW, build


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(("processes", "each"), [(4, 10), (20, 1)])
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


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_numbers_set_apart_voided_and_taken_at_once_leave_no_gap_and_no_repeat(start):
    world, processes, each = build(), 4, 4
    NumberSeries.objects.create(unit=world.commune, period="2024")
    rows = [approved(world).pk for _ in range(processes * each)]
    crews = [
        start("-m", "tests.dispatches.setting_apart", *map(str, rows[n::processes]), PYTHONPATH=str(Path.cwd()))
        for n in range(processes)
    ]
    for crew in crews:
        assert crew.wait(timeout=300) == 0, crew.log.read_text()
    blocks = [set(range(one.first, one.last + 1)) for one in NumberBlock.objects.all()]
    assert len(blocks) == len(rows)
    assert len(set().union(*blocks)) == 3 * len(rows)  # no two share a number
    used = list(NumberUse.objects.values_list("number", flat=True))
    still_open = [one.number for one in reserving.open_numbers(world.commune)]
    assert sorted(used + still_open) == list(range(1, NumberSeries.objects.get().last_number + 1))
    assert NumberUse.objects.exclude(void_reason="").count() == len(rows)
    assert Letter.objects.filter(state=LetterState.ISSUED).count() == len(rows)


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_one_number_that_four_clerks_type_at_once_goes_to_one(start):
    world = build()
    series = NumberSeries.objects.create(unit=world.commune, period="2024")
    reserving.reserve(actor=world.clerk, series=series, first=1, last=1, reason="mất điện", at=NOW)
    crews = [
        start("-m", "tests.dispatches.pressing", "type-1", str(approved(world).pk), PYTHONPATH=str(Path.cwd()))
        for _ in range(4)
    ]
    for crew in crews:
        assert crew.wait(timeout=300) == 0, crew.log.read_text()
    assert NumberUse.objects.get().number == 1
    assert sum("đã dùng cho văn bản khác" in crew.log.read_text() for crew in crews) == 3
