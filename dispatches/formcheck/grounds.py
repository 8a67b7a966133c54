"""Are the căn cứ in form: how each begins and ends, and what it names?"""

import re
from collections.abc import Collection, Iterator
from dataclasses import replace
from typing import Final

from dispatches.formcheck.finding import Finding, Rule, article
from dispatches.printing.content import LetterContent, as_basis

WHERE: Final = "Căn cứ"
BEGINS: Final = re.compile(r"^\s*(?:Căn cứ|Theo|Xét|Thực hiện|Trên cơ sở|Sau khi)\b", re.IGNORECASE)
# "Luật Trẻ em số 102/2016/QH13": a law is named by its name (Mục II.6a)
LAW_NUMBER: Final = re.compile(r"\b((?:Bộ luật|Luật|Pháp lệnh)\s[^;,()\d]{1,150}?)\s+số:?\s*\d+/\d{4}/[A-ZĐ]+\d*")
OTHERS: Final = re.compile(r"^\s*Căn cứ\s+(Nghị định|Thông tư|Thông tư liên tịch|Quyết định|Chỉ thị|Công văn)\b")
NUMBERED: Final = re.compile(r"\d+\s*[-/]\s*[\dA-ZĐ]")


def basis_word(content: LetterContent, known_units: Collection[str]) -> Iterator[Finding]:
    """Every căn cứ begins with its word; the last may be the proposal of the body that drafted the paper."""
    bare = [line for line in content.basis if line.strip() and not BEGINS.match(line)]
    if bare:
        mended = tuple(line if line not in bare else f"Căn cứ {line.strip().lstrip('-– ')}" for line in content.basis)
        yield Finding(
            "basis-word",
            WHERE,
            f"“{bare[0][:60]}” chưa bắt đầu bằng chữ “Căn cứ”.",
            article("6a"),
            replace(content, basis=mended),
        )


def basis(content: LetterContent, known_units: Collection[str]) -> Iterator[Finding]:
    if not content.basis:
        return
    wanted = as_basis(content.basis)
    if wanted != content.basis:
        yield Finding(
            "basis-marks",
            WHERE,
            "Mỗi căn cứ kết thúc bằng dấu chấm phẩy (;), căn cứ cuối cùng bằng dấu chấm (.).",
            article("6a"),
            replace(content, basis=wanted),
        )


def basis_of_law(content: LetterContent, known_units: Collection[str]) -> Iterator[Finding]:
    mended = tuple(LAW_NUMBER.sub(r"\1", line) for line in content.basis)
    if mended != content.basis:
        sentence = "Căn cứ là Luật, Pháp lệnh thì chỉ ghi tên, không ghi số, ký hiệu."
        yield Finding("basis-law", WHERE, sentence, article("6a"), replace(content, basis=mended))


def basis_incomplete(content: LetterContent, known_units: Collection[str]) -> Iterator[Finding]:
    bare = next((line for line in content.basis if OTHERS.match(line) and not NUMBERED.search(line)), None)
    if bare:
        sentence = (
            f"“{bare[:60]}” chưa ghi số, ký hiệu; căn cứ ghi đủ số, ký hiệu, ngày, cơ quan ban hành và trích yếu."
        )
        yield Finding("basis-incomplete", WHERE, sentence, article("6a"))


RULES: tuple[Rule, ...] = (basis_word, basis, basis_of_law, basis_incomplete)
