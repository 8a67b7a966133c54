"""A paper that addresses a body which is no more is found, and its one successor proposed; old papers are let be."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from directives.facts import Recipient
from directives.models import AddresseeKind
from dispatches.composing import current
from dispatches.formcheck import check_form
from dispatches.formcheck.bodies import Closed, closed_rule
from dispatches.names import Names
from tests.dispatches.letters import CHO_CHU
from tests.dispatches.making import letter_of, read
from tests.dispatches.test_form_check import MENDED
from tests.dispatches.test_pages import as_, form_of, url
from tests.world import NOW, World
from units import services
from units.models import Kind

OLD = Closed("UBND huyện Định Hóa", date(2025, 6, 30), ("UBND xã Định Hóa",))
RULE = closed_rule([OLD, Closed("Phòng Văn hóa", date(2025, 6, 30))], {"UBND xã Định Hóa", "Phòng Văn hóa - Xã hội"})


def found(content, rule=RULE):
    return [one for one in check_form(content, more=[rule]) if one.code.startswith("unit-closed")]


def test_the_name_in_noi_nhan_and_in_the_text_becomes_the_successors():
    wrong = replace(
        MENDED,
        distribution=("Như trên;", "UBND huyện Định Hóa;", "Lưu: VT."),
        closing=("Báo cáo UBND huyện Định Hóa./.",),
    )
    (one,) = found(wrong)
    assert one.sentence == "“UBND huyện Định Hóa” đã ngừng hoạt động từ sau ngày 30/6/2025; nay là “UBND xã Định Hóa”."
    assert one.mend == replace(
        wrong, distribution=("Như trên;", "UBND xã Định Hóa;", "Lưu: VT."), closing=("Báo cáo UBND xã Định Hóa./.",)
    )


def test_a_paper_that_the_body_issued_then_is_cited_as_it_was():
    assert "ngày 28/3/2024 của UBND huyện Định Hóa" in CHO_CHU.opening[0]
    assert found(MENDED) == []


def test_a_name_that_begins_a_living_ones_is_not_meant_and_without_a_successor_nothing_is_mended():
    assert found(replace(MENDED, closing=("Phòng Văn hóa - Xã hội theo dõi./.",))) == []
    (one,) = found(replace(MENDED, closing=("Phòng Văn hóa theo dõi./.",)))
    assert one.mend is None


def test_two_bodies_are_two_findings_with_two_buttons():
    both = replace(MENDED, recipients=("Phòng Văn hóa;", "UBND huyện Định Hóa."))
    assert [one.code for one in found(both)] == ["unit-closed", "unit-closed-1"]


def test_of_two_successors_the_clerk_chooses():
    rule = closed_rule([replace(OLD, successors=("UBND xã A", "UBND xã B"))], set())
    (one,) = found(replace(MENDED, recipients=("UBND huyện Định Hóa",)), rule)
    assert one.sentence.endswith("nay là “UBND xã A” hoặc “UBND xã B”.")
    assert one.mend is None


@pytest.fixture
def merged(world: World) -> World:
    """Tổ dân phố 6 was merged into a new one."""
    old = world.neighbourhoods[5]
    new = services.open_unit(
        parent=world.commune, name="Tổ dân phố Hợp Nhất", short_name="Tổ dân phố Hợp Nhất", branch=old.branch,
        kind=Kind.NEIGHBOURHOOD, area=old.area,
    )  # fmt: skip
    services.close_unit(actor=world.clerk, unit=old, on=date(2024, 1, 31), at=NOW, successors=[new])
    return world


def test_the_office_knows_who_was_closed_and_who_stands_for_it(merged: World):
    rule = Names(merged.commune, on=date(2024, 4, 9)).closed_rule
    (one,) = found(replace(MENDED, recipients=("Tổ dân phố 6",)), rule)
    assert one.mend.recipients == ("Tổ dân phố Hợp Nhất",)
    assert (
        found(replace(MENDED, recipients=("Tổ dân phố 6",)), Names(merged.commune, on=date(2024, 1, 31)).closed_rule)
        == []
    )


def test_one_press_on_the_page_writes_the_new_name_and_the_line_keeps_whom_it_meant(merged: World):
    letter, client = letter_of(merged), as_(merged.clerk)
    typed = form_of(client, letter) | {"to-1-text": "Tổ dân phố 6."}
    shown = client.post(url("preview", letter), typed)
    assert "nay là “Tổ dân phố Hợp Nhất”" in shown.content.decode()
    assert client.post(url("edit", letter), typed | {"mend": "unit-closed"}).status_code == 302
    lines = [line for line in current(read(letter)).parts.addressees if line.kind == AddresseeKind.TO]
    assert [line.text for line in lines] == ["Các ban ngành, đoàn thể", "Tổ dân phố Hợp Nhất."]
    assert lines[1].recipients == [Recipient(group=merged.all_neighbourhoods)]


def test_a_closed_body_costs_the_page_no_query_more(merged: World, django_assert_max_num_queries):
    letter, client = letter_of(merged), as_(merged.clerk)
    with django_assert_max_num_queries(15):
        assert client.get(url("edit", letter)).status_code == 200
