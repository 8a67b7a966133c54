"""Are the addressees, the copies and the signature in form: kính gửi, nơi nhận, quyền hạn, chức vụ, họ tên?"""

import re
from collections.abc import Collection, Iterator
from dataclasses import replace
from typing import Final

from dispatches.formcheck.finding import Finding, Rule, article, nearest_unit
from dispatches.printing.content import LetterContent, as_list
from dispatches.printing.form import ADDRESSED_TYPES, LETTER_TYPE, SIGNING_PREFIXES
from dispatches.printing.layouts import CALLED_TYPES, layout_of

TO: Final = "Kính gửi"
COPIES: Final = "Nơi nhận"
SIGNATURE: Final = "Chữ ký"
AS_ABOVE: Final = re.compile(r"^\s*-?\s*Như (?:trên|kính gửi)\s*[;.,]?\s*$", re.IGNORECASE)
# Box 12 (Mục III.3): "PL.(300)" behind the line of the kept copy
DRAFTED: Final = re.compile(r"\.\s+[A-ZĐ]{1,6}\.?\s?\(\d{1,4}\)\s*$")
KEPT: Final = re.compile(r"^\s*-?\s*Lưu\b\s*:?\s*(.*)$", re.IGNORECASE)
# These are never sent to nobody (Mục II.9b)
SENT_TO_SOMEBODY: Final = frozenset({LETTER_TYPE, "TỜ TRÌNH"})
ACADEMIC: Final = re.compile(r"^(?:(?:GS|PGS|TS|ThS|CN|KS|BS|NGƯT|NGND|Thạc sĩ|Tiến sĩ|Cử nhân|Ông|Bà)\b[.\s]*)+")


def recipients(content: LetterContent, known_units: Collection[str]) -> Iterator[Finding]:
    if content.recipients and content.doc_type.upper() not in ADDRESSED_TYPES | CALLED_TYPES:
        yield Finding(
            "to-not-allowed",
            TO,
            f"{content.doc_type.capitalize()} không có phần “Kính gửi”; chỉ công văn, tờ trình và báo cáo gửi cấp trên "
            "mới có.",
            article("9b"),
            replace(content, recipients=()),
        )
        return
    if not any(name.strip() for name in content.recipients):
        if content.doc_type.upper() in SENT_TO_SOMEBODY:
            yield Finding("to-missing", TO, f"{content.doc_type.capitalize()} chưa ghi nơi kính gửi.", article("9b"))
        return
    named = tuple(re.sub(r"^\s*Kính gửi\s*:\s*", "", name, flags=re.IGNORECASE) for name in content.recipients)
    if named != content.recipients:
        sentence = "Chữ “Kính gửi:” do mẫu in sẵn; bỏ chữ đã gõ thêm."
        yield Finding("to-word", TO, sentence, article("9d"), replace(content, recipients=named))
        return
    wanted = _one(content.recipients[0]) if len(content.recipients) == 1 else as_list(content.recipients)
    if wanted != content.recipients:
        yield Finding(
            "to-marks",
            TO,
            "Gửi từ hai nơi trở lên: cuối mỗi dòng có dấu chấm phẩy (;), dòng cuối cùng có dấu chấm (.); gửi một nơi "
            "thì không có dấu gạch đầu dòng hay dấu chấm phẩy.",
            article("9d"),
            replace(content, recipients=wanted),
        )


def as_above(content: LetterContent, known_units: Collection[str]) -> Iterator[Finding]:
    lines = content.distribution
    if not lines or (content.doc_type.upper() in SENT_TO_SOMEBODY and not content.recipients):
        return  # the addressees are still missing
    found = [index for index, line in enumerate(lines) if AS_ABOVE.match(line)]
    rest = tuple(line for index, line in enumerate(lines) if index not in found)
    is_addressed = bool(content.recipients) and content.doc_type.upper() not in CALLED_TYPES
    if is_addressed and (found != [0] or not re.match(r"^\s*-?\s*Như trên", lines[0])):
        yield Finding(
            "copies-as-above",
            COPIES,
            "Nơi nhận của văn bản có “Kính gửi” bắt đầu bằng dòng “Như trên;”.",
            article("9b"),
            replace(content, distribution=("Như trên;", *rest)),
        )
    if found and not is_addressed and not layout_of(content).as_above:
        yield Finding(
            "copies-as-above",
            COPIES,
            "Văn bản không có phần “Kính gửi” thì Nơi nhận không có dòng “Như trên”.",
            article("9c"),
            replace(content, distribution=rest),
        )


def kept_copy(content: LetterContent, known_units: Collection[str]) -> Iterator[Finding]:
    lines = content.distribution
    if not lines:
        yield Finding(
            "copies-missing",
            COPIES,
            "Chưa có Nơi nhận; ít nhất phải có dòng “Lưu: VT, …”.",
            article("9d"),
            replace(content, distribution=("Như trên;", "Lưu: VT.") if content.recipients else ("Lưu: VT.",)),
        )
        return
    kept = [line for line in lines if KEPT.match(line)]
    others = tuple(line for line in lines if not KEPT.match(line))
    wanted = _kept_as_asked(kept[-1] if kept else "", known_units)
    if (*others, wanted) != lines:
        yield Finding(
            "copies-kept",
            COPIES,
            f"Dòng cuối của Nơi nhận là bản lưu tại văn thư, ghi chữ viết tắt “VT”: “{wanted}”",
            article("9d"),
            replace(content, distribution=(*others, wanted)),
        )


def kept_units(content: LetterContent, known_units: Collection[str]) -> Iterator[Finding]:
    found = KEPT.match(content.distribution[-1]) if content.distribution else None
    for name in _names(found[1]) if found and known_units else []:
        if re.fullmatch(r"[A-ZĐ]{2,}", name) and name not in {"VT", *known_units}:
            if _surely(name, known_units) != name:
                continue  # already mended by the line above
            yield Finding(
                "copies-unit",
                COPIES,
                f"Chữ viết tắt “{name}” ở dòng Lưu không có trong danh mục của cơ quan.",
                article("9d"),
            )


def copies_marks(content: LetterContent, known_units: Collection[str]) -> Iterator[Finding]:
    lines = content.distribution
    last, marked = _apart(lines[-1]) if lines else ("", "")
    wanted = as_list((*lines[:-1], last))
    wanted = (*wanted[:-1], wanted[-1] + marked) if wanted else ()
    if wanted != content.distribution:
        yield Finding(
            "copies-marks",
            COPIES,
            "Cuối mỗi dòng Nơi nhận có dấu chấm phẩy (;), dòng cuối cùng có dấu chấm (.).",
            article("9d"),
            replace(content, distribution=wanted),
        )


def authority(content: LetterContent, known_units: Collection[str]) -> Iterator[Finding]:
    wanted = tuple(_prefix_as_asked(line) for line in content.authority)
    if wanted != content.authority:
        yield Finding(
            "authority-prefix",
            SIGNATURE,
            f"Quyền hạn người ký viết là “{' / '.join(wanted)}”; các chữ viết tắt là {', '.join(SIGNING_PREFIXES)}",
            article("7b"),
            replace(content, authority=wanted),
        )


def deputy(content: LetterContent, known_units: Collection[str]) -> Iterator[Finding]:
    """Whoever signs for the head says so; minutes are signed by who presided, without it."""
    title = content.position.strip().upper()
    if title.startswith("PHÓ ") and not content.authority and not layout_of(content).presided:
        head = title.removeprefix("PHÓ ")
        yield Finding(
            "authority-deputy",
            SIGNATURE,
            f"Cấp phó ký thay thì ghi “KT. {head}” ở dòng trên chức vụ.",
            article("7b"),
            replace(content, authority=(f"KT. {head}",)),
        )


def signer(content: LetterContent, known_units: Collection[str]) -> Iterator[Finding]:
    if not content.position.strip():
        yield Finding("position-missing", SIGNATURE, "Chưa ghi chức vụ của người ký.", article("7c"))
    if not content.signer.strip():
        yield Finding("signer-missing", SIGNATURE, "Chưa ghi họ và tên người ký.", article("7c"))
        return
    if content.signer.isupper() and " " in content.signer.strip():
        name = content.signer.strip().title()
        sentence = f"Họ và tên người ký viết bằng chữ in thường: “{name}”."
        yield Finding("signer-capitals", SIGNATURE, sentence, article("7đ"), replace(content, signer=name))
        return
    bare = ACADEMIC.sub("", content.signer).strip()
    if bare and bare != content.signer:
        yield Finding(
            "signer-title",
            SIGNATURE,
            f"Trước họ tên người ký không ghi học hàm, học vị, danh hiệu: “{bare}”.",
            article("7c"),
            replace(content, signer=bare),
        )


def _one(name: str) -> tuple[str, ...]:
    return (re.sub(r"[\s;,]+$", "", re.sub(r"^[\s\-–•]+", "", name)),)


def _names(text: str) -> list[str]:
    return [name.strip() for name in text.strip().rstrip(".;").split(",") if name.strip()]


def _kept_as_asked(line: str, known_units: Collection[str]) -> str:
    """ "Lưu: VT, VHXH." from "Lưu: VP, VHXX.": VT first; a unit that is surely meant by its one near name."""
    line, marked = _apart(line)
    found = KEPT.match(line)
    names = _names(found[1] if found else "")
    if "VT" in names:
        names.remove("VT")
    elif names and names[0] == "VP":
        names.pop(0)
    return f"Lưu: {', '.join(['VT', *(_surely(name, known_units) for name in names)])}.{marked}"


def _apart(line: str) -> tuple[str, str]:
    """ "Lưu: VT, NVĐP. PL.(300)": the line, and who drafted it with the number of copies (box 12)."""
    found = DRAFTED.search(line)
    return (line[: found.start() + 1], found[0][1:].rstrip()) if found else (line, "")


def _surely(name: str, known_units: Collection[str]) -> str:
    if name in known_units or not re.fullmatch(r"[A-ZĐ]{3,}", name):
        return name
    return nearest_unit(name, known_units) or name


def _prefix_as_asked(line: str) -> str:
    party = re.sub(r"^\s*([TK])/([MTL])\.?\s*", r"\1\2. ", line)
    return re.sub(r"^\s*(TM|Q|KT|TL|TUQ)\.?\s+|^\s*(TM|Q|KT|TL|TUQ)\.\s*", lambda hit: f"{hit[1] or hit[2]}. ", party)


RULES: tuple[Rule, ...] = (recipients, as_above, kept_copy, kept_units, copies_marks, authority, deputy, signer)
