"""How often is often? Words ("trước ngày 25 hằng tháng", "16 giờ thứ Sáu hằng tuần") as a rule, and back."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace

from vietnam import dates, text
from vietnam.periods import FRIDAY, WEEKDAYS, Kind, Rule

_KINDS = (
    (Kind.WEEK, re.compile(r"\b(?:hang|moi)\s*tuan\b|\b1 tuan\b")),
    (Kind.HALF, re.compile(r"\b(?:0?6|sau) thang\b")),
    (Kind.QUARTER, re.compile(r"\b(?:hang|moi|tung)\s*quy\b|\b(?:0?3|ba) thang\b|dinh ky quy\b")),
    (Kind.MONTH, re.compile(r"\b(?:hang|moi|tung)\s*thang\b|\b(?:0?1|mot) thang\b")),
    (Kind.YEAR, re.compile(r"\b(?:hang|moi)\s*nam\b|\b(?:0?1|mot) nam\b")),
)
_SEVERAL = re.compile(r"\b(?:tuan|thang|quy|nam)\s*(?:,|va|/)\s*(?:hang\s*)?(?:tuan|thang|quy|nam)\b(?! \d)")
_NUMBERS = ("hai", "ba", "tu", "nam", "sau", "bay")
_WEEKDAY = re.compile(r"\b(?:thu (?P<n>hai|ba|tu|nam|sau|bay|[2-7])|chu nhat)\b")
_HOUR = re.compile(r"\b(?P<h>\d{1,2})\s*(?:gio|[:hg])\s*(?P<min>\d{2})?(?:\s*phut)?(?![\d/])")
_LATER = re.compile(r"\b(?:cua )?(?:thang|quy|ky|nam) (?:sau|tiep theo|ke tiep)(?: ky)?\b")
_DATE = re.compile(r"\b(?P<d>\d{1,2})\s*(?:/|thang )\s*(?P<m>\d{1,2})\b")
_PRINTED_DAY = re.compile(r"\b(?:ngay|truoc|mung) (?:ngay )?(?P<d>\d{1,2})\b")
_TYPED_DAY = re.compile(r"\b(?P<d>\d{1,2})\b")
_FILLER = re.compile(
    r"\b(?:han|vao|truoc|het|ngay|cuoi|sang|chieu|cua|thang|quy|ky|nam|moi|hang|tuan|mung)\b|[,;.()–-]"
)
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
    kinds = [(kind, found) for kind, pattern in _KINDS if (found := pattern.search(plain))]
    if len(kinds) != 1 or _SEVERAL.search(plain):
        return None
    kind, found = kinds[0]
    return _read(kind, plain[: found.start()] + " " + plain[found.end() :], _PRINTED_DAY)[0]


def rule_of(kind: Kind, due: str) -> Rule:
    """What a clerk types beside the period: "25", "thứ Sáu 16:00", "05 tháng sau", "10/12"; blank: at its end.

    Raises ValueError, with the sentence for the screen, for what cannot be read.
    """
    rule, rest = _read(kind, text.fold(due), _TYPED_DAY)
    if rule is None or _FILLER.sub("", rest).strip():
        example = (
            "thứ Sáu, 16:00 thứ Sáu" if kind is Kind.WEEK else "10/12" if kind is Kind.YEAR else "25, 05 tháng sau"
        )
        raise ValueError(f"Không đọc được hạn trong kỳ. Hãy ghi như: {example}; hoặc để trống nếu hạn là cuối kỳ.")
    return rule


def words(rule: Rule) -> str:
    """ "hằng tháng, hạn ngày 25", "hằng tuần, hạn 16:00 thứ Sáu, đến 31/12/2026" """
    until = f", đến {dates.short(rule.until)}" if rule.until else ""
    return f"{NAMES[rule.kind]}, hạn {due_words(rule) or 'ngày cuối kỳ'}{until}"


def due_words(rule: Rule) -> str:
    """The deadline in each period, as `rule_of` reads it again."""
    hour = f"{rule.time:%H:%M} " if rule.time else ""
    if rule.kind is Kind.WEEK:
        return f"{hour}{WEEKDAYS[(rule.day or FRIDAY) - 1]}"
    if rule.day is None and not rule.shift:
        return f"{hour}ngày cuối kỳ" if hour else ""
    if rule.kind is Kind.YEAR and rule.day:
        month, later = (rule.shift + 11) % 12 + 1, " năm sau" if rule.shift > 0 else ""
        return f"{hour}ngày {rule.day:02d}/{month}{later}"
    day = f"ngày {rule.day:02d}" if rule.day else "ngày cuối"
    return f"{hour}{day}{' tháng sau' if rule.shift else ''}"


def _read(kind: Kind, plain: str, day_pattern: re.Pattern[str]) -> tuple[Rule | None, str]:
    """The rule, and what was not understood of the words."""
    hour, plain = _cut(_HOUR, plain)
    rule: Rule | None = Rule(kind, time=_time(hour))
    if hour and _time(hour) is None:
        return None, plain
    if kind is Kind.WEEK:
        found, plain = _cut(_WEEKDAY, plain)
        return replace(Rule(kind, time=_time(hour)), day=_weekday(found)), plain
    later, plain = _cut(_LATER, plain)
    dated, plain = _cut(_DATE, plain) if kind is Kind.YEAR else (None, plain)
    numbered, plain = (None, plain) if dated else _cut(day_pattern, plain)
    day = int((dated or numbered)["d"]) if dated or numbered else None  # type: ignore[index]
    shift = 1 if later else int(dated["m"]) - 12 if dated else 0
    if dated and (int(dated["m"]) > 12 or (later and int(dated["m"]) != 1)):
        rule = None
    if not -11 <= shift <= 1 or (day is not None and not 1 <= day <= 31):
        rule = None
    return rule and replace(rule, day=day, shift=shift), plain


def _cut(pattern: re.Pattern[str], plain: str) -> tuple[re.Match[str] | None, str]:
    found = pattern.search(plain)
    return found, f"{plain[: found.start()]} {plain[found.end() :]}" if found else plain


def _weekday(found: re.Match[str] | None) -> int | None:
    if found is None:
        return None
    named = found["n"]
    if named is None:
        return 7
    return int(named) - 1 if named.isdigit() else _NUMBERS.index(named) + 1


def _time(found: re.Match[str] | None) -> dt.time | None:
    if found is None or int(found["h"]) > 23 or int(found["min"] or 0) > 59:
        return None
    return dt.time(int(found["h"]), int(found["min"] or 0))
