"""Is the head of the paper in form: issuer, number and symbol, place and date, type and subject?"""

import re
from collections.abc import Collection, Iterator
from dataclasses import replace
from datetime import date

from dispatches.formcheck.finding import Finding, Rule, article, nearest_unit
from dispatches.printing.content import LetterContent
from dispatches.printing.form import LETTER_TYPE, TYPE_ABBREVIATIONS, URGENCY_WIDTHS_MM
from dispatches.printing.layouts import layout_of

LONGEST_SUBJECT = 500  # Phụ lục VI: the field Subject


def issuer(content: LetterContent, known_units: Collection[str]) -> Iterator[Finding]:
    if not any(line.strip() for line in content.issuer):
        yield Finding("issuer-missing", "Cơ quan ban hành", "Chưa ghi tên cơ quan ban hành văn bản.", article("2a"))


def symbol_written(content: LetterContent, known_units: Collection[str]) -> Iterator[Finding]:
    symbol = content.symbol
    if not symbol.strip():
        yield Finding("symbol-missing", "Ký hiệu", "Chưa ghi ký hiệu của văn bản, ví dụ UBND-VHXH.", article("3b"))
        return
    tight = re.sub(r"\s*([-/])\s*", r"\1", symbol.strip().lstrip("/").strip().replace("–", "-"))
    if tight != symbol:
        yield Finding(
            "symbol-spaces",
            "Ký hiệu",
            f"Ký hiệu “{symbol}” có khoảng trắng hoặc dấu thừa; các nhóm chữ viết tắt nối bằng dấu “-”, không cách "
            f"chữ: “{tight}”.",
            article("3c"),
            replace(content, symbol=tight),
        )


def symbol_units(content: LetterContent, known_units: Collection[str]) -> Iterator[Finding]:
    groups = re.split(r"(\s*[-/]\s*)", content.symbol)
    for index, group in enumerate(groups):
        if index % 2 or not group or not known_units or group in known_units or group in TYPE_ABBREVIATIONS.values():
            continue
        meant = nearest_unit(group, known_units)
        mend = replace(content, symbol="".join([*groups[:index], meant, *groups[index + 1 :]])) if meant else None
        advice = f"có phải là “{meant}”?" if meant else "hãy sửa lại hoặc thêm chữ viết tắt này vào danh mục đơn vị."
        yield Finding(
            "symbol-unit",
            "Ký hiệu",
            f"Chữ viết tắt “{group}” không có trong danh mục của cơ quan; {advice}",
            article("3b"),
            mend,
        )


def symbol_type(content: LetterContent, known_units: Collection[str]) -> Iterator[Finding]:
    first = re.split(r"[-/\s]", content.symbol.strip())[0]
    wanted = TYPE_ABBREVIATIONS.get(content.doc_type.upper())
    if wanted and first and first != wanted:
        rest = content.symbol.split("-", 1)[-1] if first in TYPE_ABBREVIATIONS.values() else content.symbol
        yield Finding(
            "symbol-type",
            "Ký hiệu",
            f"Ký hiệu của {content.doc_type.lower()} bắt đầu bằng “{wanted}-”, không phải “{first}”.",
            article("3b"),
            replace(content, symbol=f"{wanted}-{rest.strip()}"),
        )
    if content.is_letter and first and first != "CV" and "-" not in content.symbol:
        sentence = f"Ký hiệu công văn gồm chữ viết tắt cơ quan và đơn vị soạn thảo hoặc lĩnh vực, ví dụ “{first}-VP”."
        yield Finding("symbol-field", "Ký hiệu", sentence, article("3b"))
    if content.is_letter and first == "CV":
        yield Finding(
            "symbol-type",
            "Ký hiệu",
            "Ký hiệu của công văn không có chữ viết tắt tên loại “CV”.",
            article("3b"),
            replace(content, symbol=re.sub(r"^\s*CV\s*[-/]\s*", "", content.symbol)),
        )


def place_and_date(content: LetterContent, known_units: Collection[str]) -> Iterator[Finding]:
    where = "Địa danh, thời gian"
    if not layout_of(content).has_place:
        return
    bare = re.sub(r"[\s,;]*\bngày\b.*$", "", content.place).strip(" ,;")
    if not content.place.strip():
        yield Finding("place-missing", where, "Chưa ghi địa danh nơi ban hành văn bản.", article("4a"))
    elif content.place != bare:
        yield Finding(
            "place-comma",
            where,
            "Dấu phẩy và ngày tháng sau địa danh do mẫu in sẵn; ô địa danh chỉ ghi tên nơi ban hành.",
            article("4c"),
            replace(content, place=bare) if bare else None,
        )
    elif len(bare) > 1 and bare.isupper():
        yield Finding(
            "place-capitals",
            where,
            f"Địa danh viết bằng chữ in thường, viết hoa chữ cái đầu: “{bare.title()}”.",
            article("4c"),
            replace(content, place=bare.title()),
        )
    if not content.month or not content.year:
        yield Finding("date-missing", where, "Chưa ghi tháng và năm ban hành văn bản.", article("4b"))
    elif content.day and not _is_day(content.day, content.month, content.year):
        yield Finding(
            "date-impossible", where, f"Không có ngày {content.day}/{content.month}/{content.year}.", article("4b")
        )


def subject(content: LetterContent, known_units: Collection[str]) -> Iterator[Finding]:
    where, text = "Trích yếu", content.subject
    bare = re.sub(r"^\s*(?:V/v|Về việc)\s*:?\s+", "", text, flags=re.IGNORECASE) if content.is_letter else text
    bare = bare.strip().rstrip(".;,").strip()
    if not bare:
        yield Finding("subject-missing", where, "Chưa ghi trích yếu nội dung văn bản.", article("5a"))
    elif bare != text:
        yield Finding(
            "subject-marks",
            where,
            "Trích yếu không lặp lại chữ “V/v” (mẫu in sẵn) và không có dấu ở cuối.",
            article("5b"),
            replace(content, subject=bare),
        )
    if len(text) > LONGEST_SUBJECT:
        yield Finding(
            "subject-long",
            where,
            f"Trích yếu dài {len(text)} ký tự; hãy rút gọn còn một câu, tối đa {LONGEST_SUBJECT} ký tự.",
            article("5a"),
        )


def subject_letters(content: LetterContent, known_units: Collection[str]) -> Iterator[Finding]:
    """Of a named paper: a line of its own, in small letters."""
    text = content.subject.strip()
    if content.is_letter or not layout_of(content).has_subject or not text:
        return
    if text.isupper() and " " in text:
        sentence = "Trích yếu viết bằng chữ in thường, không in hoa cả dòng."
        yield Finding("subject-capitals", "Trích yếu", sentence, article("5b"))
    elif text[0].islower():
        yield Finding(
            "subject-first",
            "Trích yếu",
            "Trích yếu đứng thành dòng riêng dưới tên loại nên viết hoa chữ cái đầu.",
            "Phụ lục II, Mục I Nghị định 30/2020/NĐ-CP",
            replace(content, subject=text[0].upper() + text[1:]),
        )


def doc_type(content: LetterContent, known_units: Collection[str]) -> Iterator[Finding]:
    name = content.doc_type.upper()
    if name not in TYPE_ABBREVIATIONS and name not in {LETTER_TYPE, "THƯ CÔNG"}:
        yield Finding(
            "type-unknown",
            "Tên loại",
            f"“{content.doc_type}” không phải là tên loại văn bản hành chính; hãy chọn một trong 29 loại.",
            "Điều 7 Nghị định 30/2020/NĐ-CP",
        )


def urgency(content: LetterContent, known_units: Collection[str]) -> Iterator[Finding]:
    if content.urgency and content.urgency.upper() not in URGENCY_WIDTHS_MM:
        yield Finding(
            "urgency-unknown",
            "Độ khẩn",
            f"Độ khẩn “{content.urgency}” không có; chỉ dùng {', '.join(URGENCY_WIDTHS_MM)}.",
            "Phụ lục I, Phần I, Mục III.2b Nghị định 30/2020/NĐ-CP",
        )


def _is_day(day: int, month: int, year: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


RULES: tuple[Rule, ...] = (
    issuer, symbol_written, symbol_units, symbol_type, place_and_date, doc_type, subject, urgency,
)  # fmt: skip
