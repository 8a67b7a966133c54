"""Is a year's book printed whole, in the ten columns of Phụ lục IV, by its own people only, long ones by a machine?"""

from __future__ import annotations

import io
from datetime import timedelta
from pathlib import Path

import pdfplumber
import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse
from django.utils import timezone

from directives.models import RegisterEntry
from dispatches import jobs as printing
from dispatches.printing import books
from dispatches.views import books as views
from jobs import queue
from jobs.models import Job, State
from tests.directives.incoming import register
from tests.dispatches.making import issued, letter_of
from tests.dispatches.paper import MM
from tests.dispatches.test_pages import as_
from tests.world import NOW, World

pytestmark = pytest.mark.slow

COVER = books.Cover(
    above="", unit="Ủy ban nhân dân xã Tân Sơn", title="Sổ đăng ký văn bản đi", year=2024, days="Từ ngày 02/01/2024",
    numbers="Từ số 1 đến số 7",
)  # fmt: skip


def printed(columns: books.Columns, lines: list[books.Line]) -> pdfplumber.PDF:
    out = io.BytesIO()
    books.print_book(COVER, columns, lines, out)
    return pdfplumber.open(out)


def table(page: pdfplumber.page.Page) -> list[list[str]]:
    return [[" ".join((cell or "").split()) for cell in row] for row in page.extract_table()]


def url(name: str, *more: object) -> str:
    return reverse(f"dispatches:{name}", args=more)


@pytest.fixture
def long_books(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every book is a long one."""
    monkeypatch.setattr(views, "AT_ONCE", 0)


@pytest.mark.parametrize("columns", [books.OUTGOING, books.INCOMING], ids=["đi", "đến"])
def test_every_page_is_a4_across_with_the_ten_heads_and_their_numbers(columns):
    lines = [tuple(f"{column}.{number}" for column in range(1, 11)) for number in range(60)]
    pages = printed(columns, lines).pages
    assert {(round(page.width / MM), round(page.height / MM)) for page in pages} == {(297, 210)}
    assert len(pages) > 2
    for page in pages[1:]:
        heads, counts, *_ = table(page)
        assert heads == [name for name, _ in columns]
        edges = [place / MM for edge in page.edges for place in (edge["x0"], edge["x1"])]
        assert (min(edges), max(edges)) == (pytest.approx(25, abs=0.3), pytest.approx(297 - 14, abs=0.3))
        assert counts == [f"({number})" for number in range(1, 11)]
    assert sum(width for _, width in columns) == 258
    assert [row[0] for page in pages[1:] for row in table(page)[2:]] == [f"1.{number}" for number in range(60)]


def test_the_cover_names_book_unit_year_and_range_and_pages_are_counted_after_it():
    pages = printed(books.OUTGOING, [("x",) * 10] * 60).pages
    cover = pages[0].extract_text()
    for words in ("ỦY BAN NHÂN DÂN XÃ TÂN SƠN", "SỔ ĐĂNG KÝ VĂN BẢN ĐI", "Năm: 2024", "Từ số 1 đến số 7", "Quyển số"):
        assert words in cover
    foot = [page.crop((0, page.height - 15 * MM, page.width, page.height)).extract_text().strip() for page in pages]
    assert foot == ["", *(str(number) for number in range(1, len(pages)))]


def test_page_numbers_and_lines_go_on_over_the_parts(monkeypatch):
    monkeypatch.setattr(books, "LINES_AT_ONCE", 20)
    told: list[int] = []
    out = io.BytesIO()
    lines = [(str(number), *("x",) * 9) for number in range(50)]
    books.print_book(COVER, books.OUTGOING, iter(lines), out, told=told.append)
    pages = pdfplumber.open(out).pages
    assert told == [20, 40, 50]
    foot = [page.crop((0, page.height - 15 * MM, page.width, page.height)).extract_text().strip() for page in pages]
    assert foot[1:] == [str(number) for number in range(1, len(pages))]
    assert [row[0] for page in pages[1:] for row in table(page)[2:]] == [str(number) for number in range(50)]


def test_hostile_words_stay_words_and_inside_their_column():
    (row,) = table(printed(books.OUTGOING, [("<b>1</b>", "A" * 100, *("",) * 8)]).pages[1])[2:]
    assert row[0] == "<b>1</b>"
    assert row[1].replace(" ", "") == "A" * 100


@pytest.mark.parametrize("columns", [books.OUTGOING, books.INCOMING], ids=["đi", "đến"])
def test_what_became_of_a_paper_stands_whole_in_the_narrow_column_of_notes(columns):
    note = "Đã thu hồi ngày 29/11/2026; Được đính chính tại văn bản số 126/UBND-VHXH ngày 30/11/2026"
    page = printed(columns, [(*("",) * 9, note)]).pages[1]
    assert max(char["x1"] for char in page.chars) < page.width - 14 * MM
    (row,) = table(page)[2:]
    for words in ("Đã thu hồi", "29/11/2026;", "30/11/2026"):
        assert words in row[9]


def test_the_clerk_prints_the_book_of_outgoing_papers_with_one_press(world: World):
    row = issued(world)
    answer = as_(world.clerk).post(url("print_book", "out", 2024))
    assert answer["Content-Type"] == "application/pdf"
    (line,) = table(pdfplumber.open(io.BytesIO(b"".join(answer.streaming_content))).pages[1])[2:]
    assert line[:2] == [row.directive.number_and_symbol, "09/4/2024"]
    assert line[2].startswith("Công văn: ")
    assert line[3:5] == ["Nguyễn Trung Kiên", "Các ban ngành, đoàn thể; Các tổ dân phố"]


def test_the_book_of_incoming_papers_has_day_number_and_author_first(world: World, tmp_path: Path):
    register(world.clerk)
    call_command("print_register", unit=str(world.commune.pk), direction="in", year=2024, out=tmp_path / "so.pdf")
    (line,) = table(pdfplumber.open(tmp_path / "so.pdf").pages[1])[2:]
    assert line[:5] == ["29/3/2024", "1", "Ban Thường vụ Huyện ủy Định Hóa", "145-KH/HU", "27/3/2024"]


def test_a_stranger_prints_his_own_empty_book_only(world: World):
    issued(world)
    answer = as_(world.stranger).post(url("print_book", "out", 2024))
    text = pdfplumber.open(io.BytesIO(b"".join(answer.streaming_content))).pages[1].extract_text()
    assert "UBND-VHXH" not in text
    assert as_(world.clerk).post(url("print_book", "ngang", 2024)).status_code == 404
    assert as_(world.clerk).get(url("print_book", "out", 2024)).status_code == 405


@pytest.mark.usefixtures("long_books")
def test_a_long_book_is_printed_by_a_machine_once_and_told_on_a_page(world: World):
    issued(world)
    client = as_(world.clerk)
    page = client.post(url("print_book", "out", 2024), follow=True)
    assert "Sổ dài nên máy in dần" in page.content.decode()
    client.post(url("print_book", "out", 2024))
    job = Job.objects.get(kind=printing.BOOK)
    assert client.get(url("book_file", job.pk)).status_code == 404
    assert "<html" not in client.get(url("book", job.pk), headers={"HX-Request": "true"}).content.decode()
    assert queue.perform(job.pk, now=timezone.now)
    done = client.get(url("book", job.pk), headers={"HX-Request": "true"})
    assert done["HX-Refresh"] == "true"
    assert "Sổ có 1 dòng đã in xong." in done.content.decode()
    file = client.get(url("book_file", job.pk))
    assert "UBND-VHXH" in pdfplumber.open(io.BytesIO(b"".join(file.streaming_content))).pages[1].extract_text()


@pytest.mark.usefixtures("long_books")
def test_a_stranger_sees_neither_the_printing_nor_its_file(world: World):
    job = printing.plan_book(actor=world.clerk, book="out", year=2024, count=5000, at=NOW)
    for name in ("book", "book_file"):
        assert as_(world.stranger).get(url(name, job.pk)).status_code == 404
        assert as_(world.head).get(url(name, job.pk)).status_code == 404


def test_a_printing_that_failed_says_so(world: World):
    job = printing.plan_book(actor=world.clerk, book="out", year=2024, count=5000, at=NOW)
    Job.objects.filter(pk=job.pk).update(state=State.FAILED)
    assert "Chưa in được sổ này" in as_(world.clerk).get(url("book", job.pk)).content.decode()


def test_printing_again_replaces_the_file_of_the_book(world: World, settings, tmp_path: Path):
    settings.MEDIA_ROOT = tmp_path
    issued(world)
    for hour in range(2):
        job = printing.plan_book(actor=world.clerk, book="out", year=2024, count=1, at=NOW + timedelta(hours=hour))
        assert queue.perform(job.pk, now=timezone.now)
    assert len(list((tmp_path / "books").iterdir())) == 1


def test_the_number_of_queries_does_not_grow_with_the_lines(
    world: World, django_assert_max_num_queries, tmp_path: Path
):
    for number in range(4):
        issued(world, letter_of(world, subject=f"việc {number}"))
    with django_assert_max_num_queries(8):
        call_command(
            "print_register", unit=world.commune.short_name, direction="out", year=2024, out=tmp_path / "so.pdf"
        )
    assert RegisterEntry.objects.count() == 4


def test_the_command_says_what_is_missing(world: World, tmp_path: Path):
    asked = {"direction": "out", "year": 2024, "out": tmp_path / "so.pdf"}
    with pytest.raises(CommandError, match="chưa có dòng nào"):
        call_command("print_register", unit=str(world.commune.pk), **asked)
    with pytest.raises(CommandError, match="Có 0 đơn vị"):
        call_command("print_register", unit="Không có", **asked)
    issued(world)
    with pytest.raises(CommandError, match="Không ghi được"):
        call_command("print_register", unit=str(world.commune.pk), **asked | {"out": tmp_path / "no" / "so.pdf"})


def test_the_page_of_a_book_offers_the_print(world: World):
    issued(world)
    page = as_(world.clerk).get(reverse("directives:outgoing"), {"nam": "2024"}).content.decode()
    assert url("print_book", "out", 2024) in page
