"""Who is addressed at the head of a text, after a preface, or by the sentence that leads in?"""

import itertools
import re
from dataclasses import dataclass, replace

from intake.reading import verbs, words
from intake.reading.clean import Letters
from intake.reading.lines import Item, Level
from intake.reading.patterns import UPPER, phrase
from intake.reading.result import Found

_LEAD_IN = phrase(
    r"(?:de nghi|yeu cau|chi thi|giao|chi dao|huong dan(?= [^.;:]{2,120}? thuc hien [^.;:]{0,20}(?:nhiem vu|"
    r"cong viec)))\s+"
)
PREFACE = phrase(
    r"\W*(?:doi voi|ve(?=[^.;]{2,200}:)|can cu|tren co so|trong|hang nam|dinh ky|tu(?= (?:ngay|\d))|ngay sau|"
    r"sau(?! day| do| thoi (?:gian|han))|luu y|chu y|theo|khi|de|cham nhat|truoc|cuoi|"
    r"dau (?:nam|moi|hoc ky))\b[^:.;]{0,400}?[,:]\s+"
)
_LISTS = phrase(r"\W*(?:de|dinh ky|h\wng (?:nam|quy|thang|tuan))\b")
_TOWARDS = phrase(r"\W{0,2}(?:doi voi|ve phia|(?P<alone>rieng(?: doi voi)?))\s+(?=\w)")
# What a body agrees to is decided, not ordered.
_AGREES = phrase(r"(?:co ban )?(?:nhat tri|dong y|thong nhat voi|hoan nghenh|ghi nhan|danh gia cao)\b")
_FOLLOWS = phrase(r"(?:sau|sau day|nhu sau)\s*:?\W*$")
_MODAL = re.compile(r"[\s,;:]*(?:\b(?:cần|phải|sẽ|cũng|thì|đã|đều|không|tự)\b\s*)*$")
# "Giám đốc các sở: Tài chính, Xây dựng; …": names after the colon, no order.
_NAMES = re.compile(rf"(?:[{UPPER}][^\W\d_]*\s?(?:và\s|[^\W\d_]+\s?){{0,5}}[,;]\s+){{1,12}}(?=[{UPPER}])")
# What a body has done or may do is told, not ordered; only the accents tell "đã" from "đa", "được" from "dược".
_TOLD = re.compile(r"\b(?P<how>đã|vừa|đang|từng|được|có\s+thể)\s+(?:\w+\s+)?$")
_MUST = re.compile(r"\b(?:phải|có\s+trách\s+nhiệm)\s")
# "Báo Tin tức ngày 26 tháng 3 năm 2019 đưa tin" is no addressee.
_ON_A_DAY = phrase(r"\bngay \d{1,2}(?: thang|[/.]\d)")
_STATEMENT = phrase(
    r"\b(?:lam viec theo|hoat dong theo|tu giai the|co hieu luc|duoc thanh lap|gom|nao (?:chua|khong|de))\b"
)
# Spelled so, the word is no body: "bàn giao", "số lượng", "đổi mới".
_HOMOGRAPH = re.compile(
    r"\b(?:quy|bàn|bán|bản|bạn|bỏ|bố|số|tờ|tô|hỏi|đổi|đôi|đợi|bảo|bao|dài|xa|đoán|khỏi|phóng|phổ|sơ|sổ)\b(?=\W*$)",
    re.IGNORECASE,
)
_TEACHER = re.compile(r"\W*[Gg]iáo\s")
_BY_ITS_TASKS = phrase(
    r",?\s+(?:la (?:co quan|don vi) (?:thuong truc|dau moi|chu tri)\b|(?:theo|can cu|tren co so)\s+(?:chuc nang|"
    r"nhiem vu|tham quyen|quyen han|pham vi)\b)"
)
_THEN_ORDERS = re.compile(r"(?:,\s+(?=(?:giao|đề\s+nghị|yêu\s+cầu)\s)|:\s+(?=(?:[Gg]iao|[Đđ]ề\s+nghị|[Yy]êu\s+cầu)\s))")
_ASKS_NOBODY = phrase(r"\b(?:yeu cau|de nghi)(?: thuc hien)?(?: (?:cac|mot so) noi dung)?(?: sau| nhu sau)?\s*:$")
_WHO = rf"(?P<who>(?:{words.HEADER_BODY.pattern})[^.,;:]{{0,70}}?)"
_SPEAKS = phrase(rf"(?:^|[;,.] ){_WHO} (?:thong bao|yeu cau|de nghi|chi dao|huong dan|co y kien)\b")
_ANNOUNCES = phrase(rf"{_WHO} (?:thong bao|ban hanh)\b")
# "… đã được Đảng ủy, Ban Giám hiệu phê duyệt, phòng X …": who approved is told nothing.
_AGENT = re.compile(r"\bđược\s+[A-ZĐ][^,.;:]{2,60},\s+$")
_WORD = re.compile(r"[^\s,;:()-]+")
_OF_NAMES = phrase(
    r"(?:va|cua|thuoc|truc|cac|cap|trong|tren|dia|ban|lien|quan|nhan|dan|thanh|pho|tran|hoc|duong|tham|muu|giup|viec|"
    r"chuyen|mon|phu|trach|con|lai|khac|dai|dien|cha|me|sinh|vien)\b"
)
_TELLS_NOTHING = re.compile(
    rf"(?:đã|được|vừa|đang|sẽ|là|gồm|có|còn|ở|tại|do|thì|nếu|khi|nào|ông|bà|sáng|chiều|tối|từ|ngày|lúc|vào|"
    rf"buổi)\b|\d|[{UPPER}][^\W\d_]+ [{UPPER}]"
)
_SHORTEST = 25  # characters of what a body is told
_FAR = 420  # no clause that names a body and tells it what to do is longer


@dataclass
class Governor:
    """Who is addressed at the head of a text, and where the order begins (None: nobody is told to do anything)."""

    start: int
    end: int
    verb: int | None
    ordered: bool


def governor(letters: Letters, start: int, end: int) -> Governor | None:
    """The body, post or person named at the head of a text."""
    order = words.ORDER.match(letters.plain, start, end)
    if order and _TEACHER.match(letters.text, start, end):
        order = None
    first = order.end() if order else start
    body = words.BODY.match(letters.plain, first, end)
    if not body or _HOMOGRAPH.search(letters.text, first, body.end()):
        return None
    stop, limit = _clause(letters, first, end)
    verb = verbs.verb_from(letters.plain, letters.text, first + 2, limit)
    if verb is not None and not order and _AGREES.match(letters.plain, verb):
        return None
    if verb is not None and not order and (told := _TOLD.search(letters.text, max(first, verb - 24), verb)):
        verb = _past_the_told(letters, told, verb, limit)
        if verb is None:
            return None
    if verb is not None and (asking := words.ASKS.match(letters.plain, verb)):
        asked = governor(letters, asking.end(), min(end, start + 2 * _FAR))  # each time less is left
        return replace(asked, ordered=True) if asked else None
    until = verb if verb is not None else limit
    if verb is None and stop and letters.text[stop.start()] == ":":
        rest = letters.trim(stop.end(), end)[0]
        verb = rest if rest < end and (order or _says_what_to_do(letters, rest, end)) else None
    if _STATEMENT.search(letters.plain, first, min(until, first + 120)):
        return None
    if by := _BY_ITS_TASKS.search(letters.plain, first, until):
        until = by.start()
    cut = _MODAL.search(letters.text, first, until)
    last = letters.trim(first, cut.start() if cut else until, ",:;(")[1]
    if not order and _ON_A_DAY.search(letters.plain, first, min(last, first + 60)):
        return None
    return Governor(letters.trim(first, last)[0], last, verb, bool(order)) if last > first else None


def strange(letters: Letters, who: Governor, end: int) -> Governor | None:
    """Where duties stand, a sentence about a body tells it something though no table has its verb: where does it?"""
    if letters.text[end - 1] not in ".;":
        return None
    colon = letters.text.find(":", who.start, min(end, who.end + 3))
    verb = letters.trim(colon + 1, end)[0] if colon > 0 else _past_the_name(letters, who.start, end)
    if verb is None or end - verb < _SHORTEST or _TELLS_NOTHING.match(letters.text, verb, end):
        return None
    return replace(who, end=letters.trim(who.start, verb, ",:;(- ")[1], verb=verb)


def _past_the_name(letters: Letters, start: int, end: int) -> int | None:
    """The first word that is no part of the name of a body: "Trạm Y tế xã Thanh Kiệt | bứng …"."""
    large, before = True, False  # was the last word written large, and the one before it, but for the first of all?
    for place, word in enumerate(itertools.islice(_WORD.finditer(letters.text, start, min(end, start + _FAR)), 1, 60)):
        if not word.group()[0].islower():
            large, before = True, large and place > 0
            continue
        second = large and not before  # of a word of two syllables: "Y tế", "Tài chính"
        if not second and not any(name.match(letters.plain, word.start()) for name in (_OF_NAMES, words.BODY)):
            return word.start()
        large = before = False
    return None


def _says_what_to_do(letters: Letters, start: int, end: int) -> bool:
    """What stands behind "Trung tâm Văn hóa:": work, in whatever verb, but no name, no number and no label."""
    if verbs.opens(letters.plain, letters.text, start):
        return True
    if end - start < _SHORTEST or _TELLS_NOTHING.match(letters.text, start):
        return False
    return letters.text[start].islower() and not words.BODY.match(letters.plain, start)


def _clause(letters: Letters, first: int, end: int) -> tuple[re.Match[str] | None, int]:
    """The mark that ends the clause, and how far to look: past a colon that only opens a list of names."""
    far = min(end, first + _FAR)
    stop = re.compile(r"\.(?=\s|$)|:|\n\s*\n").search(letters.text, first, far)
    if not stop:
        return None, far
    more = letters.trim(stop.end(), end)[0]
    if letters.text[stop.start()] != ":" or more >= end:
        return stop, stop.start()
    lower = letters.text[more].islower()
    named = words.BODY.match(letters.plain, more) if lower else _NAMES.match(letters.text, more)
    listed = named and not verbs.opens(letters.plain, letters.text, more)
    return stop, far if listed else stop.start()


def towards(letters: Letters, start: int, end: int) -> Governor | None:
    """ "Đối với các sở, ngành" as a heading or before a colon, "Riêng UBND xã X báo cáo …": who is meant."""
    if not (prefix := _TOWARDS.match(letters.plain, start, end)):
        return None
    who = governor(letters, prefix.end(), end)
    if who is None or who.verb is None or prefix["alone"]:
        return who
    return who if letters.text[who.end : who.verb].strip().startswith(":") else None


def _past_the_told(letters: Letters, told: re.Match[str], verb: int, limit: int) -> int | None:
    """Where the order begins behind what is only told: "theo nhiệm vụ được giao, rà soát …", "đã … phải lập lại"."""
    if told["how"] == "được":
        return verbs.verb_from(letters.plain, letters.text, verb + 2, limit)
    must = _MUST.search(letters.text, verb, limit)
    return must.start() if must else None


def named_within(letters: Letters, start: int, end: int, *, far: bool = True) -> Found | None:
    """ "Đối với …, giao UBND phường X tìm kiếm …": addressee after a preface; `far`: behind a list in it, too."""
    sentence = re.compile(r"\.\s|;").search(letters.text, start, end)
    stop = sentence.start() if sentence else end
    for hit in itertools.islice(_THEN_ORDERS.finditer(letters.text, start, stop), 50):
        who = governor(letters, hit.end(), stop)
        if who and who.verb is not None:
            return letters.found(who.start, who.end)
    if preface := PREFACE.match(letters.plain, start, stop):
        lists = far and _LISTS.match(letters.plain, start)
        parts = _parts_from(letters, preface.end(), stop)
        parts = list(itertools.dropwhile(lambda part: _AGENT.search(letters.text, start, part), parts))
        for after in parts if lists else parts[:1]:
            who = governor(letters, after, stop)
            if who and who.verb is not None:
                return letters.found(who.start, who.end)
    return None


def _parts_from(letters: Letters, first: int, stop: int) -> list[int]:
    """The places behind the next commas: a preface may list things itself ("Để tiết kiệm, hiệu quả, các xã …")."""
    commas = re.compile(r",\s+").finditer(letters.text, first, min(stop, first + 300))
    return [first, *(comma.end() for comma in itertools.islice(commas, 5))]


def speaker(letters: Letters, items: list[Item]) -> str:
    """Who speaks in a paper that lost its head: "…; UBND phường X thông báo như sau:"."""
    said = [_SPEAKS.search(letters.plain, item.start, item.end) for item in _lead_ins(letters, items)]
    said += [_ANNOUNCES.match(letters.plain, item.start, item.end) for item in items[:6]]
    return next((hit["who"] for hit in said if hit), "")


def asks_nobody(letters: Letters, items: list[Item]) -> bool:
    """ "Phòng Giáo dục và Đào tạo yêu cầu:" asks whoever gets the paper."""
    return any(_ASKS_NOBODY.search(letters.plain, item.start, item.end) for item in _lead_ins(letters, items))


def _lead_ins(letters: Letters, items: list[Item]) -> list[Item]:
    return [item for item in items[:14] if item.level is Level.PARAGRAPH and letters.text[item.end - 1] == ":"]


def asked_by_lead_in(letters: Letters, items: list[Item]) -> Found | None:
    """ "Sở Công Thương đề nghị các chủ đầu tư … như sau:" makes the chủ đầu tư addressee of what follows."""
    for item in items[:14]:
        opens = letters.text[item.end - 1] == ":"
        if item.level is not Level.PARAGRAPH or not (opens or _FOLLOWS.search(letters.plain, item.start, item.end)):
            continue
        hits = list(_LEAD_IN.finditer(letters.plain, item.start, item.end))
        hits.reverse()
        hits.sort(key=lambda hit: hit.group().startswith("chi dao"))  # who is asked to direct others is asked
        for hit in hits:
            who = governor(letters, hit.end(), item.end)
            if who and (who.verb is not None or (opens and item.end - who.end < 4)):
                return letters.found(*letters.trim(who.start, who.end, ","))
    return None
