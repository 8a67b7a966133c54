"""What does the head of the page say? Issuing body, number and symbol, place and date, urgency, system."""

import re
from dataclasses import dataclass

from intake.reading import words
from intake.reading.clean import Letters
from intake.reading.numbering import number_and_symbol
from intake.reading.placing import place_and_date, wrapped_year
from intake.reading.result import Found
from intake.reading.zones import ABOUT, Zones
from vietnam.text import is_upper

NATION = re.compile(
    r"(?:c\w{0,2}ng\s+h\w{1,2}a\s+)?(?:xa\s+)?ho[il1]\s+(?:\w{1,3}\s+)?chu\s+ngh[il1]a\s+v[il1]\wt\s+na\w|"
    r"cong\s+hoa\s+xa\s+ho[il1]\s+chu\s+ngh[il1]a"  # wrapped in its narrow column
)
_NATION = ("cong", "hoa", "xa", "hoi", "chu", "nghia", "viet", "nam")
MOTTO = re.compile(
    r"d\wc\s+lap\s*\W{1,6}\s*t\w{1,2}\s+d\w\s*\W{0,6}\s*(?:hanh\s+phuc)?|^\W*hanh phuc\W*$", re.MULTILINE
)
PARTY = re.compile(r"d\wng\s+c\wng\s+s\wn\s+v[il1]\wt\s+na\w")
URGENT = re.compile(r"\b(?:hoa toc(?: hen gio)?|thuong khan|khan)\b")
_WANTING = re.compile(r"van phong|ban chi dao|ban quan ly|ban to chuc|thanh tra|trung tam|to cong tac|hoi dong")
# The first syllable of a body, alone in its line: "ỦY", and below "BAN NHÂN DÂN".
_TORN = re.compile(r"uy|van|tinh|huyen|thanh|dang|lien|cong|bao|benh")
# The last syllable of a body, alone in its line: "SỞ NÔNG NGHIỆP VÀ MÔI", and below "TRƯỜNG".
_AREA = re.compile(r"(?:tinh|huyen|thanh pho|quan|thi xa|xa|phuong|thi tran)\s+(?!doan|uy|khu)\w")
_REST = re.compile(_TORN.pattern + r"|truong|xa|phuong")
_NO_BODY = re.compile(URGENT.pattern + r"|viet\s+nam|\W*du thao(?: lan (?:thu )?\w{1,4})?\W*")
_YOUTH_UNION = re.compile(r"doan\s+(?:tncs|thanh nien cong san)\s+ho\s+chi\s+minh")
_TAIL_OF_NATION = re.compile(r"v[il1]\w{1,2}t\s+na\w\W*$", re.MULTILINE)
# "CỘNG HÒA XÃ HỘI CHỦ", and "NGHĨA VIỆT NAM" at the end of the line below: broken in a narrow column.
_BROKEN_NATION = [
    re.compile(
        rf"\b({' +'.join(_NATION[:at])})[ \t]*\n(?:[^\n]*[ \t])?({' +'.join(_NATION[at:])})[ \t]*$", re.MULTILINE
    )
    for at in range(3, len(_NATION))
]


@dataclass(frozen=True)
class Header:
    issuer_parent: Found | None = None
    issuer: Found | None = None
    number: Found | None = None
    symbol: Found | None = None
    place: Found | None = None
    date: Found | None = None
    urgency: Found | None = None
    system: str | None = None
    number_unreadable: bool = False
    bad_date: str | None = None
    dated_at: tuple[int, int] | None = None  # place and date, in the cleaned text
    year_at: tuple[int, int] | None = None  # the year, where the date did not fit into its column


Range = tuple[int, int]


def read_header(letters: Letters, zones: Zones) -> Header:
    start, end = _bounds(zones)
    date_range, place, date, bad_date = place_and_date(letters, start, end)
    taken = [m.span() for pattern in (NATION, MOTTO, PARTY) for m in pattern.finditer(letters.plain, start, end)]
    youth = _youth_union(letters, start, end)
    wrapped = _wrapped_nation(letters, start, end)
    taken += wrapped + youth
    year = wrapped_year(letters, date_range) if date_range else None
    if year:
        taken.append(year.span("y"))
    nation = next((m.start() for m in NATION.finditer(letters.plain, start, end)), wrapped[0][0] if wrapped else None)
    party = next(
        (m.start() for m in PARTY.finditer(letters.plain, start, end) if letters.text[m.start()].isupper()), None
    )
    if date_range:
        taken.append(date_range)
    left = [
        piece for line in zones.lines[: zones.header_end] for piece in _left_of(letters, line.start, line.end, taken)
    ]
    number, symbol, at, unreadable = number_and_symbol(letters, left)
    anchor = nation if nation is not None else party
    parent, issuer = _issuers(letters, left, at, anchor)
    if issuer is None and at is not None:
        parent, issuer = _issuers(letters, left, at, anchor, capitals=False)
    if issuer is None and zones.title is not None and zones.title < zones.header_end:  # a công điện names it below
        parent, issuer = _issuers(letters, left[(at or 0) + 1 :], None, anchor)
    system = _system(issuer, parent, nation, party, symbol, youth=bool(youth))
    urgency = _urgency(letters, left)
    return Header(
        issuer_parent=parent,
        issuer=issuer,
        number=number,
        symbol=symbol,
        place=place,
        date=date,
        urgency=urgency,
        system=system,
        number_unreadable=unreadable,
        bad_date=bad_date,
        dated_at=date_range,
        year_at=year.span("y") if year else None,
    )


def _wrapped_nation(letters: Letters, start: int, end: int) -> list[Range]:
    """The lines of the nation's name where it did not fit into its column: "VIỆT NAM" at the end of the line below."""
    for broken in _BROKEN_NATION:
        if found := broken.search(letters.plain, start, end):
            return [found.span(1), found.span(2)]
    for nation in NATION.finditer(letters.plain, start, end):
        whole = _TAIL_OF_NATION.search(letters.plain, nation.start(), nation.end())
        rest = None if whole else _TAIL_OF_NATION.search(letters.plain, nation.end(), min(end, nation.end() + 120))
        if rest:
            return [rest.span()]
    return []


def _youth_union(letters: Letters, start: int, end: int) -> list[Range]:
    """The Union's name stands on the right where State papers name the nation; alone on the left it is an issuer."""
    found = list(_YOUTH_UNION.finditer(letters.plain, start, end))
    if not found:
        return []
    last = found[-1]
    beside = letters.text[letters.text.rfind("\n", 0, last.start()) + 1 : last.start()].strip()
    return [last.span()] if beside or len(found) > 1 else []


def _bounds(zones: Zones) -> Range:
    head = zones.lines[: zones.header_end]
    return (head[0].start, head[-1].end) if head else (0, 0)


def _left_of(letters: Letters, start: int, end: int, taken: list[Range]) -> list[Range]:
    """The pieces of a line outside what is already taken."""
    pieces, at = [], start
    for a, b in sorted((max(a, start), min(b, end)) for a, b in taken if a < end and b > start):
        if a > at:
            pieces.append(letters.trim(at, a))
        at = max(at, b)
    pieces.append(letters.trim(at, end))
    return [(a, b) for a, b in pieces if b > a]


def _issuers(
    letters: Letters, left: list[Range], number_at: int | None, anchor: int | None, *, capitals: bool = True
) -> tuple[Found | None, Found | None]:
    above = left[: number_at if number_at is not None else len(left)]
    rows = [_bared(letters, piece) for whole in above for piece in _columns(letters, whole)]
    first = 0
    if anchor is not None:
        line_start = letters.text.rfind("\n", 0, anchor) + 1
        beside = [i for i, (a, b) in enumerate(rows) if line_start <= a < anchor and is_upper(letters.text[a:b])]
        first = beside[0] if beside else 0
    bodies: list[list[Range]] = []
    for start, end in rows[first:]:
        printed, folded = letters.text[start:end], letters.plain[start:end]
        torn = bool(_TORN.fullmatch(folded))
        if (
            ABOUT.match(printed)
            or is_upper(printed) != capitals
            or (end - start < 3 and not torn)
            or _NO_BODY.fullmatch(folded)
        ):
            continue
        area = not bodies and _AREA.match(letters.plain, start, end)  # "HUYỆN TÂN SƠN", and below "ỦY BAN BẦU CỬ"
        starts_body = torn or area or words.heads_body(letters.plain, start, end)
        if bodies and (not starts_body or _open_ended(letters, bodies[-1])):
            bodies[-1].append((start, end))
        elif starts_body:
            bodies.append([(start, end)])
    if not bodies or (len(bodies) == 1 and _AREA.match(letters.plain, *bodies[0][0])):
        return None, None
    if len(bodies) > 1 and len(bodies[-1]) == 1 and _REST.fullmatch(letters.plain, *bodies[-1][0]):
        bodies[-2:] = [bodies[-2] + bodies[-1]]
    parent = [piece for body in bodies[:-1] for piece in body]
    return _joined(letters, parent) if parent else None, _joined(letters, bodies[-1])


def _columns(letters: Letters, piece: Range) -> list[Range]:
    parts = re.finditer(r"\S(?:(?!\t|[ ]{4,})[^\n])*", letters.text[piece[0] : piece[1]])
    return [letters.trim(piece[0] + part.start(), piece[0] + part.end()) for part in parts]


def _bared(letters: Letters, piece: Range) -> Range:
    """Without noise in front of the first word of a body ("/ỦY BAN", "B ỦY BAN")."""
    start, end = letters.trim(*piece, "/*\"'`,.:;|-–—_")
    if match := words.HEADER_BODY.search(letters.plain, start, min(end, start + 12)):
        lead = letters.text[start : match.start()]
        if lead.strip() and len(lead.strip()) <= 3 and not lead.strip().isalpha():
            start = match.start()
    return start, end


def _open_ended(letters: Letters, body: list[Range]) -> bool:
    """The name goes on in the next line: "VĂN PHÒNG / ĐOÀN ĐBQH VÀ HĐND", "SỞ TÀI CHÍNH - / …"."""
    (start, end) = body[-1]
    if _TORN.fullmatch(letters.plain, start, end):
        return True
    wanting = len(body) == 1 and _WANTING.fullmatch(letters.plain, start, end)
    return bool(wanting or re.search(r"(?:,|\bva|\bva xa|-|&)\s*$", letters.plain[start:end]))


def _joined(letters: Letters, pieces: list[Range]) -> Found:
    found = [letters.found(*piece) for piece in pieces]
    return Found(" ".join(item.value for item in found), tuple(span for item in found for span in item.spans))


def _urgency(letters: Letters, left: list[Range]) -> Found | None:
    for start, end in left:
        match = URGENT.search(letters.plain, start, end)
        alone = match and end - start <= len(match.group()) + 6
        if match and alone and letters.text[match.start() : match.end()].isupper():
            return letters.found(*match.span())
    return None


def _system(
    issuer: Found | None,
    parent: Found | None,
    nation: int | None,
    party: int | None,
    symbol: Found | None,
    *,
    youth: bool,
) -> str | None:
    from vietnam.text import fold

    who = fold(f"{parent.value if parent else ''} {issuer.value if issuer else ''}")
    if party is not None and (nation is None or party < nation):
        return "party"
    if words.FRONT.search(who) or youth:
        return None
    if nation is not None:
        return "state"
    party_body = re.search(r"dang bo|dang uy|tinh uy|huyen uy|thanh uy|chi bo|ban chap hanh trung uong", who)
    if party_body or (symbol and re.fullmatch(r"[^/-]+/[^/]+", symbol.value) and not re.search(r"ubnd|uy ban", who)):
        return "party"
    return "state" if issuer else None
