"""Which kinds of paper are there? The tables of types and their abbreviations, State and Party."""

from dataclasses import dataclass
from typing import Literal

from vietnam import text

System = Literal["state", "party", "law"]


@dataclass(frozen=True)
class DocumentType:
    """One type of paper. `abbrev` is "" where the regulation gives none."""

    name: str
    abbrev: str
    system: System
    source: str


_STATE_SOURCE = "NĐ 30/2020/NĐ-CP, Điều 7 và Phụ lục III, mục I"
_STATE = (
    "nghị quyết (cá biệt):NQ|quyết định (cá biệt):QĐ|chỉ thị:CT|quy chế:QC|quy định:QyĐ|thông cáo:TC|thông báo:TB|"
    "hướng dẫn:HD|chương trình:CTr|kế hoạch:KH|phương án:PA|đề án:ĐA|dự án:DA|báo cáo:BC|biên bản:BB|tờ trình:TTr|"
    "hợp đồng:HĐ|công văn:|công điện:CĐ|bản ghi nhớ:BGN|bản thỏa thuận:BTT|giấy ủy quyền:GUQ|giấy mời:GM|"
    "giấy giới thiệu:GGT|giấy nghỉ phép:GNP|phiếu gửi:PG|phiếu chuyển:PC|phiếu báo:PB|thư công:"
)
_COPY_SOURCE = "NĐ 30/2020/NĐ-CP, Phụ lục III, mục I (bản sao)"
_COPIES = "sao y:SY|trích sao:TrS|sao lục:SL"
_PARTY_SOURCE = "Hướng dẫn 36-HD/VPTW; Quy định 66-QĐ/TW (sau là 399-QĐ/TW)"
_PARTY = (
    "nghị quyết:NQ|quyết định:QĐ|quy định:QĐ|chỉ thị:CT|kết luận:KL|quy chế:QC|thông báo:TB|báo cáo:BC|kế hoạch:KH|"
    "chương trình:CTr|tờ trình:TTr|công văn:CV|biên bản:BB|đề án:ĐA|phương án:PA|dự án:DA|thông tri:TT|hướng dẫn:HD|"
    "tuyên bố:TBo|lời kêu gọi:LKG|giấy mời:GM|giấy giới thiệu:GT|phiếu chuyển:PC|thư công:|bản sao:BS"
)
_LAW_SOURCE = "Luật Ban hành văn bản quy phạm pháp luật"
_LAW = (
    "hiến pháp:|bộ luật:|luật:|pháp lệnh:PL|lệnh:L|nghị định:NĐ|thông tư:TT|thông tư liên tịch:TTLT|"
    "nghị quyết liên tịch:NQLT"
)


def _table(rows: str, system: System, source: str) -> tuple[DocumentType, ...]:
    pairs = (row.rpartition(":") for row in rows.split("|"))
    return tuple(DocumentType(name, abbrev, system, source) for name, _, abbrev in pairs)


STATE = _table(_STATE, "state", _STATE_SOURCE)
COPIES = _table(_COPIES, "state", _COPY_SOURCE)
PARTY = _table(_PARTY, "party", _PARTY_SOURCE)
LAW = _table(_LAW, "law", _LAW_SOURCE)

# How a type is printed as a title or cited; the longest first, so that "thông tư liên tịch" wins over "thông tư".
_EXTRA_TITLES = "thông tri|chương trình hành động|kế hoạch liên tịch|hướng dẫn liên ngành|thông báo kết luận|điều lệ"
TITLES: tuple[str, ...] = tuple(
    sorted(
        {row.name.removesuffix(" (cá biệt)") for row in (*STATE, *COPIES, *PARTY, *LAW)}
        | set(_EXTRA_TITLES.split("|")),
        key=lambda name: (-len(name), name),
    )
)
_BY_FOLD = {text.fold(name): name for name in TITLES}
_BY_FOLD.update({text.fold(name).replace(" ", ""): name for name in TITLES})


def by_title(title: str) -> str | None:
    """`"KẾ HOẠCH"` → `"kế hoạch"`: accents, case and letter-spacing do not matter; None when it is no type."""
    folded = text.fold(title).strip(" .:*-_")
    return _BY_FOLD.get(folded) or _BY_FOLD.get(folded.replace(" ", ""))


def by_abbrev(abbrev: str, system: System) -> str | None:
    """`"KH"` → `"kế hoạch"`; case matters little (`CTR` is `CTr`), None when the table has none."""
    rows = PARTY if system == "party" else (*STATE, *COPIES, *LAW)
    for row in rows:
        if row.abbrev and row.abbrev.lower() == text.nfc(abbrev).strip().lower():
            return row.name.removesuffix(" (cá biệt)")
    return None


def abbrev_of(name: str, system: System) -> str | None:
    rows = {"party": PARTY, "law": LAW, "state": (*STATE, *COPIES)}[system]
    return next((r.abbrev for r in rows if text.fold(r.name.removesuffix(" (cá biệt)")) == text.fold(name)), None)
