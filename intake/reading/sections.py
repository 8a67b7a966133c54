"""Which part of the body assigns duties? The sections headed so, and dated items elsewhere."""

import itertools
import re

from intake.reading.clean import Letters
from intake.reading.deadlines import deadline_in
from intake.reading.governors import governor, named_within
from intake.reading.lines import Item, Level
from intake.reading.patterns import phrase

_DUTIES = phrase(
    r"\W*(?:(?:cong tac|bien phap|phuong phap|luc luong va|nhiem vu va) )?(?:"
    r"to chuc(?:,| va)?(?: phan cong| trien khai)? (?:thuc hien|trien khai)"
    r"(?:(?:,| va)? (?:phan cong|che do|kinh phi|thong tin|ke hoach|chi thi|nghi quyet|chuong trinh|de an|phuong an|"
    r"\(phan cong)\b.{0,60})?|"
    r"phan\w? cong\b.{0,60}|trach nhiem\b.{0,60}|trien khai thuc hien|nhiem vu cu the cua.{0,40}|"
    r"nhiem vu cua (?:cac|tung) .{0,40}|giao nhiem vu|bien phap thuc hien|(?:che do )?(?:thong tin,? )?bao cao)\W*"
)


def duties(letters: Letters, items: list[Item]) -> list[int] | None:
    """The items of the sections that assign duties ("TỔ CHỨC THỰC HIỆN"), None when the paper has no such section."""
    chosen: list[int] = []
    for index, item in enumerate(items):
        heading = letters.plain[item.start : min(item.end, item.start + 100)].split("\n")[0]
        if item.level > Level.NUMBER or item.end - item.start > 110 or not _DUTIES.fullmatch(heading.rstrip(" :.")):
            continue
        for follower in range(index + 1, len(items)):
            if items[follower].level <= item.level:
                break
            chosen.append(follower)
    return sorted(set(chosen)) or None


_NEW_SENTENCE = re.compile(r"[.;]\s+(?=[A-ZĐÀ-Ỹ])")
_ORDERS = re.compile(r"(?:Giao|Yêu cầu|Đề nghị)\s")
_CARRIED_OUT = phrase(r"\bchiu trach nhiem thi hanh\b[^.;]{0,40}\W*$")  # the last article of a decision
_DATED_FIRST = phrase(r"\W*(?:cham nhat|truoc ngay|tu ngay|den ngay|xong truoc)")


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
        if _CARRIED_OUT.search(letters.plain, item.start, item.end):
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


def _orders_by_a_day(letters: Letters, item: Item, issued: str | None) -> list[Item]:
    """ "… Giao Ban Công tác Mặt trận các thôn gửi kế hoạch trước ngày 20/10": a sentence that orders, and by when."""
    cuts = [item.start, *(m.end() for m in _NEW_SENTENCE.finditer(letters.text, item.start, item.end)), item.end]
    return [
        Item(item.level, start, end)
        for start, end in itertools.pairwise(cuts)
        if _ORDERS.match(letters.text, start, end)
        and (who := governor(letters, start, end))
        and who.verb is not None
        and (deadline_in(letters, start, end, issued) or letters.text.startswith("Giao ", start))
    ]
