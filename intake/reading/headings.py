"""Which items only name whom the items below tell to act, and whom does an item name at its own head?"""

import re
from dataclasses import replace

from intake.reading import verbs
from intake.reading.clean import Letters
from intake.reading.context import Context
from intake.reading.deadlines import recurrence_in
from intake.reading.governors import Governor, governor, strange, towards
from intake.reading.lines import Item, Level
from intake.reading.orders import has_deadline
from intake.reading.patterns import phrase
from intake.reading.result import Found
from vietnam.text import fold

_LEADS = re.compile(r"\b(?:dang doan|ban can su|dang uy|cap uy|chi bo|dang bo|huyen uy|tinh uy|thanh uy)\b")
_ASSIGNS = phrase(r"(?:giao nhiem vu|phan cong|cu|yeu cau)\b")
_ROLE = phrase(r"(?:co quan|don vi) (?:thuong truc|dau moi)\b")  # what the body held from above is
# An item below an addressee is an order, whatever its verb, unless it opens like a description.
_DESCRIBES = phrase(
    r"(?:thoi gian|dia diem|thanh phan|noi dung|so luong|doi tuong|kinh phi|muc tieu|ket qua|ty le|quy mo|"
    r"hinh thuc|cac|nhung|moi(?! (?:ngay|tuan|thang|quy|nam)\b)|mot so|ve|co|"
    r"la(?! (?:co quan|don vi|dau moi|thanh vien))|do|neu|truong hop|doi voi|vi du|luu y|ghi chu|"
    r"ho so|mau|phu luc|viec|tong so|tai|tu|trong|nguon|muc|dien tich|chi tieu|nguoi|hoc sinh|"
    r"ten|so|dot|lan|buoi|ngay|\d+)\b"
)
_TOPIC = phrase(
    r"(?:che do|cong tac|thong tin|to chuc|hoat dong|nhiem vu|giai phap|bien phap|du toan|phuong an|lo trinh|tien do|"
    r"dieu kien|yeu cau(?! (?:cac|nhung|moi|toan) )|giai doan|buoc|phan (?:[ivx\d]|thu)|"
    r"cap (?:xa|huyen|tinh|truong|co so)|tinh hinh|hieu luc|khen thuong)\b"
)
_TOWARDS = phrase(r"\W{0,2}doi voi ")
_LABEL = phrase(r"[^.,;:]{2,40}:")
_SPEAKS = phrase(r"\b(?:y kien|ket luan)(?: chi dao)?(?: nhu sau)?\s*:$")  # who answers is not told to act


def heads(context: Context, item: Item, who: Governor | None, *, deeper: bool) -> bool:
    """An item that only names a body governs what stands below it."""
    letters = context.letters
    if _SPEAKS.search(letters.plain, item.start, item.end):
        return False
    if who and who.verb is None and item.end - who.end < 12:
        leads = letters.text[item.end - 1] == ":"  # a paragraph "Đề nghị UBND các xã:" governs the dashes below
        context.hold(min(item.level, Level.LETTER if leads else Level.DASH), letters.found(who.start, who.end))
    elif deeper and not who and (name := _towards_whom(letters, item)):
        context.hold(item.level, name)
    elif deeper and not who and _heads_like_its_neighbours(context, item):
        context.hold(item.level, letters.found(*letters.trim(item.start, item.end, ":")))
    else:
        return False
    context.headed = True
    return True


def _towards_whom(letters: Letters, item: Item) -> Found | None:
    """ "1.1. Đối với CĐCS doanh nghiệp" as a heading: whom we know by no name, but no topic."""
    prefix = _TOWARDS.match(letters.plain, item.start, item.end)
    if not prefix or item.end - item.start > 90 or letters.text[item.end - 1] in ".;/":
        return None
    if names_a_thing(letters, replace(item, start=prefix.end(), end=item.end - 1)):
        return None
    return letters.found(*letters.trim(prefix.end(), item.end, ":"))


def _heads_like_its_neighbours(context: Context, item: Item) -> bool:
    """ "5. Hệ Quản lý Học viên" below "4. Trung tâm Thư viện": a heading beside one that names a body names one."""
    plain, text = context.letters.plain, context.letters.text
    return (
        context.duties
        and item.level in context.named
        and item.end - item.start < 90
        and text[item.start].isupper()
        and text[item.end - 1] not in ".;/"
        and not (_TOPIC.match(plain, item.start) or _DESCRIBES.match(plain, item.start))
        and not verbs.opens(plain, text, item.start)
    )


def addressee(context: Context, item: Item) -> Governor | None:
    """Who is named at the head of the item, unless it tells the body held from above what to do."""
    letters = context.letters
    who = governor(letters, item.start, item.end) or towards(letters, item.start, item.end)
    held = context.held_above(item.level)
    if not who or not held:
        return who
    assigns = _ASSIGNS.match(letters.plain, item.start)
    if assigns and letters.text[letters.trim(assigns.end(), item.end)[0] : item.end][:1].isupper():
        return who  # "Phân công Ban Phong trào …"; "Phân công cán bộ …" is what the body held does
    if assigns or _ROLE.match(letters.plain, item.start):
        return None
    leads = letters.plain.startswith("lanh dao", item.start) and _LEADS.search(fold(held.value))
    return None if leads else who  # a committee of the Party is told to lead


def beside_orders(letters: Letters, items: list[Item]) -> frozenset[int]:
    """Where the items begin that name no thing and stand in a list most of which says what is to be done."""
    found: set[int] = set()
    lists: dict[int, list[Item]] = {}
    for item in [*items, Item(Level.ROMAN, 0, 0)]:
        for level in [level for level in lists if level > item.level]:
            listed = lists.pop(level)
            orders = sum(verbs.opens(letters.plain, letters.text, each.start) for each in listed)
            if 2 * orders > len(listed):
                found.update(each.start for each in listed if not names_a_thing(letters, each))
        if item.level < Level.PARAGRAPH:
            lists.setdefault(item.level, []).append(item)
    return frozenset(found)


def names_a_thing(letters: Letters, item: Item) -> bool:
    return any(thing.match(letters.plain, item.start, item.end) for thing in (_DESCRIBES, _TOPIC, _LABEL))


def told(context: Context, item: Item, deeper: bool) -> Governor | None:
    """Who is named at its head; where duties stand even by a sentence whose verb we don't know."""
    who = addressee(context, item)
    if who is None or who.verb is not None or deeper:
        return who
    duty = who.ordered or context.duties or context.default or context.open or _says_when(context, item)
    return (strange(context.letters, who, item.end) if duty else None) or who


def only_tells(context: Context, item: Item, who: Governor, found: Found) -> bool:
    """Below "I. KẾT QUẢ" bodies have done what is said; in running text the issuer says what it does itself."""
    if context.past:
        return not who.ordered
    return item.level is Level.PARAGRAPH and not context.duties and context.speaks_of_itself(found)


def _says_when(context: Context, item: Item) -> bool:
    recurs = recurrence_in(context.letters, item.start, item.end)
    return item.level < Level.PARAGRAPH and (recurs is not None or has_deadline(context, item))
