"""Every class is counted right, adds up, and equals a plain recount."""

from datetime import date, timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from compliance import places, queries, recount
from compliance.access import rows_of
from compliance.counts import Counts, natural, total
from directives.models import Assignment, Channel, Result
from directives.services import work
from directives.services.work import ResultFacts
from directives.timeliness import Timeliness, classify
from tests.compliance import scenes
from tests.compliance.scenes import LATER, day
from tests.world import NOW, TODAY, World, build

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> World:
    return build()


def counted(world: World, at=LATER) -> Counts:
    return queries.summary(rows_of(world.officer.user), at=at)


def test_every_class_is_counted_once(world):
    scenes.every_class(world)
    counts = counted(world)
    assert (counts.on_time, counts.late, counts.overdue, counts.open, counts.no_deadline) == (1, 1, 5, 1, 1)
    assert (counts.waiting, counts.unreceived) == (1, 4)


def test_withdrawn_work_is_counted_nowhere(world):
    scenes.every_class(world)
    assert Assignment.objects.count() == 10
    assert counted(world).given == 9


def test_what_is_reported_and_waits_is_not_overdue_however_late(world):
    row = scenes.rows(world, world.issue())["Tổ dân phố 1"]
    before = counted(world).overdue
    scenes.report(world, row, day(25))
    counts = counted(world)
    assert (counts.overdue, counts.waiting) == (before - 1, 1)


def test_the_ratio_counts_only_work_already_due(world):
    scenes.every_class(world)
    counts = counted(world)
    assert counts.due == 2 + 5
    assert counts.ratio == pytest.approx(2 / 7)


def test_before_the_deadline_nothing_is_overdue_and_there_is_no_ratio(world):
    world.issue()
    counts = counted(world, at=day(5))
    assert (counts.overdue, counts.open, counts.due_soon, counts.ratio) == (0, 9, 9, None)
    assert counted(world, at=day(1)).due_soon == 0


def test_the_count_turns_at_midnight_by_itself(world):
    world.issue()
    last_minute = NOW.replace(day=19, hour=23, minute=59, second=59)
    assert counted(world, at=last_minute).overdue == 0
    assert counted(world, at=last_minute + timedelta(seconds=1)).overdue == 9


def test_accepted_work_without_a_deadline_is_told_apart(world):
    row = scenes.rows(world, world.issue())[str(world.officer.post)]
    scenes.report(world, row, day(1))
    work.accept(actor=world.deputy, assignment=row, at=day(2))
    counts = counted(world)
    assert (counts.no_deadline, counts.undated_done, counts.done) == (1, 1, 0)


def test_the_parts_by_unit_by_paper_and_by_task_add_up_to_the_whole(world):
    scenes.every_class(world)
    world.issue(world.draft(due_on=None), number="43")
    rows = rows_of(world.officer.user)
    whole = queries.summary(rows, at=LATER)
    for parts in (queries.by_unit, queries.by_directive, queries.by_task):
        assert total(parts(rows, at=LATER).values()) == whole
    units = places.roll_up(queries.by_unit(rows, at=LATER), base=world.district_unit.area, user=world.district.user)
    assert total(row.counts for row in units) == whole


def test_the_class_of_a_row_is_the_same_in_sql_and_in_python(world):
    scenes.every_class(world)
    for at in (NOW, day(10), LATER):
        for row in Assignment.objects.with_timeliness(at=at):
            expected = classify(row.state, row.role, row.due_at, row.reported_at, at=at)
            assert Timeliness(row.timeliness_class) == expected


def test_bodies_of_a_commune_are_counted_under_its_name_for_the_district(world):
    scenes.every_class(world)
    counts = queries.by_unit(rows_of(world.district.user), at=LATER)
    rows = places.roll_up(counts, base=world.district_unit.area, user=world.district.user)
    assert [(row.name, row.pk, row.counts.given, row.may_open) for row in rows] == [
        ("Thị trấn Chợ Chu", world.commune.pk, 9, True)
    ]


def test_for_the_commune_each_of_its_units_stands_for_itself(world):
    scenes.every_class(world)
    counts = queries.by_unit(rows_of(world.officer.user), at=LATER)
    rows = places.roll_up(counts, base=world.commune.area, user=world.officer.user)
    assert len(rows) == len(counts) == 9
    assert {row.name for row in rows} >= {"Tổ dân phố 1", "Hội Liên hiệp Phụ nữ thị trấn", "UBND thị trấn Chợ Chu"}


def test_figures_are_summed_by_channel_and_only_those_that_add_up(world):
    row = scenes.rows(world, world.issue())
    scenes.log(world, row["Tổ dân phố 1"], luot_phat=4, so_phut=15)
    scenes.log(world, row["Tổ dân phố 2"], luot_phat=6, so_phut=20, so_gio=2)
    scenes.log(world, row["Tổ dân phố 2"], "hoi-nghi", so_cuoc=2, luot_nguoi=1530)
    found = {one.code: one for one in queries.by_channel(rows_of(world.officer.user))}
    assert set(found) == {"loa", "hoi-nghi"}
    assert [(f.total, f.unit_name) for f in found["loa"].figures] == [(10, "lượt"), (2, "giờ")]
    assert [(f.total, f.unit_name) for f in found["hoi-nghi"].figures] == [(2, "cuộc"), (1530, "lượt người")]
    assert (found["loa"].results, found["loa"].units) == (2, 2)


def test_a_revised_result_and_the_results_of_withdrawn_work_do_not_count(world):
    row = scenes.rows(world, world.issue())
    scenes.log(world, row["Tổ dân phố 1"], luot_phat=400)
    wrong = Result.objects.get()
    loa = Channel.objects.get(code="loa")
    right = ResultFacts(loa, TODAY, {"luot-phat": 4})
    corrected = work.log_result(actor=world.clerk, assignment=row["Tổ dân phố 1"], facts=right, at=NOW)
    Result.objects.filter(pk=corrected.pk).update(revises=wrong)
    scenes.log(world, row["Tổ dân phố 2"], luot_phat=9)
    work.withdraw(actor=world.officer, assignment=row["Tổ dân phố 2"], reason="Giao nhầm.", at=NOW)
    (found,) = queries.by_channel(rows_of(world.officer.user))
    assert (found.results, found.figures[0].total) == (1, 4)


def test_the_papers_with_most_overdue_work_come_first(world):
    few = world.issue(world.draft(due_on=date(2024, 4, 12)))
    many = world.issue(world.draft(due_on=date(2024, 4, 12)), number="43")
    scenes.report(world, scenes.rows(world, few)["Tổ dân phố 1"], day(1))
    world.issue(world.draft(due_on=None), number="44")
    assert queries.most_overdue(rows_of(world.officer.user), at=LATER, most=5) == [many.pk, few.pk]


def test_the_recount_agrees_and_the_command_says_so(world):
    scenes.every_class(world)
    scenes.log(world, scenes.rows(world, world.issue(number="43"))["Tổ dân phố 3"], luot_phat=4)
    for at in (NOW, day(8), LATER):
        assert recount.differences(at=at) == []
    out = StringIO()
    call_command("recount", "--check", stdout=out)
    assert "khớp" in out.getvalue()


def test_the_recount_finds_a_query_that_is_wrong(world, monkeypatch):
    scenes.every_class(world)
    right = queries.by_unit
    monkeypatch.setattr(queries, "by_unit", lambda rows, *, at: right(rows.exclude(state="returned"), at=at))
    with pytest.raises(CommandError, match="lệch") as refused:
        call_command("recount", "--check")
    assert refused.value.returncode == 1
    assert f"unit {world.neighbourhoods[3].pk}:" in str(refused.value)


def test_names_are_ordered_as_people_do():
    names = ["Tổ dân phố 10", "Tổ dân phố 2", "Đội thuế", "Ban Chỉ huy quân sự"]
    assert sorted(names, key=natural) == ["Ban Chỉ huy quân sự", "Đội thuế", "Tổ dân phố 2", "Tổ dân phố 10"]
