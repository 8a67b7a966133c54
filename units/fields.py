"""How are a day and an hour typed? Always day first, whatever the language of the browser."""

from __future__ import annotations

import re
from datetime import date, time
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from vietnam import dates

_HOUR = re.compile(r"(\d{1,2})\s*(?:[:hg]|giờ)?\s*(\d{2})?\s*(?:phút)?", re.IGNORECASE)


class DayField(forms.DateField):
    """A day as it is written: 27/3/2024, "ngày 27 tháng 3 năm 2024". A day that does not exist is named as such."""

    default_error_messages = {"required": "Hãy ghi ngày."}

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
