"""Which documents does the paper cite? Type, number, date and issuer of each, and which carries out which."""

import itertools
import re
from dataclasses import replace

from intake.reading.clean import Letters
from intake.reading.issuers import OF, TYPES, date_after, issuer_after, issuer_before, issuer_stop
from intake.reading.patterns import phrase
from intake.reading.result import Citation
from vietnam.text import fold

_GROUP = r"[^\W\d_][\w&]*(?:\.[^\W\d_]\w*){0,2}"
_DASH = r"\s?[-–/](?:\s{0,3}[-–])?"
NUMBER = phrase(
    rf"(?P<num>\d{{1,6}}[a-zđ]?)\s*(?:/\s*(?P<year>(?:19|"
    rf"20)\d\d))?\s*[/\-–]\s*(?P<sym>(?=[A-ZĐ]){_GROUP}(?:{_DASH}(?:\s?|\n\s{{1,40}})(?=[A-ZĐ]){_GROUP}){{0,7}}"
    rf"(?: (?=[A-ZĐ]{{2}}){_GROUP}(?=,? ngày ))?)"
)
_UNION = re.compile(rf"(?P<num>\d{{1,5}}) (?P<sym>(?:KH|HD|CV|TB|QĐ|CTr|NQ|KL)/{_GROUP}(?:[-–]{_GROUP}){{0,3}})")
_BARE = phrase(r"\b\d{1,5}(?=,? (?:ngay|cua)\b)")  # "Công văn số 123 ngày 5/3/2024"
_BEHIND_TYPE = phrase(rf"\b(?:{TYPES}) s[oe] \Z")
_STREET = re.compile(r"\d+\s+[-–]\s+[A-ZĐÀ-Ỹ][a-zà-ỹđ]+")  # "số 49 - Đại Cồ Việt" is an address
TYPE = phrase(rf"\b(?P<type>{TYPES})(?:\s+lien tich)?(?=\W|$)")
_TYPE_BEFORE = phrase(
    rf"\b(?:cac\s+)?(?P<type>(?:{TYPES})(?:\s+lien tich)?)\b[^.;]{{0,4}}?\s*(?:\(?\s*:?\s*s[oe]\s*[:.]?)?\s*$"
)
_BARE_MARK = phrase(r"(?:^|[\s(:;,])s[oe]\s*[:.]?\s*$")
_CITED_AS = phrase(
    r"(?:\A|(?<=[.;\n:,]))[\s\-–+*]*(?P<as>can cu(?: vao)?|de (?:trien khai )?thuc hien|"
    r"tiep tuc (?:trien khai )?thuc hien|"
    r"trien khai thuc hien|thuc hien|trien khai|thi hanh|theo de nghi|theo|xet de nghi|xet|phuc dap|tra loi|"
    r"tren co so|tiep theo|"
    r"sau khi nghien cuu|nhan duoc)\b"
)
_UNNUMBERED = phrase(
    r"(?:can cu(?: vao)?|thuc hien|theo|va|;)\s+(?:cac\s+)?(?P<name>(?:bo luat|luat|phap lenh|hien phap|dieu le|"
    r"quy che lam viec|"
    r"y kien chi dao|lich lam viec|chuong trinh (?:cong tac|phoi hop|kiem tra)|"
    r"(?<!theo\s)(?:ke hoach|nghi quyet|chi thi|huong dan|ket luan|thong bao|cong van)(?= cua))\b"
    r"[^;.\n]*(?:\n(?!\s*\n)[^;.\n]*){0,4})"
)
_OF_A_LAW = phrase(
    r"(?:^|\b)(?P<law>(?:bo luat|luat|phap lenh)\b(?:(?!(?<!phap\s)\bluat\b)[^;.:]){2,140}?),?\s*s[oe]\s*[:.]?\s*$"
)
_LEGAL = phrase(r"\bphap luat\Z")
_NAME_ENDS = phrase(
    r",?\s*\b(?:ngay \d|nam (?:19|20)\d\d|cua\b(?! (?:bo )?luat)|va (?:bo )?luat\b|va (?:cac )?nghi|;|"
    r",? can cu\b|va (?:cac )?(?:van ban|quy dinh)\b|\(|,\s*(?:luat|bo luat|nghi dinh|thong tu)\b)"
)
_AMENDS = phrase(r"(?:bo )?luat sua doi")  # "… một số điều của Luật A và Luật B"
_AMENDED_ENDS = phrase(r",?\s*\b(?:ngay \d|nam (?:19|20)\d\d|va (?:cac )?nghi|;|,? can cu\b|\()")
_ANOTHER_LAW = phrase(r"\s*,?\s*va\s+(?P<name>(?:bo )?luat\b[^;.\n]*(?:\n(?!\s*\n)[^;.\n]*){0,4})")
# What is named without its number: a resolution that its body follows without "của", a report, a proposal.
_OF_A_BODY = phrase(
    r"(?:can cu|thuc hien|xet|,|\bva) (?:cac )?(?:(?P<name>nghi quyet (?:dai hoi|hoi nghi|trung uong|ky hop)\b)|"
    r"(?P<type>nghi quyet)(?= (?:hoi dong nhan dan|hdnd)\b)|(?P<report>bao cao|to trinh)(?: [^;,.\d]{1,50})?(?= cua ))"
)
_DESCRIBED = phrase(r"\b(?:ve|ban hanh|phe duyet|trien khai|quan triet)\b")
_CLAUSE = re.compile(r"[;]|\.\s|\n\s*\n")
_CARRIES = phrase(r"(?:thuc hien|trien khai|thi hanh|cu the hoa|quan triet)\s*(?:co hieu qua\s*)?(?:cac\s*)?$")
_SAID_IN = phrase(r"(?:ket luan|chi thi|ke hoach|huong dan|y kien chi dao) [^;]*\btai (?:cac )?")
_BESIDE = phrase(r"(?:,|\bva|;)\s*(?:cac\s+|s[oe]\s*)?(?:y kien chi dao cua [^.;,]{3,90} tai (?:cac )?)?\Z")
_NUMBERS_FOLLOW = phrase(r": s[oe]\W*\Z")
_LONGEST_TYPE = 60


def cited(letters: Letters, start: int, end: int) -> tuple[Citation, ...]:
    """All documents cited between two positions, in the order of the text."""
    found: list[tuple[int, int, Citation]] = []
    hits = itertools.chain(NUMBER.finditer(letters.text, start, end), _UNION.finditer(letters.text, start, end))
    bare = (match for match in _BARE.finditer(letters.plain, start, end) if _behind_type(letters, match.start()))
    for match in itertools.chain(hits, bare):
        if made := numbered(letters, match, start, end):
            found.append(made)
    taken = [(a, b) for a, b, _ in found]
    for match in _UNNUMBERED.finditer(letters.plain, start, end):
        found.extend(_named(letters, match, taken))
    for match in _OF_A_BODY.finditer(letters.plain, start, end):
        found.extend(_of_a_body(letters, match, start, end))
    found.sort(key=lambda each: each[0])
    return _related(letters, _without_repeats(found), start)


def _behind_type(letters: Letters, at: int) -> bool:
    return _BEHIND_TYPE.search(letters.plain[max(0, at - _LONGEST_TYPE) : at]) is not None


def numbered(letters: Letters, match: re.Match[str], start: int, end: int) -> tuple[int, int, Citation] | None:
    before = letters.plain[max(start, match.start() - _LONGEST_TYPE) : match.start()]
    typed = _TYPE_BEFORE.search(before)
    if typed and _LEGAL.search(before, 0, typed.end("type")):
        typed = None  # "Luật Ban hành văn bản quy phạm pháp luật số …": the last word is no type
    if not typed and not _BARE_MARK.search(before):
        return None
    if _STREET.fullmatch(match.group()):
        return None
    if re.search(r"\b(?:mau|bieu|khoan|dieu|trang)\s+s?o?\s*$", before):
        return None
    at = match.start() - len(before) + (typed.start("type") if typed else len(before))
    type_end = match.start() - len(before) + typed.end("type") if typed else at
    law = _OF_A_LAW.search(letters.plain, max(start, match.start() - 160), match.start()) if not typed else None
    if law:
        at = law.start("law")
        text_type: str | None = letters.found(*law.span("law")).value
    else:
        text_type = letters.found(at, type_end).value if typed else _type_earlier(letters, start, match.start())
    date, after = date_after(letters, match.end(), end)
    issuer, stop = issuer_after(letters, after, end)
    issuer = issuer or issuer_before(letters, max(start, match.start() - 160), at)
    printed = letters.found(*letters.trim(match.start(), match.end(), ".,")).value
    spans = (letters.span(at, stop),)
    return at, stop, Citation(text_type, printed, date, issuer, spans)


def _type_earlier(letters: Letters, start: int, at: int) -> str | None:
    """ "các Công văn: Số …; số …" and "Kế hoạch X (số …)": the nearest type in the clause before."""
    hits = list(TYPE.finditer(letters.plain, max(start, at - 700), at))
    spelled = [m for m in hits if letters.text[m.start()].isupper() or m.group("type") == "cong van"]
    if listed := [m for m in spelled if letters.plain[m.end() : m.end() + 1] == ":"]:
        spelled = listed
    return letters.found(*spelled[-1].span("type")).value if spelled else None


def _named(letters: Letters, match: re.Match[str], taken: list[tuple[int, int]]) -> list[tuple[int, int, Citation]]:
    """A law or another document that is cited by its name alone."""
    start, end = match.span("name")
    for a, _ in taken:
        if start <= a < end:
            end = a
    if _SAID_IN.fullmatch(letters.plain, start, end):
        return []  # "kết luận của Thường trực Tỉnh ủy tại Thông báo số …": the paper is the one with the number
    if _NUMBERS_FOLLOW.search(letters.plain, start, end):
        return []  # "các Công văn của UBND huyện: số …, số …"
    if _OF_A_LAW.fullmatch(letters.plain, start, end):
        return []  # the number that follows is the law's own and is cited with its name
    stop = (_AMENDED_ENDS if _AMENDS.match(letters.plain, start) else _NAME_ENDS).search(letters.plain, start, end)
    name_end = stop.start() if stop else end
    first, last = letters.trim(start, name_end, ",")
    if any(a <= start < b for a, b in taken) or last - first < 5:
        return []
    if _TYPE_BEFORE.search(letters.plain[start:last]) and any(a >= last for a, _ in taken) and last == end:
        last = _TYPE_BEFORE.search(letters.plain, start, last).start()  # type: ignore[union-attr]
        first, last = letters.trim(first, last, ",")
    elif (last == end and any(a == end for a, _ in taken)) or re.search(r"\bso\W*$", letters.plain[first:last]):
        return []  # its number follows and is cited with it
    date, after = date_after(letters, name_end, match.end("name")) if stop else (None, last)
    issuer, _ = issuer_after(
        letters, after, letters.text.find("\n", last) if "\n" in letters.text[last:] else len(letters.text)
    )
    citation = Citation(letters.found(first, last).value, None, date, issuer, (letters.span(first, last),))
    made = [(first, max(last, after), citation)]
    if more := _ANOTHER_LAW.match(letters.plain, after, match.end()):
        made += _named(letters, more, taken)
    return made


def _of_a_body(letters: Letters, match: re.Match[str], start: int, end: int) -> list[tuple[int, int, Citation]]:
    """ "Nghị quyết Hội đồng nhân dân tỉnh", "Báo cáo kiểm tra của Đoàn"; the resolution of a congress is a name."""
    assert match.lastgroup  # noqa: S101  # one of the three is in each match
    first, typed = match.span(match.lastgroup)
    clause = _CLAUSE.split(letters.plain[start:first])[-1].strip()
    if not letters.text[first].isupper() or _DESCRIBED.search(clause, 1):
        return []  # what another paper is about; the clause itself may begin so
    of = OF.match(letters.plain, match.end(), end)
    who = of.end() if of else match.end()
    stop = letters.trim(who, issuer_stop(letters, who, min(end, who + 200)), ",.")[1]
    name = letters.found(first, stop if match["name"] else typed).value
    issuer = None if match["name"] else letters.found(who, stop).value
    return [(first, stop, Citation(name, None, None, issuer, (letters.span(first, stop),)))]


def _without_repeats(found: list[tuple[int, int, Citation]]) -> list[tuple[int, int, Citation]]:
    seen: set[str] = set()
    kept = []
    for start, end, citation in found:
        key = fold(citation.number_symbol or f"{citation.type} {citation.issuer or ''}").replace(" ", "")
        digits = re.match(r"\d+", citation.number_symbol or "")
        again = f"{fold(citation.type or '')} {digits.group()}" if digits and not citation.date else ""
        if key not in seen and again not in seen:
            seen |= {key, f"{fold(citation.type or '')} {digits.group()}" if digits else key}
            kept.append((start, end, citation))
    return kept


def _related(letters: Letters, found: list[tuple[int, int, Citation]], start: int) -> tuple[Citation, ...]:
    """Mark what is cited only in the description of another, and which of them the other carries out."""
    related: list[Citation] = []
    primary: int | None = None
    for index, (at, _, citation) in enumerate(found):
        previous_end = found[index - 1][1] if index else start
        between = letters.plain[previous_end:at]
        cited_as = _cited_as(letters, start, at)
        opened = index == 0 or (bool(re.search(r"[;\n]|\.\s|can cu", between)) and not _inside(between))
        beside = index > 0 and _BESIDE.search(between) is not None
        nested = not opened and (related[index - 1].nested if beside else True)
        if nested and primary is not None:
            owner = related[primary]
            if owner.implements is None and _CARRIES.search(between):
                related[primary] = replace(owner, implements=index)
            related.append(replace(citation, nested=True))
        else:
            primary = index
            related.append(replace(citation, cited_as=cited_as))
    return tuple(related)


def _inside(between: str) -> bool:
    """The clause opened before is still open: a line break in the middle of a sentence is no boundary."""
    return not re.search(r";|\.\s|\n\s*\n|can cu|\n\s*[-+]", between)


def _cited_as(letters: Letters, start: int, at: int) -> str | None:
    while letters.plain[start - 1 : start] in (" ", "\t"):  # an indented line
        start -= 1
    hits = list(_CITED_AS.finditer(letters.plain, start, at))
    return letters.found(*hits[-1].span("as")).value if hits else None
