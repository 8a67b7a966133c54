"""The books of answering and of handing on, and every book as a sheet: whole, from the rows, never a live formula."""

from __future__ import annotations

import io
from datetime import timedelta
from pathlib import Path

import openpyxl
import pytest
from django.core.management import call_command
from django.utils import timezone

from directives.models import Assignment, Delivery, Link, LinkKind, RegisterEntry
from directives.services import work
from dispatches import following, registers
from dispatches import jobs as printing
from dispatches.printing import books, sheets
from dispatches.views import books as views
from jobs import queue
from jobs.models import Job
from tests.directives.incoming import plan_145, register
from tests.dispatches.copying import copied
from tests.dispatches.making import issued, letter_of
from tests.dispatches.test_pages import as_
from tests.dispatches.test_printed_books import COVER, url
from tests.world import NOW, World


def lines(world: World, key: str) -> list[books.Line]:
    return list(registers.BOOKS[key].lines(world.commune, 2024))


def sheet_of(content: bytes) -> openpyxl.worksheet.worksheet.Worksheet:
    return openpyxl.load_workbook(io.BytesIO(content)).active


@pytest.mark.parametrize("book", registers.BOOKS.values(), ids=registers.BOOKS)
def test_the_columns_of_every_book_fill_the_width_between_the_margins(book):
    assert sum(width for _, width in book.columns) == 258


def test_a_paper_that_nobody_answered_says_so(world: World):
    register(world.clerk)
    (line,) = lines(world, "following")
    about = "Kế hoạch số 145-KH/HU ngày 27/3/2024 của Ban Thường vụ Huyện ủy Định Hóa"
    assert line == ("1", about, "", following.NO_DEADLINE, following.NOT_BEGUN, "", "")


def test_the_paper_that_carries_it_out_stands_as_the_answer_with_how_far_it_is(world: World):
    entry = register(world.clerk)
    letter = issued(world)
    Link.objects.create(source=letter.directive, target=entry.directive, kind=LinkKind.IMPLEMENTS)
    given = Assignment.objects.filter(directive=letter.directive)
    (line,) = lines(world, "following")
    assert line[4] == f"Đã triển khai, xong 0/{given.count()} việc giao"
    assert line[5] == f"{letter.directive.number_and_symbol} ngày 09/4/2024"
    mine = world.assignment_of(world.head)
    work.report(actor=world.head, assignment=mine, note="Đã phát loa.", at=NOW)
    work.accept(actor=world.officer, assignment=mine, at=NOW)
    assert f"xong 1/{given.count()} việc giao" in lines(world, "following")[0][4]


def test_the_answer_of_another_unit_is_not_ours(world: World):
    entry = register(world.clerk)
    letter = issued(world)
    Link.objects.create(source=letter.directive, target=entry.directive, kind=LinkKind.IMPLEMENTS)
    register(world.stranger)
    (line,) = registers.BOOKS["following"].lines(world.next_commune, 2024)
    assert line[4:6] == (following.NOT_BEGUN, "")


def test_what_the_unit_itself_was_given_says_who_by_when_and_how_far(world: World):
    letter = issued(world)
    row = world.assignment_of(world.head)
    entry = RegisterEntry(pk=7, directive=letter.directive)
    known = following.of_page(row.unit, [entry])
    assert known[7].handlers == row.unit.short_name
    assert known[7].deadline == "19/4/2024"
    assert known[7].progress == str(row.get_state_display()).capitalize()


def test_what_went_out_has_a_line_for_each_unit_with_the_day_that_it_was_sent(world: World):
    letter = issued(world)
    sent = Delivery.objects.filter(directive=letter.directive)
    one = sent.order_by("delivered_at", "pk")[0]
    sent.filter(pk=one.pk).update(received_at=NOW + timedelta(days=1))
    found = lines(world, "sent")
    assert [line[2] for line in found] == [row.unit.name for row in sent.order_by("delivered_at", "pk")]
    assert found[0] == (
        "09/4/2024",
        letter.directive.number_and_symbol,
        one.unit.name,
        "",
        "",
        "Nhận trên hệ thống 10/4/2024",
    )
    assert registers.BOOKS["sent"].count(world.commune, 2024) == len(found) > 1


def test_what_came_in_is_handed_on_with_room_for_day_and_signature(world: World):
    register(world.clerk)
    assert lines(world, "handed-in") == [("1", "", "", "", "")]


@pytest.mark.parametrize("key", registers.BOOKS)
def test_every_book_is_printed_and_written_as_a_sheet_of_the_same_lines(world: World, key: str):
    register(world.clerk)
    issued(world)
    client = as_(world.clerk)
    printed = client.post(url("print_book", key, 2024))
    assert b"".join(printed.streaming_content).startswith(b"%PDF")
    answer = client.post(url("print_book", key, 2024), {"dang": "xlsx"})
    assert answer["Content-Type"] == views.TYPES["xlsx"]
    rows = list(sheet_of(b"".join(answer.streaming_content)).iter_rows(values_only=True))
    assert rows[1][0] == f"{registers.BOOKS[key].title} năm 2024"
    assert list(rows[3]) == [name for name, _ in registers.BOOKS[key].columns]
    assert [tuple(cell or "" for cell in row) for row in rows[5:]] == lines(world, key)


@pytest.mark.parametrize("start", ["=", "+", "-", "@"])
def test_a_cell_is_never_a_live_formula(start: str):
    hostile = f'{start}HYPERLINK("http://x.vn","a")'
    out = io.BytesIO()
    assert (
        sheets.write_book(COVER, books.SENT, [(hostile, "\x07a\u202eb", "A" * 40_000, "", "", "")], out, told=print)
        == 1
    )
    row = sheet_of(out.getvalue())[6]
    assert (row[0].value, row[0].data_type, row[0].quotePrefix) == (hostile, "s", True)
    assert row[1].value == "ab"
    assert len(row[2].value) == sheets.MOST_IN_A_CELL


def test_the_number_of_queries_does_not_grow_with_the_lines(world: World, django_assert_max_num_queries):
    for number in range(4):
        entry = register(world.clerk, plan_145(number=str(200 + number)), alone=True)
        letter = issued(world, letter_of(world, subject=f"việc {number}"))
        Link.objects.create(source=letter.directive, target=entry.directive, kind=LinkKind.IMPLEMENTS)
        copied(world, letter.directive)
    for key in registers.BOOKS:
        with django_assert_max_num_queries(9):
            assert len(lines(world, key)) >= 4


def test_the_command_writes_a_sheet(world: World, tmp_path: Path, capsys):
    register(world.clerk)
    asked = {"unit": str(world.commune.pk), "direction": "following", "year": 2024}
    call_command("print_register", **asked, out=tmp_path / "so.xlsx", xlsx=True)
    assert "Đã ghi 1 dòng" in capsys.readouterr().out
    assert sheet_of((tmp_path / "so.xlsx").read_bytes())["A6"].value == "1"


def test_a_long_sheet_is_written_by_a_machine_beside_the_print(world: World, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(views, "AT_ONCE", 0)
    issued(world)
    client = as_(world.clerk)
    for data in ({}, {"dang": "xlsx"}):
        client.post(url("print_book", "sent", 2024), data)
    jobs = {job.payload["ending"]: job for job in Job.objects.filter(kind=printing.BOOK)}
    assert set(jobs) == {"pdf", "xlsx"}
    for ending, job in jobs.items():
        assert queue.perform(job.pk, now=timezone.now)
        file = client.get(url("book_file", job.pk))
        assert file["Content-Type"] == views.TYPES[ending]
        page = client.get(url("book", job.pk)).content.decode()
        assert "Sổ chuyển giao văn bản đi năm 2024" in page
        assert ("Tải bảng tính" in page) == (ending == "xlsx")


def test_a_printing_that_was_planned_before_there_were_more_books_is_still_done(world: World):
    issued(world)
    payload = {"unit": world.commune.pk, "direction": "out", "year": 2024, "count": 1}
    job = queue.plan(printing.BOOK, "old", payload, at=NOW)
    assert queue.perform(job.pk, now=timezone.now)
    assert as_(world.clerk).get(url("book_file", job.pk))["Content-Type"] == "application/pdf"
