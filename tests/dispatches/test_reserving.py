"""Numbers set apart for papers made by hand, and numbers that no paper has: each settled by a paper or by a reason."""

import io
from datetime import timedelta

import openpyxl
import pdfplumber
import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from audit.models import Entry
from desks import piles
from dispatches import registers
from dispatches.models import NumberBlock, NumberSeries, NumberUse
from dispatches.policies import Refused
from dispatches.services import flow, issuing, numbering, reserving
from dispatches.services.numbering import GapUnconfirmed
from tests.dispatches.making import approved, issued, submitted
from tests.dispatches.test_pages import as_
from tests.world import NOW, TODAY

ADDRESS = reverse("dispatches:numbers")
YESTERDAY = TODAY - timedelta(days=1)


@pytest.fixture
def series(world):
    """The commune's series of the year, at 3."""
    return NumberSeries.objects.create(unit=world.commune, period="2024", last_number=3)


def reserve(world, series, first=4, last=6, reason="mất điện", actor=None):
    return reserving.reserve(
        actor=actor or world.clerk, series=series, first=first, last=last, reason=reason, at=NOW
    )  # fmt: skip


def void(world, series, *numbers, reason="hỏng giấy", actor=None):
    return reserving.void(actor=actor or world.clerk, series=series, numbers=numbers, reason=reason, at=NOW)


def left(world):
    return [one.number for one in reserving.open_numbers(world.commune)]


def by_hand(world, number, on):
    """A paper that was signed in ink under one of the numbers."""
    row = flow.sign_in_ink(actor=world.clerk, letter=submitted(world), at=NOW)
    return issuing.issue(actor=world.clerk, letter=row, issued_on=on, at=NOW, number=str(number))


def test_reserved_numbers_are_passed_over_and_stay_open(world, series):
    reserve(world, series)
    assert issued(world).directive.number == "7"
    assert left(world) == [4, 5, 6]
    assert Entry.objects.get(verb="number.reserved").sentence.endswith(
        "giữ các số 4 đến 6, Văn bản đi năm 2024, UBND thị trấn Chợ Chu: mất điện"
    )


def test_each_is_settled_by_a_paper_with_its_day_or_by_a_reason(world, series):
    reserve(world, series)
    paper = by_hand(world, 5, YESTERDAY).directive  # no confirmation is asked: it was set apart
    assert (paper.number, paper.number_use.on, paper.number_use.typed_in) == ("5", YESTERDAY, True)
    [use] = void(world, series, 4)
    assert (use.void_reason, use.directive, use.on, use.taken_by, use.at) == (
        "hỏng giấy", None, None, world.clerk.user, NOW,
    )  # fmt: skip
    assert left(world) == [6]
    void(world, series, 6)
    assert left(world) == []
    assert not NumberBlock.objects.open().exists()


def test_a_number_settled_is_not_settled_again(world, series):
    reserve(world, series)
    void(world, series, 4)
    by_hand(world, 5, TODAY)
    with pytest.raises(Refused, match="đã bỏ \\(hỏng giấy\\)"):
        by_hand(world, 4, TODAY)
    with pytest.raises(Refused, match="là của Công văn 05/UBND-VHXH"):
        void(world, series, 5)
    assert void(world, series, 4)[0].pk == NumberUse.objects.get(number=4).pk  # a second press
    assert NumberUse.objects.count() == 2


def test_days_stay_in_the_order_of_numbers_around_a_reserved_one(world, series):
    reserve(world, series)
    issued(world, on=YESTERDAY)  # number 7
    with pytest.raises(Refused, match="Số 7 lớn hơn đã cấp cho ngày 08/4/2024"):
        by_hand(world, 5, TODAY)
    assert by_hand(world, 5, YESTERDAY).directive.number == "5"


def test_only_the_next_numbers_are_reserved(world, series):
    for first, last, said in ((5, 6, "bắt đầu từ 4"), (3, 6, "bắt đầu từ 4"), (4, 3, "từ 4 trở lên"), (4, 204, "200")):
        with pytest.raises(Refused, match=said):
            reserve(world, series, first, last)
    with pytest.raises(Refused, match="lý do"):
        reserve(world, series, reason=" ")
    assert not NumberBlock.objects.exists()
    block = reserve(world, series)
    assert reserve(world, series) == block  # a second press
    series.refresh_from_db()
    assert series.last_number == 6


def test_only_what_was_set_apart_or_comes_next_is_voided(world, series):
    with pytest.raises(Refused, match="không phải là số đã giữ"):
        void(world, series, 5)
    with pytest.raises(Refused, match="không phải là số đã giữ"):
        void(world, series, 2)
    with pytest.raises(Refused, match="lý do"):
        void(world, series, 4, reason="")
    void(world, series, 5, 4)
    assert issued(world).directive.number == "6"


@pytest.mark.parametrize("name", ["officer", "deputy", "head", "stranger"])
def test_only_the_clerk_of_the_unit_keeps_its_numbers(world, series, name):
    actor = getattr(world, name)
    with pytest.raises(Refused):
        reserve(world, series, actor=actor)
    with pytest.raises(Refused):
        void(world, series, 4, actor=actor)


def test_numbers_left_out_by_a_typed_one_must_be_settled_too(world, series):
    with pytest.raises(GapUnconfirmed):
        issued(world, number="7")
    issued(world, number="7", gap_confirmed=True)
    block = NumberBlock.objects.get()
    assert (block.first, block.last, block.reason) == (4, 6, "Bỏ trống khi phát hành số 7")
    assert left(world) == [4, 5, 6]


def test_of_two_who_type_one_number_the_second_finds_it_taken(world, series):
    """The row of the series is held while the number is looked for again."""
    reserve(world, series)
    first, second = approved(world), approved(world)
    seen = numbering.series_for(second.directive, on=TODAY)
    issuing.issue(actor=world.clerk, letter=first, issued_on=TODAY, at=NOW, number="5")
    with pytest.raises(numbering.TakenMeanwhile), transaction.atomic():
        numbering.take(seen, 5, directive=second.directive, on=TODAY, actor=world.clerk, at=NOW, typed_in=True)
    with pytest.raises(Refused, match="đã dùng"):
        issuing.issue(actor=world.clerk, letter=second, issued_on=TODAY, at=NOW, number="5")


def test_what_was_settled_and_what_was_set_apart_never_change(world, series):
    block = reserve(world, series)
    [use] = void(world, series, 4)
    for rows in (NumberBlock.objects.filter(pk=block.pk), NumberUse.objects.filter(pk=use.pk)):
        with pytest.raises(IntegrityError), transaction.atomic():
            rows._raw_delete("default")
    with pytest.raises(IntegrityError), transaction.atomic():
        NumberUse.objects.filter(pk=use.pk).update(void_reason="khác")
    with pytest.raises(IntegrityError), transaction.atomic():
        NumberUse.objects.create(series=series, number=9, at=NOW)  # neither paper nor reason


def test_the_book_prints_a_voided_number_in_its_place_with_its_reason(world, series):
    reserve(world, series)
    by_hand(world, 4, TODAY)
    issued(world)
    void(world, series, 5)
    lines = [line[0] for line in registers.BOOKS["out"].lines(world.commune, 2024)]
    assert lines == ["04/UBND-VHXH", "05", "07/UBND-VHXH"]
    pdf, sheet = io.BytesIO(), io.BytesIO()
    registers.write(registers.BOOKS["out"], world.commune, 2024, pdf)
    registers.write_sheet(registers.BOOKS["out"], world.commune, 2024, sheet)
    with pdfplumber.open(pdf) as pages:
        said = " ".join(" ".join(page.extract_text().split()) for page in pages.pages)
    assert "Số bỏ: hỏng giấy" in said
    cells = [str(cell.value) for row in openpyxl.load_workbook(sheet).active.iter_rows() for cell in row]
    assert "Số bỏ: hỏng giấy (Lê Thị Hoa ghi ngày 09/4/2024)" in cells


def test_the_books_page_and_the_desk_tell_what_waits(world, series, time_machine):
    time_machine.move_to(NOW, tick=False)
    reserve(world, series)
    void(world, series, 5)
    page = as_(world.clerk).get(reverse("directives:outgoing")).content.decode()
    assert "Số đã giữ, chờ đối chiếu: 4, 6." in page
    assert "Số bỏ: hỏng giấy" in page
    assert "hỏng giấy" not in as_(world.stranger).get(reverse("directives:outgoing")).content.decode()
    [pile] = [one for one in piles.piles(world.clerk, at=NOW) if one.kind == "block"]
    assert pile.total == 1
    assert "Các số 4 đến 6" in as_(world.clerk).get(reverse("desk")).content.decode()
    void(world, series, 4, 6)
    assert not [one for one in piles.piles(world.clerk, at=NOW) if one.kind == "block"]


def test_the_clerk_reserves_and_voids_on_the_page_and_loses_nothing_typed(world, series, time_machine):
    time_machine.move_to(NOW, tick=False)
    client = as_(world.clerk)
    typed = {"giu-kind": "0", "giu-on": "09/4/2024", "giu-first": "9", "giu-last": "12", "giu-reason": "mất mạng"}
    answer = client.post(reverse("dispatches:reserve"), typed)
    assert answer.status_code == 422
    assert "phải bắt đầu từ 4" in answer.content.decode()
    assert 'value="mất mạng"' in answer.content.decode()
    assert client.post(reverse("dispatches:reserve"), typed | {"giu-on": "09/4/1990"}).status_code == 422
    assert not NumberSeries.objects.filter(period="1990").exists()
    assert client.post(reverse("dispatches:reserve"), typed | {"giu-first": "4"}).status_code == 302
    assert left(world) == [4, 5, 6, 7, 8, 9, 10, 11, 12]
    wrong = {"bo-series": series.pk, "bo-numbers": "4, x", "bo-reason": "không dùng"}
    answer = client.post(reverse("dispatches:void"), wrong)
    assert answer.status_code == 422
    assert "“x” không phải là số" in answer.content.decode()
    assert client.post(reverse("dispatches:void"), wrong | {"bo-numbers": "4, 6-12"}).status_code == 302
    assert left(world) == [5]
    page = client.get(reverse("dispatches:issue", args=[approved(world).directive.code])).content.decode()
    assert "Số đang giữ: 5." in page


def test_another_units_series_is_not_to_be_chosen(world, series):
    typed = {"bo-series": series.pk, "bo-numbers": "4", "bo-reason": "không dùng"}
    assert as_(world.stranger).post(reverse("dispatches:void"), typed).status_code == 422
    assert not NumberUse.objects.exists()


def test_the_pages_of_numbers_ask_few_questions(world, series, time_machine, django_assert_max_num_queries):
    time_machine.move_to(NOW, tick=False)
    for first in range(4, 44, 4):
        reserve(world, series, first, first + 3)
        void(world, series, first)
    client, ready = as_(world.clerk), approved(world)
    for address in (ADDRESS, reverse("directives:outgoing"), reverse("dispatches:issue", args=[ready.directive.code])):
        with django_assert_max_num_queries(15):
            assert client.get(address).status_code == 200
