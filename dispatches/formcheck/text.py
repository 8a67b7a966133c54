"""Is the running text in form: citations, dates, the end of the text, căn cứ?"""

import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import replace
from datetime import date
from typing import Final

from dispatches.formcheck.finding import Finding, Rule, article
from dispatches.printing.content import LetterContent, as_basis
from dispatches.printing.form import END_MARK

PARTY_COMMA: Final = re.compile(r"(\b[Ss]ố\s+\d+[a-z]?[-/][A-ZĐa-zđ/-]+),(\s+ngày\s+\d[\d/]*)")
WRITTEN_DATE: Final = re.compile(r"(?<![\d/])(\d{1,2})/(\d{1,2})/(\d{4})(?![\d/])")
DATE_IN_WORDS: Final = re.compile(r"\bngày (\d{1,2}) tháng (\d{1,2}) năm (\d{4})\b")
BASIS_WORD: Final = re.compile(r"^\s*(?:Căn cứ|Theo|Xét|Thực hiện|Trên cơ sở|Sau khi)\b", re.IGNORECASE)
FIELD: Final = re.compile(r"\{([^{}\n]{1,60})\}")  # of a template
WHERE: Final = "Nội dung"


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
    """A field of a template that nothing filled."""
    texts = (content.subject, *content.recipients, *content.paragraphs, *content.distribution)
    left = dict.fromkeys(found[0] for text in texts for found in FIELD.finditer(text))
    if left:
        yield Finding("field-left", WHERE, f"Còn chỗ của mẫu chưa điền: {', '.join(left)}.", "Mẫu văn bản của đơn vị")


def basis_word(content: LetterContent, known_units: Collection[str]) -> Iterator[Finding]:
    """Every căn cứ begins with its word; the last may be the proposal of the body that drafted the paper."""
    bare = [line for line in content.basis if line.strip() and not BASIS_WORD.match(line)]
    if bare:
        mended = tuple(line if line not in bare else f"Căn cứ {line.strip().lstrip('-– ')}" for line in content.basis)
        yield Finding(
            "basis-word",
            "Căn cứ",
            f"“{bare[0][:60]}” chưa bắt đầu bằng chữ “Căn cứ”.",
            article("6a"),
            replace(content, basis=mended),
        )


def impossible_dates(content: LetterContent, known_units: Collection[str]) -> Iterator[Finding]:
    for text in (content.subject, *content.paragraphs):
        for pattern in (WRITTEN_DATE, DATE_IN_WORDS):
            for found in pattern.finditer(text):
                if not _exists(found):
                    yield Finding("date-impossible", WHERE, f"“{found[0]}” không có trong lịch.", article("4b"))


def basis(content: LetterContent, known_units: Collection[str]) -> Iterator[Finding]:
    if not content.basis:
        return
    wanted = as_basis(content.basis)
    if wanted != content.basis:
        yield Finding(
            "basis-marks",
            "Căn cứ",
            "Mỗi căn cứ kết thúc bằng dấu chấm phẩy (;), căn cứ cuối cùng bằng dấu chấm (.).",
            article("6a"),
            replace(content, basis=wanted),
        )


def end_mark(content: LetterContent, known_units: Collection[str]) -> Iterator[Finding]:
    texts = [text for text in content.paragraphs if text.strip()]
    if not texts or texts[-1].endswith(END_MARK):
        return
    yield Finding(
        "end-mark",
        WHERE,
        f"Nội dung văn bản kết thúc bằng dấu “{END_MARK}”.",
        "Phụ lục III, các mẫu 1.1 đến 1.10 Nghị định 30/2020/NĐ-CP",
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
    empty, fields_left, party_comma, zeros, impossible_dates, basis_word, basis, end_mark,
)  # fmt: skip
