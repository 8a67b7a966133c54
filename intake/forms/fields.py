"""How are a day, an hour, a number with its symbol, and a recipient typed by a clerk?"""

from __future__ import annotations

import re
from datetime import date, time
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from intake.matching import Candidate, Known
from vietnam import dates, symbols
from vietnam.symbols import DocumentNumber

_HOUR = re.compile(r"(\d{1,2})\s*(?:[:hg]|giờ)?\s*(\d{2})?\s*(?:phút)?", re.IGNORECASE)
_HEADINGS = (("group", "Nhóm nơi nhận"), ("post", "Chức danh của đơn vị"), ("unit", "Đơn vị"))

Choices = list[tuple[str, str | list[tuple[str, str]]]]


class DayField(forms.DateField):
    """A day as it is written: 27/3/2024, "ngày 27 tháng 3 năm 2024". A day that does not exist is named as such."""

    widget = forms.DateInput

    def to_python(self, value: Any) -> date | None:
        if isinstance(value, date) or not (value or "").strip():
            return value or None
        try:
            found = dates.parse(value)
        except dates.BadDate as wrong:
            raise ValidationError(str(wrong)) from wrong
        if found is None or found.full is None:
            raise ValidationError("Hãy ghi đủ ngày, tháng, năm, ví dụ 27/3/2024.")
        return found.full

    def prepare_value(self, value: Any) -> Any:
        return dates.short(value) if isinstance(value, date) else value


class HourField(forms.TimeField):
    """16:30, 16h30, "16 giờ 30 phút"."""

    def to_python(self, value: Any) -> time | None:
        if isinstance(value, time) or not (value or "").strip():
            return value or None
        match = _HOUR.fullmatch(value.strip())
        if not match or int(match[1]) > 23 or int(match[2] or 0) > 59:
            raise ValidationError("Hãy ghi giờ như 16:30.")
        return time(int(match[1]), int(match[2] or 0))

    def prepare_value(self, value: Any) -> Any:
        return f"{value:%H:%M}" if isinstance(value, time) else value


class NumberField(forms.Field):
    """Number and symbol together, as papers are cited: 1761/UBND-VP, 145-KH/HU. Gives a DocumentNumber."""

    widget = forms.TextInput

    def to_python(self, value: Any) -> DocumentNumber | None:
        if not (value or "").strip():
            return None
        parsed = symbols.parse(value)
        if parsed is None or parsed.number is None:
            raise ValidationError("Hãy ghi số và ký hiệu như 1761/UBND-VP hoặc 145-KH/HU.")
        if len(parsed.number) > 11 or len(parsed.symbol) > 30:
            raise ValidationError("Số, ký hiệu quá dài; hãy kiểm tra lại.")
        return parsed

    def has_changed(self, initial: Any, data: Any) -> bool:
        return (initial or "") != (data or "").strip()


class ParagraphsField(forms.CharField):
    """Several lines; the browser's line ends become ours."""

    widget = forms.Textarea

    def to_python(self, value: Any) -> str:
        return str(super().to_python((value or "").replace("\r\n", "\n")))


class TargetField(forms.Field):
    """One of the groups, posts and units known here; gives its Candidate."""

    widget = forms.Select

    def __init__(self, *, known: Known, choices: Choices, **options: Any) -> None:
        self.known = known
        super().__init__(**options)
        self.widget.choices = choices

    def to_python(self, value: Any) -> Candidate | None:
        if not value:
            return None
        found = self.known.get(value)
        if found is None:
            raise ValidationError(
                "Nơi này không còn hoạt động hoặc không thuộc nơi anh/chị gửi được; hãy chọn nơi khác."
            )
        return found

    def has_changed(self, initial: Any, data: Any) -> bool:
        return (initial or "") != (data or "")


def target_choices(known: Known, *, only_units: bool = False) -> Choices:
    """All that may be chosen, under headings; built once for a page."""
    found: Choices = [("", "– chưa chọn –")]
    for means, heading in _HEADINGS:
        rows = [(one.value, one.label) for one in known.candidates if one.means == means]
        if rows and (means == "unit" or not only_units):
            found.append((heading, rows))
    return found
