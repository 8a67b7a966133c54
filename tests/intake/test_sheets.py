"""A photo shows the sheet on its table: it alone is read, set square; whatever else looks like one stays whole."""

import pytest
from PIL import Image, ImageChops, ImageDraw

from intake.extraction import picture, sheet

TABLE = (112, 92, 74)
AT = (100, 80)  # of the sheet's upper left corner on the table


@pytest.fixture
def paper() -> Image.Image:
    """A sheet of A4 with rows of print, and one black spot in each corner."""
    page = Image.new("RGB", (840, 1188), "white")
    draw = ImageDraw.Draw(page)
    for y in range(140, 1000, 30):
        for x in range(110, 730, 22):
            draw.rectangle((x, y, x + 13, y + 10), fill="#181818")
    for x in (14, 790):
        for y in (14, 1138):
            draw.rectangle((x, y, x + 36, y + 36), fill="black")
    return page


def laid_on(table: tuple[int, int, int] | str, paper: Image.Image) -> Image.Image:
    photo = Image.new("RGB", (1040, 1350), table)
    photo.paste(paper, AT)
    return photo


def from_aslant(photo: Image.Image) -> Image.Image:
    wide, high = photo.size
    seen = (0, 0.01 * high, -0.02 * wide, high, 1.02 * wide, 0.99 * high, 0.98 * wide, 0)
    return photo.transform(photo.size, Image.Transform.QUAD, seen, Image.Resampling.BICUBIC, fillcolor=TABLE)


def shaded(photo: Image.Image) -> Image.Image:
    """Light that falls off from one side to the other to less than a third."""
    light = Image.linear_gradient("L").rotate(90).resize(photo.size).point(lambda much: 80 + much * 5 // 8)
    return ImageChops.multiply(photo, Image.merge("RGB", [light] * 3))


def spots(page: Image.Image) -> list[bool]:
    """Is each corner's spot where the sheet has it, within a hundredth of its height?"""
    wide, high = page.size
    at = [(x * wide // 840, y * high // 1188) for x in (32, 808) for y in (32, 1156)]
    return [page.convert("L").crop((x - 2, y - 2, x + 2, y + 2)).getextrema()[1] < 60 for x, y in at]


@pytest.mark.parametrize("seen", [lambda photo: photo, from_aslant, shaded, lambda photo: shaded(from_aslant(photo))])
def test_the_sheet_is_cut_out_of_the_table_and_set_square(paper, seen) -> None:
    alone = sheet.alone(seen(laid_on(TABLE, paper)))
    assert alone.height / alone.width == pytest.approx(1188 / 840, rel=0.05)
    assert all(spots(alone))


def test_what_is_read_has_no_dark_margin(paper) -> None:
    seen, _ = picture.readable(from_aslant(laid_on(TABLE, paper)))
    wide, high = seen.size
    rim = seen.crop((wide // 4, 12, wide * 3 // 4, 24)), seen.crop((12, high // 4, 24, high * 3 // 4))
    assert all(each.getextrema()[0] > 150 for each in rim)


@pytest.mark.parametrize("turn", [0, 90])
def test_a_sheet_may_lie_on_its_side(paper, turn) -> None:
    photo = laid_on(TABLE, paper).rotate(turn, expand=True)
    assert sorted(sheet.alone(photo).size) == pytest.approx([840, 1188], rel=0.02)


def test_a_page_that_fills_the_picture_stays_as_it_is(paper) -> None:
    assert sheet.alone(paper) is paper
    askew = paper.rotate(2.2, Image.Resampling.BICUBIC, fillcolor="white")
    assert sheet.alone(askew) is askew
    blank = Image.new("RGB", (1000, 1400), "white")
    assert sheet.alone(blank) is blank


def test_a_sheet_on_a_white_table_or_out_of_the_picture_stays_as_it_is(paper) -> None:
    for photo in (laid_on("#f4f4f4", paper), laid_on(TABLE, paper).crop((AT[0] + 10, 0, 1040, 1350))):
        assert sheet.alone(photo) is photo


def test_a_hard_shadow_on_the_page_is_not_taken_for_the_table(paper) -> None:
    shadow = paper.copy()
    shadow.paste(paper.crop((640, 0, 840, 1188)).point(lambda light: light // 2), (640, 0))
    assert sheet.alone(shadow) is shadow
    photo = laid_on(TABLE, shadow)
    assert sheet.alone(photo) is photo, "its edges are too near each other for a sheet"


def test_a_page_with_a_dark_frame_of_print_stays_whole(paper) -> None:
    ImageDraw.Draw(paper).rectangle((60, 60, 780, 1128), outline="black", width=4)
    assert sheet.alone(paper) is paper


@pytest.mark.parametrize("size", [(1, 1), (1, 900), (900, 1), (3, 5), (40, 40)])
def test_the_smallest_pictures_are_no_sheets(size) -> None:
    page = Image.new("RGB", size, TABLE)
    assert sheet.alone(page) is page
