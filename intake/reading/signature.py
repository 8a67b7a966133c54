"""Who signs? Authority, position and name among the lines of the signature."""

import re
from collections.abc import Iterator
from itertools import pairwise

from intake.reading import words
from intake.reading.clean import Letters
from intake.reading.result import Found
from vietnam.text import is_upper, plain

_TITLED = re.compile(
    r"(?:(?:PGS|GS|TSKH|TS|ThS|BS|BSCK\w*|CK\s?I{1,2}|CK\s?[12]|CN|KS|Ths|Bs|NGƯT|NGND|NSƯT|"
    r"(?:Thiếu|Trung|Thượng|Đại) (?:tướng|tá|úy)|Bác sĩ|Dược sĩ|Kỹ sư)[.\s]+)+"
)
_NO_PERSON = re.compile(r"nhan\s+dan|hoi\s+dong|uy\s+ban|ban\s+thuong|chap\s+hanh|van\s+phong|bi\s+thu")
_REST_OF_BODY = re.compile(r"thuong\s+(?:vu|truc)")  # of "T/M BAN THƯỜNG VỤ", whose beginning went under the seal
_SAID = re.compile(r"\b(?:ky|kiem)\b")  # "(đã ký)"; "TRƯỞNG BAN kiêm PHÓ BÍ THƯ"
_TRACE = re.compile(r"(?=.*[^\W\d_])(?:\S{1,4}\s*){1,4}")  # what a seal or a pen leaves: no word of any length
_DAMAGED = re.compile(r"[^\W\d_]{1,6}(?:\s[A-ZĐÀ-Ỹ][a-zà-ỹđ]{1,5}){2,3}")
_TONGUE = re.compile(r"^[HKY]['’](?=\w)")  # "K'Brêm", "H' Yim"
_WORD = re.compile(r"[^\W\d_]+")
_STAMP = re.compile(r"\d{4}[./-]\d\d[./-]\d\d|\d\d:\d\d|@|da ky")
_HAS_SIGNED = re.compile(r"\(?\s*đã ký\b[\s:.)]*", re.IGNORECASE)
# "TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH PHÓ CHỦ TỊCH" in one line.
_ONE_LINE = re.compile(r"(?<=\s)(?=(?:KT|TL|TUQ)\s?[.,]|PHÓ\s)")
_TRACES = "—_|'`’‘“„^[]"  # of a seal or a pen; a hyphen is a bullet
_AROUND = _TRACES + '"”.,;:~*-– ()'
Range = tuple[int, int]


def signs(letters: Letters, start: int, end: int) -> bool:
    """Do these capitals name an authority or a position? What a seal left in front of them does not count."""
    start, end = letters.trim(start, end, _TRACES)
    if not is_upper(letters.text[start:end]):
        return False
    post = words.POSITIONS.match(letters.plain, start, end)
    if post and post.group() == "truong" and letters.text[start : post.end()].lower() == "trường":
        post = None  # "MÔI TRƯỜNG", "TRƯỜNG TIỂU HỌC"
    if words.AUTHORITY.match(letters.plain, start, end) or post:
        return True
    return words.almost(letters.plain[start:end], words.TITLES_OF_SIGNERS)


def signature(letters: Letters, pieces: list[Range]) -> tuple[Found | None, Found | None, Found | None]:
    authorities: list[Found] = []
    position = name = None
    before: str = ""
    signed = any(is_name(printed) and not printed.isupper() for printed in (letters.text[a:b] for a, b in pieces))
    for start, end in _parted(letters, pieces):
        if mark := _HAS_SIGNED.match(letters.text, start, end):
            start = mark.end()
        start, end = letters.trim(start, end, _AROUND)
        if end <= start or (_STAMP.search(letters.plain, start, end) and not is_upper(letters.text[start:end])):
            continue
        printed = letters.text[start:end]
        nameless = name is None or _perhaps_a_trace(name)
        if is_upper(printed, share=0.75) and (authority := words.AUTHORITY.match(letters.plain, start)):
            if name is None:
                authorities.append(letters.found(authority.start(), end))
        elif is_upper(printed, share=0.75) and signs(letters, start, end) and not _rest_of_body(letters, start, end):
            if name is None and (position is None or _is_deputy_of(position.value, printed)):
                position = letters.found(start, end)
        elif (
            (position or name) is None
            and printed[1:].islower()
            and words.POSITIONS.fullmatch(letters.plain, start, end)
        ):
            position = letters.found(start, end)  # "Hiệu trưởng"
        elif position and name is None and before == position.value and _wraps(before, printed, signed=signed):
            below = letters.found(start, end)
            position = Found(f"{before} {below.value}", (*position.spans, *below.spans))
        elif nameless and (authorities or position or len(pieces) < 12) and is_name(printed):
            bare = _TITLED.match(printed)
            name = letters.found(start + (bare.end() if bare else 0), end)
        before = letters.found(start, end).value
    if name is None and (authorities or position):
        name = _damaged_name(letters, pieces)
    joined = (
        Found("; ".join(a.value for a in authorities), tuple(s for a in authorities for s in a.spans))
        if authorities
        else None
    )
    return joined, position, name


def _parted(letters: Letters, pieces: list[Range]) -> Iterator[Range]:
    for start, end in pieces:
        cuts = _ONE_LINE.finditer(letters.text, start, end) if words.AUTHORITY.match(letters.plain, start) else ()
        yield from pairwise((start, *(cut.start() for cut in cuts), end))


def covered(letters: Letters, pieces: list[Range]) -> bool:
    """Do a seal or a pen lie over the lines above the name? Then one of them may have lost its beginning, or all."""
    for start, end in pieces:
        start, end = letters.trim(start, end, _TRACES)
        printed = letters.text[start:end]
        if is_name(printed):
            return False
        if _rest_of_body(letters, start, end):
            return True
        if _TRACE.fullmatch(printed) and not signs(letters, start, end) and not _SAID.search(plain(printed)):
            return True
    return False


def _rest_of_body(letters: Letters, start: int, end: int) -> bool:
    return bool(_REST_OF_BODY.fullmatch(letters.plain, start, end))


def _wraps(above: str, below: str, *, signed: bool) -> bool:
    """ "CỤC TRƯỞNG CỤC QUẢN LÝ", and below "MÔI TRƯỜNG Y TẾ": the body in the position goes on.

    Where the name stands further down in small letters, "LÝ KHOA HỌC" is no name but goes on as well.
    """
    post = words.POSITIONS.match(plain(above))
    of = plain(above)[post.end() :].strip() if post else ""
    if not of or not below.isupper():
        return False
    if signed and re.fullmatch(r"[^\W\d_]{2,}(?: [^\W\d_]{2,}){1,6}", below):
        return True
    named = words.HEADER_BODY.match(of + " ")
    return bool(named and re.fullmatch(r"(?:[^\W\d_]+[ ,]*){1,7}", below)) and not is_name(below)


def _damaged_name(letters: Letters, pieces: list[Range]) -> Found | None:
    """The last line of the signature, when its first letters went under the seal: "guyễn Văn Ba", "gô Văn Tư"."""
    for start, end in reversed(pieces):
        start, end = letters.trim(start, end, _AROUND)
        if _DAMAGED.fullmatch(letters.text, start, end) and not words.BODY.match(letters.plain, start, end):
            return None if _NO_PERSON.search(letters.plain, start, end) else letters.found(start, end)
    return None


def _perhaps_a_trace(name: Found) -> bool:
    """ "À TA", "Lá Á": letters that a pen left, and that pass for a surname and a given name."""
    return all(len(word) < 3 for word in name.value.split())


def _is_deputy_of(above: str, below: str) -> bool:
    """ "CHỦ TỊCH", and below "PHÓ CHỦ TỊCH": the one above lost its "KT." under the seal."""
    chief, deputy = " ".join(plain(above).split()), " ".join(plain(below).split())
    return deputy.startswith(f"pho {chief}") or (chief.endswith("o truong") and deputy.startswith("thu truong"))


def is_name(printed: str) -> bool:
    """Two to five capitalised words (or all capitals) that begin with a Vietnamese surname."""
    bare = _TITLED.sub("", printed).strip(" .\"'“”")
    found = _TONGUE.sub(r"\g<0> ", bare).replace("'", "").replace("’", "").split()
    if _NO_PERSON.search(plain(bare)) or not 2 <= len(found) <= 5 or not all(_WORD.fullmatch(word) for word in found):
        return False
    titled = all(word[0].isupper() and (len(word) == 1 or word[1:].islower()) for word in found)
    surname = plain(found[0])
    position = words.POSITIONS.match(plain(bare)) and found[0].lower() != "trương"
    return (titled or bare.isupper()) and surname in words.SURNAMES and not position
