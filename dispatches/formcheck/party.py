"""Is a paper of the Party in form? Hướng dẫn 36-HD/VPTW, and the later one where it says the same.

What the form itself prints (the star under the issuer, "Số", the line of the date) can't be wrong here and has no rule.
"""

import re
from collections.abc import Collection, Iterator
from dataclasses import replace
from typing import Final

from dispatches.formcheck import head, lists, text
from dispatches.formcheck.finding import Finding, Rule
from dispatches.printing.content import LetterContent
from vietnam import types
from vietnam.text import settle_tones

_DECREE_PREFIX: Final = re.compile(r"^\s*([TK])\s*/?\s*([MTL])\s*\.?\s+(?=\S)|^\s*([TK])/([MTL])\.?\s*(?=\S)")
_PREFIXES: Final = ("T/M", "K/T", "T/L")
_COMMITTEE: Final = re.compile(r"^(?:Ban Thường vụ\s+)?((?:Tỉnh|Thành|Huyện|Quận|Thị|Đảng) ủy)\b", re.IGNORECASE)
_KEPT: Final = re.compile(r"^\s*[-–]?\s*Lưu\b", re.IGNORECASE)
_OFFICE_KEPT: Final = re.compile(r"^\s*[-–]?\s*Lưu Văn phòng\b[^:]*$")


def symbol(content: LetterContent, known_units: Collection[str]) -> Iterator[Finding]:
    """KH/HU: the type, a stroke, the body; the body alone for a type that has no abbreviation."""
    printed, where, source = content.symbol, "Ký hiệu", content.form.source
    if not printed.strip():
        yield Finding("symbol-missing", where, "Chưa ghi ký hiệu của văn bản, ví dụ KH/ĐU.", source)
        return
    tight = re.sub(r"\s*([-/])\s*", r"\1", printed.strip().strip("-/ ").replace("–", "-"))
    if tight != printed:
        yield Finding(
            "symbol-spaces", where,
            f"Ký hiệu “{printed}” có khoảng trắng hoặc dấu thừa; viết là “{tight}”.", source,
            replace(content, symbol=tight),
        )  # fmt: skip
    wanted = types.abbrev_of(content.doc_type, "party")
    kind, mark, body = re.split(r"([-/])", tight, maxsplit=1) if re.search(r"[-/]", tight) else (tight, "", "")
    if not body or not wanted:
        if not body and wanted != "":
            yield Finding(
                "symbol-form", where,
                f"Ký hiệu văn bản của Đảng gồm chữ viết tắt tên loại và cơ quan, ví dụ {wanted or 'KH'}/ĐU.", source,
            )  # fmt: skip
        return
    if types.by_abbrev(kind, "party") is None:  # "ĐU-KH": the decree's order, or none at all
        yield Finding(
            "symbol-form", where,
            f"Ký hiệu của {content.doc_type.lower()} bắt đầu bằng “{wanted}/”, không phải “{kind}”.", source,
        )  # fmt: skip
    elif kind != wanted or mark != "/":
        right = f"{wanted}/{body}"
        yield Finding(
            "symbol-form", where,
            f"Giữa tên loại và cơ quan ban hành là dấu gạch chéo, tên loại là “{wanted}”: “{right}”.", source,
            replace(content, symbol=right),
        )  # fmt: skip


def doc_type(content: LetterContent, known_units: Collection[str]) -> Iterator[Finding]:
    if types.abbrev_of(content.doc_type, "party") is None:
        sentence = f"“{content.doc_type}” không phải là thể loại văn bản của Đảng; hãy chọn trong danh sách."
        yield Finding("type-unknown", "Tên loại", sentence, "Quy định 66-QĐ/TW (sau là Quy định 399-QĐ/TW)")


def authority(content: LetterContent, known_units: Collection[str]) -> Iterator[Finding]:
    wanted = tuple(_DECREE_PREFIX.sub(_stroked, line) for line in content.authority)
    if wanted != content.authority:
        yield Finding(
            "authority-prefix", lists.SIGNATURE,
            f"Đề ký của văn bản Đảng viết là “{' / '.join(wanted)}”; các chữ viết tắt là {', '.join(_PREFIXES)}.",
            content.form.source, replace(content, authority=wanted),
        )  # fmt: skip


def collective(content: LetterContent, known_units: Collection[str]) -> Iterator[Finding]:
    """A committee decides together: its deputy secretary signs for it, not in the place of the secretary."""
    lines = " ".join(content.authority)
    if lines.startswith("K/T") and "BÍ THƯ" in lines:
        yield Finding(
            "authority-collective", lists.SIGNATURE,
            "Phó bí thư ký thay mặt cấp ủy (“T/M BAN THƯỜNG VỤ”, “T/M ĐẢNG ỦY”), không ký “K/T BÍ THƯ”.",
            content.form.source,
        )  # fmt: skip


def kept_copy(content: LetterContent, known_units: Collection[str]) -> Iterator[Finding]:
    """The last line: "Lưu Văn phòng Huyện ủy.", without a colon, without VT. A cell (chi bộ) has no office."""
    lines = content.distribution
    name = office_of(content.issuer_name or " ".join(content.issuer).capitalize())
    wanted = f"Lưu {name}." if name else ""
    kept = lines[-1] if lines and _KEPT.match(lines[-1]) else ""
    if not any(_KEPT.match(line) for line in lines):
        mend = replace(content, distribution=(*lines, wanted)) if wanted else None
        sentence = f"Dòng cuối của Nơi nhận là bản lưu{f': “{wanted}”' if wanted else ''}."
        yield Finding("copies-kept", lists.COPIES, sentence, content.form.source, mend)
    elif (name and not _OFFICE_KEPT.match(kept)) or re.search(r"Lưu\s*:|\bVT\b", kept):
        mend = (
            replace(content, distribution=(*(one for one in lines if not _KEPT.match(one)), wanted)) if name else None
        )
        sentence = f"Dòng lưu của văn bản Đảng không có dấu hai chấm và “VT”{f', ghi: “{wanted}”' if wanted else ''}."
        yield Finding("copies-kept", lists.COPIES, sentence, content.form.source, mend)


def office_of(issuer: str) -> str:
    """ "Văn phòng Huyện ủy" of "Huyện ủy Định Hóa"; "" for a body without an office of its own."""
    found = _COMMITTEE.match(settle_tones(issuer.strip()))
    return f"Văn phòng {found[1].capitalize()}" if found else ""


def end_mark(content: LetterContent, known_units: Collection[str]) -> Iterator[Finding]:
    texts = [one for one in content.paragraphs if one.strip()]
    if texts and texts[-1].endswith("./."):
        yield Finding(
            "end-mark", text.WHERE,
            "Nội dung văn bản của Đảng kết thúc bằng dấu chấm, không phải “./.”.", content.form.source,
            text.last_changed(content, lambda last: last.removesuffix("./.") + "."),
        )  # fmt: skip


def _stroked(found: re.Match[str]) -> str:
    pair = f"{found[1] or found[3]}/{found[2] or found[4]}"
    return f"{pair} " if pair in _PREFIXES else found[0]


def _of_both(rule: Rule) -> Rule:
    """A rule that the decree and the Party's guideline share, under the guideline's name."""

    def told(content: LetterContent, known_units: Collection[str]) -> Iterator[Finding]:
        return (replace(found, article=content.form.source) for found in rule(content, known_units))

    return told


RULES: tuple[Rule, ...] = (
    _of_both(head.issuer), symbol, _of_both(head.place_and_date), doc_type, _of_both(head.subject),
    _of_both(text.empty), text.fields_left, _of_both(text.zeros), _of_both(text.impossible_dates), end_mark,
    kept_copy, authority, collective, _of_both(lists.signer),
)  # fmt: skip
