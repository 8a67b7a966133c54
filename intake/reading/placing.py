"""Where and when was the paper issued? The line "Place, ngày … tháng … năm …", with blanks and wrapped years."""

import re

from intake.reading.clean import Letters
from intake.reading.result import Found
from vietnam import dates
from vietnam.text import is_upper

Range = tuple[int, int]
_DATE = re.compile(
    r",?\s{0,40}(?:ng|(?<=[\s,])n)\wy(?P<d>[^\nA-Za-z]{0,14}?|[^\n]{0,8}?|\s{1,30}\S{0,2}\s{0,30})\s*th\wng(?P<m>[^\n]{0,12}?|"
    r"\s{1,20}\d{0,2}\s{0,20})"
    r"\s*n\wm(?P<y>\s{0,20}\d{4}|[\s.…_]{0,20}\d{0,4})",
)
_NUMBERED_ON = re.compile(
    r"^\W{0,40}s[oe]\s{0,9}[:.]?[^\n]{1,40}?(?P<at>,?\s{0,9}(?:hoi\s+\d{1,2}\s*(?:gio|h)\s*\d{0,2}\s*(?:phut)?,?\s*)?"
    r"(?P<date>ng\wy\s{0,9}(?P<d>\d{1,2})\s?[/.-]\s?(?P<m>\d{1,2})\s?[/.-]\s?(?P<y>(?:19|20)\d\d)))",
    re.MULTILINE,
)
_AT_AN_HOUR = re.compile(r",?\s*(?:hoi|luc)\s+\d{1,2}\s*(?:gio|h)\s*\d{0,2}\s*(?:phut)?\s*,?\s*$")
_AREA_WORDS = {"phố", "thành", "tp", "tx", "tt", "xã", "huyện", "phường", "quận", "trấn", "thị"}
# The year, alone in its line or behind the number, where the date did not fit into its column.
_WRAPPED_YEAR = re.compile(r"\s{0,9}\n\W*(?P<before>[^\n]*?)(?<!\w)(?P<y>(?:19|20)\d\d)[ \t.]*(?=\n|$)")
# The same below a line of the other column, or beside one: "V/v tuyên truyền phòng,     2024".
_FAR_YEAR = re.compile(r"[ \t]*\n(?:\W*v/v[^\n]*\n)?(?P<before>[^\n]*)[ \t]{4,}(?P<y>(?:19|20)\d\d)[ \t.]*(?=\n|$)")
_AS_DIGITS = str.maketrans("oøl|!i", "001111")  # how OCR prints figures
_TITLED = re.compile(r"[A-ZĐÀ-Ỹ][a-zà-ỹđ]+")
_PLACE_WORD = r"(?:[^\W\d_][^\W_]*(?:[-–][^\W\d_][^\W_]*)*\.?)"  # "Phan Rang-Tháp Chàm"


def place_and_date(
    letters: Letters, start: int, end: int
) -> tuple[Range | None, Found | None, Found | None, str | None]:
    for match in _DATE.finditer(letters.plain, start, end):
        line_start = letters.text.rfind("\n", 0, match.start()) + 1
        place = _place(letters, line_start, match.start())
        rest = letters.plain[match.end() : match.end() + 30].split("\n")[0].strip(" .,")
        if place is None and (rest or letters.plain[line_start : match.start()].strip()):
            continue
        begin = place[0] if place else match.start()
        year, month = _digits(match["y"]), _digits(match["m"])
        day = _digits(letters.text[slice(*match.span("d"))].lower())  # with its accents: a pen's "Ï" is no 1
        if year is None and (wrapped := wrapped_year(letters, match.span())):
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
    return _beside_the_number(letters, start, end)


def _beside_the_number(
    letters: Letters, start: int, end: int
) -> tuple[Range | None, Found | None, Found | None, str | None]:
    """No line of place and date: the day may stand behind the number, "Số: 04/CĐ-UBND, ngày 02/4/2024"."""
    match = _NUMBERED_ON.search(letters.plain, start, end)
    if not match:
        return None, None, None, None
    at = (match.start("at"), match.end())
    try:
        date = dates.checked(int(match["y"]), int(match["m"]), int(match["d"]))
    except dates.BadDate as refused:
        return at, None, None, str(refused)
    return at, None, letters.found(*match.span("date"), date.iso), None


def wrapped_year(letters: Letters, dated: Range) -> re.Match[str] | None:
    end = letters.trim(*dated)[1]
    if far := _FAR_YEAR.match(letters.plain, end):
        return far
    match = _WRAPPED_YEAR.match(letters.plain, end)
    before = letters.text[slice(*match.span("before"))].strip() if match else ""
    numbered = re.match(r"s[oe06]\W", letters.plain[slice(*match.span("before"))]) if match else None
    return match if not before or numbered or is_upper(before) else None


def _digits(printed: str) -> int | None:
    cleaned = re.sub(r"[\s.…_,]", "", printed).translate(_AS_DIGITS)
    return int(cleaned) if re.fullmatch(r"\d{1,4}", cleaned) and int(cleaned) > 0 else None


def _place(letters: Letters, line_start: int, comma: int) -> Range | None:
    """The capitalised words just before ", ngày", back to a column gap or the end of the symbol."""
    if at := _AT_AN_HOUR.search(letters.plain, line_start, comma):
        comma = at.start()  # "Hà Nội, hồi 15 giờ 00 ngày …"
    segment = letters.text[line_start:comma]
    cut = max((m.end() for m in re.finditer(r"\t|\s{3,}", segment.rstrip())), default=0)
    found = list(re.finditer(r"\S+", segment[cut:]))
    first: int | None = None
    for word in reversed(found):
        if word.group() in "-–" and first is not None:
            continue  # "Bà Rịa - Vũng Tàu"
        bare = word.group().strip(".,")
        number_of_ward = bare.isdigit() and len(bare) < 3
        named = re.fullmatch(rf"(?:(?i:tp|tx|tt)\.)?{_PLACE_WORD}", word.group().rstrip(",")) and bare[:1].isupper()
        if not (number_of_ward or named or bare.lower() in _AREA_WORDS):
            break
        if len(bare) > 1 and bare.isupper() and bare != "TP" and not segment.isupper() and first is not None:
            break
        first = word.start()
    if first is None:
        return None
    start, end = letters.trim(line_start + cut + first, comma, ",")
    return _syllable_above(letters, line_start, start), end


def _syllable_above(letters: Letters, line_start: int, start: int) -> int:
    """Where the name begins when a narrow column broke it: "Thái", and below "Nguyên, ngày …"."""
    if letters.text[line_start:start].strip():
        return start
    above_start = letters.text.rfind("\n", 0, max(line_start - 1, 0)) + 1
    above = letters.text[above_start : max(line_start - 1, 0)]
    alone = re.fullmatch(r"\s*(?P<name>[^\W\d_]{2,7})\s*", above)
    return above_start + alone.start("name") if alone and _TITLED.fullmatch(alone["name"]) else start
