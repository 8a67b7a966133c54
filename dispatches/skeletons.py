"""What does a new paper of a type say before anybody typed? The words of its model, with "…" where the clerk fills in.

Nghị định 30/2020/NĐ-CP, Phụ lục III, Mục II. Types that are not here begin empty.
"""

from __future__ import annotations

from typing import Final

from directives.models import System
from dispatches.composing import Wording
from dispatches.printing.content import as_stored
from dispatches.printing.sections import read


def _articles(kind: str) -> Wording:
    articles = (
        "Điều 1. …",
        f"Điều 2. {kind} này có hiệu lực kể từ ngày ký.",
        f"Điều 3. … chịu trách nhiệm thi hành {kind} này./.",
    )
    return {"basis": ["Căn cứ …;", "Theo đề nghị của …."], "sections": as_stored(read(articles)[1])}


WORDINGS: Final[dict[str, Wording]] = {
    "Nghị quyết": _articles("Nghị quyết"),  # mẫu 1.1
    "Quyết định": _articles("Quyết định"),  # mẫu 1.2
    "Giấy mời": {  # mẫu 1.7
        "opening": ["Tới dự …", "Chủ trì: …", "Thời gian: …", "Địa điểm: …"],
        "closing": ["Đề nghị các đại biểu đến dự đúng giờ./."],
    },
    "Giấy giới thiệu": {  # mẫu 1.8
        "opening": [
            "Ông (bà): …",
            "Chức vụ: …",
            "Được cử đến: …",
            "Về việc: …",
            "Đề nghị Quý cơ quan tạo điều kiện để ông (bà) có tên ở trên hoàn thành nhiệm vụ.",
            "Giấy này có giá trị đến hết ngày …./.",
        ],
    },
    "Biên bản": {  # mẫu 1.9
        "opening": [
            "Thời gian bắt đầu: …",
            "Địa điểm: …",
            "Thành phần tham dự: …",
            "Chủ trì (chủ tọa): …",
            "Thư ký (người ghi biên bản): …",
            "Nội dung (theo diễn biến cuộc họp):",
        ],
        "closing": ["Cuộc họp kết thúc vào … giờ …, ngày … tháng … năm …./."],
    },
    "Giấy nghỉ phép": {  # mẫu 1.10
        "opening": [
            "Xét Đơn đề nghị nghỉ phép ngày … của ông (bà) …",
            "Ông (bà): …",
            "Chức vụ: …",
            "Được nghỉ phép trong thời gian … kể từ ngày … đến hết ngày … tại ….",
            "Số ngày nghỉ phép nêu trên được tính vào thời gian …./.",
        ],
    },
}
# Who gets a copy before the line of the kept one
COPIES: Final[dict[str, tuple[str, ...]]] = {
    "Công văn": ("Như trên",),
    "Tờ trình": ("Như trên",),
    "Giấy giới thiệu": ("Như trên",),
    "Nghị quyết": ("Như Điều 3",),
    "Quyết định": ("Như Điều 3",),
}


def wording_of(name: str, system: str) -> Wording:
    """The Party has no models that were seen."""
    return WORDINGS.get(name, {}) if system == System.STATE else {}
