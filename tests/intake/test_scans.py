"""Scans and photos: read by Tesseract where it is, refused with advice where it is not, and stopped in time."""

import io
import resource
import time
from collections.abc import Callable

import pytest
from PIL import Image, ImageChops, ImageDraw, ImageOps

from intake import extraction, sources
from intake.extraction import DEFAULT_LIMITS, NEEDS_OCR, Limits, Refused, extract, ocr, scan
from intake.extraction.refusal import SENTENCES
from intake.reading import Reading, read
from tests.intake.files import cat, made_docx, made_pdf, photo, pictures, scanned_pdf
from vietnam.text import fold

pytestmark = pytest.mark.slow

needs_tesseract = pytest.mark.skipif(not scan.installed(), reason="Tesseract or its Vietnamese model is missing")


@pytest.fixture(scope="module")
def pages() -> list[Image.Image]:
    return pictures(made_pdf())


def check(reading: Reading) -> None:
    """OCR loses an accent here and there; nothing else may be lost."""
    given = reading.to_json()
    assert (given["number"], given["symbol"], given["date"]) == ("87", "UBND-VHXH", "2024-05-06")
    assert [fold(given[key]) for key in ("issuer_parent", "issuer", "subject")] == [
        "ubnd huyen yen lap",
        "uy ban nhan dan xa tan son",
        "trien khai thang hanh dong vi tre em nam 2024",
    ]
    assert given["tasks"][0]["deadline"] == "2024-05-15"


def spent() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


@needs_tesseract
def test_a_scanned_pdf_is_read_page_by_page(pages: list[Image.Image]) -> None:
    told: list[tuple[int, int]] = []
    text = ocr(scanned_pdf(pages), "quet.pdf", progress=lambda page, of: told.append((page, of)))
    check(read(text))
    assert told == [(at + 1, len(pages)) for at in range(len(pages))]


@needs_tesseract
@pytest.mark.parametrize("kind", ["JPEG", "TIFF"])
def test_a_photo_is_read(pages: list[Image.Image], kind: str) -> None:
    check(read(ocr(photo(pages[0], kind), "anh")))


@needs_tesseract
def test_a_page_of_scan_takes_less_than_fifteen_seconds(pages: list[Image.Image]) -> None:
    """Of the processor: the machine may have other work."""
    started = spent()
    ocr(photo(pages[0]), "anh.jpg")
    assert spent() - started < 15


@needs_tesseract
def test_a_photo_held_sideways_by_its_camera_is_turned(pages: list[Image.Image]) -> None:
    out, mark = io.BytesIO(), Image.Exif()
    mark[0x0112] = 6  # turn it right to see it upright
    pages[0].rotate(90, expand=True).save(out, "JPEG", exif=mark)
    check(read(ocr(out.getvalue(), "anh.jpg")))


@needs_tesseract
@pytest.mark.parametrize("degrees", [90, 180, 270])
def test_a_page_that_lay_on_its_side_or_its_head_is_turned(pages: list[Image.Image], degrees: int) -> None:
    check(read(ocr(photo(pages[0].rotate(degrees, expand=True)), "anh.jpg")))


@needs_tesseract
@pytest.mark.parametrize("ink", [105, 60])
def test_under_a_seal_that_a_copy_made_grey_it_is_read_who_signed(pages: list[Image.Image], ink: int) -> None:
    column = (pages[1].width // 2, pages[1].height // 10)  # the signature's upper left corner
    box = ImageOps.invert(pages[1].crop((*column, *pages[1].size))).getbbox()
    assert box is not None
    x, y = column[0] + box[0] + 80, column[1] + box[1] + 60
    seal = Image.new("L", pages[1].size, 255)
    draw = ImageDraw.Draw(seal)
    for radius in (140, 126, 80):
        draw.ellipse((x - radius, y - radius, x + radius, y + radius), outline=ink, width=6)
    draw.ellipse((x - 40, y - 40, x + 40, y + 40), fill=ink)
    text = ocr(photo(ImageChops.darker(pages[1], seal)))
    assert all(each in text for each in ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Hoàng Thị Minh Nguyệt"))


@needs_tesseract
def test_a_picture_of_a_cat_is_refused() -> None:
    with pytest.raises(Refused) as refused:
        ocr(cat(), "meo.jpg")
    assert refused.value.code == "no_words"
    assert "Không nhận ra chữ nào trong ảnh" in str(refused.value)


@needs_tesseract
def test_a_page_that_takes_too_long_is_stopped(pages: list[Image.Image]) -> None:
    wall = Image.new("L", (pages[0].width * 2, pages[0].height * 2))
    for at in range(4):
        wall.paste(pages[0], ((at % 2) * pages[0].width, (at // 2) * pages[0].height))
    started = time.monotonic()
    with pytest.raises(Refused) as refused:
        ocr(photo(wall), "tuong.jpg", Limits(page_seconds=1))
    assert refused.value.code == "too_long"
    assert time.monotonic() - started < 30


@needs_tesseract
def test_the_one_door_falls_back_to_ocr(pages: list[Image.Image]) -> None:
    (paper,) = sources.papers_in(scanned_pdf(pages[:1]), "quet.pdf")
    assert paper.scanned
    check(paper.reading)


def test_a_scan_and_a_photo_are_refused_as_text_and_sent_to_ocr(pages: list[Image.Image]) -> None:
    for content in (scanned_pdf(pages), photo(pages[0])):
        with pytest.raises(Refused) as refused:
            extract(content)
        assert refused.value.code in NEEDS_OCR


def test_without_tesseract_the_sentence_says_how_to_get_it(
    pages: list[Image.Image], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scan, "installed", lambda: False)
    with pytest.raises(Refused) as refused:
        ocr(photo(pages[0]))
    assert refused.value.code == "no_ocr"
    assert "apt-get install tesseract-ocr tesseract-ocr-vie" in str(refused.value)


def test_too_many_scanned_pages_and_pictures_too_large_are_refused() -> None:
    small = [Image.new("L", (100, 140), 255)] * 5
    with pytest.raises(Refused) as refused:
        ocr_or_no_tesseract(scanned_pdf(small), Limits(pages=4))
    assert refused.value.code in {"too_many_pages", "no_ocr"}
    with pytest.raises(Refused) as refused:
        ocr_or_no_tesseract(photo(Image.new("1", (9000, 9000)), "PNG"), Limits())
    assert refused.value.code in {"bomb", "no_ocr"}


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> Callable[..., str]:
    """OCR of a document whose pages are given: the words of each, or why it is refused."""

    def of(*found: str, limits: Limits = DEFAULT_LIMITS) -> str:
        def answer(kind: str, content: bytes, limits: Limits, *, page: int = 0) -> dict[str, object]:
            if kind == "pages":
                return {"pages": len(found)}
            if found[page] in SENTENCES:
                raise Refused(found[page])
            return {"text": found[page], "sure": len(found[page].split())}

        monkeypatch.setattr(extraction, "ask", answer)
        monkeypatch.setattr(scan, "installed", lambda: True)
        return ocr(b"%PDF-1.7", limits=limits)

    return of


PAGE = "Ủy ban nhân dân xã đề nghị các thôn tuyên truyền trên loa truyền thanh trước ngày 20/5/2024."


def test_a_page_that_can_not_be_read_is_said_in_its_place(asked: Callable[..., str]) -> None:
    text = asked(PAGE, "too_long", PAGE)
    assert text.split("\n\f\n") == [PAGE, "[Không nhận dạng được trang 2]", PAGE]
    doubt = next(doubt for doubt in read(text).doubts if doubt.code == "unreadable")
    assert "Không nhận dạng được trang 2 của bản quét" in doubt.sentence
    assert [text[a:b] for a, b in doubt.spans] == ["[Không nhận dạng được trang 2]"]
    assert all("nhận dạng" not in task.text.value for task in read(text).tasks)


def test_after_five_such_pages_the_rest_is_not_tried_and_what_was_read_is_kept(asked: Callable[..., str]) -> None:
    text = asked(PAGE, *["too_greedy"] * 5, PAGE, PAGE)
    assert text.endswith("[Không nhận dạng được trang 7 đến trang 8]")
    assert text.startswith(PAGE)


def test_when_the_time_for_all_pages_is_over_the_rest_is_said_unread(asked: Callable[..., str]) -> None:
    with pytest.raises(Refused) as refused:
        asked(PAGE, PAGE, limits=Limits(scan_seconds=-1))
    assert refused.value.code == "no_words"


def test_a_document_of_which_no_page_can_be_read_is_refused_with_the_reason(asked: Callable[..., str]) -> None:
    with pytest.raises(Refused) as refused:
        asked("too_long", "too_greedy")
    assert refused.value.code == "too_long"


def test_what_is_wrong_with_the_whole_file_is_no_matter_of_a_page(asked: Callable[..., str]) -> None:
    with pytest.raises(Refused) as refused:
        asked(PAGE, "encrypted", PAGE)
    assert refused.value.code == "encrypted"


def ocr_or_no_tesseract(content: bytes, limits: Limits) -> str:
    return ocr(content, limits=limits)


@pytest.mark.parametrize("content", [made_docx(), b"Ban hanh kem theo"])
def test_what_is_no_scan_is_not_read_by_ocr(content: bytes) -> None:
    with pytest.raises(Refused) as refused:
        ocr(content)
    assert refused.value.code == "not_a_scan"


@needs_tesseract
def test_a_broken_picture_is_refused(pages: list[Image.Image]) -> None:
    with pytest.raises(Refused) as refused:
        ocr(photo(pages[0])[:3000], "anh.jpg")
    assert refused.value.code in {"broken", "no_words"}
