"""How is the page laid out? Lines with their indent, and the numbered items and paragraphs they make up."""

import itertools
import re
from collections import Counter
from dataclasses import dataclass, replace
from enum import IntEnum

from intake.reading import verbs
from intake.reading.clean import Letters
from intake.reading.patterns import UPPER, phrase
from vietnam.text import is_upper


@dataclass(frozen=True)
class Line:
    """`start` and `end` without the white space around; `gap`: blank line before."""

    start: int
    end: int
    indent: int
    gap: bool


class Level(IntEnum):
    PART = 0
    ROMAN = 1
    NUMBER = 2
    SUBNUMBER = 3
    LETTER = 4
    DASH = 5
    PLUS = 6
    PARAGRAPH = 7


@dataclass(frozen=True)
class Item:
    """A paragraph of the body; `start` is after its bullet or number."""

    level: Level
    start: int
    end: int
    marker: str = ""


_MARKERS = (
    (Level.PART, re.compile(rf"[A-H]\s*[.\-–)]\s+(?=[{UPPER}]{{2}})")),
    (
        Level.ROMAN,
        re.compile(
            r"(?:(?:Phần|Chương|PHẦN|CHƯƠNG|Mục|MỤC)\s+)?[IVXL]{1,6}\s*(?:[.\-–):]|/(?!\s*\d))\s*(?=\S)|Điều\s+\d+\s*[.:]\s*"
        ),
    ),
    (Level.SUBNUMBER, re.compile(r"\d{1,2}(?:\.\d{1,2}){1,3}\s*[.\-–):]?\s+(?=\S)")),
    (Level.NUMBER, re.compile(r"\d{1,2}\s*[.\-–)/:,]\s*(?=[^\W\d]|[\"“(])")),
    (Level.LETTER, re.compile(r"[a-zđ]\s?[).]\s*(?=\S)")),
    (Level.DASH, re.compile(r"[-–—~•●▪*]+\s*(?=\S)")),
    (Level.PLUS, re.compile(r"\+\s*(?=\S)")),
)
# No paragraph ends with such a word: the next line goes on, wherever it begins.
_HANGING = re.compile(r"(?:,|\b(?:của|và|các|những|theo|với|cho|về|thuộc|hoặc|giữa))\s*$")
_CLOSES = phrase(
    r"(?:nhan duoc (?:cong van|van ban|chi thi|ke hoach|thong bao|cong dien|huong dan) nay|tren day la|bao cao gui ve|"
    r"trong qua trinh (?:to chuc|trien khai|thuc hien))\b"
)
_BEFORE_FIGURE = re.compile(r"\b(?:ngày|tháng|năm|số|điều|khoản|mục)\s*$", re.IGNORECASE)
_ENDED = '.;:!?…”")'


def lines_of(letters: Letters) -> list[Line]:
    found, last_end, at = [], 0, 0
    for row in letters.text.split("\n"):
        start = at + len(row) - len(row.lstrip())
        end = at + len(row.rstrip())
        if end > start:
            gap = letters.text.count("\n", last_end, start) > 1
            found.append(Line(start, end, start - at, gap))
            last_end = end
        at += len(row) + 1
    return found


def items_of(letters: Letters, lines: list[Line]) -> list[Item]:
    """Join wrapped lines into paragraphs and read the bullet or number in front of each."""
    width = _wrap_width(lines)
    margin = Counter(line.indent for line in lines).most_common(1)[0][0] if lines else 0
    items: list[Item] = []
    previous: Line | None = None
    for line in lines:
        level, content = marker_at(letters, line)
        if previous and items and _continues(letters, previous, line, level, width, margin):
            items[-1] = Item(items[-1].level, items[-1].start, line.end, items[-1].marker)
        else:
            items.append(Item(level, content, line.end, letters.text[line.start : content].strip()))
        previous = line
    return _raised(items)


def _raised(items: list[Item]) -> list[Item]:
    """ "* Các thôn" stands above the dashes below it, where there are any."""
    above = any(one.marker == "*" and other.marker in {"-", "–", "+"} for one, other in itertools.pairwise(items))
    return [replace(item, level=Level.LETTER) if above and item.marker == "*" else item for item in items]


def marker_at(letters: Letters, line: Line) -> tuple[Level, int]:
    for level, pattern in _MARKERS:
        if match := pattern.match(letters.text, line.start, line.end):
            return level, match.end()
    return Level.PARAGRAPH, line.start


def _hangs(text: str, previous: Line, line: Line) -> bool:
    if text[line.start].isdigit():
        return bool(_BEFORE_FIGURE.search(text, previous.start, previous.end))
    return bool(_HANGING.search(text, previous.start, previous.end))


def _wrap_width(lines: list[Line]) -> int:
    """The width at which the text was wrapped; 0 when each line is a whole paragraph."""
    lengths = sorted(line.end - line.start + line.indent for line in lines)
    if not lengths:
        return 0
    long_line = lengths[int(len(lengths) * 0.9)]
    return 0 if long_line > 130 else max(long_line, 40)


def _continues(letters: Letters, previous: Line, line: Line, level: Level, width: int, margin: int) -> bool:
    """Is this line the rest of the paragraph before it?"""
    text = letters.text
    if text[line.start].isupper() and _CLOSES.match(letters.plain, line.start, line.end):
        return False
    ended = text[previous.end - 1] in _ENDED
    if level is not Level.PARAGRAPH:
        _, content = marker_at(letters, line)
        heads = text[content : content + 1].isupper() and "/" not in text[line.start : content]
        figure = text[line.start].isdigit() and not heads
        if not ended and not line.gap and figure and _hangs(text, previous, line):
            return True  # "tại Tờ trình số", and below "92/TTr-UBND"; but "1. Nhận thức số", and below "1.1. Các sở"
        return not ended and text[content : content + 1].islower() and level in (Level.DASH, Level.NUMBER)
    if is_upper(text[previous.start : previous.end]) and not is_upper(text[line.start : line.end]):
        return False  # what stands below a heading in capitals
    if text[line.start].islower():
        return not (ended and text[previous.end - 1] == "." and line.gap)
    if text[line.start] in '(“"':
        return not (line.gap or ended)
    if not width:
        return False
    short = previous.end - previous.start + previous.indent < 0.8 * width
    orders = verbs.IMPERATIVE.match(letters.plain, line.start, line.end)
    if not line.gap and not ended and (_hangs(text, previous, line) or not (short or orders)):
        return True
    if line.indent >= min(previous.indent, margin) + 3 and not text[line.start].islower():
        return False
    if line.gap and ended:
        return False
    return not (short or (ended and text[previous.end - 1] in ":;"))
