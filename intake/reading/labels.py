"""Who acts and by when, where labels say so: "Cơ quan chủ trì: Sở X", "Thời gian hoàn thành: Quý II/2024"?"""

from dataclasses import replace

from intake.reading.clean import Letters
from intake.reading.context import Context
from intake.reading.deadlines import RECURRING, deadline_in_cell
from intake.reading.lines import Item, Level
from intake.reading.orders import add
from intake.reading.patterns import phrase
from vietnam.text import fold

_LEAD = phrase(
    r"\W{0,3}(?:(?:co quan|don vi|phong|bo phan|nguoi|phan cong|trach nhiem)(?: duoc giao)? (?:chu tri|thuc hien|"
    r"dau moi|"
    r"phu trach|chiu trach nhiem|tham muu)(?: thuc hien| chinh| tham muu)?|chu tri)\s*:\s*"
)
_SUPPORT = phrase(r"\W{0,3}(?:(?:co quan|don vi|bo phan) )?phoi hop(?: thuc hien)?\s*:\s*")
_TIME = phrase(r"\W{0,3}(?:thoi gian|thoi han|tien do)(?: hoan thanh| thuc hien| trinh)?\s*:\s*")
_NEXT = phrase(
    r"[.;,]?\s+(?=(?:(?:co quan|don vi|bo phan) )?phoi hop\s*:|(?:thoi gian|thoi han|tien do)\b[^:.;]{0,20}:)"
)


def take_labelled(context: Context, items: list[Item]) -> list[Item]:
    """Add a task for each item with a label of its lead below it; what is left is for the other readers."""
    taken: set[int] = set()
    for index, item in enumerate(items):
        if index in taken or not _LEAD.match(context.letters.plain, item.start, item.end):
            continue
        owner = _owner(items, index, taken)
        if owner is None:
            continue
        last = index + 1
        while (
            last < len(items) and _is_label(context.letters, items[last]) and not _leads(context.letters, items[last])
        ):
            last += 1
        _add(context, items[owner], items[index:last])
        taken.update((owner, *range(index, last)))
    return [item for index, item in enumerate(items) if index not in taken]


def _leads(letters: Letters, item: Item) -> bool:
    return _LEAD.match(letters.plain, item.start, item.end) is not None


def _is_label(letters: Letters, item: Item) -> bool:
    return any(label.match(letters.plain, item.start, item.end) for label in (_LEAD, _SUPPORT, _TIME))


def _owner(items: list[Item], index: int, taken: set[int]) -> int | None:
    """The nearest item above that is higher, or a paragraph above a paragraph."""
    level = items[index].level
    for above in range(index - 1, max(index - 6, -1), -1):
        if above in taken:
            return None
        if items[above].level < level or (level is Level.PARAGRAPH and above == index - 1):
            return above
    return None


def _add(context: Context, asked: Item, labels: list[Item]) -> None:
    """The task of the item, with what its labels say instead of what its own words may seem to say."""
    letters = context.letters
    who = support = when = due = None
    for start, end in (part for label in labels for part in _parts(letters, label)):
        if match := _LEAD.match(letters.plain, start, end):
            who = letters.found(*letters.trim(match.end(), end, ".;,"))
        elif match := _SUPPORT.match(letters.plain, start, end):
            support = letters.found(*letters.trim(match.end(), end, ".;,"))
        elif match := _TIME.match(letters.plain, start, end):
            when = letters.found(*letters.trim(match.end(), end, ".;,"))
            due = deadline_in_cell(letters, match.end(), end, context.issued)
    add(context, asked.start, asked.end, who)
    task = replace(context.tasks[-1], lead=(who.value,) if who else (), support=(support.value,) if support else ())
    if due:
        task = replace(task, deadline=due.day, deadline_time=due.time, deadline_text=when)
    elif when and RECURRING.match(fold(when.value)):
        task = replace(task, recurrence=when)
    context.tasks[-1] = task


def _parts(letters: Letters, label: Item) -> list[tuple[int, int]]:
    """One line may carry all: "Chủ trì: Sở X; phối hợp: Sở Y; thời gian: Quý II"."""
    cuts = [match.span() for match in _NEXT.finditer(letters.plain, label.start, label.end)]
    starts = [label.start, *(end for _, end in cuts)]
    ends = [*(start for start, _ in cuts), label.end]
    return list(zip(starts, ends, strict=True))
