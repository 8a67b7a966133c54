"""How is a long text divided? Phần, Chương, Mục, I., Điều, 1., a): numbered by the form, so no number is ever wrong.

A clerk types the text with its headings, one paragraph a line; `read` finds the divisions and `told` gives the text
back with the numbers as they follow from the order (Nghị định 30/2020/NĐ-CP, Phụ lục I, Mục II.6đ). Two lines or more
with tabs, as a spreadsheet gives them, are a table.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import groupby
from typing import Final

from dispatches.printing.tables import Table, pasted


class Level(StrEnum):
    PART = "part"  # Phần I, Chương I, Mục 1, Tiểu mục 1: two lines in the middle
    CHAPTER = "chapter"
    SECTION = "section"
    SUBSECTION = "subsection"
    ROMAN = "roman"  # I. HEADING
    ARTICLE = "article"  # Điều 1.
    ITEM = "item"  # 1. Heading, or 1. and the text
    POINT = "point"  # a) the text
    TEXT = "text"  # what goes on after a table, without a number


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """One division: its level, its heading without the number, the paragraphs up to the next one, a table below."""

    level: str
    heading: str = ""
    paragraphs: tuple[str, ...] = ()
    table: Table | None = None


# The letters of points, as the decree itself runs them (Phụ lục VI): with đ, without ă â ê ô ơ ư.
LETTERS: Final = "abcdđeghiklmnopqrstuvxy"
IN_MIDDLE: Final = (Level.PART, Level.CHAPTER, Level.SECTION, Level.SUBSECTION)
ORDER: Final = (*IN_MIDDLE, Level.ROMAN, Level.ARTICLE, Level.ITEM, Level.POINT)
_STARTS: Final = (
    (Level.PART, re.compile(r"^Phần\s+(?:thứ\s+\w+|[IVXL]+)\s*[.:]?\s*(.*)$")),
    (Level.CHAPTER, re.compile(r"^Chương\s+[IVXL]+\s*[.:]?\s*(.*)$")),
    (Level.SECTION, re.compile(r"^Mục\s+\d{1,2}(?:\s*[.:]\s*(.*))?$")),
    (Level.SUBSECTION, re.compile(r"^Tiểu mục\s+\d{1,2}(?:\s*[.:]\s*(.*))?$")),
    (Level.ROMAN, re.compile(r"^[IVXL]+\s*[.\-–]\s+(.*)$")),
    (Level.ARTICLE, re.compile(r"^Điều\s+\d+\s*[.:]\s*(.*)$")),
    (Level.ITEM, re.compile(r"^\d{1,2}\s*\.\s+(.*)$")),
    (Level.POINT, re.compile(rf"^[{LETTERS}]\)\s+(.*)$")),
)
_SENTENCE_END: Final = (".", ";", ":", ",", "…")


def read(lines: Iterable[str]) -> tuple[tuple[str, ...], tuple[Section, ...]]:
    """What stands before the first division, and the divisions."""
    before: list[str] = []
    found: list[Section] = []
    for has_cells, run in groupby(filter(str.strip, lines), key=lambda line: "\t" in line):
        together = list(run)
        if has_cells and len(together) > 1:
            last = found.pop() if found and found[-1].table is None else Section(level=str(Level.TEXT))
            found.append(replace(last, table=pasted(together)))
            continue
        for line in together:
            _put(" ".join(line.split("\t")).strip(), before, found)
    return tuple(before), tuple(found)


def _put(line: str, before: list[str], found: list[Section]) -> None:
    level, rest = _division(line)
    last = found[-1] if found else None
    if level is not None:
        is_heading = level != Level.POINT and not rest.endswith(_SENTENCE_END)
        text = {"heading": rest} if is_heading else {"paragraphs": (rest,) if rest else ()}
        found.append(Section(level=str(level), **text))
    elif last is None:
        before.append(line)
    elif last.table is not None:
        found.append(Section(level=str(Level.TEXT), paragraphs=(line,)))
    elif last.level in IN_MIDDLE and not (last.heading or last.paragraphs):
        found[-1] = replace(last, heading=line)
    else:
        found[-1] = replace(last, paragraphs=(*last.paragraphs, line))


def told(sections: Iterable[Section]) -> list[str]:
    """The text with its numbers, one paragraph a line, as `read` takes it."""
    lines: list[str] = []
    for number, section in numbered(sections):
        first, *rest = (section.heading, *section.paragraphs) if section.heading else section.paragraphs or ("",)
        mark = "." if section.heading and section.level in IN_MIDDLE else ""
        rows = (section.table.head, *section.table.rows) if section.table else ()
        lines += [*filter(None, [f"{number}{mark} {first}".strip(), *rest]), *map("\t".join, rows)]
    return lines


def numbered(sections: Iterable[Section], *, roman_mark: str = ". ") -> Iterator[tuple[str, Section]]:
    """Each division with its number as printed. Articles run through the paper; the others begin anew above them."""
    counts = dict.fromkeys(ORDER, 0)
    for section in sections:
        level = Level(section.level)
        if level is Level.TEXT:
            yield _number(level, 0, roman_mark), section
            continue
        counts[level] += 1
        for lower in ORDER[ORDER.index(level) + 1 :]:
            if lower != Level.ARTICLE:
                counts[lower] = 0
        yield _number(level, counts[level], roman_mark), section


def depth_of(line: str) -> int:
    """How deep a line stands: 0 for a Phần, 7 for a point, 8 for the text under a division."""
    level, _ = _division(line.strip())
    return ORDER.index(level) if level is not None else len(ORDER)


def is_division(line: str) -> bool:
    return depth_of(line) < len(ORDER)


def _division(line: str) -> tuple[Level | None, str]:
    for level, pattern in _STARTS:
        if found := pattern.match(line):
            return level, (found[1] or "").strip()
    return None, line


def _number(level: Level, count: int, roman_mark: str) -> str:
    match level:
        case Level.PART:
            return f"Phần {roman(count)}"
        case Level.CHAPTER:
            return f"Chương {roman(count)}"
        case Level.SECTION:
            return f"Mục {count}"
        case Level.SUBSECTION:
            return f"Tiểu mục {count}"
        case Level.ROMAN:
            return f"{roman(count)}{roman_mark.rstrip()}"
        case Level.ARTICLE:
            return f"Điều {count}."
        case Level.ITEM:
            return f"{count}."
        case Level.POINT:
            return f"{LETTERS[(count - 1) % len(LETTERS)]})"
        case Level.TEXT:
            return ""


def roman(number: int) -> str:
    signs = ((100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
    text = ""
    for value, sign in signs:
        text += sign * (number // value)
        number %= value
    return text
