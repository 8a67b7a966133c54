"""Is the running text in form: citations, dates, divisions, appendices, the end of the text?"""

import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import replace
from datetime import date
from typing import Final

from dispatches.formcheck.finding import Finding, Rule, article
from dispatches.printing.content import LetterContent
from dispatches.printing.form import END_MARK
from dispatches.printing.sections import IN_MIDDLE, Level, numbered

PARTY_COMMA: Final = re.compile(r"(\b[Ss]ố\s+\d+[a-z]?[-/][A-ZĐa-zđ/-]+),(\s+ngày\s+\d[\d/]*)")
WRITTEN_DATE: Final = re.compile(r"(?<![\d/])(\d{1,2})/(\d{1,2})/(\d{4})(?![\d/])")
DATE_IN_WORDS: Final = re.compile(r"\bngày (\d{1,2}) tháng (\d{1,2}) năm (\d{4})\b")
FIELD: Final = re.compile(r"\{([^{}\n]{1,60})\}")  # of a template
DOTS: Final = re.compile(r"(?<![,;.…])(?:\s|^)…+(?=[\s.;,/]|$)")  # not "loa, đài, …"
WHERE: Final = "Nội dung"
MODELS: Final = "Phụ lục III, các mẫu 1.1 đến 1.10 Nghị định 30/2020/NĐ-CP"


def empty(content: LetterContent, known_units: Collection[str]) -> Iterator[Finding]:
    if not any(text.strip() for text in content.paragraphs):
        yield Finding("text-missing", WHERE, "Văn bản chưa có nội dung.", article("6c"))


def party_comma(content: LetterContent, known_units: Collection[str]) -> Iterator[Finding]:
    found = _first(content, PARTY_COMMA)
    if found:
        yield Finding(
            "citation-comma",
            WHERE,
            f"“{found}”: văn bản hành chính nhà nước viện dẫn không có dấu phẩy giữa số, ký hiệu và ngày (cách viết "
            "của văn bản Đảng).",
            article("6b"),
            content.each_text(lambda text: PARTY_COMMA.sub(r"\1\2", text)),
        )


def zeros(content: LetterContent, known_units: Collection[str]) -> Iterator[Finding]:
    mended = content.each_text(_zeros_as_asked)
    if mended != content:
        wrong = next(
            found[0]
            for text in (content.subject, *content.paragraphs)
            for pattern in (WRITTEN_DATE, DATE_IN_WORDS)
            for found in pattern.finditer(text)
            if _zeros_as_asked(found[0]) != found[0]
        )
        yield Finding(
            "date-zeros",
            WHERE,
            f"Ngày tháng “{wrong}” viết là “{_zeros_as_asked(wrong)}”: chỉ ngày nhỏ hơn 10 và tháng 1, 2 thêm số 0.",
            article("4b"),
            mended,
        )


def fields_left(content: LetterContent, known_units: Collection[str]) -> Iterator[Finding]:
    """What a template or a model leaves to be filled: "{số buổi}", "Địa điểm: …"."""
    texts = (content.subject, *content.recipients, *content.paragraphs, *content.distribution)
    left = dict.fromkeys(found[0] for text in texts for found in FIELD.finditer(text))
    left |= dict.fromkeys(text[:40] for text in texts if DOTS.search(text))
    if left:
        yield Finding("field-left", WHERE, f"Còn chỗ của mẫu chưa điền: {', '.join(left)}.", "Mẫu văn bản")


def impossible_dates(content: LetterContent, known_units: Collection[str]) -> Iterator[Finding]:
    for text in (content.subject, *content.paragraphs):
        for pattern in (WRITTEN_DATE, DATE_IN_WORDS):
            for found in pattern.finditer(text):
                if not _exists(found):
                    yield Finding("date-impossible", WHERE, f"“{found[0]}” không có trong lịch.", article("4b"))


def end_mark_early(content: LetterContent, known_units: Collection[str]) -> Iterator[Finding]:
    """The mark stands once, behind the last words."""
    texts = [text for text in content.paragraphs if text.strip()]
    early = {text for text in texts[:-1] if text.rstrip().endswith(END_MARK)}
    if early:
        yield Finding(
            "end-mark-early",
            WHERE,
            f"Dấu “{END_MARK}” chỉ đặt ở cuối nội dung văn bản; các đoạn trước kết thúc bằng dấu chấm.",
            MODELS,
            content.each_text(lambda text: text.rstrip().removesuffix(END_MARK) + "." if text in early else text),
        )


def untitled(content: LetterContent, known_units: Collection[str]) -> Iterator[Finding]:
    """Phần, Chương, Mục, Tiểu mục say what they are about."""
    for number, part in numbered(content.sections):
        if Level(part.level) in IN_MIDDLE and not part.heading:
            yield Finding("division-untitled", WHERE, f"{number} chưa có tiêu đề.", article("6d"))


def appendices_named(content: LetterContent, known_units: Collection[str]) -> Iterator[Finding]:
    """What is sent along is named in the text."""
    said = "\n".join(content.paragraphs).lower()
    missing = {"Phụ lục" if not one.kind else one.kind.capitalize() for one in content.appendices}
    missing = {name for name in missing if name.lower() not in said}
    if missing:
        told = ", ".join(sorted(missing))
        sentence = f"Nội dung chưa nhắc đến {told} gửi kèm; hãy ghi chỉ dẫn, ví dụ “({told} kèm theo)”."
        yield Finding("appendix-unnamed", WHERE, sentence, "Phụ lục I, Phần I, Mục III.1a Nghị định 30/2020/NĐ-CP")


def end_mark(content: LetterContent, known_units: Collection[str]) -> Iterator[Finding]:
    texts = [text for text in content.paragraphs if text.strip()]
    if not texts or texts[-1].endswith(END_MARK):
        return
    yield Finding(
        "end-mark",
        WHERE,
        f"Nội dung văn bản kết thúc bằng dấu “{END_MARK}”.",
        MODELS,
        last_changed(content, lambda text: re.sub(r"[\s./;,]+$", "", text) + END_MARK),
    )


def _first(content: LetterContent, pattern: re.Pattern[str]) -> str | None:
    found = (pattern.search(text) for text in (content.subject, *content.paragraphs))
    return next((hit[0] for hit in found if hit), None)


def _zeros_as_asked(text: str) -> str:
    def month(number: str) -> str:
        return f"{int(number):02d}" if int(number) < 3 else str(int(number))

    def slashes(found: re.Match[str]) -> str:
        return f"{int(found[1]):02d}/{month(found[2])}/{found[3]}" if _exists(found) else found[0]

    def in_words(found: re.Match[str]) -> str:
        return f"ngày {int(found[1]):02d} tháng {month(found[2])} năm {found[3]}" if _exists(found) else found[0]

    return DATE_IN_WORDS.sub(in_words, WRITTEN_DATE.sub(slashes, text))


def _exists(found: re.Match[str]) -> bool:
    try:
        date(int(found[3]), int(found[2]), int(found[1]))
    except ValueError:
        return False
    return True


def last_changed(content: LetterContent, change: Callable[[str], str]) -> LetterContent | None:
    """The paper with `change` made on its last paragraph; None when the text ends in a heading or a table."""
    if content.closing:
        return replace(content, closing=(*content.closing[:-1], change(content.closing[-1])))
    if content.table:
        return None
    if content.sections:
        *others, end = content.sections
        if not end.paragraphs or end.table:
            return None
        end = replace(end, paragraphs=(*end.paragraphs[:-1], change(end.paragraphs[-1])))
        return replace(content, sections=(*others, end))
    if content.tasks and content.tasks[-1].paragraphs:
        last = content.tasks[-1]
        last = replace(last, paragraphs=(*last.paragraphs[:-1], change(last.paragraphs[-1])))
        return replace(content, tasks=(*content.tasks[:-1], last))
    if content.opening and not content.tasks:
        return replace(content, opening=(*content.opening[:-1], change(content.opening[-1])))
    return None


RULES: tuple[Rule, ...] = (
    empty, fields_left, party_comma, zeros, impossible_dates, untitled, appendices_named, end_mark,
)  # fmt: skip
