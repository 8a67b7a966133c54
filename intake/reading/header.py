"""What does the head of the page say? Issuing body, number and symbol, place and date, urgency, system."""

import re
from dataclasses import dataclass

from intake.reading import words
from intake.reading.clean import Letters
from intake.reading.result import Found
from intake.reading.zones import ABOUT, Zones
from vietnam import dates
from vietnam.text import is_upper

NATION = re.compile(
    r"(?:c\w{0,2}ng\s+h\w{1,2}a\s+)?(?:xa\s+)?ho[il1]\s+(?:\w{1,3}\s+)?chu\s+ngh[il1]a\s+v[il1]\wt\s+na\w|"
    r"cong\s+hoa\s+xa\s+ho[il1]\s+chu\s+ngh[il1]a"  # wrapped in its narrow column
)
MOTTO = re.compile(
    r"d\wc\s+lap\s*\W{1,6}\s*t\w{1,2}\s+d\w\s*\W{0,6}\s*(?:hanh\s+phuc)?|^\W*hanh phuc\W*$", re.MULTILINE
)
PARTY = re.compile(r"d\wng\s+c\wng\s+s\wn\s+v[il1]\wt\s+na\w")
_DATE = re.compile(
    r",?\s*ng\wy(?P<d>[^\nA-Za-z]{0,14}?|[^\n]{0,8}?|\s{1,30}\S{0,2}\s{0,30})\s*th\wng(?P<m>[^\n]{0,12}?|"
    r"\s{1,20}\d{0,2}\s{0,20})"
    r"\s*n\wm(?P<y>\s{0,20}\d{4}|[\s.…_]{0,20}\d{0,4})",
)
_NUMBER_MARK = re.compile(r"(?:^|(?<=[\s|]))\W{0,3}s[oe06]\s*[:.;]?(?=[\s\W\d])")
_GROUP = r"[^\W\d_][\w&.]*"
_SYMBOL = rf"{_GROUP}(?:\s?[-–—/]\s?{_GROUP}){{0,8}}"
_STATE = re.compile(rf"(?P<num>[^/\-–—]{{0,30}}?)\s*/\s*(?:(?:19|20)\d\d\s*/\s*)?(?P<sym>{_SYMBOL})")
_PARTY_NUMBER = re.compile(
    rf"(?P<num>[^/\-–—]{{0,30}}?)\s*[-–—]\s*(?P<sym>{_GROUP}\s?/\s?{_GROUP}(?:\s?[-–]\s?{_GROUP})?)"
)
_SLASHLESS = re.compile(r"(?P<num>\s*\d{1,5}\s*)[-–—]\s*(?P<sym>[A-ZĐ][\w&]{0,6})\s*$")
_LAST_SYMBOL = re.compile(rf"/\s*(?P<sym>(?=[^\W\d_]){_SYMBOL})\s*$")
URGENT = re.compile(r"\b(?:hoa toc(?: hen gio)?|thuong khan|khan)\b")
_AREA_WORDS = {"phố", "thành", "tp", "xã", "huyện", "phường", "quận", "trấn", "thị"}
_WANTING = re.compile(r"van phong|ban chi dao|ban quan ly|ban to chuc|thanh tra|trung tam|to cong tac|hoi dong")
_NO_BODY = re.compile(URGENT.pattern + r"|viet\s+nam")
_YOUTH_UNION = re.compile(r"doan\s+(?:tncs|thanh nien cong san)\s+ho\s+chi\s+minh")
_TAIL_OF_NATION = re.compile(r"v[il1]\w{1,2}t\s+na\w\W*$", re.MULTILINE)
# The year, alone in its line or behind the number, where the date did not fit into its column.
_WRAPPED_YEAR = re.compile(r"\s{0,9}\n\W*(?P<before>[^\n]*?)(?<!\w)(?P<y>(?:19|20)\d\d)[ \t.]*(?=\n|$)")
_AS_DIGITS = str.maketrans("oøl|!i", "001111")  # how OCR prints figures
_PLACE_WORD = r"(?:[^\W\d_][^\W_]*\.?)"


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


Range = tuple[int, int]


def read_header(letters: Letters, zones: Zones) -> Header:
    start, end = _bounds(zones)
    date_range, place, date, bad_date = _place_and_date(letters, start, end)
    taken = [m.span() for pattern in (NATION, MOTTO, PARTY) for m in pattern.finditer(letters.plain, start, end)]
    taken += _wrapped_nation(letters, start, end) + _youth_union(letters, start, end)
    if date_range and (wrapped := _wrapped_year(letters, date_range)):
        taken.append(wrapped.span("y"))
    nation = next((m.start() for m in NATION.finditer(letters.plain, start, end)), None)
    party = next(
        (m.start() for m in PARTY.finditer(letters.plain, start, end) if letters.text[m.start()].isupper()), None
    )
    if date_range:
        taken.append(date_range)
    left = [
        piece for line in zones.lines[: zones.header_end] for piece in _left_of(letters, line.start, line.end, taken)
    ]
    number, symbol, at, unreadable = _number(letters, left)
    anchor = nation if nation is not None else party
    parent, issuer = _issuers(letters, left, at, anchor)
    system = _system(issuer, parent, nation, party, symbol)
    urgency = _urgency(letters, left)
    return Header(parent, issuer, number, symbol, place, date, urgency, system, unreadable, bad_date, date_range)


def _wrapped_nation(letters: Letters, start: int, end: int) -> list[Range]:
    """ "VIỆT NAM" at the end of a line below, where the nation's name did not fit into its column."""
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


def _place_and_date(
    letters: Letters, start: int, end: int
) -> tuple[Range | None, Found | None, Found | None, str | None]:
    for match in _DATE.finditer(letters.plain, start, end):
        line_start = letters.text.rfind("\n", 0, match.start()) + 1
        place = _place(letters, line_start, match.start())
        rest = letters.plain[match.end() : match.end() + 30].split("\n")[0].strip(" .,")
        if place is None and (rest or letters.plain[line_start : match.start()].strip()):
            continue
        begin = place[0] if place else match.start()
        year, month, day = _digits(match["y"]), _digits(match["m"]), _digits(match["d"])
        if year is None and (wrapped := _wrapped_year(letters, match.span())):
            year = int(wrapped["y"])
        found_place = letters.found(*place) if place else None
        bad = None
        try:
            date = dates.checked(year, month, day)
        except dates.BadDate as refused:
            bad, date = str(refused), dates.PartialDate(year, month if month and month <= 12 else None, None)
        date_start = match.start("d") - 4
        nothing = date == dates.PartialDate(None, None, None)
        return (
            (begin, match.end()),
            found_place,
            None if nothing else letters.found(date_start, match.end(), date.iso),
            bad,
        )
    return None, None, None, None


def _wrapped_year(letters: Letters, dated: Range) -> re.Match[str] | None:
    match = _WRAPPED_YEAR.match(letters.plain, letters.trim(*dated)[1])
    before = letters.text[slice(*match.span("before"))].strip() if match else ""
    numbered = re.match(r"s[oe06]\W", letters.plain[slice(*match.span("before"))]) if match else None
    return match if not before or numbered or is_upper(before) else None


def _digits(printed: str) -> int | None:
    cleaned = re.sub(r"[\s.…_,]", "", printed).translate(_AS_DIGITS)
    return int(cleaned) if re.fullmatch(r"\d{1,4}", cleaned) and int(cleaned) > 0 else None


def _place(letters: Letters, line_start: int, comma: int) -> Range | None:
    """The capitalised words just before ", ngày", back to a column gap or the end of the symbol."""
    segment = letters.text[line_start:comma]
    cut = max((m.end() for m in re.finditer(r"\t|\s{3,}", segment.rstrip())), default=0)
    found = list(re.finditer(r"\S+", segment[cut:]))
    first: int | None = None
    for word in reversed(found):
        bare = word.group().strip(".,")
        number_of_ward = bare.isdigit() and len(bare) < 3
        named = re.fullmatch(_PLACE_WORD, word.group().rstrip(",")) and bare[:1].isupper()
        if not (number_of_ward or named or bare.lower() in _AREA_WORDS):
            break
        if len(bare) > 1 and bare.isupper() and bare != "TP" and not segment.isupper() and first is not None:
            break
        first = word.start()
    return None if first is None else letters.trim(line_start + cut + first, comma, ",")


def _left_of(letters: Letters, start: int, end: int, taken: list[Range]) -> list[Range]:
    """The pieces of a line outside what is already taken."""
    pieces, at = [], start
    for a, b in sorted((max(a, start), min(b, end)) for a, b in taken if a < end and b > start):
        if a > at:
            pieces.append(letters.trim(at, a))
        at = max(at, b)
    pieces.append(letters.trim(at, end))
    return [(a, b) for a, b in pieces if b > a]


def _number(letters: Letters, left: list[Range]) -> tuple[Found | None, Found | None, int | None, bool]:
    for index, (start, end) in enumerate(left):
        if ABOUT.match(letters.plain, start, end) or not (mark := _NUMBER_MARK.search(letters.plain, start, end)):
            continue
        if letters.text[mark.start() : mark.end()].strip(" :.;").lower() in {"sở", "sơ"} and ":" not in mark.group():
            continue
        if ":" not in mark.group() and not re.search(r"[\d/.…_]", letters.text[mark.end() : end]):
            continue  # "SO XAY DUNG", a department without its accents
        if (
            mark.start() > start + 4
            and not letters.text[start : mark.start()].isspace()
            and "\t" not in letters.text[start:end]
        ):
            continue
        number, symbol, unreadable = _parts(letters, mark.end(), end)
        if symbol or re.fullmatch(r"[\s\d/.…_-]*", letters.text[mark.end() : end]):
            return number, symbol, index, unreadable
        if index + 1 < len(left) or unreadable:
            return None, None, index, True
    for index, (start, end) in enumerate(left):
        if (
            (match := _STATE.fullmatch(letters.text, start, end))
            and re.match(r"\D{0,4}\d+\s*$", match["num"])
            and index
        ):
            digits = re.search(r"\d+", match["num"])
            assert digits  # noqa: S101  # the match above has digits
            at = match.start("num") + digits.start()
            return letters.found(at, at + len(digits.group())), letters.found(*match.span("sym")), index, False
    return None, None, None, False


def _parts(letters: Letters, start: int, end: int) -> tuple[Found | None, Found | None, bool]:
    rest = letters.text[start:end]
    state, party = _STATE.match(rest.lstrip(" :.")), _PARTY_NUMBER.match(rest.lstrip(" :."))
    shift = start + len(rest) - len(rest.lstrip(" :."))
    match = party if party and (not state or party.start("sym") < state.start("sym")) else state
    if match is None and (last := _LAST_SYMBOL.search(rest)):
        return None, letters.found(start + last.start("sym"), start + last.end("sym")), True
    if match is None and (bare := _SLASHLESS.match(rest)):
        match, shift = bare, start
    if match is None:
        return None, None, bool(rest.strip(" /.…_"))
    symbol = letters.found(*letters.trim(shift + match.start("sym"), shift + match.end("sym"), ".,"))
    printed = re.sub(r"[\s_.…:,]", "", match["num"])
    if re.fullmatch(r"\d{1,6}[a-zđA-ZĐ]?", printed):
        number_start, number_end = letters.trim(shift + match.start("num"), shift + match.end("num"), "_.…:,")
        return letters.found(number_start, number_end, printed), symbol, False
    return None, symbol, bool(printed)


def _issuers(
    letters: Letters, left: list[Range], number_at: int | None, anchor: int | None
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
        if ABOUT.match(printed) or not is_upper(printed) or end - start < 3 or _NO_BODY.fullmatch(folded):
            continue
        starts_body = bool(words.HEADER_BODY.match(folded + " "))
        if bodies and (not starts_body or _open_ended(letters, bodies[-1])):
            bodies[-1].append((start, end))
        elif starts_body:
            bodies.append([(start, end)])
    if not bodies:
        return None, None
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
    wanting = len(body) == 1 and _WANTING.fullmatch(letters.plain, start, end)
    return bool(wanting or re.search(r"(?:,|\bva|-|&)\s*$", letters.plain[start:end]))


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
    issuer: Found | None, parent: Found | None, nation: int | None, party: int | None, symbol: Found | None
) -> str | None:
    from vietnam.text import fold

    who = fold(f"{parent.value if parent else ''} {issuer.value if issuer else ''}")
    if party is not None and (nation is None or party < nation):
        return "party"
    if words.FRONT.search(who):
        return None
    if nation is not None:
        return "state"
    party_body = re.search(r"dang bo|dang uy|tinh uy|huyen uy|thanh uy|chi bo|ban chap hanh trung uong", who)
    if party_body or (symbol and re.fullmatch(r"[^/-]+/[^/]+", symbol.value) and not re.search(r"ubnd|uy ban", who)):
        return "party"
    return "state" if issuer else None
