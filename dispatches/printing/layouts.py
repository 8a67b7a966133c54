"""What has one type of paper that others have not? The models of Nghị định 30/2020/NĐ-CP, Phụ lục III, Mục II.

Types that are not here follow mẫu 1.4 (named papers) or mẫu 1.5 (công văn).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from dispatches.printing.form import STATE

if TYPE_CHECKING:
    from dispatches.printing.content import LetterContent


@dataclass(frozen=True, kw_only=True)
class Layout:
    """`enacts` stands in the middle under who enacts and the grounds; `calls` stands before the addressees."""

    model: str
    enacts: str = ""
    by_issuer: bool = False  # enacted by the body even when its head signs alone
    calls: str = ""
    before_call: int = 0  # paragraphs of the opening that stand before who calls: "Xét Đơn đề nghị …"
    call_place: str = ""  # where who calls stands: "middle", "edge"; "" begins a paragraph
    has_subject: bool = True  # False: the rule stands under the type itself
    has_place: bool = True  # place and day at the head; else the text says when and where
    presided: bool = False  # signed by who wrote it down, on the left, and by who presided
    as_above: bool = False  # Nơi nhận begins "Như trên" although nobody stands under "Kính gửi"
    confirmed: str = ""  # what another office may confirm by hand, on the left under Nơi nhận


PLAIN: Final = Layout(model="mẫu 1.4, 1.5")
LAYOUTS: Final = {
    "NGHỊ QUYẾT": Layout(model="mẫu 1.1", enacts="QUYẾT NGHỊ:", by_issuer=True),
    "QUYẾT ĐỊNH": Layout(model="mẫu 1.2, 1.3", enacts="QUYẾT ĐỊNH:"),
    "CÔNG ĐIỆN": Layout(model="mẫu 1.6", calls="điện:", call_place="middle"),
    "GIẤY MỜI": Layout(model="mẫu 1.7", calls="trân trọng kính mời:"),
    "GIẤY GIỚI THIỆU": Layout(
        model="mẫu 1.8", calls="trân trọng giới thiệu:", call_place="middle", has_subject=False, as_above=True
    ),
    "BIÊN BẢN": Layout(model="mẫu 1.9", has_place=False, presided=True),
    "GIẤY NGHỈ PHÉP": Layout(
        model="mẫu 1.10",
        calls="cấp cho:",
        before_call=1,
        call_place="edge",
        has_subject=False,
        confirmed="Xác nhận của cơ quan (tổ chức) hoặc chính quyền địa phương nơi nghỉ phép (nếu cần)",
    ),
}
# Their addressees stand under "điện:", "kính mời:", without "Kính gửi" and without "Như trên" in Nơi nhận.
CALLED_TYPES: Final = frozenset(name for name, layout in LAYOUTS.items() if layout.calls)
_PREFIX: Final = re.compile(r"^(?:TM|KT|TL|TUQ|Q)\.\s*", re.IGNORECASE)


def layout_of(content: LetterContent) -> Layout:
    """The State's models only: of the Party's none was seen."""
    return LAYOUTS.get(content.doc_type.upper(), PLAIN) if content.form is STATE else PLAIN


# The line of mẫu 1.9 that names who writes it down: "Thư ký (người ghi biên bản): Ông Ma Văn Hùng, công chức"; more
# than 80 letters are no name, and a line that can't be broken anywhere would take minutes to lay out
_SECRETARY: Final = re.compile(
    r"^-?\s*Thư ký(?:\s*\([^)]*\))?\s*:\s*(?:(?:Ông|Bà|Đồng chí|Đ/c)\b\.?:?\s+)?([^,;.(\n]{1,80})(?![^,;.(\n])",
    re.IGNORECASE,
)


def secretary_of(content: LetterContent) -> str:
    """Who signs on the left of the minutes, as the text names him; "" leaves room for the pen."""
    found = (_SECRETARY.match(text.strip()) for text in content.paragraphs)
    return next((hit[1].strip(" …") for hit in found if hit), "")


def authority_of(content: LetterContent) -> str:
    """Who enacts or calls: the body when it is signed for all of it (TM.), else its head."""
    body = " ".join(content.issuer)
    first = content.authority[0] if content.authority else content.position
    if layout_of(content).by_issuer or first.upper().startswith("TM.") or not first:
        return body
    return f"{_PREFIX.sub('', first)} {body}"
