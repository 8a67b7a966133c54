"""When and by whom was a cited document issued? What stands behind its number or name, or before its type."""

import re

from intake.reading import verbs
from intake.reading.clean import Letters
from intake.reading.patterns import phrase
from vietnam import dates, types
from vietnam.text import fold

TYPES = "|".join(fold(name) for name in types.TITLES)
_DATED = phrase(
    r"\s*\)?\s*,?\s*(?:\(?\s*)?(?:ngay|ky ngay)?\s*(?P<d>\d{1,2})\s*(?:[/.\-]\s*(?P<m>\d{1,2})\s*[/.\-]\s*(?P<y>\d{4})"
    r"|\s*thang\s*(?P<m2>\d{1,2})\s*nam\s*(?P<y2>\d{4}))"
)
_ISSUER_BEFORE = phrase(
    r"(?:de nghi|y kien(?: chi dao)?|yeu cau) cua (?P<who>[^.;,]{3,90}?) tai (?:noi dung )?(?:cac )?$"
)
OF = phrase(r"\s*[),]*\s*cua\s+")
_ISSUER_ENDS = phrase(
    r"\.\s|\n\s*\n|[;:()\"“”]|\.$|,\s(?!(?:chinh phu|bo |doan chu tich)\w*)|"
    r"\b(?:ve viec|ve|phe duyet|ban hanh|quy dinh|huong dan|thuc hien|tai|sau day|v/v|trien khai|chi dao|do|"
    r"cong bo|thanh lap|giao|"
    r"dieu chinh|sua doi|bo sung|trong|den|va (?:cac )?(?:y kien|" + TYPES + r"))\b"
)


def date_after(letters: Letters, at: int, end: int) -> tuple[str | None, int]:
    match = _DATED.match(letters.plain, at, end)
    if not match:
        return None, at
    try:
        date = dates.checked(int(match["y"] or match["y2"]), int(match["m"] or match["m2"]), int(match["d"]))
    except dates.BadDate:
        return None, match.end()
    return date.iso, match.end()


def issuer_before(letters: Letters, start: int, at: int) -> str | None:
    """ "Xét đề nghị của Sở Công Thương tại Báo cáo số …"."""
    match = _ISSUER_BEFORE.search(letters.plain, start, at)
    return letters.found(*match.span("who")).value if match else None


def issuer_after(letters: Letters, at: int, end: int) -> tuple[str | None, int]:
    of = OF.match(letters.plain, at, end)
    if not of:
        return None, at
    until = issuer_stop(letters, of.end(), min(end, of.end() + 200))
    if (comma := letters.text.rfind(",", of.end(), until)) > 0 and _acts(letters, comma + 1, until):
        until = comma
    if letters.text[until : until + 1] == "(" and (closed := letters.text.find(")", until, until + 15)) > 0:
        until = issuer_stop(letters, closed + 1, min(end, closed + 120))
    first, last = letters.trim(of.end(), until, ",.")
    return (letters.found(first, last).value, last) if last > first else (None, at)


def _acts(letters: Letters, start: int, end: int) -> bool:
    """After the comma the paper's own body begins to act: "…của Chính phủ, Bộ Nội vụ đề nghị …"."""
    clause = re.compile(r"[;.:]|\n\s*\n").search(letters.plain, start, end)
    return verbs.verb_from(letters.plain, letters.text, start, clause.start() if clause else end) is not None


# Words that end a name only when spelled so: "giáo", "dò", "vẽ" do not.
_SPELLED = {"ve": "về", "do": "do", "tai": "tại", "giao": "giao", "den": "đến", "trong": "trong"}


def issuer_stop(letters: Letters, start: int, end: int) -> int:
    for stop in _ISSUER_ENDS.finditer(letters.plain, start, end):
        word = stop.group()
        printed = letters.text[stop.start() : stop.end()]
        if word == "chi dao" and letters.plain[max(0, stop.start() - 4) : stop.start()] == "ban ":
            continue  # "của Ban Chỉ đạo 35 tỉnh"
        if word.isalpha() and (printed[0].isupper() or _SPELLED.get(word, printed) != printed):
            continue
        return stop.start()
    return end
