"""The golden papers, box by box: what stands in each box of the diagram (Phụ lục I, Mục IV), where, how large, in which
letters; measured in the PDF, in mm from the left and the top of the sheet.

Boxes 8 (the seal) and 14 (the signature on an electronic copy) are filled by signing, see `test_signing.py`. Box 11
is in `test_state_models.py`, box 13 in `test_contact.py`. No draft holds a box 10a or 12: secrets do not go through
this app.
"""

from dataclasses import dataclass, replace

import pytest

from dispatches.printing.content import LetterContent, TaskBlock
from dispatches.printing.render import render
from tests.dispatches.paper import MM, Paper
from tests.dispatches.party_plan import PLAN_145
from tests.dispatches.test_print_form import LONG_LINE, MENDED

pytestmark = pytest.mark.slow

SERIF, BOLD, ITALIC, BOTH = (f"House-Letter-Serif{style}" for style in ("", "-Bold", "-Italic", "-Bold-Italic"))
NEAR_MM = 0.5


@dataclass(frozen=True)
class Box:
    """A line of text and its place: left and right edge and base line in mm; from the left of the sheet and its top."""

    number: str
    text: str
    page: int
    left: float
    right: float
    base: float
    size: float
    font: str


MORE = TaskBlock(heading="Các tổ dân phố", paragraphs=(LONG_LINE,) * 6)
STATE = replace(MENDED, urgency="HỎA TỐC")
STATE_LONG = replace(MENDED, tasks=(*MENDED.tasks, MORE))
PARTY = replace(
    PLAN_145, doc_type="CÔNG VĂN", symbol="CV/HU", sections=(), opening=PLAN_145.opening[:1],
    recipients=("Các chi bộ, đảng bộ trực thuộc,", "Các cơ quan tham mưu, giúp việc Huyện ủy."),
)  # fmt: skip
STATE_HEAD = (
    Box("1", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 1, 98.5, 193.5, 24.2, 13, BOLD),
    Box("1", "Độc lập - Tự do - Hạnh phúc", 1, 115.8, 176.2, 29.8, 14, BOLD),
    Box("2", "ỦY BAN NHÂN DÂN", 1, 42.0, 85.0, 24.2, 13, BOLD),
    Box("2", "THỊ TRẤN CHỢ CHU", 1, 40.8, 86.2, 29.5, 13, BOLD),
    Box("3", "Số: 42/UBND-VHXH", 1, 43.1, 83.9, 38.9, 13, SERIF),
    Box("4", "Chợ Chu, ngày 09 tháng 4 năm 2024", 1, 109.4, 182.6, 38.9, 14, ITALIC),
    Box("5b", "V/v tuyên truyền Kế hoạch", 1, 40.6, 86.4, 46.0, 12, SERIF),
)
PARTY_HEAD = (
    Box("1", "ĐẢNG CỘNG SẢN VIỆT NAM", 1, 116.1, 188.9, 24.8, 15, BOLD),
    Box("2", "ĐẢNG BỘ TỈNH THÁI NGUYÊN", 1, 34.3, 104.7, 24.5, 14, SERIF),
    Box("2", "HUYỆN ỦY ĐỊNH HÓA", 1, 43.2, 95.8, 30.2, 14, BOLD),
    Box("2", "*", 1, 68.3, 70.7, 35.9, 14, SERIF),
)
GOLDEN: dict[str, tuple[LetterContent, int, tuple[Box, ...]]] = {
    "State, one page": (
        STATE,
        1,
        (
            *STATE_HEAD,
            Box("5b", "Ban Thường vụ Huyện ủy", 1, 41.4, 85.6, 55.7, 12, SERIF),
            Box("10b", "HỎA TỐC", 1, 52.9, 74.1, 65.1, 13, BOLD),
            Box("9a", "Kính gửi:", 1, 55.0, 74.0, 77.7, 14, SERIF),
            Box("9a", "- Các ban ngành, đoàn thể thị trấn Chợ Chu;", 1, 72.6, 160.0, 83.4, 14, SERIF),
            Box("9a", "- Các tổ dân phố thị trấn Chợ Chu.", 1, 72.6, 141.0, 89.0, 14, SERIF),
            Box("6", "Thực hiện công văn số 1761/UBND-VP", 1, 40.0, 122.3, 99.1, 14, SERIF),
            Box("6", "Định Hóa về việc triển khai thực hiện Kế hoạch", 1, 30.0, 161.0, 105.0, 14, SERIF),
            Box("6", "1. Công chức Văn hóa-xã hội", 1, 40.0, 100.8, 124.9, 14, BOLD),
            Box("6", "Đề nghị các ban ngành, đoàn thể, tổ dân phố", 1, 40.0, 171.5, 194.8, 14, SERIF),
            Box("9b", "Nơi nhận:", 1, 30.0, 48.2, 202.7, 12, BOTH),
            Box("9b", "- Như trên;", 1, 30.0, 47.2, 207.2, 11, SERIF),
            Box("9b", "- Lưu: VT, VHXH.", 1, 30.0, 59.6, 225.1, 11, SERIF),
            Box("7a", "KT. CHỦ TỊCH", 1, 127.5, 161.5, 202.7, 14, BOLD),
            Box("7a", "PHÓ CHỦ TỊCH", 1, 126.2, 162.8, 208.4, 14, BOLD),
            Box("7b", "Nguyễn Trung Kiên", 1, 123.6, 165.4, 240.0, 14, BOLD),
        ),
    ),
    "State, two pages": (
        STATE_LONG,
        2,
        (
            *STATE_HEAD,
            Box("9a", "Kính gửi:", 1, 55.0, 74.0, 66.9, 14, SERIF),
            Box("9a", "- Các ban ngành, đoàn thể thị trấn Chợ Chu;", 1, 72.6, 160.0, 72.5, 14, SERIF),
            Box("6", "Thực hiện công văn số 1761/UBND-VP", 1, 40.0, 122.3, 88.3, 14, SERIF),
            Box("6", "3. Các tổ dân phố", 1, 40.0, 76.9, 175.9, 14, BOLD),
            Box("page", "2", 2, 110.9, 113.1, 11.5, 13, SERIF),
            Box("6", "Đề nghị các ban ngành, đoàn thể, tổ dân phố", 2, 40.0, 171.5, 98.3, 14, SERIF),
            Box("9b", "Nơi nhận:", 2, 30.0, 48.2, 106.2, 12, BOTH),
            Box("9b", "- Lưu: VT, VHXH.", 2, 30.0, 59.6, 128.6, 11, SERIF),
            Box("7a", "KT. CHỦ TỊCH", 2, 127.5, 161.5, 106.2, 14, BOLD),
            Box("7a", "PHÓ CHỦ TỊCH", 2, 126.2, 162.8, 111.9, 14, BOLD),
            Box("7b", "Nguyễn Trung Kiên", 2, 123.6, 165.4, 143.6, 14, BOLD),
        ),
    ),
    "Party, one page": (
        PARTY,
        1,
        (
            *PARTY_HEAD,
            Box("3", "Số 145-CV/HU", 1, 54.1, 84.9, 44.0, 14, SERIF),
            Box("4", "Định Hóa, ngày 27 tháng 3 năm 2024", 1, 115.0, 190.0, 44.0, 14, ITALIC),
            Box("5b", "V/v thực hiện Chỉ thị số 28-CT/TW", 1, 40.0, 99.0, 50.1, 12, ITALIC),
            Box("9a", "Kính gửi:", 1, 55.0, 74.0, 80.7, 14, SERIF),
            Box("9a", "- Các chi bộ, đảng bộ trực thuộc,", 1, 72.6, 137.4, 86.4, 14, SERIF),
            Box("9a", "- Các cơ quan tham mưu, giúp việc Huyện ủy.", 1, 72.6, 163.6, 92.1, 14, SERIF),
            Box("6", "Thực hiện Kế hoạch số 156-KH/TU, ngày 01/3/2024", 1, 40.0, 195.1, 102.3, 14, SERIF),
            Box("6", "Tỉnh ủy Thái Nguyên về việc thực hiện Chỉ thị", 1, 30.0, 195.0, 108.7, 14, SERIF),
            Box("9b", "Nơi nhận:", 1, 30.0, 49.8, 142.2, 14, SERIF),
            Box("9b", "- Thường trực Tỉnh ủy,", 1, 30.0, 68.7, 147.3, 12, SERIF),
            Box("9b", "- Lưu Văn phòng Huyện ủy.", 1, 30.0, 77.6, 195.9, 12, SERIF),
            Box("7a", "T/M BAN THƯỜNG VỤ", 1, 126.1, 178.9, 142.2, 14, BOLD),
            Box("7a", "PHÓ BÍ THƯ THƯỜNG TRỰC", 1, 118.3, 186.7, 147.9, 14, BOLD),
            Box("7b", "Đàm Tiến Niên", 1, 136.5, 168.5, 179.6, 14, BOLD),
        ),
    ),
    "Party, six pages": (
        PLAN_145,
        6,
        (
            *PARTY_HEAD,
            Box("3", "Số 145-KH/HU", 1, 53.9, 85.1, 44.0, 14, SERIF),
            Box("4", "Định Hóa, ngày 27 tháng 3 năm 2024", 1, 115.0, 190.0, 44.0, 14, ITALIC),
            Box("5a", "KẾ HOẠCH", 1, 97.1, 127.9, 56.7, 16, BOLD),
            Box("5a", "thực hiện Chỉ thị số 28-CT/TW", 1, 42.4, 112.8, 62.9, 15, BOLD),
            Box("5a", "đáp ứng yêu cầu phát triển đất nước phồn vinh, hạnh phúc", 1, 46.0, 179.0, 75.0, 15, BOLD),
            Box("5a", "-----", 1, 108.4, 116.6, 80.8, 14, SERIF),
            Box("6", "Thực hiện Kế hoạch số 156-KH/TU, ngày 01/3/2024", 1, 40.0, 195.1, 91.0, 14, SERIF),
            Box("6", "I. MỤC ĐÍCH, YÊU CẦU", 1, 40.0, 95.0, 131.3, 14, BOLD),
            Box("6", "1. Mục đích", 1, 40.0, 64.8, 139.7, 14, BOLD),
            Box("page", "6", 6, 111.3, 113.7, 11.7, 14, SERIF),
            Box("9b", "Nơi nhận:", 6, 30.0, 49.8, 160.0, 14, SERIF),
            Box("9b", "- Thường trực Tỉnh ủy,", 6, 30.0, 68.7, 165.0, 12, SERIF),
            Box("9b", "- Lưu Văn phòng Huyện ủy.", 6, 30.0, 77.6, 213.7, 12, SERIF),
            Box("7a", "T/M BAN THƯỜNG VỤ", 6, 126.1, 178.9, 160.0, 14, BOLD),
            Box("7a", "PHÓ BÍ THƯ THƯỜNG TRỰC", 6, 118.3, 186.7, 165.7, 14, BOLD),
            Box("7b", "Đàm Tiến Niên", 6, 136.5, 168.5, 197.3, 14, BOLD),
        ),
    ),
}


@pytest.mark.parametrize("name", GOLDEN)
def test_each_box_holds_its_words_in_its_place_its_size_and_its_letters(name):
    content, pages, boxes = GOLDEN[name]
    paper = Paper(render(content, draft=False))
    assert paper.pages == pages
    for box in boxes:
        line = paper.line(box.text, page=box.page)
        assert (line.size, line.font) == (box.size, box.font), box
        place = (line.x0 / MM, line.x1 / MM if line.text == box.text else box.right, line.baseline / MM)
        assert place == pytest.approx((box.left, box.right, box.base), abs=NEAR_MM), box


def test_only_lines_of_the_running_text_and_of_long_subjects_are_named_by_their_first_words():
    for content, _, boxes in GOLDEN.values():
        paper = Paper(render(content, draft=False))
        named = {box.number for box in boxes if paper.line(box.text, page=box.page).text != box.text}
        assert named <= {"5a", "6"}
