"""Slips of A5: each a file of its own and all in one, whatever is written on them."""

import io

import pdfplumber
import pytest

from dispatches.printing import slips
from dispatches.printing.slips import Slip, Work
from tests.dispatches.paper import MM
from tests.dispatches.verapdf import needs_verapdf, verdicts

pytestmark = pytest.mark.slow

ADDRESS = "https://vi.du/v/abcdefgh{}.0123456789abcdefghijklmnopqrstuvwx/"


def slip(unit, *texts, deadline="19/4/2024"):
    works = tuple(Work(text, deadline, ADDRESS.format(at)) for at, text in enumerate(texts))
    return Slip(issuer="UBND thị trấn Ỷ", paper="Công văn 42/UBND-VP", unit=unit, until="09/5/2024", works=works)


SLIPS = [
    slip("Tổ dân phố 1", "Tuyên truyền trên loa truyền thanh"),
    slip("Tổ dân phố 2", *["Họp tổ dân phố, thông báo kế hoạch. " * 12] * 4),
    slip("Ông <b>Vũ</b>", "Dán thông báo", "Báo cáo", deadline=""),
]


@pytest.fixture(scope="module")
def made():
    return [pdf for _, pdf in slips.single(SLIPS)]


def text(pdf):
    with pdfplumber.open(io.BytesIO(pdf)) as opened:
        return [page.extract_text() for page in opened.pages]


def test_each_slip_has_its_own_pages_of_a5(made):
    assert [len(text(pdf)) for pdf in made] == [1, len(text(made[1])), 1]
    assert len(text(made[1])) > 1
    assert text(slips.together(SLIPS)) == [page for pdf in made for page in text(pdf)]
    with pdfplumber.open(io.BytesIO(made[1])) as opened:
        assert {(round(page.width / MM), round(page.height / MM)) for page in opened.pages} == {(148, 210)}


def test_a_slip_names_its_unit_work_and_deadline_and_nobody_else(made):
    said = " ".join(text(made[0]))
    for words in ("UBND THỊ TRẤN Ỷ", "Giao cho: Tổ dân phố 1", "loa truyền thanh", "Hạn hoàn thành: 19/4/2024"):
        assert words in said
    assert "Tổ dân phố 2" not in said


def test_without_a_deadline_none_is_printed_and_marks_stay_words(made):
    said = " ".join(text(made[2]))
    assert "Hạn hoàn thành" not in said
    assert "Ông <b>Vũ</b>" in said


def test_no_slips_no_files():
    assert list(slips.single([])) == []


@needs_verapdf
def test_slips_are_valid_as_archive_and_for_screen_readers(made, tmp_path):
    files = [tmp_path / f"{at}.pdf" for at in range(len(made) + 1)]
    for file, pdf in zip(files, [*made, slips.together(SLIPS)], strict=True):
        file.write_bytes(pdf)
    assert verdicts("3a+ua1", files) == ["valid"] * len(files)
