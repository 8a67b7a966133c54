"""What does one item order? The task or tasks in its sentences, with deadline, recurrence, lead and support."""

import itertools
import re
from dataclasses import replace

from intake.reading import verbs, words
from intake.reading.clean import Letters
from intake.reading.context import Context
from intake.reading.deadlines import LASTS, RANGE, deadline_in, recurrence_in
from intake.reading.governors import Governor, governor, named_within, towards
from intake.reading.lines import Item, Level
from intake.reading.patterns import phrase
from intake.reading.result import AskedTask, Found
from vietnam.text import fold

DATE_ONLY = phrase(
    r"\W*(?:thoi gian|thoi han|han|han nop|van ban gui|bao cao (?:yeu cau |de nghi )?gui|"
    r"ket qua(?=[^.;]{0,60}(?::|\bgui\b|bao cao|truoc|cham nhat))(?: thuc hien)?(?: bao cao)?(?: gui)?|"
    r"hoan thanh(?=\s*(?::|truoc|trong|xong|vao|cham|ngay))|"
    r"cac (?:don vi|truong|co quan|dia phuong) (?:thuc hien|hoan thanh|gui|bao cao)(?= (?:xong )?(?:truoc|cham)))\b"
)
# What is handed in: "Kết quả thực hiện gửi về Sở …", "Danh sách nộp về Phòng …".
HANDED_IN = phrase(
    r"\W*(?:bao cao|danh sach|ket qua|van ban|ho so|y kien|bieu mau|phieu|phuong an|ke hoach|du thao|so lieu)\b"
    r"[^.;]{0,260}?\b(?:(?:gui|nop) (?:ve|den|cho|bang|qua)|bao cao)\b"
)
_HANDS_IN = phrase(r"\b(?:bao cao|gui|nop|gop y|dang ky)\b")
_ALL = phrase(r"\b(?:toan bo|tat ca|cac) (?:cac )?(?:noi dung|nhiem vu|cong viec)\b")  # one day for several tasks
_SENTENCE = phrase(r"(?<=[.;])\s+(?:dong thoi,?\s+)?")
_ANSWERS = phrase(r"chiu trach nhiem (?:truoc|ve|neu|khi|toan dien|ca nhan)\b")
REPORT = phrase(
    r"\W*(?:(?:(?:dinh ky|h\wng (?:ngay|tuan|thang|quy|nam))\b[^.;]{0,40}|tong hop\b[^.;]{0,120}, )?bao cao|dinh ky)\b"
)


def emit_put_off(context: Context, level: int) -> None:
    """An order whose items below ordered nothing is the lowest itself: "Lập danh sách gồm: - họ tên; - ngày sinh"."""
    while context.waiting and context.waiting[-1][0].level >= level:
        item, who, so_far = context.waiting.pop()
        if len(context.tasks) == so_far:
            emit(context, item, who)


def emit(context: Context, item: Item, who: Found | None) -> None:
    """The item as a task; a later sentence that orders a report or another body is a task of its own."""
    letters = context.letters
    start, holder = item.start, who
    context.latest = len(context.tasks)
    for first, last in sentences(letters, item.start, item.end)[1:]:
        if context.narrates(first, last):
            continue
        other = governor(letters, first, last) or towards(letters, first, last)
        begins = letters.text[first].isupper() and letters.text[start:first].rstrip().endswith(".")
        if other and _tells_another(letters, other, start, first, begins=begins):
            add(context, start, first, holder)
            start, holder = first, letters.found(other.start, other.end)
        elif begins and (named := named_within(letters, first, last)):
            add(context, start, first, holder)
            start, holder = first, named
        elif letters.text[first].isupper() and _asks_to_report(letters, start, first, last):
            add(context, start, first, holder)
            start = first
    add(context, start, item.end, holder)


def _asks_to_report(letters: Letters, start: int, first: int, last: int) -> bool:
    """A sentence that asks a report is an order of its own; what was asked before is only dated by it."""
    if HANDED_IN.match(letters.plain, first, last) and not _HANDS_IN.search(letters.plain, start, first):
        return True
    return bool(REPORT.match(letters.plain, first, last) and not DATE_ONLY.match(letters.plain, first, last))


def _tells_another(letters: Letters, other: Governor, start: int, first: int, *, begins: bool) -> bool:
    """A new sentence or clause tells a body of its own what to do; "chịu trách nhiệm nếu …" only says who answers."""
    if other.verb is None or _ANSWERS.match(letters.plain, other.verb):
        return False
    if begins or _after_also(letters, first):
        return True
    if other.ordered:  # "…; phân công đảng viên phụ trách …" is what the body addressed is to do
        return not letters.plain.startswith("phan cong", first)
    asked = [order] if (order := words.ORDER.match(letters.plain, start, first)) else []
    asked += words.ASKS.finditer(letters.plain, start, first)
    told = verbs.verb_from(letters.plain, letters.text, asked[-1].end() if asked else start, first)
    body = letters.text[first].isupper() and (
        words.HEADER_BODY.match(letters.plain, first) or words.POSITIONS.match(letters.plain, first)
    )
    return bool(body) and told is not None


def _after_also(letters: Letters, at: int) -> bool:
    return bool(re.search(r"dong thoi,?\s*$", letters.plain[max(0, at - 14) : at]))


def sentences(letters: Letters, start: int, end: int) -> list[tuple[int, int]]:
    cuts = [start, *(m.end() for m in _SENTENCE.finditer(letters.plain, start, end)), end]
    return [(a, b) for a, b in itertools.pairwise(cuts) if b > a] or [(start, end)]


def has_deadline(context: Context, item: Item) -> bool:
    return deadline_in(context.letters, item.start, item.end, context.issued) is not None


def emit_handed_in(context: Context, item: Item) -> bool:
    """ "Kết quả gửi về Sở trước ngày …" behind an order that asked no report is one itself, for the same body."""
    if not context.tasks or not HANDED_IN.match(context.letters.plain, item.start, item.end):
        return False
    asked = context.tasks[context.latest]
    if _HANDS_IN.search(fold(asked.text.value)) or not has_deadline(context, item):
        return False
    add(context, item.start, item.end, context.default or asked.assignee)
    return True


def attach_date(context: Context, item: Item) -> bool:
    """An item that only says when belongs to the task before it."""
    due = deadline_in(context.letters, item.start, item.end, context.issued)
    if due and context.waiting and context.waiting[-1][2] == len(context.tasks):
        emit_put_off(context, Level.PART)
    if not due or not context.tasks:
        return False
    if attach_to_all(context, item):
        return True
    if item.level <= Level.NUMBER and RANGE.search(context.letters.plain, item.start, item.end):
        return True  # "2. Thời gian: từ ngày 20/3 đến ngày 26/3": when all of it takes place
    task = context.tasks[context.latest]
    # "Thời gian: Từ ngày 29/4 đến hết ngày 03/5" below "treo cờ": how long, not by when
    if RANGE.search(context.letters.plain, item.start, item.end) and LASTS.search(fold(task.text.value).rstrip(" .;")):
        return True
    if task.deadline is None or (task.deadline_text and not re.search(r"\d\s*/\s*\d|ngày", task.deadline_text.value)):
        text = context.letters.found(*due.at)
        context.tasks[context.latest] = replace(task, deadline=due.day, deadline_time=due.time, deadline_text=text)
    return True


def attach_to_all(context: Context, item: Item) -> bool:
    """ "Toàn bộ nội dung trên hoàn thành trước ngày 01/4" dates every task that has no day of its own."""
    due = deadline_in(context.letters, item.start, item.end, context.issued)
    if not due or not _ALL.search(context.letters.plain, item.start, item.end):
        return False
    text, here = context.letters.found(*due.at), context.letters.span(item.start, item.end)
    context.tasks = [
        replace(task, deadline=due.day, deadline_time=due.time, deadline_text=text)
        if not task.deadline and task.text.spans[0] < here
        else task
        for task in context.tasks
    ]
    return True


_SUPPORT = phrase(
    r"phoi (?:ket )?hop(?: chat che)? voi\s+(?P<who>[^.;:]{3,160}?)\s*(?=,?\s*(?:" + verbs.VERBS + r")\b|[.;:]|$)"
)


def add(context: Context, start: int, end: int, who: Found | None) -> None:
    letters = context.letters
    start, end = letters.trim(start, end)
    recurs = recurrence_in(letters, start, end)
    due = deadline_in(letters, start, end, context.issued)
    if due and recurs and due.is_yearly(recurs, letters):
        due = deadline_in(letters, max(due.at[1], start), end, context.issued)
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
