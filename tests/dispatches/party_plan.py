"""Kế hoạch 145-KH/HU as the district's committee issued it: the golden paper in Party form, read from the demo."""

import re
from pathlib import Path

from dispatches.printing.content import LetterContent
from dispatches.printing.sections import read

FILE = Path(__file__).resolve().parents[2] / "directives/demo/papers/ke-hoach-145-kh-hu.txt"
SUBJECT = (
    "thực hiện Chỉ thị số 28-CT/TW ngày 25/12/2023 của Bộ Chính trị về tăng cường công tác chăm sóc, giáo dục và bảo "
    "vệ trẻ em đáp ứng yêu cầu phát triển đất nước phồn vinh, hạnh phúc"
)


def _paragraphs() -> list[str]:
    """The running text; a paragraph that the scan broke at the end of a page is joined again, the initials left out."""
    text = FILE.read_text(encoding="utf-8")
    text = text[text.index("Thực hiện Kế hoạch số 156-KH/TU") : text.index("Nơi nhận:")].replace("*k*", "")
    joined: list[str] = []
    for part in text.split("\n\n"):
        line = " ".join(part.split())
        if joined and line[:1].islower():
            joined[-1] += f" {line}"
        elif line:
            joined.append(line)
    return joined


def _copies() -> tuple[str, ...]:
    text = FILE.read_text(encoding="utf-8").split("Nơi nhận:")[1].replace("*anh*", "")
    return tuple(line.strip() for line in re.findall(r"^- (.+)$", text, re.MULTILINE))


OPENING, SECTIONS = read(_paragraphs())

PLAN_145 = LetterContent(
    preset="party-2018",
    issuer_parent=("ĐẢNG BỘ TỈNH THÁI NGUYÊN",),
    issuer=("HUYỆN ỦY ĐỊNH HÓA",),
    number="145",
    symbol="KH/HU",
    place="Định Hóa",
    day=27,
    month=3,
    year=2024,
    doc_type="KẾ HOẠCH",
    subject=SUBJECT,
    opening=OPENING,
    sections=SECTIONS,
    distribution=_copies(),
    authority=("T/M BAN THƯỜNG VỤ",),
    position="PHÓ BÍ THƯ THƯỜNG TRỰC",
    signer="Đàm Tiến Niên",
)
