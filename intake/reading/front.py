"""What is it about and to whom? Type, subject and the addressees between header and body."""

import re
from dataclasses import dataclass, replace

from intake.reading import headless
from intake.reading.addressees import OPENING, bulleted, recipients_in
from intake.reading.clean import Letters
from intake.reading.header import MOTTO, NATION, PARTY, URGENT, Header
from intake.reading.lines import Line
from intake.reading.result import Found
from intake.reading.zones import ABOUT, ADDRESSED, GROUNDS, Zones
from vietnam import symbols, types
from vietnam.text import fold, is_upper

_ABOUT_WORDS = re.compile(r"[\W_]*(?:v\s?/\s?v|ve\s*viec|ve)\b\s*[:;]?\s*|[\W_]*veviec\s*|[\W_]+")
_SPELLED_OUT = re.compile(r"\W{0,3}Về(?:\s+việc)?(?:\s*:)?\s+(?=[^\W\d_])")
# How OCR prints "V/v": "Vÿ", "V/w", "Viv"; only below the line of the number.
_MISREAD = re.compile(r"\W{0,3}[VW][^\s\w]?[\wÿ]{1,2}[^\s\w]?\s+(?=[a-zà-ỹđ])")
_LETTER_NUMBER = re.compile(r"\W{0,3}s[oe06]\b[^\n]{0,30}\bcv[-–/]")
_NUMBER_LINE = re.compile(r"\W{0,3}s[oe06]\s*[:.;]")
_DATED = re.compile(r",?\s*ng\wy\W*[\d\s._…/]{0,10}th\wng")
# The first sentence of the body where no blank line parts it from the subject.
_NARRATES = re.compile(
    r"(?:tai|sau khi|sau hon|ngay \d+|qua|trong|nham|de|tren co so|duoc su|thoi gian qua|vua qua|hien nay)\b"
)


_STRUCTURE = re.compile(
    r"(?:(?i:phần|chương|mục)\s+(?:(?i:thứ)\s+\w+|[IVX]+|\d{1,2}|(?i:mở đầu))|[IVX]{1,4}\s*[.\-)]\s|[A-D]\.\s|"
    r"Điều\s+\d|1(?:\.1)?[.)]\s)"
)
_GROUNDS = re.compile(r"\n\W{0,4}(?:can cu|xet|theo)\b")
_NUMBERED = re.compile(r"\W{0,3}so\s*:\s*\d")
_OPEN_ENDED = re.compile(r"(?:,|-|\b(?:cua|va|voi|cho|tai|do|giua))\s*$")


@dataclass(frozen=True)
class Front:
    doc_type: Found | None
    subject: Found | None
    recipients: tuple[Found, ...] | None
    body_from: int
    issuer: Found | None = None  # where the head is lost


def read_front(letters: Letters, zones: Zones, header: Header) -> Front:
    recipients, after = recipients_in(letters, zones)
    if zones.title is not None:
        line = zones.lines[zones.title]
        doc_type: Found | None = letters.found(line.start, line.end, zones.title_type)
        subject, body = _subject_below(letters, zones, header)
        return Front(doc_type, subject, recipients, max(body, after))
    subject, body = _subject_beside(letters, zones, header)
    if not (subject or recipients or header.issuer or header.symbol or header.date):
        issuer, doc_type = headless.told(letters)
        return Front(doc_type, headless.first_line(letters, zones), None, body, issuer)
    doc_type = _type_without_title(letters, zones, header, subject is not None)
    if recipients is None and subject is not None:
        recipients, after = bulleted(letters, zones, body)
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


def _subject_below(letters: Letters, zones: Zones, header: Header) -> tuple[Found | None, int]:
    """The lines under the title, up to a blank line, an opening or a line in capitals of another kind."""
    assert zones.title is not None  # noqa: S101  # the caller looked
    lines, first = list(zones.lines), zones.title + 1
    if rest := _beside_title(letters, zones):
        first = zones.title
        lines[first] = rest
    picked: list[int] = []
    for i in range(first, min(first + 14, zones.end)):
        line = lines[i]
        printed = letters.text[line.start : line.end]
        if re.fullmatch(r"[\W_]*", printed):
            continue
        if ADDRESSED.match(letters.plain, line.start) or GROUNDS.match(letters.plain, line.start):
            break
        if not picked and (_NUMBERED.match(letters.plain, line.start) or _STRUCTURE.match(printed)):
            break
        if not picked and is_upper(printed) and letters.plain.startswith("cua ", line.start):
            continue
        if picked and (
            _subject_ends(letters, lines[picked[0]].start, lines[i - 1].end, line.start, line.end, line.gap)
            or _decides(letters, header, lines[picked[0]].start, lines[i - 1].end, line.start, line.end)
            or (is_upper(letters.text[lines[picked[0]].start : lines[i - 1].end]) and _tells_on(letters, line.start))
        ):
            break
        picked.append(i)
    if not picked:
        return None, first
    found = _without_about(letters, lines[picked[0]].start, lines[picked[-1]].end)
    return found, picked[-1] + 1


def _beside_title(letters: Letters, zones: Zones) -> Line | None:
    """What the line of the title says beside the type: "KẾ HOẠCH PHÒNG, CHỐNG RÉT"."""
    line, kind = zones.lines[zones.title or 0], fold(zones.title_type or "").replace(" ", r"\s+")
    rest = re.compile(rf"{kind}\s+(?=\w)(?!so\b|cua\b)").match(letters.plain, line.start, line.end)
    urgent = rest and URGENT.match(letters.plain, rest.end(), line.end)  # "CÔNG ĐIỆN KHẨN"
    return replace(line, start=rest.end()) if rest and not urgent else None


def _decides(letters: Letters, header: Header, first: int, previous: int, start: int, end: int) -> bool:
    """The line in capitals between the subject and the grounds that names who decides: "GIÁM ĐỐC SỞ Y TẾ"."""
    if not is_upper(letters.text[start:end]) or _OPEN_ENDED.search(letters.plain, first, previous):
        return False
    own = fold(header.issuer.value) if header.issuer else ""
    line = " ".join(letters.plain[start:end].split())
    named = bool(own) and (own in line or (line in own and len(line) > 9))
    return named and bool(_GROUNDS.search(letters.plain, end, end + 160))


def _tells_on(letters: Letters, start: int) -> bool:
    """Below a subject in capitals: a sentence of the body, longer than a second line of the subject would be."""
    sentence = re.compile(r"[.;:]\s").search(letters.text, start, start + 600)
    head = letters.text[start : start + 40].split("\n")[0]
    return not is_upper(head) and head[:1].isupper() and (sentence.start() if sentence else start + 600) - start > 100


def _subject_ends(letters: Letters, first: int, previous: int, start: int, end: int, gap: bool) -> bool:
    printed = letters.text[start:end]
    if _STRUCTURE.match(printed):
        return True
    if letters.text[first:previous].rstrip().endswith((".", ";")) and not printed[0].islower():
        return True
    if is_upper(printed) != is_upper(letters.text[first : first + 60].split("\n")[0]) and is_upper(printed):
        return True
    if printed[0].islower() or (printed[0].isdigit() and not gap):
        return False
    if end - start > 60 and (printed[-1] == ":" or _NARRATES.match(letters.plain, start)):
        return True
    return gap or bool(OPENING.match(letters.plain, start)) or end - start > 200


def _without_about(letters: Letters, start: int, end: int) -> Found:
    if match := _ABOUT_WORDS.match(letters.plain, start, end):
        start = match.end()
    start, end = letters.trim(start, end)
    while end > start and (letters.text[end - 1] in ".;:_ \n" or _closes_nothing(letters.text[start:end])):
        end -= 1
    return letters.found(start, end)


def _closes_nothing(printed: str) -> bool:
    """ "(V/v phòng, chống rét)": the bracket was opened before the subject."""
    return (printed[-1:] == ")" and "(" not in printed) or (printed[-1:] == "”" and "“" not in printed)


def _subject_beside(letters: Letters, zones: Zones, header: Header) -> tuple[Found | None, int]:
    """The block that begins V/v under the number of a công văn."""
    numbered = False
    for i, line in enumerate(zones.lines[: zones.header_end]):
        if mark := _about(letters, line.start, line.end, below_number=numbered):
            return _subject_from(letters, zones.lines[: zones.header_end], header, i, mark.end())
        numbered = bool(_NUMBER_LINE.match(letters.plain, line.start, line.end)) or numbered
    return _subject_unmarked(letters, zones, header) or _subject_at_foot(letters, zones, header), zones.header_end


def _subject_unmarked(letters: Letters, zones: Zones, header: Header) -> Found | None:
    """A letter of the Party prints it below its number without "V/v"."""
    head = zones.lines[: zones.header_end]
    numbered = (i for i, line in enumerate(head[:-1], 1) if _LETTER_NUMBER.match(letters.plain, line.start, line.end))
    if (i := next(numbered, None)) is None:
        return None
    start, end = _cut_right(letters, head[i].start, head[i].end, header.dated_at)
    worded = end - start > 8 and letters.text[start].isupper() and not is_upper(letters.text[start:end])
    return _subject_from(letters, head, header, i, start)[0] if worded and not _foreign(letters, start, end) else None


def _subject_at_foot(letters: Letters, zones: Zones, header: Header) -> Found | None:
    """A page that lost the order of its frames says "V/v …" behind the copies."""
    for i in range(len(zones.lines) if zones.archive is None else zones.archive, len(zones.lines)):
        if mark := ABOUT.match(letters.plain, zones.lines[i].start, zones.lines[i].end):
            return _subject_from(letters, zones.lines, header, i, mark.end())[0]
    return None


def _subject_from(letters: Letters, lines: list[Line], header: Header, i: int, start: int) -> tuple[Found | None, int]:
    """What begins in line `i` at `start`, in the left column, and the index of the line after it."""
    pieces = [_cut_right(letters, start, lines[i].end, header.dated_at)]
    last = i
    for j in range(i + 1, min(i + 9, len(lines))):
        below = lines[j]
        start, end = _cut_right(letters, below.start, below.end, header.dated_at)
        if (start, end) == header.year_at:
            continue
        lower = end > start and (letters.text[start].islower() or letters.text[start].isdigit())
        previous_done = letters.text[pieces[-1][1] - 1] in ".;" if pieces[-1][1] > 0 else False
        if _foreign(letters, start, end) or (below.gap and (not lower or previous_done)):
            break
        if end <= start:
            continue
        pieces.append((start, end))
        last = j
    found = [letters.found(*letters.trim(a, b)) for a, b in pieces if b > a]
    value = re.sub(r"^(?:[^\w“\"]|_)*(?:về việc\s+)?", "", " ".join(item.value for item in found)).rstrip(" .;:")
    value = value[:-1] if _closes_nothing(value) else value
    return Found(value, tuple(s for item in found for s in item.spans)) if value else None, last + 1


def _about(letters: Letters, start: int, end: int, *, below_number: bool = False) -> re.Match[str] | None:
    """ "V/v …"; or, at the head of a line, the words themselves: "Về việc …", "Về cho học sinh nghỉ học"."""
    mark = ABOUT.search(letters.plain, start, min(end, start + 60)) or _SPELLED_OUT.match(letters.text, start, end)
    return mark or (_MISREAD.match(letters.text, start, end) if below_number else None)


def _foreign(letters: Letters, start: int, end: int) -> bool:
    """Not a line of the subject: a list item, the nation's name, a date, capitals."""
    plain = letters.plain
    if URGENT.fullmatch(plain, start, end):
        return True
    if re.match(r"[-–•+]\s", letters.text[start:end]) or is_upper(letters.text[start:end], share=0.9):
        return end - start > 6 or letters.text[start] in "-–•+"
    return any(p.search(plain, start, end) for p in (NATION, MOTTO, PARTY)) or bool(
        OPENING.match(plain, start) and end - start > 90
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
