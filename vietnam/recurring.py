"""How often is often? Printed words ("trước ngày 25 hằng tháng", "16 giờ thứ Sáu hằng tuần") as a rule, and back."""

from __future__ import annotations

import datetime as dt
import re

from vietnam import dates, text
from vietnam.periods import WEEKDAYS, Kind, Rule

_KINDS = (
    (Kind.WEEK, re.compile(r"\b(?:hang|moi)\s*tuan\b|\b1 tuan\b")),
    (Kind.HALF, re.compile(r"\b(?:0?6|sau) thang\b")),
    (Kind.QUARTER, re.compile(r"\b(?:hang|moi|tung)\s*quy\b|\b(?:0?3|ba) thang\b|dinh ky quy\b")),
    (Kind.MONTH, re.compile(r"\b(?:hang|moi|tung)\s*thang\b|\b(?:0?1|mot) thang\b")),
    (Kind.YEAR, re.compile(r"\b(?:hang|moi)\s*nam\b|\b(?:0?1|mot) nam\b")),
)
_WEEKDAY = re.compile(r"\b(?:thu (hai|ba|tu|nam|sau|bay|[2-7])|(chu nhat))\b")
_NUMBERS = ("hai", "ba", "tu", "nam", "sau", "bay")
_DAY = re.compile(r"\b(?:ngay|truoc|mung) (?:ngay )?(\d{1,2})\b(?!\s*(?:gio|h\b|[:/]))")
_YEARLY = re.compile(r"\bngay (\d{1,2})\s*(?:/|thang )\s*(\d{1,2})\b")
_LATER = re.compile(r"\b(?:cua )?(?:thang|quy|ky|nam) (?:sau|tiep theo|ke tiep)\b")
_HOUR = re.compile(r"\b(\d{1,2})\s*(?:gio|h|g)\s*(\d{2})?\b")
NAMES = {
    Kind.WEEK: "hằng tuần",
    Kind.MONTH: "hằng tháng",
    Kind.QUARTER: "hằng quý",
    Kind.HALF: "6 tháng một lần",
    Kind.YEAR: "hằng năm",
}


def rule_in(words: str) -> Rule | None:
    """What the words say for sure; None where no single period is named ("thường xuyên", "hằng tuần, hằng tháng")."""
    plain = text.fold(words)
    kinds = [kind for kind, pattern in _KINDS if pattern.search(plain)]
    if len(kinds) != 1:
        return None
    kind, time = kinds[0], _time(plain)
    if kind is Kind.WEEK:
        return Rule(kind, day=weekday(plain), time=time)
    yearly = _YEARLY.search(plain) if kind is Kind.YEAR else None
    if yearly and 10 <= int(yearly[2]) <= 12 and 1 <= int(yearly[1]) <= 31:
        return Rule(kind, day=int(yearly[1]), shift=int(yearly[2]) - 12, time=time)
    day = _DAY.search(plain)
    shift = 1 if _LATER.search(plain) else 0
    return Rule(
        kind, day=int(day[1]) if day and 1 <= int(day[1]) <= 31 and not yearly else None, shift=shift, time=time
    )


def weekday(words: str) -> int | None:
    """ "thứ Sáu", "thứ 6" → 5; "Chủ nhật" → 7."""
    found = _WEEKDAY.search(text.fold(words))
    if found is None:
        return None
    if found[2]:
        return 7
    return int(found[1]) - 1 if found[1].isdigit() else _NUMBERS.index(found[1]) + 1


def words(rule: Rule) -> str:
    """ "hằng tháng, trước hết ngày 25", "hằng tuần, 16:00 thứ Sáu, đến 31/12/2026" """
    parts = [NAMES[rule.kind], _when(rule)]
    if rule.until:
        parts.append(f"đến {dates.short(rule.until)}")
    return ", ".join(part for part in parts if part)


def _when(rule: Rule) -> str:
    hour = f"{rule.time:%H:%M} " if rule.time else ""
    if rule.kind is Kind.WEEK:
        return f"hạn {hour}{WEEKDAYS[(rule.day or 5) - 1]}"
    day = f"ngày {rule.day:02d}" if rule.day else "ngày cuối"
    months = {
        1: "tháng sau kỳ",
        0: "" if rule.kind is Kind.MONTH else "tháng cuối kỳ",
        -1: "tháng liền trước tháng cuối kỳ",
        -2: "hai tháng trước tháng cuối kỳ",
    }
    return f"hạn {hour}{day} {months[rule.shift]}".rstrip()


def _time(plain: str) -> dt.time | None:
    found = _HOUR.search(plain)
    if found is None or int(found[1]) > 23 or int(found[2] or 0) > 59:
        return None
    return dt.time(int(found[1]), int(found[2] or 0))
