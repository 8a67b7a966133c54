"""Which part of the page is what? Header, title, addressees, body, nơi nhận and what follows."""

import re
from dataclasses import dataclass, replace

from intake.reading import words
from intake.reading.clean import Letters
from intake.reading.lines import Line, lines_of
from intake.reading.patterns import phrase
from vietnam import types
from vietnam.text import is_upper

_DEEPEST_TITLE = 60
ARCHIVE = re.compile(r"\W{0,3}(?:n?oi|n\.?oi)\s*n[hb]an\s*[:;.]|\W{0,3}noi nhan\W*$", re.MULTILINE)
ADDRESSED = re.compile(r"(?:\W{0,3}|\W?\w{1,3}\s)kinh\s*(?:gui|g\w{1,2}|su|gi)\s*[:;.]|\W{0,3}kinh gui\b")
_AS_ABOVE = re.compile(r"[-–•+*]\s{0,9}nhu\s+(?:tren|dieu|kinh gui)\b")
_WIRED = re.compile(r"\bdien\s*:")
_WIRED_ALONE = re.compile(r"\W*dien\W*")
ABOUT = re.compile(r"\W{0,3}v\s?[/\\|]\s?v\b\W*|\W{0,3}v[/.]?v\b(?!\.)", re.IGNORECASE)
_OPENING = re.compile(r"\W{0,3}(?:can cu|thuc hien|xet de nghi|theo de nghi|trien khai thuc hien|phuc dap|tiep theo)\b")
_OPENS = re.compile(r"\.\s+(?=(?:can cu|thuc hien|trien khai|theo|phuc dap)\s)")
_FIRST_ITEM = re.compile(r"(?:1|I)\s?[.)]\s*[^\W\d]")
GROUNDS = phrase(r"\W*can cu\b")
_LEADS_IN = phrase(r"\b(?:sau|sau day|yeu cau|de nghi|thong bao|y kien|chi dao)\s*:\Z")
_WIRE = re.compile(r"\W*cong dien\s+(?:khan(?: cap)?|hoa toc|thuong khan)\W*")


@dataclass(frozen=True)
class Zones:
    """Line indexes into `lines`; None where the paper has no such part. `body` and `archive` are always in order."""

    lines: list[Line]
    title: int | None
    title_type: str | None
    addressed: int | None
    header_end: int
    archive: int | None
    end: int


def zones_of(letters: Letters) -> Zones:
    lines = [part for line in lines_of(letters) for part in _apart(letters, line)]
    archive = _archive(letters, lines)
    limit = min(_DEEPEST_TITLE, len(lines) if archive is None else archive)
    addressed = next((i for i in range(limit) if ADDRESSED.match(letters.plain, lines[i].start, lines[i].end)), None)
    title, kind = _title(letters, lines, limit if addressed is None else min(limit, addressed + 1))
    if addressed is None and kind == "công điện" and title is not None:
        wired = (i for i in range(title, limit) if wired_at(letters, lines[i]))
        addressed = next(wired, None)
        if addressed is not None and title < 2:  # who wires, and under which number, stands below the title
            return Zones(lines, title, kind, addressed, addressed, archive, len(lines))
    known = [i for i in (title, addressed) if i is not None]
    header_end = min(known) if known else _first_opening(letters, lines, limit)
    return Zones(lines, title, kind, addressed, header_end, archive, len(lines))


def _apart(letters: Letters, line: Line) -> list[Line]:
    """ "Kính gửi: Các trường. Thực hiện Kế hoạch …": the body begins in the line of the addressees."""
    addressed = ADDRESSED.match(letters.plain, line.start, line.end)
    opens = _OPENS.search(letters.plain, addressed.end(), line.end) if addressed else None
    if not opens:
        return [line]
    return [replace(line, end=opens.start() + 1), Line(opens.end(), line.end, line.indent, gap=True)]


def wired_at(letters: Letters, line: Line) -> re.Match[str] | None:
    """ "CHỦ TỊCH UBND TỈNH điện:" or "ĐIỆN" in a line of its own: the addressees of a công điện follow."""
    return _WIRED.search(letters.plain, line.start, line.end) or _WIRED_ALONE.fullmatch(
        letters.plain, line.start, line.end
    )


def _archive(letters: Letters, lines: list[Line]) -> int | None:
    """The last line that begins "Nơi nhận:" and has a list after it; without its heading the list begins "Như trên"."""
    hits = [i for i, line in enumerate(lines) if ARCHIVE.match(letters.plain, line.start, line.end)]
    hits = [i for i in hits if i > 3]
    for i in hits:
        after = lines[i : i + 45]
        if after and re.search(r"\bluu\b", letters.plain[after[0].start : after[-1].end]):
            return i
    bare = (i for i in range(len(lines) - 1, 3, -1) if _AS_ABOVE.match(letters.plain, lines[i].start))
    return hits[-1] if hits else next(bare, None)


def _title(letters: Letters, lines: list[Line], limit: int) -> tuple[int | None, str | None]:
    for i in range(limit):
        printed = letters.text[lines[i].start : lines[i].end]
        if len(printed) > 60 or not is_upper(printed, share=0.75):
            continue
        if kind := types.by_title(re.sub(r"^\W+|\W+$", "", printed)):
            if any(GROUNDS.match(letters.plain, line.start) for line in lines[:i]):
                break  # "QUYẾT ĐỊNH:" below the grounds enacts; the title above them has another form or was lost
            return i, kind
        if _WIRE.fullmatch(letters.plain, lines[i].start, lines[i].end):
            return i, "công điện"
    for i in range(limit):  # "KẾ HOẠCH TỔ CHỨC HỘI NGHỊ …" on one line, after the number
        printed = letters.text[lines[i].start : lines[i].end]
        if i < 2 or not is_upper(printed) or words.HEADER_BODY.match(letters.plain, lines[i].start):
            continue
        folded = letters.plain[lines[i].start : lines[i].end]
        for kind in types.TITLES:
            if len(kind) > 5 and folded.startswith(_fold(kind) + " ") and i > 2:
                return i, kind
    return _title_in_small_letters(letters, lines[:limit])


def _title_in_small_letters(letters: Letters, lines: list[Line]) -> tuple[int | None, str | None]:
    """ "Kế hoạch" or "Kế hoạch phòng, chống rét" below the nation's name, before any sentence."""
    for i, line in enumerate(lines):
        if _OPENING.match(letters.plain, line.start) or _tells(letters, line):
            break
        printed = letters.text[line.start : line.end]
        headed = "viet nam" in letters.plain[: line.start]
        if headed and printed[0].isupper() and printed[-1] not in ",.;:" and len(printed) < 100:
            folded = letters.plain[line.start : line.end] + " "
            if kind := next(
                (kind for kind in types.TITLES if len(kind) > 5 and folded.startswith(f"{_fold(kind)} ")), None
            ):
                return i, kind
    return None, None


def _fold(name: str) -> str:
    from vietnam.text import fold

    return fold(name)


def _first_opening(letters: Letters, lines: list[Line], limit: int) -> int:
    for i in range(min(limit, len(lines))):
        line = lines[i]
        if line.end - line.start > 25 and _OPENING.match(letters.plain, line.start):
            return i
        if i > 2 and re.match(r"[-–]\s", letters.text[line.start : line.end]):
            return i
        if _tells(letters, line):
            return i
    return min(limit, 20)


def _tells(letters: Letters, line: Line) -> bool:
    """A whole sentence or the first numbered item: no part of a head, which a pasted text may lack."""
    printed = letters.text[line.start : line.end]
    if is_upper(printed) or ABOUT.match(printed):
        return False
    leads = _LEADS_IN.search(letters.plain, line.start, line.end)
    return bool(_FIRST_ITEM.match(printed) or leads) or (len(printed) > 120 and printed[-1] in ".:;")
