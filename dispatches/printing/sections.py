"""How is a long text divided? Phần, Chương, I., 1., a), Điều: numbered by the form, so that no number is ever wrong.

A clerk types the text with its headings, one paragraph a line; `read` finds the divisions and `told` gives the text
back with the numbers as they follow from the order (Nghị định 30/2020/NĐ-CP, Phụ lục I, Mục II.6đ).
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class Level(StrEnum):
    PART = "part"  # Phần I, Chương I: two lines in the middle
    CHAPTER = "chapter"
    ROMAN = "roman"  # I. HEADING
    ARTICLE = "article"  # Điều 1.
    ITEM = "item"  # 1. Heading, or 1. and the text
    POINT = "point"  # a) the text


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """One division: its level, its heading without the number, the paragraphs up to the next division."""

    level: str
    heading: str = ""
    paragraphs: tuple[str, ...] = ()


# The letters of points, as the decree itself runs them (Phụ lục VI): with đ, without ă â ê ô ơ ư.
LETTERS: Final = "abcdđeghiklmnopqrstuvxy"
ORDER: Final = (Level.PART, Level.CHAPTER, Level.ROMAN, Level.ARTICLE, Level.ITEM, Level.POINT)
_STARTS: Final = (
    (Level.PART, re.compile(r"^Phần\s+(?:thứ\s+\w+|[IVXL]+)\s*[.:]?\s*(.*)$")),
    (Level.CHAPTER, re.compile(r"^Chương\s+[IVXL]+\s*[.:]?\s*(.*)$")),
    (Level.ROMAN, re.compile(r"^[IVXL]+\s*[.\-–]\s+(.*)$")),
    (Level.ARTICLE, re.compile(r"^Điều\s+\d+\s*[.:]\s*(.*)$")),
    (Level.ITEM, re.compile(r"^\d{1,2}\s*\.\s+(.*)$")),
    (Level.POINT, re.compile(rf"^[{LETTERS}]\)\s+(.*)$")),
)
_SENTENCE_END: Final = (".", ";", ":", ",")


def read(lines: Iterable[str]) -> tuple[tuple[str, ...], tuple[Section, ...]]:
    """What stands before the first division, and the divisions."""
    before: list[str] = []
    found: list[tuple[Level, str, list[str]]] = []
    for line in (line.strip() for line in lines):
        level, rest = _division(line)
        if level is not None:
            own = level != Level.POINT and not rest.endswith(_SENTENCE_END)
            found.append((level, rest, []) if own else (level, "", [rest]))
        elif line and found and found[-1][0] in {Level.PART, Level.CHAPTER} and not any(found[-1][1:]):
            found[-1] = (found[-1][0], line, [])
        elif line:
            (found[-1][2] if found else before).append(line)
    return tuple(before), tuple(
        Section(level=str(a), heading=b, paragraphs=tuple(filter(None, c))) for a, b, c in found
    )


def told(sections: Iterable[Section]) -> list[str]:
    """The text with its numbers, one paragraph a line, as `read` takes it."""
    lines: list[str] = []
    for number, section in numbered(sections):
        first, *rest = (section.heading, *section.paragraphs) if section.heading else section.paragraphs or ("",)
        lines += [f"{number} {first}".strip(), *rest]
    return lines


def numbered(sections: Iterable[Section], *, roman_mark: str = ". ") -> Iterator[tuple[str, Section]]:
    """Each division with its number as printed. Articles run through the paper; the others begin anew above them."""
    counts = dict.fromkeys(ORDER, 0)
    for section in sections:
        level = Level(section.level)
        counts[level] += 1
        for lower in ORDER[ORDER.index(level) + 1 :]:
            if lower != Level.ARTICLE:
                counts[lower] = 0
        yield _number(level, counts[level], roman_mark), section


def depth_of(line: str) -> int:
    """How deep a line stands: 0 for a Phần, 5 for a point, 6 for the text under a division."""
    level, _ = _division(line.strip())
    return ORDER.index(level) if level is not None else len(ORDER)


def is_division(line: str) -> bool:
    return depth_of(line) < len(ORDER)


def _division(line: str) -> tuple[Level | None, str]:
    for level, pattern in _STARTS:
        if found := pattern.match(line):
            return level, found[1].strip()
    return None, line


def _number(level: Level, count: int, roman_mark: str) -> str:
    match level:
        case Level.PART:
            return f"Phần {roman(count)}"
        case Level.CHAPTER:
            return f"Chương {roman(count)}"
        case Level.ROMAN:
            return f"{roman(count)}{roman_mark.rstrip()}"
        case Level.ARTICLE:
            return f"Điều {count}."
        case Level.ITEM:
            return f"{count}."
        case Level.POINT:
            return f"{LETTERS[(count - 1) % len(LETTERS)]})"


def roman(number: int) -> str:
    signs = ((100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
    text = ""
    for value, sign in signs:
        text += sign * (number // value)
        number %= value
    return text
