"""What is done to a page before it is read: light, coloured ink and slant go; print stays."""

from dataclasses import replace
from itertools import groupby

import pytest
from PIL import Image, ImageChops, ImageDraw

from intake.extraction import picture, scan
from intake.extraction.columns import Band, bands
from intake.extraction.layout import Run
from intake.reading import read

pytestmark = pytest.mark.slow

RED, BLUE, BLACK = "#d2323c", "#2a3fa0", "#181818"


@pytest.fixture
def page() -> Image.Image:
    return Image.new("RGB", (1200, 1600), "white")


def lines(page: Image.Image) -> Image.Image:
    """Rows of print over the whole page."""
    draw = ImageDraw.Draw(page)
    for y in range(200, 1400, 40):
        for x in range(150, 1050, 30):
            draw.rectangle((x, y, x + 18, y + 14), fill=BLACK)
    return page


def darkest(page: Image.Image, box: tuple[int, int, int, int]) -> int:
    return page.crop(box).getextrema()[0]


def test_a_red_seal_goes_and_the_print_under_it_stays(page: Image.Image) -> None:
    draw = ImageDraw.Draw(page)
    draw.ellipse((500, 1000, 800, 1300), outline=RED, width=12)
    draw.rectangle((640, 990, 900, 1020), fill=BLACK)
    seen, _ = picture.readable(page)
    assert darkest(seen, (480, 1100, 600, 1320)) > 200, "the ring"
    assert darkest(seen, (645, 995, 700, 1015)) < 60, "print where the ring crosses it"


def test_a_blue_signature_goes_but_what_a_pen_wrote_at_the_head_stays(page: Image.Image) -> None:
    draw = ImageDraw.Draw(page)
    for y in (200, 1200):
        draw.line((300, y, 700, y + 60), fill=BLUE, width=8)
    seen, _ = picture.readable(page)
    assert darkest(seen, (300, 190, 700, 280)) < 120, "a number or a day"
    assert darkest(seen, (300, 1190, 700, 1280)) > 200


def test_a_red_stamp_at_the_head_goes(page: Image.Image) -> None:
    ImageDraw.Draw(page).rectangle((100, 100, 400, 160), outline=RED, width=6)
    assert darkest(picture.readable(page)[0], (90, 90, 410, 170)) > 200


def test_a_shadow_over_half_the_page_becomes_paper(page: Image.Image) -> None:
    lines(page)
    page.paste(page.crop((0, 0, 600, 1600)).point(lambda light: light * 2 // 5), (0, 0))
    seen, _ = picture.readable(page)
    assert seen.getpixel((100, 800)) > 230
    assert darkest(seen, (150, 200, 400, 1400)) < 80


def test_noise_of_a_camera_in_the_dark_becomes_paper(page: Image.Image) -> None:
    dark = lines(page).point(lambda light: light * 2 // 5)
    noise = Image.effect_noise(page.size, 8).convert("RGB")
    seen, _ = picture.readable(ImageChops.add(dark, noise, 1, -128))
    margin = (20, 20, 1180, 180)
    before, after = seen.crop(margin).histogram(), picture.whitened(seen).crop(margin).histogram()
    assert sum(before[:250]) > sum(before) / 5
    assert sum(after[:250]) < sum(after) / 200
    assert darkest(seen, (150, 200, 400, 1400)) < 80


def test_the_darkest_of_a_grey_copy_is_its_print(page: Image.Image) -> None:
    draw = ImageDraw.Draw(page)
    draw.ellipse((500, 1000, 800, 1300), outline="#6c6c6c", width=12)
    draw.rectangle((640, 990, 900, 1020), fill=BLACK)
    seen, _ = picture.readable(page)
    assert darkest(seen, (480, 1100, 600, 1320)) < 160, "the ring"
    alone = picture.darkest(seen, picture.darkness(seen) + 25)
    assert darkest(alone, (480, 1100, 600, 1320)) == 255
    assert darkest(alone, (645, 995, 700, 1015)) < 60


@pytest.mark.parametrize("degrees", [-3.4, -1.1, 0.0, 0.8, 4.2])
def test_a_page_laid_in_askew_is_set_straight(page: Image.Image, degrees: float) -> None:
    turned = lines(page).rotate(degrees, Image.Resampling.BICUBIC, fillcolor="white")
    rows = picture.readable(turned)[0].resize((1, 1600), Image.Resampling.BOX)
    assert max(rows.crop((0, 400, 1, 1200)).tobytes()) > 245, "paper alone between two lines"


def test_a_blank_page_stays_as_it_is(page: Image.Image) -> None:
    assert picture.readable(page)[0].getextrema() == (255, 255)


def words(*places: tuple[int, int]) -> list[Run]:
    """Words of eight letters, 100 wide and 30 high, at (from the left, from above)."""
    return [Run(x, -y - 30, x + 100, -y, "chữ viết") for x, y in places]


BODY = [(x, y) for y in range(400, 1000, 50) for x in range(100, 1000, 105)]


def test_head_and_foot_are_cut_where_no_line_goes_across() -> None:
    beside = words((150, 50), (150, 100), (700, 50), (700, 100), (150, 1100), (150, 1150), (700, 1100), (700, 1200))
    head, foot = bands(beside + words(*BODY), 1200, 1600)
    assert (head.top, head.bottom, foot.bottom) == (0, 400, 1600)
    assert foot.top == 980
    assert all(250 < band.cut < 700 for band in (head, foot))


def test_a_page_of_body_alone_is_not_cut() -> None:
    assert bands(words(*BODY), 1200, 1600) == []
    assert bands(words(*BODY, (100, 1000), (205, 1000)), 1200, 1600) == [], "a last line that ends early"
    assert bands([], 1200, 1600) == []


def test_a_foot_is_found_by_noi_nhan_where_a_seal_hides_the_signature() -> None:
    def foot(*said: str) -> list[Band]:
        listed = [Run(150 + 60 * at, -1130, 200 + 60 * at, -1100, text) for at, text in enumerate(said)]
        return bands(words(*BODY) + listed, 1200, 1600)

    (band,) = foot("Nơi", "nhận:")
    assert (band.top, band.bottom) == (980, 1600)
    assert foot("-", "Lưu:", "VT.")[-1].bottom == 1600
    assert foot("Kính", "trình") == []


def test_the_foot_is_cut_beside_noi_nhan_though_the_last_line_of_the_body_reaches_further() -> None:
    ended = [(x, 1000) for x in range(100, 700, 105)]
    (band,) = bands(words(*BODY, *ended, (150, 1100), (300, 1150), (800, 1100), (850, 1150)), 1200, 1600)
    assert band.cut < 500, "a signature hidden by its seal may begin here"
    assert band.top == 1030, "below that line, which is not cut in two"


def test_a_page_of_two_columns_is_one_band() -> None:
    found = bands(words(*((x, y) for y in range(100, 900, 50) for x in (100, 800))), 1200, 1600)
    assert found == [Band(0, 1600, found[0].cut)]


def test_figures_at_the_head_that_are_not_sure_are_questioned() -> None:
    """The number becomes unreadable, and the clerk is asked, where a pen's 214 was read as 21."""

    def read_as(text: str, confidence: float, y: int) -> scan.Word:
        return scan.Word("1", confidence, Run(100, -y - 30, 200, -y, text))

    words = [read_as("21", 68, 100), read_as("2026", 96, 100), read_as("KH-UBND", 60, 100), read_as("13", 68, 700)]
    assert [word.box.text for word in scan.questioned(words, 400, [])] == ["21?", "2026", "KH-UBND", "13"]
    given = read("UBND XÃ A\nSố: 21? /KH-UBND\n\nKính gửi: Các thôn.\n")
    assert given.number is None
    assert any(doubt.field == "number" and "đọc không rõ" in doubt.sentence for doubt in given.doubts)


def test_a_figure_at_the_head_of_which_one_reading_was_sure_is_believed() -> None:
    def read_as(text: str, confidence: float, x: int) -> scan.Word:
        return scan.Word("1", confidence, Run(x, -130, x + 40, -100, text))

    first = [read_as("27", 96, 102), read_as("01", 60, 200), read_as("2155", 90, 400)]
    words = [read_as("37", 73, 100), read_as("01", 60, 200), read_as("2014", 97, 300), read_as("2155", 75, 400)]
    assert [word.box.text for word in scan.questioned(words, 400, first)] == ["27", "01?", "2014", "2155?"]


def read_line(y: int, *said: tuple[str, float]) -> list[scan.Word]:
    """Words of one line in a reading, each with its confidence."""
    return [
        scan.Word(f"line {y}", sure, Run(100 * at, -y - 30, 100 * at + 90, -y, text))
        for at, (text, sure) in enumerate(said)
    ]


def test_of_several_readings_each_line_is_taken_from_the_surest() -> None:
    with_seal = read_line(100, ("ĐNKT.", 20), ("CHỦ", 60)) + read_line(200, ("Đỗ", 96), ("Nga", 96))
    darkest = read_line(102, ("KT.", 90), ("CHỦ", 93), ("TỊCH", 95)) + read_line(198, ("Đô", 80), ("Nga", 70))
    words = sorted(scan.surest([with_seal, darkest]), key=lambda word: word.line)
    lines = {line: [word.box.text for word in group] for line, group in groupby(words, key=lambda word: word.line)}
    assert sorted(lines.values()) == [["KT.", "CHỦ", "TỊCH"], ["Đỗ", "Nga"]]


def test_signs_that_a_seal_left_in_front_of_a_line_go() -> None:
    words = scan.surest([read_line(100, ("-_", 70), ("]", 60), ("TM.", 95), ("UBND", 95), ("./.", 90))])
    assert [word.box.text for word in words] == ["TM.", "UBND", "./."]


def test_a_line_that_only_half_survived_is_not_dropped_for_its_rest() -> None:
    whole = read_line(100, ("__T/M", 39), ("BAN", 94), ("THƯỜNG", 96), ("VỤ", 97))
    rest = read_line(100, ("BẠN", 93), ("THƯỜNG", 96), ("VỤ", 97))
    assert [word.box.text for word in scan.surest([rest, whole])] == ["__T/M", "BAN", "THƯỜNG", "VỤ"]


def test_a_spoilt_reading_of_a_line_that_a_trace_pulls_down_is_not_kept_beside_it() -> None:
    trace = scan.Word("line 100", 80, Run(400, -170, 410, -160, ":"))
    spoilt = [*read_line(100, ("SNÁNH", 83), ("ÁN", 64)), trace, replace(trace, confidence=70)]
    words = scan.surest([spoilt, read_line(100, ("TL.", 90), ("CHÁNH", 90), ("ÁN", 97))])
    assert [word.box.text for word in words] == ["TL.", "CHÁNH", "ÁN"]
