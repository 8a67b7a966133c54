"""Where do two texts of one letter differ? Part by part: of two who wrote at the same time, of two saved versions."""

from __future__ import annotations

from dataclasses import dataclass

from dispatches.printing.appendices import told_appendices
from dispatches.printing.content import LetterContent
from dispatches.printing.sections import told

PARTS = {
    "doc_type": "Loại văn bản",
    "symbol": "Ký hiệu",
    "place": "Địa danh",
    "urgency": "Độ khẩn",
    "subject": "Trích yếu",
    "recipients": "Kính gửi",
    "basis": "Căn cứ",
    "opening": "Mở đầu",
    "tasks": "Nhiệm vụ",
    "sections": "Các phần",
    "closing": "Kết thúc",
    "appendices": "Phụ lục",
    "distribution": "Nơi nhận",
    "position": "Chức vụ người ký",
    "signer": "Người ký",
}


@dataclass(frozen=True)
class Difference:
    part: str
    before: str
    after: str


def differences(before: LetterContent, after: LetterContent) -> list[Difference]:
    pairs = ((label, _told(before, name), _told(after, name)) for name, label in PARTS.items())
    return [Difference(label, one, other) for label, one, other in pairs if one != other]


def _told(content: LetterContent, name: str) -> str:
    part = getattr(content, name)
    if name == "sections":
        return "\n".join(told(part))
    if name == "appendices":
        return "\n".join(told_appendices(part))
    if name == "tasks":
        return "\n".join(line for task in part for line in (task.heading, *task.paragraphs))
    return "\n".join(part) if isinstance(part, tuple) else str(part)
