"""What does one item order? The task or tasks in its sentences, with deadline, recurrence, lead and support."""

import itertools
import re
from dataclasses import dataclass, field, replace

from intake.reading import verbs, words
from intake.reading.clean import Letters
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
REPORT = phrase(r"\W*(?:(?:dinh ky\b[^.;]{0,40}|tong hop\b[^.;]{0,120}, )?bao cao|dinh ky)\b")


_NARRATED = re.compile(
    r"(?:da|se|xin|vua|chi(?!dao|tra|huy|dinh)|nhanduoc|conhan|cocongvan|covanban|thongbao(?:de|den|cho|toi)?|trantrong)(?!tri)|"
    r"banhanh(?:thongtu|quyetdinh|quyche|quydinh|kehoach|chithi|huongdan|chuongtrinh|nghiquyet)"
)
_HEAD_OF = re.compile(r"(?:botruong|chutich|giamdoc|tonggiamdoc|cuctruong|tongcuctruong|thutruong|hieutruong)")
_COMMITTEE = re.compile(r"uybannhandan(?:tinh|huyen|xa|phuong|thanhpho|thixa|thitran|quan|dackhu)")


def _compact(folded: str) -> str:
    """Without spaces, which pasted text loses; one spelling of the committee."""
    return re.sub(r"[\W_]+", "", folded).replace("ubnd", "uybannhandan")


@dataclass
class Context:
    """The addressee that governs the items below, by level, and the running number of the block."""

    letters: Letters
    issued: str | None
    addressed: bool
    own: str
    duties: bool = False  # the items read are those of the sections that assign duties
    default: Found | None = None  # whom the lead-in asks
    numbered: bool = False
    headed: bool = False  # no bullet since a heading that names a body: paragraphs below it are its duties
    listed: bool = False  # a lead-in without numbers lists what it asks: each paragraph below is a duty
    open: bool = False  # the lead-in asks without saying whom: "Phòng yêu cầu:"
    work: int = 0  # the level of the heading above that says that work is listed below it ("II. NHIỆM VỤ"), 0: none
    past: int = 0  # the level of the heading above that says that what was done is told below it ("I. KẾT QUẢ")
    beside_orders: frozenset[int] = frozenset()  # where the items begin most of whose neighbours are orders
    held: dict[int, Found] = field(default_factory=dict)
    named: set[int] = field(default_factory=set)  # the levels at which a heading beside this one names a body
    tasks: list[AskedTask] = field(default_factory=list)
    block: int = -1
    latest: int = 0  # the first task of the item read last
    waiting: list[tuple[Item, Found, int]] = field(default_factory=list)  # orders with items below, and tasks so far

    def is_own(self, who: Governor) -> bool:
        """Does the body that issues the paper speak of itself?"""
        own, named = _compact(self.own), _compact(self.letters.plain[who.start : who.end])
        return bool(own) and (own.startswith(named) or (named.startswith(own) and "cac" not in named))

    def narrates(self, start: int, end: int) -> bool:
        """Does the body that issues the paper say what it has done, will do or makes known?"""
        plain = re.sub(r"^\W*sau khi[^,.]{3,90},\s*", "", self.letters.plain[start : min(end, start + 220)])
        said = self._after_own_name(_compact(plain))
        return said is not None and _NARRATED.match(said) is not None

    def speaks_of_itself(self, who: Found) -> bool:
        """Is it the issuer, or who heads it: "Chủ tịch UBND tỉnh" in a paper of UBND tỉnh?"""
        return self._after_own_name(_compact(fold(who.value))) == ""

    def _after_own_name(self, told: str) -> str | None:
        """What follows the name of the issuer, or of who heads it; None where another name stands."""
        own = _compact(self.own)
        if not own:
            return None
        if (head := _HEAD_OF.match(told)) and not own.startswith(head.group()):
            told = told[head.end() :]  # "Bộ trưởng Bộ Y tế ban hành Thông tư …"
        if told.startswith(own):
            return told[len(own) :]
        short = _COMMITTEE.match(told) if own.startswith("uybannhandan") else None
        return told[short.end() :] if short and own.startswith(short.group()) else None

    def held_above(self, level: int) -> Found | None:
        above = [key for key in self.held if key < level]
        return self.held[max(above)] if above else None

    def put_off(self, item: Item, who: Found) -> None:
        self.waiting.append((item, who, len(self.tasks)))

    def hold(self, level: int, who: Found) -> None:
        self.held[level] = who
        self.named.add(level)

    def forget_from(self, level: int) -> None:
        self.held = {key: who for key, who in self.held.items() if key < level}
        self.named = {key for key in self.named if key <= level}


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
        emit_put_off(context, Level.ROMAN)
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
