"""Stamps in red at the head: taken off the print, so that they cover no letter of it, and read for their urgency."""

from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageDraw, ImageFont

from intake.extraction import ocr, picture, scan, stamps
from intake.extraction.layout import Run
from intake.reading import Reading, read
from tests.intake.files import made_pdf, photo, pictures

_BOLD = Path(__file__).resolve().parents[2] / "dispatches" / "fonts" / "LiberationSerif-Bold.ttf"
RED = "#d0202c"

needs_tesseract = pytest.mark.skipif(not scan.installed(), reason="Tesseract or its Vietnamese model is missing")


def stamp(words: str, wide: int, high: int, turn: float) -> Image.Image:
    """Letters in a frame, pressed on the paper a little askew."""
    ink = Image.new("RGB", (wide, high), "white")
    draw = ImageDraw.Draw(ink)
    draw.rectangle((4, 4, wide - 5, high - 5), outline=RED, width=4)
    draw.multiline_text((wide // 2, high // 2), words, RED, ImageFont.truetype(_BOLD, 36), anchor="mm", align="center")
    return ink.rotate(turn, Image.Resampling.BICUBIC, expand=True, fillcolor="white")


def pressed(page: Image.Image, ink: Image.Image, at: tuple[int, int]) -> Image.Image:
    whole = Image.new("RGB", page.size, "white")
    whole.paste(ink, at)
    return ImageChops.multiply(page.convert("RGB"), whole)


ARRIVED = stamp("CÔNG VĂN ĐẾN\nSố: 345\nNgày: 12/5/2024", 380, 150, 1.5)


@pytest.mark.parametrize("turn", [-4.0, 0.0, 2.5])
def test_each_stamp_stands_alone_level_and_without_its_frame(turn: float) -> None:
    page = pressed(Image.new("RGB", (1600, 2000), "white"), stamp("HỎA TỐC", 240, 64, turn), (100, 300))
    _, red = picture.readable(pressed(page, ARRIVED, (900, 300)))
    arrived, urgent = stamps.found(red)
    assert arrived.height > urgent.height
    assert urgent.width < 300
    rows = urgent.resize((1, urgent.height), Image.Resampling.BOX).tobytes()
    assert min(rows) > 100, "a frame would make a row black from side to side"
    assert urgent.getextrema()[0] < 60, "its letters"


def test_where_nothing_is_red_there_is_no_stamp() -> None:
    page = Image.new("RGB", (1600, 600), "white")
    ImageDraw.Draw(page).rectangle((100, 100, 400, 180), fill="#2a3fa0")
    assert stamps.found(picture.readable(page)[1]) == []


@pytest.mark.parametrize("size", [(1, 1), (1600, 1), (1, 1600), (1600, 3)])
def test_a_page_that_is_all_red_is_looked_at_whatever_its_size(size: tuple[int, int]) -> None:
    assert len(stamps.found(Image.new("L", size, 200))) == 1


def test_of_many_stamps_the_largest_are_looked_at() -> None:
    page = Image.new("L", (1600, 1600))
    for x in range(20, 1500, 160):
        page.paste(200, (x, 40, x + 90, 80))
    page.paste(200, (20, 200, 320, 300))
    found = stamps.found(page)
    assert len(found) == 4
    assert found[0].width > found[1].width


def read_with(*inks: tuple[Image.Image, tuple[int, int]]) -> Reading:
    page = pictures(made_pdf())[0]
    for ink, at in inks:
        page = pressed(page, ink, at)
    return read(ocr(photo(page), "quet.jpg"))


@pytest.mark.slow
@needs_tesseract
@pytest.mark.parametrize(("words", "wide"), [("KHẨN", 160), ("THƯỢNG KHẨN", 320), ("HỎA TỐC", 240)])
def test_the_urgency_of_a_red_stamp_is_read(words: str, wide: int) -> None:
    given = read_with((stamp(words, wide, 64, 2), (250, 60)), (ARRIVED, (900, 400)))
    assert given.urgency is not None
    assert given.urgency.value == words
    assert given.number is not None
    assert given.number.value == "87", "not that of the stamp of arrival"


@pytest.mark.parametrize(
    ("seen", "urgency"),
    [
        ("HỎA TỐC", "HỎA TỐC\n"),
        ("HỎA TẾC", "HỎA TỐC\n"),
        ("KHẢN", "KHẨN\n"),
        ("HẨN", "KHẨN\n"),
        ("KHÁC", ""),
        ("Số: 345", ""),
        ("", ""),
    ],
)
def test_one_letter_of_a_stamp_may_be_misread(seen: str, urgency: str, monkeypatch: pytest.MonkeyPatch) -> None:
    words = [scan.Word("1", 90, Run(0, 0, 9, 9, each)) for each in seen.split()]
    monkeypatch.setattr(scan, "_words", lambda page, layout: words)
    assert scan.urgency(Image.new("L", (1600, 1600), 200)) == urgency


@pytest.mark.slow
@needs_tesseract
def test_a_stamp_of_arrival_tells_no_urgency() -> None:
    given = read_with((ARRIVED, (900, 400)))
    assert given.urgency is None
    assert given.number is not None
    assert given.number.value == "87"
