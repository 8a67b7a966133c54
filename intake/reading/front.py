"""What is it about and to whom? Type, subject and the addressees between header and body."""

import re
from dataclasses import dataclass

from intake.reading import words
from intake.reading.clean import Letters
from intake.reading.header import MOTTO, NATION, PARTY, URGENT, Header
from intake.reading.lines import Level, Line, marker_at
from intake.reading.result import Found
from intake.reading.zones import ABOUT, ADDRESSED, WIRED, Zones
from vietnam import symbols, types
from vietnam.text import is_upper

_ABOUT_WORDS = re.compile(r"[\W_]*(?:v\s?/\s?v|ve\s*viec|ve)\b\s*[:;]?\s*|[\W_]*veviec\s*|[\W_]+")
_OPENING = re.compile(r"\W{0,3}(?:can cu|thuc hien|trien khai|xet|theo|kinh gui|phuc dap)\b")
_DATED = re.compile(r",?\s*ng\wy\W*[\d\s._…/]{0,10}th\wng")
# The first sentence of the body where no blank line parts it from the subject.
_NARRATES = re.compile(
    r"(?:tai|sau khi|sau hon|ngay \d|qua|trong|nham|de|tren co so|duoc su|thoi gian qua|vua qua|hien nay)\b"
)
_ITEM_END = ";."


@dataclass(frozen=True)
class Front:
    doc_type: Found | None
    subject: Found | None
    recipients: tuple[Found, ...] | None
    body_from: int


def read_front(letters: Letters, zones: Zones, header: Header) -> Front:
    recipients, after = _recipients(letters, zones)
    if zones.title is not None:
        line = zones.lines[zones.title]
        doc_type: Found | None = letters.found(line.start, line.end, zones.title_type)
        subject, body = _subject_below(letters, zones, line.start)
        return Front(doc_type, subject, recipients, max(body, after))
    subject, body = _subject_beside(letters, zones, header)
    doc_type = _type_without_title(letters, zones, header, subject is not None)
    if recipients is None and subject is not None:
        recipients, after = _bulleted(letters, zones, body)
    return Front(doc_type, subject, recipients, max(body, after))


def _type_without_title(letters: Letters, zones: Zones, header: Header, about: bool) -> Found | None:
    parsed = symbols.parse(f"/{header.symbol.value}" if header.symbol and header.system != "party" else "")
    if header.symbol and header.system == "party":
        parsed = symbols.parse(f"-{header.symbol.value}")
    if about or zones.addressed is not None:
        spans = header.symbol.spans if header.symbol else ((0, 0),)
        return Found("công văn", spans)
    if header.symbol and parsed and parsed.type_abbrev:
        name = types.by_abbrev(parsed.type_abbrev, parsed.system)
        return Found(name, header.symbol.spans) if name else None
    return None


def _subject_below(letters: Letters, zones: Zones, title_start: int) -> tuple[Found | None, int]:
    """The lines under the title, up to a blank line, an opening or a line in capitals of another kind."""
    assert zones.title is not None  # noqa: S101  # the caller looked
    lines, first = zones.lines, zones.title + 1
    picked: list[int] = []
    for i in range(first, min(first + 14, zones.end)):
        line = lines[i]
        printed = letters.text[line.start : line.end]
        if re.fullmatch(r"[\W_]*", printed):
            continue
        if ADDRESSED.match(letters.plain, line.start) or letters.plain.startswith("can cu", line.start):
            break
        if not picked and is_upper(printed) and letters.plain.startswith("cua ", line.start):
            continue
        if picked and _subject_ends(letters, lines[picked[0]].start, lines[i - 1].end, line.start, line.end, line.gap):
            break
        picked.append(i)
    if not picked:
        return None, first
    found = _without_about(letters, lines[picked[0]].start, lines[picked[-1]].end)
    return found, picked[-1] + 1


def _subject_ends(letters: Letters, first: int, previous: int, start: int, end: int, gap: bool) -> bool:
    printed = letters.text[start:end]
    if letters.text[first:previous].rstrip().endswith((".", ";")) and not printed[0].islower():
        return True
    if is_upper(printed) != is_upper(letters.text[first : first + 60].split("\n")[0]) and is_upper(printed):
        return True
    if printed[0].islower() or (printed[0].isdigit() and not gap):
        return False
    if end - start > 60 and (printed[-1] == ":" or _NARRATES.match(letters.plain, start)):
        return True
    return gap or bool(_OPENING.match(letters.plain, start)) or end - start > 200


def _without_about(letters: Letters, start: int, end: int) -> Found:
    if match := _ABOUT_WORDS.match(letters.plain, start, end):
        start = match.end()
    start, end = letters.trim(start, end)
    while end > start and letters.text[end - 1] in ".;:_ \n":
        end -= 1
    return letters.found(start, end)


def _subject_beside(letters: Letters, zones: Zones, header: Header) -> tuple[Found | None, int]:
    """The block that begins V/v under the number of a công văn."""
    for i, line in enumerate(zones.lines[: zones.header_end]):
        if not (mark := ABOUT.search(letters.plain, line.start, min(line.end, line.start + 60))):
            continue
        pieces = [_cut_right(letters, mark.end(), line.end, header.dated_at)]
        last = i
        for j in range(i + 1, min(i + 9, zones.header_end)):
            below = zones.lines[j]
            start, end = _cut_right(letters, below.start, below.end, header.dated_at)
            lower = end > start and (letters.text[start].islower() or letters.text[start].isdigit())
            previous_done = letters.text[pieces[-1][1] - 1] in ".;" if pieces[-1][1] > 0 else False
            if end <= start or (below.gap and (not lower or previous_done)) or _foreign(letters, start, end):
                if below.gap or _foreign(letters, start, end):
                    break
                continue
            pieces.append((start, end))
            last = j
        found = [letters.found(*letters.trim(a, b)) for a, b in pieces if b > a]
        value = re.sub(r"^[\W_]*(?:về việc\s+)?", "", " ".join(item.value for item in found)).rstrip(" .;:")
        return Found(value, tuple(s for item in found for s in item.spans)) if value else None, last + 1
    return None, zones.header_end


def _foreign(letters: Letters, start: int, end: int) -> bool:
    """Not a line of the subject: a list item, the nation's name, a date, capitals."""
    plain = letters.plain
    if URGENT.fullmatch(plain, start, end):
        return True
    if re.match(r"[-–•+]\s", letters.text[start:end]) or is_upper(letters.text[start:end], share=0.9):
        return end - start > 6 or letters.text[start] in "-–•+"
    return any(p.search(plain, start, end) for p in (NATION, MOTTO, PARTY)) or bool(
        _OPENING.match(plain, start) and end - start > 90
    )


def _cut_right(letters: Letters, start: int, end: int, dated_at: tuple[int, int] | None) -> tuple[int, int]:
    """The left column of a line: up to a wide gap, or to the nation's name, motto, place and date of the right one."""
    right = [m.start() for p in (NATION, MOTTO, PARTY) if (m := p.search(letters.plain, start, end))]
    right += [dated_at[0]] if dated_at and start <= dated_at[0] < end else []
    if right:
        return letters.trim(start, min(right))
    if gap := re.search(r"\S(\s{4,}|\t+)\S", letters.text[start:end]):
        end = start + gap.start(1)
    if (dated := _DATED.search(letters.plain, start, end)) and "  " not in letters.text[start : dated.start()]:
        only_a_place = re.fullmatch(r"[\w\s]{2,30}", letters.text[start : dated.start()])
        end = start if only_a_place else end
    return letters.trim(start, end)


def _recipients(letters: Letters, zones: Zones) -> tuple[tuple[Found, ...] | None, int]:
    if zones.addressed is None:
        return None, 0
    line = zones.lines[zones.addressed]
    mark = ADDRESSED.match(letters.plain, line.start, line.end) or WIRED.search(letters.plain, line.start, line.end)
    assert mark  # noqa: S101  # the zone was found by this pattern
    start, end = letters.trim(mark.end(), line.end, ":;.")
    if end > start and not re.match(r"[-–•+]\s", letters.text[start:end]):
        return _single(letters, zones, start, line.end)
    return _bulleted(letters, zones, zones.addressed + 1, (start, end) if end > start else None)


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
    return tuple(_entry(letters, a, b) for a, b in ranges), at


def _tells(letters: Letters, line: Line) -> bool:
    """The line is a sentence of the body, no part of a name."""
    return words.verb_from(letters.plain, letters.text, line.start + 2, line.end) is not None


def _opens(letters: Letters, at: int) -> bool:
    return letters.text[at] != "(" and bool(_OPENING.match(letters.plain, at))


def _bulleted(
    letters: Letters, zones: Zones, first: int, beside: tuple[int, int] | None = None
) -> tuple[tuple[Found, ...] | None, int]:
    ranges: list[tuple[int, int]] = []
    if beside:
        ranges.append((re.match(r"[-–•+\s]*", letters.text[beside[0] : beside[1]]).end() + beside[0], beside[1]))  # type: ignore[union-attr]
    at, bulleted = first, bool(beside)
    while at < min(zones.end, first + 40):
        line = zones.lines[at]
        content = _bullet(letters, line.start, line.end)
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
            not ranges and line.gap is False and line.end - line.start < 90
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
    return (
        end - start < 110
        and not _OPENING.match(letters.plain, start)
        and marker_at(letters, _as_line(start, end))[0] is Level.PARAGRAPH
    )


def _as_line(start: int, end: int) -> Line:
    return Line(start, end, 0, False)


def _entry(letters: Letters, start: int, end: int) -> Found:
    start, end = letters.trim(start, end)
    while end > start and letters.text[end - 1] in ";.,: ":
        end -= 1
    return letters.found(start, end)
