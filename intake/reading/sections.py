"""Which part of the body assigns duties? The sections headed so, and dated items elsewhere."""

import itertools
import re

from intake.reading import words
from intake.reading.clean import Letters
from intake.reading.deadlines import deadline_in
from intake.reading.governors import Governor, asked_by_lead_in, asks_nobody, governor, named_within
from intake.reading.lines import Item, Level
from intake.reading.patterns import UPPER, phrase

_DUTIES = phrase(
    r"\W*(?:(?:cong tac|bien phap|phuong phap|luc luong va|nhiem vu va) )?(?:"
    r"[\w ,]{0,40}\bva phan cong (?:thuc hien|nhiem vu|trach nhiem)|"
    r"to chuc(?:,| va)?(?: phan cong| trien khai)? (?:thuc hien|trien khai)"
    r"(?:(?:,| va)? (?:phan cong|che do|kinh phi|thong tin|ke hoach|chi thi|nghi quyet|chuong trinh|de an|phuong an|"
    r"\(phan cong)\b.{0,60})?|"
    r"phan\w? cong\b.{0,60}|trach nhiem\b.{0,60}|trien khai thuc hien|nhiem vu cu the cua.{0,40}|"
    r"nhiem vu cua (?:cac|tung) .{0,40}|giao nhiem vu|bien phap thuc hien|(?:che do )?(?:thong tin,? )?bao cao)\W*"
)

# Headings of work that may stand without an addressee.
WORK = phrase(
    r"\W*(?:(?:mot so|cac|nhung) )?(?:(?P<asks>yeu cau(?! cong viec)|noi dung, yeu cau)|tien do|nhiem vu|"
    r"giai phap|bien phap|noi dung(?:,| va) nhiem vu|noi dung (?:thuc hien|cong viec|trien khai|cong tac)|"
    r"cong viec|yeu cau cong viec|"
    r"kien nghi|viec can lam)\b"
)

# Headings of what was done or is so, where nothing is ordered.
PAST = phrase(
    r"\W*(?:danh gia|ket qua(?! bao cao)|tinh hinh|thuc trang|hien trang|ton tai|han che|nguyen nhan|uu diem|"
    r"khuyet diem|"
    r"dac diem|boi canh|(?:nhung )?noi dung (?:chu yeu |chinh )?cua (?:ke hoach|bao cao|de an))\b[^.;:]{0,90}:?$"
)
# Headings of what bodies may be told wherever it stands: "III. NỘI DUNG, NHIỆM VỤ".
_MATTER = phrase(
    r"\W*(?:(?:mot so|cac|nhung) )?(?:tien do|nhiem vu|giai phap|bien phap|cong viec|viec can lam|hoat dong|"
    r"noi dung(?! tuyen truyen| kiem tra| hoi nghi| thi)|[\w ,]{3,60} (?:giai phap|nhiem vu|bien phap)\b)"
)
_AIMS = phrase(r"\W*(?:muc dich|muc tieu|chi tieu|quan diem|yeu cau)\b")


def duties(letters: Letters, items: list[Item]) -> list[int] | None:
    """The items of the sections that assign duties ("TỔ CHỨC THỰC HIỆN"), None when the paper has no such section."""
    chosen: list[int] = []
    told: list[int] = []
    for index, item in enumerate(items):
        heading = letters.plain[item.start : min(item.end, item.start + 100)].split("\n")[0].rstrip(" :.")
        if item.level > Level.NUMBER or item.end - item.start > 110:
            continue
        if _DUTIES.fullmatch(heading):
            chosen.extend(_below(items, index))
        elif (_MATTER.match(heading) or _asks(heading)) and _tells_bodies(letters, items, _below(items, index)):
            told.extend((index, *_below(items, index)))
    return sorted({*chosen, *told}) if chosen else None


def asks_all(letters: Letters, items: list[Item]) -> bool:
    """ "… yêu cầu các cấp ủy thực hiện những nhiệm vụ sau:" and no aims: all is asked, not only the duties."""
    if asked_by_lead_in(letters, items) is None and not asks_nobody(letters, items):
        return False
    return not any(item.level <= Level.NUMBER and _AIMS.match(letters.plain, item.start, item.end) for item in items)


def _asks(heading: str) -> bool:
    return heading.endswith(" yeu cau") and words.BODY.match(heading) is not None


def _below(items: list[Item], index: int) -> range:
    """The items of the section that the item heads."""
    followers = range(index + 1, len(items))
    return range(index + 1, next((at for at in followers if items[at].level <= items[index].level), len(items)))


def _tells_bodies(letters: Letters, items: list[Item], below: range) -> bool:
    """Does a list of work say who does a good part of it: in the lead-in, in a heading or item by item?"""
    if not below:
        return False
    first = items[below[0]]
    if first.level is Level.PARAGRAPH and letters.text[first.end - 1] == ":":
        return governor(letters, first.start, first.end) is not None
    told = leaves = 0
    under: int | None = None  # the level of the heading that names a body
    for at in below:
        item = items[at]
        if under is not None and item.level <= under:
            under = None
        named = under is not None or told_in(letters, item) is not None
        if at + 1 in below and items[at + 1].level > item.level:
            under = item.level if named and under is None else under
        else:
            leaves, told = leaves + 1, told + named
    return told > 1 and 4 * told >= leaves


_NEW_SENTENCE = re.compile(rf"\.\s+(?=[{UPPER}])")
_ORDERS = re.compile(r"(?:Giao|Yêu cầu|Đề nghị)\s")
LABEL = re.compile(rf"[^:.;]{{3,120}}:\s+(?=[{UPPER}])")
_BUDGET = phrase(r"\blap du toan\b")
_OBLIGES = phrase(r"co (?:trach nhiem|nhiem vu)\b")
_AT_LATEST = phrase(r"\b(?:cham nhat|truoc ngay|xong truoc|hoan thanh truoc)\b")
_DATED_FIRST = phrase(r"\W*(?:cham nhat|truoc ngay|tu (?:ngay|\d)|den ngay|xong truoc)")


def dated_elsewhere(letters: Letters, items: list[Item], window: list[int] | None, issued: str | None) -> list[Item]:
    """Outside the sections of duties: items that begin with a date and say who acts, or by when at the latest."""
    if window is None:
        return []
    inside = set(window)
    found = []
    for index, item in enumerate(items):
        if index in inside:
            continue
        if orders := _orders_by_a_day(letters, item, issued):
            found.extend(orders)
            continue
        if _told_by_a_day(letters, item, issued):
            found.append(item)
            continue
        if not _DATED_FIRST.match(letters.plain, item.start, item.end):
            continue
        latest = letters.plain.startswith(("cham nhat", "truoc ngay"), item.start)
        if named_within(letters, item.start, item.end) or (
            latest and deadline_in(letters, item.start, item.end, issued)
        ):
            found.append(item)
    return found


def told_in(letters: Letters, item: Item) -> Governor | None:
    """Whom the item names at its head or behind a label."""
    return governor(letters, item.start, item.end) or behind_label(letters, item)


def behind_label(letters: Letters, item: Item) -> Governor | None:
    """ "4. Chế độ báo cáo: Các trường báo cáo kết quả …"."""
    label = LABEL.match(letters.text, item.start, item.end)
    return governor(letters, label.end(), item.end) if label else None


def _told_by_a_day(letters: Letters, item: Item, issued: str | None) -> bool:
    """ "3. UBND các xã lập danh sách chậm nhất ngày 13/4", "1. Thành lập Tổ: UBND xã … chậm nhất ngày …"."""
    who = told_in(letters, item)
    if item.level is Level.PARAGRAPH or not who or who.verb is None:
        return False
    if _OBLIGES.match(letters.plain, who.verb):
        return True  # "Tổ công tác có trách nhiệm …"
    latest = _AT_LATEST.search(letters.plain, who.verb, item.end)
    return latest is not None and deadline_in(letters, who.verb, item.end, issued) is not None


def _orders_by_a_day(letters: Letters, item: Item, issued: str | None) -> list[Item]:
    """ "… Giao Ban Công tác Mặt trận các thôn gửi kế hoạch trước ngày 20/10": a sentence that orders, and by when."""
    cuts = [item.start, *(m.end() for m in _NEW_SENTENCE.finditer(letters.text, item.start, item.end)), item.end]
    parts = itertools.pairwise(cuts)
    return [
        Item(item.level, start, end)
        for start, end in parts
        if _orders_by(letters, start, end, issued) or _asks_for_a_budget(letters, start, end)
    ]


def _orders_by(letters: Letters, start: int, end: int, issued: str | None) -> bool:
    who = governor(letters, start, end) if _ORDERS.match(letters.text, start, end) else None
    if who is None or who.verb is None:
        return False
    return letters.text.startswith("Giao ", start) or deadline_in(letters, start, end, issued) is not None


def _asks_for_a_budget(letters: Letters, start: int, end: int) -> bool:
    """ "IV. KINH PHÍ … Hằng năm, căn cứ nhiệm vụ được giao, các sở lập dự toán …"."""
    if not _BUDGET.search(letters.plain, start, end):
        return False
    who = governor(letters, start, end)
    return (who is not None and who.verb is not None) or named_within(letters, start, end) is not None
