"""Who is told to do what? The lowest items of the body that order someone to act."""

from dataclasses import replace

from intake.reading import verbs
from intake.reading.clean import Letters
from intake.reading.closings import SKIPPED, asks_by_a_day, closing, courtesy, generic, preamble
from intake.reading.context import Context
from intake.reading.governors import (
    PREFACE,
    Governor,
    asked_by_lead_in,
    asks_nobody,
    named_within,
    speaker,
)
from intake.reading.headings import beside_orders, heads, names_a_thing, only_tells, told
from intake.reading.inside import (
    emit_asked_within,
    emit_inner_orders,
    emit_order_inside,
    lists_below,
    named_later,
    reports_below,
    says_what_follows,
)
from intake.reading.labels import take_labelled
from intake.reading.lines import Item, Level
from intake.reading.orders import (
    DATE_ONLY,
    HANDED_IN,
    REPORT,
    attach_date,
    attach_to_all,
    emit,
    emit_handed_in,
    emit_put_off,
    has_deadline,
)
from intake.reading.patterns import phrase
from intake.reading.result import AskedTask, Found
from intake.reading.sections import LABEL, PAST, WORK, asks_all, dated_elsewhere, duties, told_in
from vietnam.text import fold

_REASON = phrase(r"\W*(?:de|nham)\b")
_AGREED = phrase(r"\W*(?:thong nhat (?:chu truong|voi|y kien)|nhat tri|dong y|ghi nhan)\b")
_CONDITION = phrase(r"\W*(?:truong hop|neu|qua \d|tuan khong|sau thoi gian)\b")


def read_tasks(
    letters: Letters, items: list[Item], issued: str | None, *, addressed: bool, issuer: str = ""
) -> tuple[AskedTask, ...]:
    """`addressed`: the paper has a Kính gửi; `issuer`: the body that speaks."""
    items = [item for item in items if letters.text.count("\t", item.start, item.end) < 2]
    context = Context(letters, issued, addressed=addressed, own=fold(issuer) or speaker(letters, items))
    items = take_labelled(context, items)
    window = duties(letters, items)
    if window is not None and asks_all(letters, items):
        window = None
    _read_items(context, items, window)
    if window is not None and not context.tasks:  # "III. PHÂN CÔNG: Sẽ thông báo sau": the duties stand elsewhere
        _read_items(context, items, None)
    asked = (task for task in context.tasks if not courtesy(task))
    return tuple(sorted(asked, key=lambda task: task.text.spans))


def _read_items(context: Context, items: list[Item], window: list[int] | None) -> None:
    """The items that assign duties, and outside of them those that order something by a day."""
    letters = context.letters
    context.duties = window is not None
    context.default = None if window is not None else asked_by_lead_in(letters, items)
    context.open = window is None and context.default is None and asks_nobody(letters, items)
    chosen = items if window is None else [items[i] for i in window]
    context.beside_orders = beside_orders(letters, chosen)
    context.numbered = any(item.level <= Level.LETTER for item in chosen)
    for item in dated_elsewhere(letters, items, window, context.issued):
        who = told_in(letters, item)
        found = letters.found(who.start, who.end) if who and who.verb is not None else None
        emit(context, item, found or named_within(letters, item.start, item.end))
    places = window or range(len(items))
    for index, item in enumerate(chosen):
        if index and places[index] != places[index - 1] + 1:
            context.work = context.past = 0  # another section
        following = chosen[index + 1] if index + 1 < len(chosen) else None
        emit_put_off(context, item.level)
        _read_item(context, item, following, last=index >= len(chosen) - 2, single=not context.numbered)
    emit_put_off(context, Level.PART)
    read = {item.start for item in chosen}
    for item in items:
        if item.start not in read and DATE_ONLY.match(letters.plain, item.start, item.end):
            attach_to_all(context, item)


def _is_plain(item: Item, following: Item, letters: Letters) -> bool:
    """A paragraph without bullet after a full sentence is no sub-item of it."""
    if following.level is Level.PARAGRAPH and letters.plain.startswith("nhan duoc", following.start):
        return True
    return (following.level is Level.PARAGRAPH and letters.text[item.end - 1] in ".;") or item.level is Level.PARAGRAPH


def _read_item(context: Context, item: Item, following: Item | None, *, last: bool, single: bool) -> None:
    letters = context.letters
    deeper = following is not None and following.level > item.level and not _is_plain(item, following, letters)
    if item.level <= Level.NUMBER or (item.level is Level.PARAGRAPH and single):
        context.block += 1
    if item.level is not Level.PARAGRAPH:
        context.forget_from(item.level)
        context.headed = context.listed = False
        context.contents = 0 if context.contents > item.level else context.contents
        _note_work(context, item, deeper)
    dated = asks_by_a_day(context, item)
    if _taken_apart(context, item, last=last, dated=dated):
        return
    who = told(context, item, deeper)
    if heads(context, item, who, deeper=deeper):
        return
    if _leads_in(context, item, who, following):
        return
    closes = item.level is Level.PARAGRAPH and closing(letters, item, last)
    if (closes and not dated) or generic(letters, item):
        return
    if who and who.verb is not None:
        if context.is_own(who) and not deeper and emit_order_inside(context, item):
            return
        found = letters.found(who.start, who.end)
        if only_tells(context, item, who, found):
            return
        if deeper:
            context.held[item.level] = found
            context.put_off(item, found)
        else:
            emit(context, item, found)
        return
    _read_anonymous(context, item, deeper, single=single)


def _taken_apart(context: Context, item: Item, *, last: bool, dated: bool) -> bool:
    """What asks nothing as a whole: courtesies on receipt, grounds, times and places, and what the issuer tells."""
    letters = context.letters
    if letters.plain.startswith("nhan duoc", item.start) and (dated or not closing(letters, item, last)):
        emit_order_inside(context, item)  # "Nhận được công văn này, … đề nghị các trường gửi danh sách trước ngày …"
        return True
    if SKIPPED.match(letters.plain, item.start, item.end) or preamble(letters, item):
        attach_date(context, item)
        return True
    if (item.level is Level.PARAGRAPH or not context.duties) and context.narrates(item.start, item.end):
        emit_asked_within(context, item)
        return True
    return False


def _note_work(context: Context, item: Item, deeper: bool) -> None:
    """ "II. NHIỆM VỤ", in a letter also "2. Yêu cầu": what is listed below is to be done; "I. KẾT QUẢ": was done."""
    if context.work > item.level:
        context.work = 0
    if context.past > item.level:
        context.past = 0
    if deeper and not context.past and PAST.match(context.letters.plain, item.start, item.end):
        context.past = item.level + 1
    said = WORK.match(context.letters.plain, item.start, item.end)
    if deeper and not context.work and said and (context.addressed or not said["asks"]):
        context.work = item.level + 1


def _leads_in(context: Context, item: Item, who: Governor | None, following: Item | None) -> bool:
    """A paragraph that ends in a colon: an order of its own only when what follows orders nothing."""
    if item.level is not Level.PARAGRAPH or context.letters.text[item.end - 1] != ":":
        return False
    context.listed = lists_below(context, item)
    if who and who.verb is not None and (who.ordered or says_what_follows(context, item, who.verb)):
        found = context.letters.found(who.start, who.end)
        if following and following.level < Level.PARAGRAPH:
            context.hold(following.level - 1, found)
        context.put_off(replace(item, level=Level.PART), found)
        return True
    return not context.waiting and reports_below(context, item)


def _read_anonymous(context: Context, item: Item, deeper: bool, *, single: bool) -> None:
    """An item that does not begin with an addressee: named later in the sentence, held from above, or nobody."""
    letters = context.letters
    reason = item.level is Level.PARAGRAPH and not deeper and _REASON.match(letters.plain, item.start, item.end)
    if reason and emit_order_inside(context, item):
        return
    if named_later(context, item, deeper, single=single) or emit_handed_in(context, item):
        return
    handed_in = item.level is Level.PARAGRAPH and HANDED_IN.match(letters.plain, item.start, item.end)
    if (handed_in or DATE_ONLY.match(letters.plain, item.start, item.end)) and attach_date(context, item):
        return
    heading = item.level <= Level.SUBNUMBER and letters.text[item.end - 1] not in ".;/" and item.end - item.start < 90
    held = context.held_above(item.level) or context.default
    opens = letters.text[item.end - 1] == ":"
    if deeper and heading:
        context.listed = True  # "1. Về chăn nuôi", and below it paragraphs without bullets
    if deeper and held and (opens or not heading) and verbs.opens(letters.plain, letters.text, item.start):
        context.put_off(item, held)
        context.contents = context.contents or item.level + 1
    if deeper or context.past or _CONDITION.match(letters.plain, item.start, item.end):
        return
    imperative = _is_imperative(context, item, held)
    if single and emit_order_inside(context, item):
        return
    if held and imperative and (item.level < Level.PARAGRAPH or context.listed or context.headed):
        emit(context, item, held)
    elif not held and _asks_nobody_named(context, item, imperative=imperative):
        emit(context, item, None)
    else:
        emit_inner_orders(context, item)


def _asks_nobody_named(context: Context, item: Item, *, imperative: bool) -> bool:
    """An order all the same, by the part of the paper that it stands in."""
    if imperative and (context.work or context.open) and item.level < Level.PARAGRAPH:
        return True
    return context.duties and bool(
        has_deadline(context, item) or REPORT.match(context.letters.plain, item.start, item.end)
    )


def _is_imperative(context: Context, item: Item, held: Found | None) -> bool:
    """Does it begin with what is to be done, or stand where duties stand?"""
    letters = context.letters
    if _AGREED.match(letters.plain, item.start, item.end):
        return False
    if not letters.text[item.start : item.start + 1].isupper():
        return _prefaced(letters, item)
    below = (context.held_above(item.level) and item.level < Level.PARAGRAPH and not context.contents) or (
        held and context.headed
    )
    return (
        verbs.opens(letters.plain, letters.text, item.start)
        or item.start in context.beside_orders
        or (item.level < Level.PARAGRAPH and bool(HANDED_IN.match(letters.plain, item.start, item.end)))
        or bool(below and not names_a_thing(letters, item))
        or _prefaced(letters, item)
        or (context.work > 0 and _labelled(letters, item))
    )


def _labelled(letters: Letters, item: Item) -> bool:
    """ "Về giáo dục: Huy động trẻ đến trường" below a heading of work."""
    label = LABEL.match(letters.text, item.start, item.end)
    return label is not None and verbs.opens(letters.plain, letters.text, label.end())


def _prefaced(letters: Letters, item: Item) -> bool:
    """ "Trong thời hạn 10 ngày …, báo cáo …"."""
    preface = PREFACE.match(letters.plain, item.start, item.end)
    return preface is not None and verbs.opens(letters.plain, letters.text, preface.end())
