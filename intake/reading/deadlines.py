"""By when, and how often? Deadlines as printed turned into days, and recurrences."""

import datetime as dt
import re
from dataclasses import dataclass

from intake.reading.clean import Letters
from intake.reading.patterns import phrase
from intake.reading.result import Found
from vietnam import calendar, dates

_DAY = (
    r"(?:(?P<d>\d{1,2})\s*(?:[/.\-]\s*(?P<m>\d{1,2})(?:\s*[/.\-]\s*(?P<y>\d{4}))?|"
    r"\s*thang\s*(?P<m2>\d{1,2})(?:\s*nam\s*(?P<y2>\d{4}))?))"
)
_HOUR = r"(?:(?P<h>\d{1,2})\s*(?:gio|h|g)(?:\s*(?P<min>\d{2}))?(?:\s*phut|['’])?\s*,?\s*)?"
# "trước ngày Quốc khánh 02/9", "trước 17h00 ngày hôm nay 10/6": what the day is called.
_FEAST = r"(?:(?:[a-z]+ ){1,4}(?=\d{1,2}[/.]))?"
_BEFORE = (
    r"(?:truoc|cham nhat(?: la)?(?: den| vao)?(?: truoc)?|muon nhat(?: la)?|hoan thanh(?: xong)?(?: truoc| vao)?|"
    r"xong truoc|xong(?= ngay)|"
    r"den het|het|khong qua|khong (?:muon|cham) hon|han cuoi(?: cung)?(?: la)?|thoi han(?: la)?|han chot(?: la)?|"
    r"den truoc|truoc hoac trong|"
    r"trong(?=\s+(?:gio hanh chinh\s+)?ngay)|(?:thoi (?:han|gian)|han) (?:gui|nop|hoan thanh)[^.;:\d]{0,30}(?=:)|"
    r"(?:phan dau|bao dam|dam bao|hoan tat|ket thuc)(?: xong)?(?: truoc| den)?|lui nhat(?: la)?|tre nhat(?: la)?|den)"
)
_DATED = phrase(
    rf"\b(?P<how>{_BEFORE})\s*:?\s*{_HOUR}(?:gio hanh chinh\s*,?\s*)?"
    r"(?:\(?(?:thu \w+|(?:sang|chieu|toi)(?: nay)?)\)?,?\s*)?"
    rf"(?:ngay\s*{_FEAST})?(?:\d{{1,2}} thang (?:chap|gieng) )?\(?{_DAY}"
)
# "trình Giám đốc Sở duyệt ngày 15/6/2011": no paper, no meeting in between that the day may belong to.
_HANDED_IN_ON = phrase(
    rf"\b(?:bao cao|trinh|gui|nop)\b(?:(?!\b(?:theo|tai|van ban|cong van|ke hoach|thong bao|quyet dinh|to trinh|"
    rf"nghi quyet|chi thi|tinh hinh|hoi nghi|hop|le|dot|tu|den|sau|ke|thu|truoc|xong)\b)[^.;,:\d]){{0,60}}?\b"
    rf"(?P<how>vao )?{_HOUR}ngay\s*{_DAY}"
)
RANGE = phrase(
    r"\btu\s+(?:\d{1,2}\s*(?:gio|h)\s*\d{0,2}\s*(?:phut)?,?\s*)?(?:ngay\s*)?\d{1,2}(?:[/.\-]\d{1,2}(?:[/.\-]\d{4})?)?"
    rf"\s*(?:-|–|den(?: het)?)\s*{_HOUR}(?:ngay\s*)?{_DAY}"
)
# "kết quả thực hiện từ ngày 01/01 đến ngày 31/3", "nhập cảnh kể từ ngày …": the period told of, not the time given.
_ACCOUNT = phrase(r"\b(?:ke|tinh) $|\b(?:ket qua|tinh hinh|so lieu)\b[^.;]{0,150}$")
_MONTH = phrase(
    r"\b(?<!kien\s)(?:trong|xong|het|cuoi|thoi gian(?: thuc hien| hoan thanh)?\s*:|"
    r"hoan thanh(?: vao)?)\s+thang\s*(?:\d{1,2}\s*(?:[-–,]|va|den)\s*(?:thang\s*)?)?(?P<m>\d{1,2})\s*(?:[/]|nam|"
    r"/nam)?\s*(?P<y>\d{4})?"
)
_QUARTER = phrase(
    r"\b(?:trong|xong|het|cuoi)?\s*qu[yi]\s+(?P<q>i{1,3}v?|iv|[1-4])\b\s*(?:/|nam|-|,)?\s*(?:nam\s*)?(?P<y>\d{4})?"
)
_MONTHS = phrase(r"\btrong\s+0?(?P<n>[369]) thang (?P<half>dau|cuoi) nam\s*(?P<y>\d{4})?")
_BEFORE_MONTH = phrase(r"\btruoc\s+thang\s*(?P<m>\d{1,2})\s*(?:/|nam)\s*(?P<y>\d{4})")
# How OCR prints a figure: "trước ngày l5/I2/2024".
_MISREAD = phrase(
    r"\b(?:truoc|cham nhat|den het)\s+(?:ngay\s*)?(?P<d>[\dloi]{1,2})/(?P<m>[\dloi]{1,2})/(?P<y>20\d\d)\b"
)
_FIGURES = str.maketrans("loi", "101")
# "treo cờ từ ngày … đến hết ngày …", "tạm dừng … đến hết ngày …": how long a thing lasts, no day to have it done by.
LASTS = phrase(
    r"\b(?:treo (?:co|quoc ky|bang|khau)|tam dung|dung hoat dong|nghi (?:hoc|le|tet)|cach ly)\b[^.;]{0,200}$"
)
_TO_THE_END = phrase(r"(?:den )?het ")
_DONE = phrase(r"[^.;]{0,12}?\b(?:hoan thanh|xong|phai)\b")
_YEAR = phrase(r"\b(?:trong|xong|vao|vao cuoi)\s+nam\s+(?P<y>\d{4})")
_SINCE = phrase(
    r"\b(?:trong (?:thoi han|vong)\s+|cham nhat\s+|sau\s+|"
    r"khong qua\s+)?(?P<n>\d{1,3})\s*(?:\(\w+\)\s*)?ngay\s*(?P<work>lam viec)?,?\s*"
    r"(?:ke )?tu ngay\s+(?P<from>ky|ban hanh|nhan duoc|nhan)\b"
)
_CONDITION = phrase(
    r"\b(?:da (?:gui |nop )?(?:(?!\b(?:gui|nop|de)\b)[^.;]){0,60}|qua |ke tu |truong hop [^.;]{0,60}|neu [^.;]{0,60})$"
)
_CONDITIONAL = frozenset({"đã", "đà", "quá", "nếu", "kể", "kẻ", "trường", "trương"})  # not "kết quả", "nêu trên"
_CELL = phrase(r"\W*(?:thang )?(?P<m>\d{1,2})\s*(?:(?:/|nam)\s*(?P<y>\d{4}))?\W*")
_CELL_DAY = phrase(rf"\W*(?:ngay )?{_DAY}\W*")
RECURRING = phrase(r"\W*(?:thuong xuyen|hang |dinh ky|moi )")  # in a cell or behind a label
_YEARLY = phrase(r"\s*(?:hang|h\wng|moi) nam\b")  # "trước ngày 15/11 hằng năm"
_TENTHS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_PERIOD = r"(?:ngay|tuan|thang|quy|nam|6 thang|sau thang|09 thang)"
_RECURS = phrase(
    rf"(?:dinh ky\s+)?(?:\(?truoc\s+)?(?:(?:(?:vao|truoc)\s+)?(?:\d{{1,2}}\s*(?:gio|"
    rf"h)\s*(?:\d{{2}})?(?:\s*phut)?\s*,?\s*)?(?:(?:sang|chieu|toi) )?(?:ngay \d{{1,2}}|ngay|thu \w+|chu nhat)?\s*)"
    rf"(?:hang|h\wng|"
    rf"moi)\s{_PERIOD}(?:,\s*(?:hang\s)?{_PERIOD})*(?:,?\s*truoc\s+\d{{1,2}}\s*gio(?:\s*\d\d)?(?:\s*ngay)?\s*thu\s\w+)?"
    rf"|dinh ky(?:\s*,\s*dot xuat|\s+(?:\d{{1,2}}|mot|hai|ba|sau)\s+(?:ngay|tuan|thang|nam)(?:\s*/\s*\S*lan)?|"
    rf"\s+theo quy dinh)?"
    r"|(?:truoc )?ngay \d{1,2} (?:cua )?thang cuoi (?:cua )?(?:moi )?quy|(?:\d{1,2}|mot|ba|sau) thang (?:mot|0?1) lan"
    rf"|(?:\d{{1,2}}|mot|hai)\s*(?:lan|luot)\s*/\s*(?:ngay|tuan|thang|quy|nam)"
)
_REPORTS = phrase(r"dinh ky|bao cao|cap nhat|\btruoc\b|\bgui\b|\blan\b|\bluot\b|\bgio\b")


@dataclass(frozen=True)
class Deadline:
    day: str
    time: str | None
    at: tuple[int, int]
    yearless: bool = False

    def is_yearly(self, recurs: Found, letters: Letters) -> bool:
        """ "định kỳ hằng năm trước ngày 10/12" recurs on that day: it is no deadline."""
        (_, end) = recurs.spans[-1]
        return self.yearless and -60 < letters.starts[self.at[0]] - end < 60


def deadline_in(letters: Letters, start: int, end: int, issued: str | None) -> Deadline | None:
    """The first deadline between two positions. `issued`: the paper's own ISO date, which gives a missing year."""
    year = int(issued[:4]) if issued and issued[:4].isdigit() else None
    plain = letters.plain
    for pattern in (_DATED, RANGE, _HANDED_IN_ON):
        for match in pattern.finditer(plain, start, end):
            if pattern is _DATED and (_until(letters, match, end) or _conditional(letters, start, match.start())):
                continue
            if _lasts(letters, start, match):
                continue
            if pattern is RANGE and _ACCOUNT.search(plain, max(start, match.start() - 160), match.start()):
                continue
            if not (match["y"] or match["y2"]) and _YEARLY.match(plain, match.end(), end):
                continue
            if day := _day(match, year):
                return Deadline(day, _time(match), match.span(), yearless=not (match["y"] or match["y2"]))
    misread = _MISREAD.search(plain, start, end)
    if misread and (_conditional(letters, start, misread.start()) or _lasts(letters, start, misread)):
        misread = None
    if misread and (day := _iso(misread, *"dmy")):
        return Deadline(day, None, misread.span())
    if since := _SINCE.search(plain, start, end):
        return _counted(since, issued)
    return _period(plain, start, end, year)


def _conditional(letters: Letters, start: int, at: int) -> bool:
    """ "nếu … trước ngày", "đã … trước ngày" set no day; "nêu trên, trước ngày" does: only the accents tell."""
    for hit in _CONDITION.finditer(letters.plain, max(start, at - 80), at):
        word = letters.text[hit.start() : hit.end()].split()[0].lower()
        if word in _CONDITIONAL:
            return True
    return False


def _until(letters: Letters, match: re.Match[str], end: int) -> bool:
    """ "đến ngày 30/9" alone says how long, "đến ngày 30/9 hoàn thành 100%" by when."""
    return match["how"] == "den" and not _DONE.match(letters.plain, match.end(), end)


def _lasts(letters: Letters, start: int, match: re.Match[str]) -> bool:
    """Does the day end what is said to last so long?"""
    until = match.re is RANGE or _TO_THE_END.match(match.group())
    return bool(until and LASTS.search(letters.plain, max(start, match.start() - 260), match.start()))


def _iso(match: re.Match[str], *groups: str) -> str | None:
    day, month, year = (int(match[group].translate(_FIGURES)) for group in groups)
    try:
        full = dates.checked(year, month, day).full
    except dates.BadDate:
        return None
    return full.isoformat() if full else None


def _day(match: re.Match[str], year: int | None) -> str | None:
    month, of = match["m"] or match["m2"], match["y"] or match["y2"]
    try:
        full = dates.checked(int(of) if of else year, int(month), int(match["d"])).full
    except dates.BadDate:
        return None
    return full.isoformat() if full else None


def _time(match: re.Match[str]) -> str | None:
    groups = match.groupdict()
    if not groups.get("h") or int(groups["h"]) > 23:
        return None
    return f"{int(groups['h']):02d}:{int(groups.get('min') or 0) % 60:02d}"


def _counted(match: re.Match[str], issued: str | None) -> Deadline | None:
    """ "trong 5 ngày làm việc kể từ ngày ký" counts from the paper's date; from receipt the clerk must count."""
    if not issued or "?" in issued or match["from"] not in {"ky", "ban hanh"}:
        return None
    day, count = dt.date.fromisoformat(issued), int(match["n"])
    due = calendar.add_working_days(day, count) if match["work"] else day + dt.timedelta(days=count)
    return Deadline(due.isoformat(), None, match.span())


def _period(plain: str, start: int, end: int, year: int | None) -> Deadline | None:
    if (part := _MONTHS.search(plain, start, end)) and (of := int(part["y"] or 0) or year):
        last = int(part["n"]) if part["half"] == "dau" else 12
        return Deadline(dates.end_of_month(of, last).isoformat(), None, part.span())
    if (before := _BEFORE_MONTH.search(plain, start, end)) and 1 <= int(before["m"]) <= 12:
        first = dt.date(int(before["y"]), int(before["m"]), 1)
        return Deadline((first - dt.timedelta(days=1)).isoformat(), None, before.span())
    for pattern in (_MONTH, _QUARTER, _YEAR):
        match = pattern.search(plain, start, end)
        of = int(match["y"]) if match and match["y"] else year
        if not match or of is None or not 1900 < of < 3000:
            continue
        if pattern is _MONTH and 1 <= int(match["m"]) <= 12:
            return Deadline(dates.end_of_month(of, int(match["m"])).isoformat(), None, match.span())
        if pattern is _QUARTER and match["q"] in _TENTHS:
            return Deadline(dates.end_of_quarter(of, _TENTHS[match["q"]]).isoformat(), None, match.span())
        if pattern is _YEAR:
            return Deadline(dt.date(of, 12, 31).isoformat(), None, match.span())
    return None


def deadline_in_cell(letters: Letters, start: int, end: int, issued: str | None) -> Deadline | None:
    """The cell of a table needs no "trước" or "trong": `Tháng 02/2026`, `30/9/2026`."""
    if due := deadline_in(letters, start, end, issued):
        return due
    year = int(issued[:4]) if issued and issued[:4].isdigit() else None
    if (match := _CELL_DAY.fullmatch(letters.plain, start, end)) and (day := _day(match, year)):
        return Deadline(day, None, match.span())
    if (match := _CELL.fullmatch(letters.plain, start, end)) and 1 <= int(match["m"]) <= 12:
        of = int(match["y"]) if match["y"] else year
        return Deadline(dates.end_of_month(of, int(match["m"])).isoformat(), None, match.span()) if of else None
    return None


def recurrence_in(letters: Letters, start: int, end: int) -> Found | None:
    """How often, where the order itself recurs; "kế hoạch hằng năm" in passing is none."""
    for match in _RECURS.finditer(letters.plain, start, end):
        around = letters.plain[max(start, match.start() - 40) : min(end, match.end() + 45)]
        opens = match.start() - start < 3 or letters.text[start : match.start()].rstrip()[-1:] in (".", ";")
        if (
            match.group().startswith("dinh ky")
            or re.search(r"\bthu\s", match.group())
            or opens
            or _REPORTS.search(match.group())
            or _REPORTS.search(around)
        ):
            return letters.found(*match.span())
    return None
