"""How are a number with its symbol, and a recipient typed by a clerk?"""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from units.matching import Candidate, Known
from vietnam import symbols
from vietnam.symbols import DocumentNumber

_HEADINGS = (("group", "Nhóm nơi nhận"), ("post", "Chức danh của đơn vị"), ("unit", "Đơn vị"))

Choices = list[tuple[str, str | list[tuple[str, str]]]]


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
