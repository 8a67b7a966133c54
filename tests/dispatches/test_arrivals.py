"""The dấu ĐẾN and the phiếu giải quyết of a paper that came in: size, words, place, and whose they are."""

from __future__ import annotations

import hashlib
import io
from dataclasses import replace

import pdfplumber
import pikepdf
import pytest
from django.core.files.base import ContentFile
from django.http import HttpResponse
from django.urls import reverse
from PIL import Image

from directives.facts import FileFacts
from directives.models import FileKind, PaperFile, RegisterEntry
from directives.services import files
from dispatches.printing import arrivals
from dispatches.printing.render import render
from tests.directives.incoming import register
from tests.dispatches.paper import MM, Paper
from tests.dispatches.party_plan import PLAN_145
from tests.dispatches.test_pages import as_
from tests.dispatches.test_print_form import MENDED
from tests.world import NOW, World
from units.acting import Actor

pytestmark = pytest.mark.slow

STAMP = arrivals.Stamp(unit="Ủy ban nhân dân thị trấn Chợ Chu", number="17", day="29/3/2024", handler="Ma Văn Hùng")


def box(printed: bytes, page: int = 0) -> tuple[float, float, float, float]:
    """The outermost red lines, in mm from the left and the top."""
    with pdfplumber.open(io.BytesIO(printed)) as pdf:
        red = [one for one in pdf.pages[page].rects if one["non_stroking_color"] and one["non_stroking_color"][0] > 0.7]
        edges = [one for one in red if len(one["non_stroking_color"]) == 3]
    sides = (min(one["x0"] for one in edges), min(one["top"] for one in edges))
    far = (max(one["x1"] for one in edges), max(one["bottom"] for one in edges))
    return tuple(round(side / MM, 1) for side in (*sides, *far))  # type: ignore[return-value]


def get(actor: Actor, name: str, entry: RegisterEntry, **query: str) -> HttpResponse:
    return as_(actor).get(reverse(f"dispatches:{name}", args=[entry.directive.code]), query)


def with_print(world: World) -> tuple[RegisterEntry, PaperFile]:
    entry = register(world.clerk, alone=True)
    scan = ContentFile(render(PLAN_145, draft=False), "kh.pdf")
    facts = FileFacts(FileKind.ORIGINAL, "kh.pdf", "application/pdf", scan)
    return entry, files.attach(actor=world.clerk, directive=entry.directive, file=facts, at=NOW)


def test_the_stamp_is_35_by_50_mm_and_says_unit_number_day_and_who():
    printed = arrivals.stamp_alone(STAMP)
    left, top, right, bottom = box(printed)
    assert (right - left, bottom - top) == (pytest.approx(50, abs=0.3), pytest.approx(35, abs=0.3))
    text = Paper(printed).text
    for words in (
        "ỦY BAN NHÂN DÂN",
        "ĐẾN",
        "Số: 17",
        "Ngày: 29/3/2024",
        "Chuyển: Ma Văn Hùng",
        "Số và ký hiệu HS: ...",
    ):
        assert words in text


ROOMY = replace(
    MENDED, subject="việc hè", recipients=("Các thôn",), opening=("Họp lúc 8 giờ./.",), tasks=(), closing=(),
    doc_type="THÔNG BÁO",
)  # fmt: skip


def test_where_there_is_room_it_covers_nothing():
    paper = render(ROOMY, draft=False)
    left, top, right, bottom = box(arrivals.stamped(paper, STAMP))
    for line in Paper(paper).on(1):
        apart = line.x1 / MM < left or line.x0 / MM > right or line.bottom / MM < top or line.top / MM > bottom
        assert apart, line.text


@pytest.mark.parametrize("content", [MENDED, PLAN_145], ids=["công văn", "Party plan"])
def test_the_stamp_stands_below_the_number_and_changes_nothing_else(content):
    paper = render(content, draft=False)
    marked = arrivals.stamped(paper, STAMP)
    before, after = Paper(paper), Paper(marked)
    assert box(marked)[1] > before.line("Số").bottom / MM
    assert after.pages == before.pages
    assert sorted(before.text.replace("\n", "")) == sorted(
        after.text.replace("\n", "").replace("".join(Paper(arrivals.stamp_alone(STAMP)).text.splitlines()), "")
    )


def test_on_a_blank_scan_it_stands_under_the_number_at_the_left():
    scan = io.BytesIO()
    Image.new("RGB", (1240, 1754), "white").save(scan, "PDF", resolution=150)
    assert box(arrivals.stamped(scan.getvalue(), STAMP))[:2] == pytest.approx((32, 42), abs=0.3)


def test_hostile_words_stay_words_inside_the_stamp():
    hostile = replace(STAMP, unit="<b>A</b>" * 40, handler="B" * 4000, number="\u202e7")
    printed = arrivals.stamp_alone(hostile)
    assert Paper(printed).pages == 1
    assert "<B>A</B>" in Paper(printed).text.replace("\n", "")


def test_what_is_no_pdf_is_refused():
    with pytest.raises(arrivals.Unreadable):
        arrivals.stamped(b"%PDF-1.7 145", STAMP)


def test_the_clerk_gets_the_paper_with_the_stamp_and_the_original_stays(world: World):
    entry, kept = with_print(world)
    answer = get(world.clerk, "stamp", entry)
    paper = Paper(answer.content)
    assert paper.pages == 6
    assert "Số: 1" in paper.text
    assert "Ngày: 29/3/2024" in paper.text
    assert hashlib.sha256(PaperFile.objects.get(pk=kept.pk).file.read()).hexdigest() == kept.sha256
    assert Paper(get(world.clerk, "stamp", entry, ban="giay").content).pages == 1


def test_a_paper_without_a_readable_pdf_gives_the_stamp_alone(world: World):
    entry = register(world.clerk)  # with a stand-in of a few bytes
    assert Paper(get(world.clerk, "stamp", entry).content).pages == 1


def test_the_slip_has_the_parts_of_the_model_and_what_the_book_says(world: World):
    entry = register(world.clerk)
    RegisterEntry.objects.filter(pk=entry.pk).update(handler="Công chức Văn hóa - xã hội")
    printed = get(world.clerk, "slip", entry).content
    paper = Paper(printed)
    for words in (
        "PHIẾU GIẢI QUYẾT VĂN BẢN ĐẾN", "1. Ý kiến của lãnh đạo cơ quan, tổ chức", "2. Ý kiến của lãnh đạo đơn vị",
        "3. Ý kiến đề xuất của người giải quyết", "145-KH/HU", "Số đến: 1, ngày 29/3/2024",
    ):  # fmt: skip
        assert words in paper.text
    assert "chủ trì: Công chức Văn hóa - xã hội" in paper.text
    assert paper.pages == 1
    title = paper.line("PHIẾU GIẢI QUYẾT")
    assert (title.size, title.font) == (14, "House-Letter-Serif-Bold")
    assert (title.x0 + title.x1) / 2 == pytest.approx((30 + 82) * MM, abs=1)


def test_the_line_beside_the_word_of_the_stamp_reaches_from_rule_to_rule():
    with pdfplumber.open(io.BytesIO(arrivals.stamp_alone(STAMP))) as pdf:
        heights = [one["height"] / MM for one in pdf.pages[0].rects if round(one["width"] / MM) == 15]
    assert heights == pytest.approx([13, 13], abs=0.1)


def test_a_long_name_above_the_unit_stays_clear_of_the_heading_of_the_state():
    words = arrivals.Slip(
        above=("ỦY BAN NHÂN DÂN", "TỈNH PHÚ THỌ"), unit=("Ủy ban nhân dân", "xã Tân Sơn"), place="Tân Sơn", year=2026,
        about="Công văn số 17/UBND-VX", number="17",
    )  # fmt: skip
    paper = Paper(arrivals.slip(words))
    lines = [paper.line(name) for name in ("ỦY BAN NHÂN DÂN", "TỈNH PHÚ THỌ", "XÃ TÂN SƠN")]
    assert [line.baseline for line in lines] == sorted(line.baseline for line in lines)
    assert max(line.x1 for line in lines) < paper.line("CỘNG HÒA").x0 - 2 * MM


def test_another_units_entry_is_its_own(world: World):
    entry = register(world.clerk)
    for name in ("stamp", "slip"):
        assert get(world.stranger, name, entry).status_code == 404
        assert get(world.officer, name, entry).status_code == 200


def test_the_page_of_a_paper_that_came_in_offers_both(world: World):
    entry = register(world.clerk)
    page = as_(world.clerk).get(entry.directive.get_absolute_url()).content.decode()
    assert reverse("dispatches:stamp", args=[entry.directive.code]) in page
    assert reverse("dispatches:slip", args=[entry.directive.code]) in page


def test_a_stamped_paper_is_still_a_whole_pdf():
    with pikepdf.open(io.BytesIO(arrivals.stamped(render(MENDED, draft=False), STAMP))) as pdf:
        assert not pdf.check_pdf_syntax()
