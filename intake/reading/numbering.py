"""Under which number? The line "Số: …" with number and symbol, State or Party, blank or unreadable."""

import re

from intake.reading.clean import Letters
from intake.reading.result import Found
from intake.reading.zones import ABOUT

Range = tuple[int, int]
_NUMBER_MARK = re.compile(r"(?:^|(?<=[\s|]))\W{0,3}s[oe06]\s*[:.;]?(?=[\s\W\d]|$)")
_GROUP = r"[^\W\d_][\w&.]*"
_SYMBOL = rf"{_GROUP}(?:\s?[-–—/]\s?{_GROUP}){{0,8}}"
_STATE = re.compile(rf"(?P<num>[^/\-–—]{{0,30}}?)\s*/\s*(?:(?:19|20)\d\d\s*/\s*)?(?P<sym>{_SYMBOL})")
_PARTY_NUMBER = re.compile(
    rf"(?P<num>[^/\-–—]{{0,30}}?)\s*[-–—]\s*(?P<sym>{_GROUP}\s?/\s?{_GROUP}(?:\s?[-–]\s?{_GROUP})?)"
)
# The youth union parts them by a blank: "Số: 214 KH/TĐTN-PT".
_BLANK_PARTED = re.compile(rf"(?P<num>\d{{1,5}})\s+(?P<sym>[A-ZĐ][A-Za-zĐ]{{0,3}}/{_GROUP}(?:[-–]{_GROUP}){{0,2}})\s*$")
_SLASHLESS = re.compile(r"(?P<num>\s*\d{1,5}\s*)[-–—]\s*(?P<sym>[A-ZĐ][\w&]{0,6})\s*$")
_ALONE = re.compile(rf"(?P<num>\d{{1,6}}[a-zđ]?)?\s*/\s*(?:(?:19|20)\d\d\s*/\s*)?(?P<sym>(?=[^\W\d_]){_SYMBOL})\s*")
_BARE = re.compile(r"[\s:.]{0,40}(?P<num>\d{1,6}[a-zđ]?)\s{0,9}(?:/\s?(?:19|20)\d\d)?[\s.]{0,40}")
# The slash was lost among the dots of a blank number: "Số: ...... KH-BTT".
_BLANK_THEN_SYMBOL = re.compile(
    r"[\s.…_:]*[.…_]{2,}[\s.…_:]*(?P<sym>[A-ZĐ][\w&]{0,6}(?:\s?[-–—]\s?[A-ZĐ][\w&]*){1,4})\s*$"
)
_LAST_SYMBOL = re.compile(rf"/\s*(?P<sym>(?=[^\W\d_]){_SYMBOL})\s*$")


def number_and_symbol(letters: Letters, left: list[Range]) -> tuple[Found | None, Found | None, int | None, bool]:
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
        if symbol is None and not letters.text[mark.end() : end].strip() and (torn := _torn_off(letters, left[index:])):
            return *torn, index, False
        if symbol and letters.text[end - 1] in "-–/" and (rest := _tail(letters, left[index + 1 :])):
            symbol = Found(f"{symbol.value}-{rest.value}", (*symbol.spans, *rest.spans))
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


def _torn_off(letters: Letters, pieces: list[Range]) -> tuple[Found | None, Found] | None:
    """Number and symbol that a narrow column pushed into a line of their own: "Số:", and below "/TTr-VP"."""
    for start, end in pieces[1:5]:
        if alone := _ALONE.fullmatch(letters.text, start, end):
            number = letters.found(*alone.span("num")) if alone["num"] else None
            return number, letters.found(*alone.span("sym"))
    return None


def _tail(letters: Letters, pieces: list[Range]) -> Found | None:
    """The last group of a symbol that was broken at its hyphen: "Số: 12/BC-BCĐ-", then "XMC"."""
    for start, end in pieces[:3]:
        if re.fullmatch(r"[A-ZĐ][A-ZĐ&a-z]{0,7}", letters.text[start:end]):
            return letters.found(start, end)
    return None


def _parts(letters: Letters, start: int, end: int) -> tuple[Found | None, Found | None, bool]:
    rest = letters.text[start:end]
    state, party = _STATE.match(rest.lstrip(" :.")), _PARTY_NUMBER.match(rest.lstrip(" :."))
    shift = start + len(rest) - len(rest.lstrip(" :."))
    match = party if party and (not state or party.start("sym") < state.start("sym")) else state
    if parted := _BLANK_PARTED.match(rest.lstrip(" :.")):
        match = parted
    if match is None and (lost := _BLANK_THEN_SYMBOL.fullmatch(rest)):
        return None, letters.found(start + lost.start("sym"), start + lost.end("sym")), False
    if match is None and (last := _LAST_SYMBOL.search(rest)):
        return None, letters.found(start + last.start("sym"), start + last.end("sym")), True
    if match is None and (bare := _SLASHLESS.match(rest)):
        match, shift = bare, start
    if match is None and (bare := _BARE.fullmatch(rest)):  # a number without any symbol: "Số: 12/2024", "Số 45"
        return letters.found(start + bare.start("num"), start + bare.end("num")), None, False
    if match is None:
        return None, None, bool(rest.strip(" /.…_"))
    symbol = letters.found(*letters.trim(shift + match.start("sym"), shift + match.end("sym"), ".,"))
    printed = re.sub(r"[\s_.…:,]", "", match["num"])
    if re.fullmatch(r"\d{1,6}[a-zđA-ZĐ]?", printed):
        number_start, number_end = letters.trim(shift + match.start("num"), shift + match.end("num"), "_.…:,")
        return letters.found(number_start, number_end, printed), symbol, False
    return None, symbol, bool(printed)
