"""Who is told to do what? The lowest items of the body that order someone to act."""

import itertools
import re
from dataclasses import dataclass, field, replace

from intake.reading import words
from intake.reading.clean import Letters
from intake.reading.deadlines import deadline_in, recurrence_in
from intake.reading.governors import PREFACE, Governor, asked_by_lead_in, governor, named_within
from intake.reading.lines import Item, Level
from intake.reading.patterns import phrase
from intake.reading.result import AskedTask, Found
from intake.reading.sections import dated_elsewhere, duties
from vietnam.text import fold, is_upper

_SKIPPED = phrase(
    r"\W*(?:tren day la|trong qua trinh|noi nhan|kinh gui|\(co |\(kem|thoi gian|dia diem|thanh phan|noi dung|"
    r"luu y:? viec|"
    r"thong bao nay|ke hoach nay|van ban nay|cong van nay|nhan duoc|rat mong|tran trong|moi chi tiet|kho khan|"
    r"moi vuong mac)\b"
)
_CLOSING = phrase(
    r"(?:nghiem tuc|khan truong|quan tam|kip thoi|phoi hop|tich cuc)?,?\s*(?:trien khai|to chuc|thuc hien|"
    r"quan triet|phoi hop)[^.;]{0,30}"
    r"(?:thuc hien|trien khai)|thuc hien nghiem|duoc biet"
)
_LEADS_IN = phrase(
    r"(?:sau|sau day)\W*:?\W*$|"
    r"\b(?:de nghi|yeu cau|thuc hien|chi dao|ket luan|quyet dinh|y kien|thong bao|quyet nghi|bao cao|huong dan)\W*:\W*$"
)
_GENERIC = phrase(
    r"(?:nghiem tuc|thuc hien nghiem)[^.;]{0,40}(?:ke hoach|cong van|chi thi|noi dung|van ban)[^.;]{0,12}(?:nay|"
    r"neu tren|tren)\W*$|"
    r"kinh moi |"
    r"thong bao [^.;]{0,200}\b(?:biet|thuc hien|trien khai)\W*$"
)
_DATE_ONLY = phrase(
    r"\W*(?:thoi gian|thoi han|han|han nop|van ban gui|bao cao gui|ket qua(?: thuc hien)?(?: bao cao)?(?: gui)?|"
    r"hoan thanh)\b"
)
_GROUND = phrase(r"(?:can cu|xet|theo|thuc hien|theo de nghi)\b")
# An item below an addressee is an order, whatever its verb, unless it opens like a description.
_DESCRIBES = phrase(
    r"(?:thoi gian|dia diem|thanh phan|noi dung|so luong|doi tuong|kinh phi|muc tieu|ket qua|ty le|quy mo|"
    r"hinh thuc|cac|nhung|moi|mot so|ve|co|la(?! (?:co quan|don vi|dau moi|thanh vien))|do|neu|truong hop|doi voi|"
    r"vi du|luu y|ghi chu|ho so|mau|phu luc|viec|tong so|tai|tu|trong|nguon|muc|dien tich|chi tieu|nguoi|hoc sinh|"
    r"ten|so|dot|lan|buoi|ngay|\d+)\b"
)
_SENTENCE = phrase(r"(?<=[.;])\s+(?:dong thoi,?\s+)?")
_CONDITION = phrase(r"\W*(?:truong hop|neu|qua \d|tuan khong|sau thoi gian)\b")
_REPORT = phrase(r"\W*(?:dinh ky\b[^.;]{0,40})?bao cao\b|\W*dinh ky\b")


@dataclass
class _Context:
    """The addressee that governs the items below, by level, and the running number of the block."""

    letters: Letters
    issued: str | None
    duties: bool
    default: Found | None
    addressed: bool
    own: str
    numbered: bool = False
    headed: bool = False  # no bullet since a heading that names a body: paragraphs below it are its duties
    asks: bool = False  # the heading above asks something of the addressees ("2. Yêu cầu")
    held: dict[int, Found] = field(default_factory=dict)
    tasks: list[AskedTask] = field(default_factory=list)
    block: int = -1
    latest: int = 0  # the first task of the item read last

    def is_own(self, who: Governor) -> bool:
        """Does the body that issues the paper speak of itself?"""
        return bool(self.own) and fold(self.letters.text[who.start : who.end]) == self.own

    def held_above(self, level: int) -> Found | None:
        above = [key for key in self.held if key < level]
        return self.held[max(above)] if above else None

    def forget_from(self, level: int) -> None:
        self.held = {key: who for key, who in self.held.items() if key < level}


def read_tasks(
    letters: Letters, items: list[Item], issued: str | None, *, addressed: bool, issuer: str = ""
) -> tuple[AskedTask, ...]:
    """`addressed`: the paper has a Kính gửi; `issuer`: the body that speaks."""
    items = [item for item in items if letters.text.count("\t", item.start, item.end) < 2]
    window = duties(letters, items)
    asked = asked_by_lead_in(letters, items)
    chosen = items if window is None else [items[i] for i in window]
    numbered = any(item.level <= Level.LETTER for item in chosen)
    context = _Context(
        letters, issued, window is not None, None if window is not None else asked, addressed, fold(issuer), numbered
    )
    for item in dated_elsewhere(letters, items, window, issued):
        _emit(context, item, named_within(letters, item.start, item.end))
    for index, item in enumerate(chosen):
        deeper = (
            index + 1 < len(chosen)
            and chosen[index + 1].level > item.level
            and not _is_plain(item, chosen[index + 1], letters)
        )
        last = index >= len(chosen) - 2
        _read_item(context, item, deeper, last=last, single=not numbered)
    return tuple(context.tasks)


def _is_plain(item: Item, following: Item, letters: Letters) -> bool:
    """A paragraph without bullet after a full sentence is no sub-item of it."""
    return (following.level is Level.PARAGRAPH and letters.text[item.end - 1] in ".;") or item.level is Level.PARAGRAPH


def _read_item(context: _Context, item: Item, deeper: bool, *, last: bool, single: bool) -> None:
    letters = context.letters
    if item.level <= Level.NUMBER or (item.level is Level.PARAGRAPH and single):
        context.block += 1
    if item.level is not Level.PARAGRAPH:
        context.forget_from(item.level)
        context.headed = False
    if _SKIPPED.match(letters.plain, item.start, item.end) or _preamble(letters, item):
        _attach_date(context, item)
        return
    who = governor(letters, item.start, item.end)
    if who and context.held_above(item.level) and letters.plain.startswith("giao nhiem vu", item.start):
        who = None
    if who and who.verb is None and item.end - who.end < 12:
        context.held[min(item.level, Level.DASH)] = letters.found(who.start, who.end)
        context.headed = True
        return
    if (item.level is Level.PARAGRAPH and _closing(letters, item, last)) or _generic(letters, item):
        return
    if who and who.verb is not None and context.is_own(who) and not deeper and _order_inside(context, item):
        return
    if who and who.verb is not None:
        found = letters.found(who.start, who.end)
        if deeper:
            context.held[item.level] = found
        else:
            _emit(context, item, found)
        return
    _read_anonymous(context, item, deeper, single=single)


def _preamble(letters: Letters, item: Item) -> bool:
    """A ground ("Căn cứ …;") or the line of capitals that names who decides."""
    if item.level is not Level.PARAGRAPH:
        return False
    if is_upper(letters.text[item.start : item.end]):
        return True
    return bool(_GROUND.match(letters.plain, item.start)) and letters.text[item.end - 1] == ";"


def _read_anonymous(context: _Context, item: Item, deeper: bool, *, single: bool) -> None:
    """An item that does not begin with an addressee: named later in the sentence, held from above, or nobody."""
    letters = context.letters
    inner = named_within(letters, item.start, item.end)
    if inner:
        if not deeper:
            _emit(context, item, inner)
        return
    if _DATE_ONLY.match(letters.plain, item.start) and _attach_date(context, item):
        return
    heading = item.level <= Level.SUBNUMBER and letters.text[item.end - 1] not in ".;/" and item.end - item.start < 90
    if heading and item.level <= Level.NUMBER:
        context.asks = context.addressed and bool(_ASKS.match(letters.plain, item.start))
    if deeper or _CONDITION.match(letters.plain, item.start):
        return
    held = context.held_above(item.level) or context.default
    imperative = letters.text[item.start].isupper() and (
        words.IMPERATIVE.match(letters.plain, item.start)
        or (
            bool(context.held_above(item.level) or (held and not context.numbered))
            and (Level.LETTER <= item.level < Level.PARAGRAPH or context.headed)
            and not _DESCRIBES.match(letters.plain, item.start)
        )
    )
    imperative = imperative or _prefaced(letters, item)
    if single and _order_inside(context, item):
        return
    if held and imperative and not heading and not (item.level is Level.PARAGRAPH and context.default is held):
        _emit(context, item, held)
    elif (context.asks and not held and imperative and Level.LETTER <= item.level < Level.PARAGRAPH) or (
        context.duties and not heading and not held and _due(context, item)
    ):
        _emit(context, item, None)
    else:
        _emit_inner_orders(context, item)


def _prefaced(letters: Letters, item: Item) -> bool:
    """ "Trong thời hạn 10 ngày …, báo cáo …"."""
    preface = PREFACE.match(letters.plain, item.start, item.end)
    return bool(preface and words.IMPERATIVE.match(letters.plain, preface.end()))


def _closing(letters: Letters, item: Item, last: bool) -> bool:
    """ "Yêu cầu các đơn vị nghiêm túc triển khai thực hiện./." asks nothing new."""
    if "./." in letters.text[item.start : item.end + 3] and re.search(_CLOSING, letters.plain[item.start : item.end]):
        return True
    if letters.plain.startswith("giao ", item.start):
        return False
    return last and item.end - item.start < 400 and bool(re.search(_CLOSING, letters.plain[item.start : item.end]))


def _generic(letters: Letters, item: Item) -> bool:
    """A lead-in ("… như sau:"), an invitation, or "nghiêm túc thực hiện kế hoạch này": no order of its own."""
    whole = letters.plain[item.start : item.end]
    if item.level is Level.PARAGRAPH and _LEADS_IN.search(whole):
        return True
    return bool(_GENERIC.search(whole)) and item.end - item.start < 350


_ASKS = phrase(r"\W*(?:mot so )?(?:yeu cau|nhiem vu|noi dung thuc hien|tien do|noi dung, yeu cau)")


def _order_inside(context: _Context, item: Item) -> bool:
    """A paper without numbered items orders in running text: "…, Phòng đề nghị các xã … tuyên truyền …"."""
    letters = context.letters
    for hit in re.finditer(r"(?:[Đđ]ề\s+nghị|[Yy]êu\s+cầu|[Gg]iao)\s+", letters.text[item.start : item.end]):
        who = governor(letters, item.start + hit.end(), item.end)
        if who and who.verb is not None:
            start = item.start if hit.start() < 60 else item.start + hit.start()
            _emit(context, Item(item.level, start, item.end), letters.found(who.start, who.end))
            return True
    return False


def _emit_inner_orders(context: _Context, item: Item) -> None:
    """A decision may hide an order: "Nhất trí …; giao UBND phường X xây dựng …"."""
    for start, end in _sentences(context.letters, item.start, item.end)[1:]:
        who = governor(context.letters, start, end)
        if who and who.ordered and who.verb is not None:
            _add(context, start, item.end, context.letters.found(who.start, who.end))
            return


def _emit(context: _Context, item: Item, who: Found | None) -> None:
    """The item as a task; a later sentence that orders a report or another body is a task of its own."""
    letters = context.letters
    start, holder = item.start, who
    context.latest = len(context.tasks)
    for first, last in _sentences(letters, item.start, item.end)[1:]:
        other = governor(letters, first, last)
        begins = letters.text[first].isupper() and letters.text[start:first].rstrip().endswith(".")
        if other and other.verb is not None and (other.ordered or begins or _after_also(letters, first)):
            _add(context, start, first, holder)
            start, holder = first, letters.found(other.start, other.end)
        elif begins and (named := named_within(letters, first, last)):
            _add(context, start, first, holder)
            start, holder = first, named
        elif (
            letters.text[first].isupper()
            and _REPORT.match(letters.plain, first)
            and not _DATE_ONLY.match(letters.plain, first)
        ):
            _add(context, start, first, holder)
            start = first
    _add(context, start, item.end, holder)


def _after_also(letters: Letters, at: int) -> bool:
    return bool(re.search(r"dong thoi,?\s*$", letters.plain[max(0, at - 14) : at]))


def _sentences(letters: Letters, start: int, end: int) -> list[tuple[int, int]]:
    cuts = [start, *(m.end() for m in _SENTENCE.finditer(letters.plain, start, end)), end]
    return [(a, b) for a, b in itertools.pairwise(cuts) if b > a]


def _due(context: _Context, item: Item) -> bool:
    return deadline_in(context.letters, item.start, item.end, context.issued) is not None


def _attach_date(context: _Context, item: Item) -> bool:
    """An item that only says when belongs to the task before it."""
    due = deadline_in(context.letters, item.start, item.end, context.issued)
    if not due or not context.tasks:
        return False
    task = context.tasks[context.latest]
    if task.deadline is None or (task.deadline_text and not re.search(r"\d\s*/\s*\d|ngày", task.deadline_text.value)):
        text = context.letters.found(*due.at)
        context.tasks[context.latest] = replace(task, deadline=due.day, deadline_time=due.time, deadline_text=text)
    return True


_SUPPORT = phrase(
    r"phoi (?:ket )?hop(?: chat che)? voi\s+(?P<who>[^.;:]{3,160}?)\s*(?=,?\s*(?:" + words._VERBS + r")\b|[.;:]|$)"
)


def _add(context: _Context, start: int, end: int, who: Found | None) -> None:
    letters = context.letters
    start, end = letters.trim(start, end)
    recurs = recurrence_in(letters, start, end)
    due = deadline_in(letters, start, end, context.issued)
    if due and recurs and due.is_yearly(recurs, letters):
        due = None
    text = letters.found(start, end)
    leads = (who.value,) if who and "chu tri" in letters.plain[start:end] else ()
    helped = _SUPPORT.search(letters.plain, start, end)
    support = (letters.found(*helped.span("who")).value,) if helped else ()
    context.tasks.append(
        AskedTask(
            assignee=who,
            text=text,
            text_start=" ".join(text.value.split()[:8]),
            block=max(context.block, 0),
            deadline=due.day if due else None,
            deadline_time=due.time if due else None,
            deadline_text=letters.found(*due.at) if due else None,
            recurrence=recurs,
            lead=leads,
            support=support,
        )
    )
