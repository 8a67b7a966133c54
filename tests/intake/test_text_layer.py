"""The text layer of a PDF: each letter once, columns apart, overlays in their place, pages that are shown turned."""

import io

import pikepdf
import pytest

from intake.extraction.pdf import text_of

BODY = [(60, 500, "Cac to dan pho hop dan truoc ngay 25/4/2024")]


def page(*drawn: tuple[float, float, str], turned: int = 0) -> str:
    """The text of a page that draws these words at these places, in this order."""
    document = pikepdf.new()
    document.add_blank_page(page_size=(595, 842))
    font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
    only = document.pages[0]
    only.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
    matrix = {0: "1 0 0 1 0 0", 90: "0 1 -1 0 595 0", 180: "-1 0 0 -1 595 842", 270: "0 -1 1 0 0 842"}[turned]
    words = "".join(f"BT /F1 14 Tf {x} {y} Td [{_shown(text)}] TJ ET " for x, y, text in drawn)
    only.Contents = document.make_stream(f"q {matrix} cm {words} Q".encode("latin-1"))
    only.Rotate = turned
    out = io.BytesIO()
    document.save(out)
    return text_of(out.getvalue(), pages=1)


def _shown(text: str) -> str:
    return text if text.startswith("(") else f"({text})"


def test_letters_that_a_font_draws_into_each_other_are_read_once() -> None:
    assert page((60, 700, "(87/UBND-) 250 (V) 150 (HX) 200 (H)"), *BODY).startswith("87/UBND-VHXH\n")
    assert page((60, 700, "87/UBND-"), (121.5, 700, "VHXH"), *BODY).startswith("87/UBND-VHXH\n")


def test_hooks_of_close_lines_do_not_come_again() -> None:
    told = page((60, 700, "Quyet dinh gop y"), (60, 690, "Phong Tu phap"), *BODY)
    assert told.startswith("Quyet dinh gop y\nPhong Tu phap\n")


def test_columns_drawn_one_after_the_other_stay_apart_though_they_nearly_touch() -> None:
    left = [(60, 700, "UBND HUYEN DINH HOA"), (60, 684, "UY BAN NHAN DAN XA")]
    right = [(236, 700, "CONG HOA XA HOI CHU NGHIA"), (236, 684, "Doc lap - Tu do")]
    lines = page(*left, *right, *BODY).split("\n")
    assert lines[0] == "UBND HUYEN DINH HOA    CONG HOA XA HOI CHU NGHIA"
    assert lines[1].split("    ") == ["UY BAN NHAN DAN XA", "Doc lap - Tu do"]


def test_words_of_a_spread_line_do_not_become_columns() -> None:
    told = page((60, 700, "(Cac to dan pho tuyen truyen ) -1500 (den tung ho dan)"), *BODY)
    assert told.startswith("Cac to dan pho tuyen truyen den tung ho dan\n")


def test_a_table_of_work_is_read_row_by_row() -> None:
    rows = [
        ("STT", "Noi dung", "Chu tri", "Thoi han"),
        ("1", "Ra soat|ho ngheo", "Cong an", "25/4"),
        ("2", "Hop", "", "5/5"),
    ]
    cells = [
        (left, 700 - 40 * row - 16 * line, words)
        for row, texts in enumerate(rows)
        for left, text in zip((60, 100, 260, 360), texts, strict=True)
        for line, words in enumerate(text.split("|") if text else ())
    ]
    lines = [line.strip(" ") for line in page(*cells, *BODY).split("\n") if line]
    assert lines == [
        "STT\tNoi dung\tChu tri\tThoi han",
        "1\tRa soat ho ngheo\tCong an\t25/4",
        "2\tHop\t\t5/5",
        BODY[0][2],
    ]


def test_a_number_laid_over_the_page_at_the_end_stands_where_it_is_seen() -> None:
    told = page((60, 700, "So:"), (110, 700, "/UBND-VX"), *BODY, (86, 700, "87"))
    assert told.startswith("So: 87 /UBND-VX\n")


@pytest.mark.parametrize("turned", [90, 180, 270])
def test_a_page_that_is_shown_turned_reads_as_it_is_seen(turned: int) -> None:
    drawn = [(60, 500, "STT  Noi dung"), (60, 480, "1  Ra soat ho ngheo"), (60, 460, "2  Bao cao ket qua")]
    assert page(*drawn, turned=turned) == page(*drawn)
