"""Are capitals as Phụ lục II asks? Only what is sure from the words alone; names of persons and most places are not."""

import re
from collections.abc import Callable, Collection, Iterator
from typing import Final

from dispatches.formcheck.finding import Finding, Rule
from dispatches.printing.content import LetterContent

INSIDE: Final = r"(?<=[a-zà-ỹ0-9,;(] )"  # not the first word of a sentence

# What is written otherwise than it should be, how it is written, and the Mục of Phụ lục II
TABLE: Final[tuple[tuple[str, str | Callable[[re.Match[str]], str], str], ...]] = (
    (r"\b([ỦU][yỷ]) [Bb]an [Nn]hân [Dd]ân\b", r"\1 ban nhân dân", "IV.1a"),
    (r"\bHội [Đđ]ồng [Nn]hân [Dd]ân\b", "Hội đồng nhân dân", "IV.1a"),
    (r"\bthành phố Hồ Chí Minh\b", "Thành phố Hồ Chí Minh", "III.1c"),
    (r"\bthủ đô Hà Nội\b", "Thủ đô Hà Nội", "III.1c"),
    (INSIDE + r"Tỉnh (?=[A-ZĐ])(?!Đoàn|Hội)", "tỉnh ", "III.1a"),
    (r"\b(tầng lớp|quần chúng|hội viên và|đảng viên và|cán bộ và) nhân dân\b", r"\1 Nhân dân", "V.1"),
    (
        r"\b(tại|theo|khoản \d{1,2}|điểm [a-zđ]) (điều|chương) (?=\d|[IVXL]+\b)",
        lambda found: f"{found[1]} {found[2].capitalize()} ",
        "V.7",
    ),
    (INSIDE + r"Khoản (?=\d{1,2} [Đđ]iều \d)", "khoản ", "V.7"),
    (INSIDE + r"Điểm (?=[a-zđ] [Kk]hoản \d)", "điểm ", "V.7"),
)


def _rule(at: int, written: str, wanted: str | Callable[[re.Match[str]], str], where: str) -> Rule:
    pattern = re.compile(written)

    def rule(content: LetterContent, known_units: Collection[str]) -> Iterator[Finding]:
        mended = content.each_text(lambda text: pattern.sub(wanted, text))
        if mended == content:
            return
        texts = (content.subject, *content.paragraphs)
        wrong = next(hit for text in texts for hit in pattern.finditer(text) if pattern.sub(wanted, text) != text)
        right = wanted(wrong) if callable(wanted) else wrong.expand(wanted)
        after = wrong.string[wrong.end() :].split(" ")[0]
        yield Finding(
            f"capitals-{at}",
            "Viết hoa",
            f"“{wrong[0]}{after}” viết là “{right}{after}”.",
            f"Phụ lục II, Mục {where} Nghị định 30/2020/NĐ-CP",
            mended,
        )

    return rule


RULES: Final[tuple[Rule, ...]] = tuple(_rule(at, *row) for at, row in enumerate(TABLE, start=1))
