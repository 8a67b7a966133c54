"""Who gets copies and who signed? Nơi nhận and the signature beside, before or after it."""

import re
from dataclasses import dataclass

from intake.reading import words
from intake.reading.clean import Letters
from intake.reading.result import Found
from intake.reading.signature import Range, covered, is_name, signature, signs
from intake.reading.zones import ARCHIVE, Zones
from vietnam import types
from vietnam.text import is_upper, plain

_BULLET = re.compile(r"(?:[^\w\s(]{0,2}\s?)?[-–—~•*]+\s*(?=\w)|\+\s+")
_PERSON = re.compile(r"(?:\b(?:ông|bà|anh|chị|đồng chí|tịch|thư|trưởng|đốc|viên)|đ/c)[\s:]*$", re.IGNORECASE)
_WORD_START = re.compile(r"(?<=\s)(?=\S)")
_SIGNED = re.compile(r"\W*(?:da ky|ky ten)\b[^\n]*")
WIDEST = 200  # characters: no authority or position beside the list is longer
# What a seal or a signature leaves behind the end mark: signs that no addressee has. "(b/c)", "(t/h)" are none.
_NOISE = re.compile(
    r"(?<=[;,.])\s+(?:[^;,.\n]|\.(?=\w)){0,30}?(?:[\\⁄¬×|“»`=+@#~^<>✓{}%]|(?<!\w)/|/(?!\w))[^\n]{0,30}$"
)


@dataclass(frozen=True)
class Foot:
    archive_list: tuple[Found, ...] | None
    authority: Found | None
    position: Found | None
    name: Found | None
    body_to: int
    covered: bool = False


def read_foot(letters: Letters, zones: Zones, body_from: int) -> Foot:
    """`body_to` is the index of the first line after the body."""
    at = zones.archive if zones.archive is not None else _signature_line(letters, zones, body_from)
    if at is None:
        return Foot(None, None, None, None, zones.end)
    before = _signature_above(letters, zones, at, body_from)
    items, pieces, _ = _split(letters, zones, at)
    pieces = [(line.start, line.end) for line in zones.lines[before:at]] + pieces
    archive = tuple(item for item in (_entry(letters, a, b) for a, b in items) if len(item.value) > 2)
    authority, position, name = signature(letters, pieces)
    if name is None:
        name = _name_behind_item(letters, items)
    return Foot(archive or None, authority, position, name, before, covered(letters, pieces))


def _signature_line(letters: Letters, zones: Zones, body_from: int) -> int | None:
    """Without nơi nhận: the first line of authority or position in capitals, near the end, in a column of its own."""
    for i in range(max(body_from, 3), zones.end):
        left, right = _columns(letters, zones.lines[i].start, zones.lines[i].end)
        if any(_opens_signature(letters, *piece) for piece in (left, *right) if piece):
            return i
    return None


def _opens_signature(letters: Letters, start: int, end: int) -> bool:
    titled = words.POSITIONS.fullmatch(letters.plain, start, end) or words.AUTHORITY.match(letters.plain, start)
    return bool(titled) and end - start < 60 and is_upper(letters.text[start:end])


def _signature_above(letters: Letters, zones: Zones, at: int, body_from: int) -> int:
    """Capitals of authority or position printed just above "Nơi nhận:" belong to the signature."""
    first = at
    for i in range(at - 1, max(body_from, at - 7), -1):
        line = zones.lines[i]
        printed = letters.text[line.start : line.end]
        upper = is_upper(printed) and line.end - line.start < 60
        signs = words.AUTHORITY.match(letters.plain, line.start) or words.POSITIONS.match(letters.plain, line.start)
        if upper and signs:
            first = i
        elif not (_SIGNED.fullmatch(letters.plain, line.start, line.end) or (is_name(printed) and len(printed) < 40)):
            break
    return first


def _split(letters: Letters, zones: Zones, at: int) -> tuple[list[Range], list[Range], int]:
    """Separate the list on the left from the signature on the right, line by line, until both are over."""
    items: list[Range] = []
    pieces: list[Range] = []
    blanks, closed = 0, False
    for i in range(at, min(zones.end, at + 70)):
        line = zones.lines[i]
        start = line.start
        if mark := ARCHIVE.match(letters.plain, line.start, line.end):
            start = mark.end()
        left, right = _columns(letters, start, line.end)
        pieces.extend(right)
        if left is None:
            continue
        printed = letters.text[left[0] : left[1]]
        bullet = _BULLET.match(letters.text, left[0], left[1])
        if closed and is_upper(printed) and types.by_title(printed):
            return items, pieces, i  # a paper of its own comes with this one
        if mark and not bullet and _in_one_line(letters, *left):
            items.extend(_entries_of(letters, *left))
        elif bullet:
            items.extend(_run_together(letters, bullet.end(), left[1]))
            closed = letters.plain.startswith("luu", items[-1][0])
        elif signs(letters, *left):
            pieces.append(left)
        elif re.match(r"ban dien tu|\W*$", letters.plain[left[0] : left[1]]):
            closed = False
        elif (
            items
            and not closed
            and not line.gap
            and len(printed) > 3
            and (letters.text[items[-1][1] - 1] not in ";." or (printed[0].islower() and printed[-1] in ";."))
        ):
            items[-1] = (items[-1][0], left[1])
        elif (not items and letters.plain.startswith("luu", left[0])) or (not items and printed.endswith(";")):
            items.append(left)
        else:
            pieces.append(left)
            blanks += 1
            if blanks > 8 or len(printed) > 90:
                return items, pieces, i
    return items, pieces, zones.end


def _in_one_line(letters: Letters, start: int, end: int) -> bool:
    """Behind "Nơi nhận:" itself: "Như trên; TT Đảng ủy; Lưu: VT."."""
    listed = ";" in letters.text[start:end] or letters.plain.startswith(("nhu ", "luu"), start)
    return listed and not signs(letters, start, end)


def _entries_of(letters: Letters, start: int, end: int) -> list[Range]:
    return [(start + m.start(), start + m.end()) for m in re.finditer(r"[^;\s][^;]*", letters.text[start:end])]


def _run_together(letters: Letters, start: int, end: int) -> list[Range]:
    """Two entries in one line: "Phòng Tài chính;- Lưu: VT"."""
    cuts = [m.span() for m in re.finditer(r";\s*[-–]\s*(?=\w)", letters.text[start:end])]
    starts, ends = [start, *(start + b for _, b in cuts)], [*(start + a for a, _ in cuts), end]
    return list(zip(starts, ends, strict=True))


def _columns(letters: Letters, start: int, end: int) -> tuple[Range | None, list[Range]]:
    """(left, right parts) of one line: split at wide gaps, and before an authority in capitals after the left text."""
    parts = [m.span() for m in re.finditer(r"\S(?:(?!\t|[ ]{3,})[^\n])*", letters.text[start:end])]
    ranges = [cut for a, b in parts for cut in _unglued(letters, *letters.trim(start + a, start + b))]
    if not ranges:
        return None, []
    left, right = ranges[0], ranges[1:]
    if signs(letters, *left):
        return None, ranges
    for match in _WORD_START.finditer(letters.text, max(left[0] + 1, left[1] - WIDEST), left[1]):
        at = match.start()
        rest = letters.text[at : left[1]]
        if is_upper(rest, share=0.9) and len(rest) > 6 and signs(letters, at, left[1]):
            cut = letters.trim(left[0], at)
            return (cut if cut[1] > cut[0] else None), [(at, left[1]), *right]
    return left, right


def _unglued(letters: Letters, start: int, end: int) -> list[Range]:
    """A position and the name in its line, or glued to it by a lost line end: "PHÓ CHỦ TỊCHTrần Văn Ba"."""
    for match in re.finditer(r"(?<=[^\W\d_])\s?(?=[^\W\d_][^\W\d_])", letters.text[start:end]):
        at = start + match.end()
        last, first, second = letters.text[start + match.start() - 1], letters.text[at], letters.text[at + 1]
        if (
            last.isupper()
            and first.isupper()
            and second.islower()
            and signs(letters, start, at)
            and is_name(letters.text[at:end].strip())
        ):
            return [(start, at), (at, end)]
    return [(start, end)]


def _name_behind_item(letters: Letters, items: list[Range]) -> Found | None:
    """Scans print the name at the end of a line of nơi nhận: "…; Trần Văn Ba"."""
    for start, end in items:
        for match in re.finditer(r"[;:,.]\s+([^;:,.\n]{5,40})(?=\n|$)", letters.text[start:end]):
            if is_name(match[1].strip()):
                return letters.found(start + match.start(1), start + match.end(1))
    return _name_at_the_end(letters, items)


def _name_at_the_end(letters: Letters, items: list[Range]) -> Found | None:
    """… or without any mark between: "Lưu: VT Nguyễn Đình Toản"; persons who get a copy are announced as such."""
    for start, end in reversed(items):
        pieces = list(re.finditer(r"\S+", letters.text[start:end]))
        for count in (4, 3, 5):
            tail = pieces[-count:]
            if len(pieces) <= count or _PERSON.search(letters.text[start : start + tail[0].start()]):
                continue
            if is_name(" ".join(piece.group() for piece in tail)):
                return letters.found(start + tail[0].start(), start + tail[-1].end())
    return None


def _of_the_signature(mark: str, rest: str) -> bool:
    """What stands behind the end mark of an entry belongs to the column on the right."""
    if re.match(r"\(\s*đã ký", rest, re.IGNORECASE):
        return True
    placed = bool(words.POSITIONS.match(plain(rest)))
    return is_upper(rest, share=0.9) and (placed or (mark != "," and (mark == ";" or " " in rest)))


def _entry(letters: Letters, start: int, end: int) -> Found:
    """One addressee without its end mark and without what a seal or signature left behind it."""
    if noise := _NOISE.search(letters.text, start, end):
        end = noise.start()
    for match in re.finditer(r"(?P<mark>[;:,.])\s+(?P<rest>[^;:,.\n]{4,40})\.?$", letters.text[start:end]):
        if ")" in match["rest"] and "(" not in match["rest"]:
            continue  # "Lưu (VP; KT)"
        if is_name(match["rest"].strip()) or _of_the_signature(match["mark"], match["rest"].strip()):
            end = start + match.start()
    start, end = letters.trim(start, end)
    while end > start and letters.text[end - 1] in ';., :_-—“"':
        end -= 1
    return letters.found(start, end)
