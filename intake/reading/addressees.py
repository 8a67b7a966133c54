"""To whom is the paper addressed? What stands behind or below "Kính gửi:", with bullets, semicolons or neither."""

import itertools
import re

from intake.reading import verbs, words
from intake.reading.clean import Letters
from intake.reading.lines import Level, Line, marker_at
from intake.reading.result import Found
from intake.reading.zones import ADDRESSED, Zones, wired_at

OPENING = re.compile(r"\W{0,3}(?:can cu|thuc hien|trien khai|xet|theo|kinh gui|phuc dap|tra loi)\b")
_ITEM_END = ";."


def recipients_in(letters: Letters, zones: Zones) -> tuple[tuple[Found, ...] | None, int]:
    if zones.addressed is None:
        return None, 0
    line = zones.lines[zones.addressed]
    mark = ADDRESSED.match(letters.plain, line.start, line.end) or wired_at(letters, line)
    assert mark  # noqa: S101  # the zone was found by this pattern
    start, end = letters.trim(mark.end(), line.end, ":;.")
    if end > start and not re.match(r"[-–•+]\s", letters.text[start:end]):
        return _single(letters, zones, start, line.end)
    return bulleted(letters, zones, zones.addressed + 1, (start, end) if end > start else None)


def _single(letters: Letters, zones: Zones, start: int, end: int) -> tuple[tuple[Found, ...] | None, int]:
    """One addressee beside "Kính gửi:", perhaps wrapped; or several lines that each end with a semicolon."""
    ranges, at = [(start, end)], (zones.addressed or 0) + 1
    while at < min(zones.end, (zones.addressed or 0) + 30):
        line = zones.lines[at]
        last_start, last_end = ranges[-1]
        tail = letters.text[last_end - 1]
        bullet = re.match(r"[-–•+]\s", letters.text[line.start : line.end])
        if bullet or (tail in ";," and line.indent > 8 and tail == ";"):
            ranges.append((marker_at(letters, line)[1], line.end))
        elif (
            line.gap
            or tail in ".;"
            or _opens(letters, line.start)
            or line.end - line.start > 140
            or (tail != "," and letters.text[line.start].isupper() and _tells(letters, line))
        ):
            break
        else:
            ranges[-1] = (last_start, line.end)
        at += 1
    if len(ranges) == 1:
        ranges = _beside_each_other(letters, *ranges[0])
    return tuple(entry for a, b in ranges if re.search(r"\w", (entry := _entry(letters, a, b)).value)), at


def _beside_each_other(letters: Letters, start: int, end: int) -> list[tuple[int, int]]:
    """Several in one line: "Kính gửi: Sở Y tế; Công an tỉnh, Sở Tài chính và Sở Nội vụ."."""
    cuts = [
        m.end()
        for m in re.finditer(r"(?:[;,]|\svà)\s+(?=\w)", letters.text[start:end])
        if letters.text[start + m.end()].isupper()
        and (m.group()[0] == ";" or words.HEADER_BODY.match(letters.plain, start + m.end()))
    ]
    edges = [start, *(start + cut for cut in cuts), end]
    return list(itertools.pairwise(edges))


def _tells(letters: Letters, line: Line) -> bool:
    """The line is a sentence of the body, no part of a name."""
    return verbs.verb_from(letters.plain, letters.text, line.start + 2, line.end) is not None


def _names(letters: Letters, line: Line) -> bool:
    """Below an empty line, too, a body or a post is an addressee and a sentence is none."""
    named = words.HEADER_BODY.match(letters.plain, line.start) or words.POSITIONS.match(letters.plain, line.start)
    return bool(named) and letters.text[line.end - 1] not in ".:" and not _tells(letters, line)


def _opens(letters: Letters, at: int) -> bool:
    return letters.text[at] != "(" and bool(OPENING.match(letters.plain, at))


def bulleted(
    letters: Letters, zones: Zones, first: int, beside: tuple[int, int] | None = None
) -> tuple[tuple[Found, ...] | None, int]:
    ranges: list[tuple[int, int]] = []
    if beside:
        ranges.append((re.match(r"[-–•+\s]*", letters.text[beside[0] : beside[1]]).end() + beside[0], beside[1]))  # type: ignore[union-attr]
    at, bulleted = first, bool(beside)
    while at < min(zones.end, first + 40):
        line = zones.lines[at]
        content = _bullet(letters, line.start, line.end)
        if content is None and _opens(letters, line.start):
            break
        if content is not None:
            bulleted = True
            ranges.append((content, line.end))
        elif ranges and _goes_on(letters, ranges[-1], line.start, line.end, line.gap):
            ranges[-1] = (ranges[-1][0], line.end)
        elif ranges and not bulleted and letters.text[ranges[-1][1] - 1] == ";" and letters.text[line.end - 1] == ".":
            ranges.append((line.start, line.end))
            at += 1
            break
        elif (not bulleted and letters.text[line.end - 1] in ";,") or (
            not ranges and line.end - line.start < 90 and (not line.gap or _names(letters, line))
        ):
            ranges.append((line.start, line.end))
        elif line.end - line.start < 8 and not ranges:
            pass
        else:
            break
        at += 1
    entries = tuple(e for a, b in ranges if len((e := _entry(letters, a, b)).value) > 5)
    return (entries or None), at if entries else first


def _bullet(letters: Letters, start: int, end: int) -> int | None:
    match = re.match(r"(?:\W{0,3}\s?\w?\s)?[-–—~•+]+\s*(?=\w)", letters.text[start:end])
    return start + match.end() if match else None


def _goes_on(letters: Letters, last: tuple[int, int], start: int, end: int, gap: bool) -> bool:
    tail = letters.text[last[1] - 1]
    if tail in _ITEM_END or (gap and not letters.text[start].islower()):
        return False
    if letters.text[start].isupper() and letters.text[end - 1] == ":":
        return False
    return (
        end - start < 110
        and not OPENING.match(letters.plain, start)
        and marker_at(letters, _as_line(start, end))[0] is Level.PARAGRAPH
    )


def _as_line(start: int, end: int) -> Line:
    return Line(start, end, 0, False)


def _entry(letters: Letters, start: int, end: int) -> Found:
    start, end = letters.trim(start, end)
    while end > start and letters.text[end - 1] in ";.,: ":
        end -= 1
    if (last := re.search(r"\svà$", letters.text[start:end])) is not None:
        end = start + last.start()
    return letters.found(start, end)
