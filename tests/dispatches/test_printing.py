"""The letter on paper, asserted from the PDF itself (NĐ 30/2020, Phụ lục I)."""

import io

import pdfplumber
import pytest

from dispatches.printing.content import LetterContent, TaskBlock
from dispatches.printing.render import render

MM = 72 / 25.4


def letter(**changes: object) -> LetterContent:
    words: dict[str, object] = {
        "issuer": ("ỦY BAN NHÂN DÂN", "THỊ TRẤN CHỢ CHU"),
        "number": "42",
        "symbol": "UBND-VHXH",
        "place": "Chợ Chu",
        "day": 9,
        "month": 4,
        "year": 2024,
        "subject": "tuyên truyền Kế hoạch số 145-KH/HU ngày 27/3/2024 của Ban Thường vụ Huyện ủy",
        "recipients": ("Các ban ngành, đoàn thể thị trấn Chợ Chu", "Các tổ dân phố thị trấn Chợ Chu"),
        "opening": ("Thực hiện Công văn số 1761/UBND-VP ngày 28/3/2024 của UBND huyện Định Hóa như sau:",),
        "tasks": (TaskBlock(heading="Công chức Văn hóa - xã hội", paragraphs=("Tuyên truyền trên trang tin.",)),),
        "closing": ("Đề nghị các đơn vị triển khai thực hiện.",),
        "distribution": ("Như trên", "Lãnh đạo UBND", "Lưu: VT, VHXH"),
        "authority": ("KT. CHỦ TỊCH",),
        "position": "PHÓ CHỦ TỊCH",
        "signer": "Nguyễn Trung Kiên",
    }
    return LetterContent(**(words | changes))  # type: ignore[arg-type]


def opened(content: LetterContent, *, draft: bool = False) -> pdfplumber.PDF:
    return pdfplumber.open(io.BytesIO(render(content, draft=draft)))


def test_the_page_is_a4_with_the_margins_of_the_decree():
    page = opened(letter()).pages[0]
    assert (round(page.width / MM), round(page.height / MM)) == (210, 297)
    # no letter of the body stands outside 30-35 mm on the left and 15-20 mm on the right
    assert min(char["x0"] for char in page.chars) / MM >= 29.9
    assert max(char["x1"] for char in page.chars) / MM <= 195.1


def test_every_element_is_set_as_the_decree_asks():
    page = opened(letter()).pages[0]
    lines = {line["text"]: line["chars"][0] for line in page.extract_text_lines(layout=False)}
    words = {word["text"]: word for word in page.extract_words(extra_attrs=["fontname", "size"])}
    assert 12 <= words["HÒA"]["size"] <= 13.01
    assert "Bold" in words["HÒA"]["fontname"]
    assert 13 <= words["Kính"]["size"] <= 14.01
    assert 12 <= words["V/v"]["size"] <= 13.01
    assert words["nhận:"]["size"] == pytest.approx(12, abs=0.01)
    assert "Bold-Italic" in words["nhận:"]["fontname"]
    assert any(text.startswith("- Lưu: VT, VHXH") and char["size"] == pytest.approx(11, abs=0.01)
               for text, char in lines.items())  # fmt: skip


def test_number_and_date_stand_as_written_and_stay_blank_when_not_given():
    text = opened(letter()).pages[0].extract_text()
    assert "Số: 42/UBND-VHXH" in text
    assert "Chợ Chu, ngày 09 tháng 4 năm 2024" in text
    blank = opened(letter(number=None, day=None)).pages[0].extract_text()
    assert "42/UBND" not in blank
    assert "09 tháng" not in blank
    assert "/UBND-VHXH" in blank


def test_only_our_own_fonts_are_in_the_file():
    names = {char["fontname"].split("+")[-1] for page in opened(letter()).pages for char in page.chars}
    assert names
    assert all("House" in name or "Liberation" in name for name in names), names


def test_a_draft_is_marked_and_the_print_for_ink_is_clean():
    assert "DỰ THẢO" in "".join(page.extract_text() for page in opened(letter(), draft=True).pages)
    assert "DỰ THẢO" not in "".join(page.extract_text() for page in opened(letter()).pages)


def test_the_second_page_is_numbered_and_the_first_is_not():
    long = letter(opening=tuple("Nội dung dài để sang trang. " * 12 for _ in range(14)))
    pages = opened(long).pages
    assert len(pages) >= 2
    top = [page.crop((0, 0, page.width, 20 * MM)).extract_text().strip() for page in pages]
    assert top[0] == ""
    assert top[1] == "2"


def test_the_same_letter_gives_the_same_bytes():
    assert render(letter(), draft=False) == render(letter(), draft=False)


def test_hostile_words_print_as_text():
    hostile = "<script>alert(1)</script> <img src='file:///etc/passwd'>"
    text = " ".join(page.extract_text() for page in opened(letter(opening=(hostile,))).pages)
    assert "<script>alert(1)</script>" in text
    assert "file:///etc/passwd" in text


def test_a_letter_survives_being_stored_as_json():
    assert LetterContent.from_json(letter().to_json()) == letter()
