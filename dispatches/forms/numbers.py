"""What a clerk fills in about the numbers of his office: set some apart, void some, open a new term."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Any, Final

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Submit
from django import forms

from directives.models import DocumentType
from dispatches.models import NumberSeries
from units.fields import DayField

COMMON: Final = "0"
MOST_TYPED: Final = 1000


class ReserveForm(forms.Form):
    """`doc_types` are those with a series of their own; `has_common`: there is one for all others. No series is begun
    for a day that nobody means: not before last year, not after this month."""

    prefix = "giu"

    kind = forms.ChoiceField(label="Dãy số")
    on = DayField(label="Văn bản ghi tay mang ngày", help_text="Để biết số của năm nào, nhiệm kỳ nào.")
    first = forms.IntegerField(label="Giữ từ số", min_value=1, max_value=999_999)
    last = forms.IntegerField(label="Đến số", min_value=1, max_value=999_999)
    reason = forms.CharField(label="Lý do giữ số", max_length=300, help_text="Ví dụ: mất mạng từ ngày 12/4/2024.")

    def __init__(self, *args: Any, doc_types: list[DocumentType], has_common: bool, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._today = today
        self._types = {str(one.pk): one for one in doc_types}
        choices = [(COMMON, "Dãy chung")] if has_common else []
        self.fields["kind"].choices = [*choices, *((key, one.name) for key, one in self._types.items())]  # type: ignore[attr-defined]
        self.helper = FormHelper()
        self.helper.form_action = "dispatches:reserve"
        self.helper.add_input(Submit("reserve", "Giữ số"))

    def clean_on(self) -> date:
        day: date = self.cleaned_data["on"]
        if not date(self._today.year - 1, 1, 1) <= day <= self._today + timedelta(days=31):
            raise forms.ValidationError("Chỉ giữ số cho văn bản của năm nay, năm trước. Hãy kiểm tra lại ngày.")
        return day

    @property
    def doc_type(self) -> DocumentType | None:
        return self._types.get(self.cleaned_data["kind"])


class VoidForm(forms.Form):
    prefix = "bo"

    series = forms.ModelChoiceField(NumberSeries.objects.none(), label="Dãy số", empty_label=None)
    numbers = forms.CharField(label="Số cần bỏ", max_length=200, help_text="Ví dụ 102 hoặc 102, 105-107.")
    reason = forms.CharField(label="Lý do bỏ số", max_length=300, help_text="Ví dụ: giữ mà không dùng đến.")

    def __init__(self, *args: Any, series: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["series"].queryset = series  # type: ignore[attr-defined]
        self.helper = FormHelper()
        self.helper.form_action = "dispatches:void"
        self.helper.add_input(Submit("void", "Bỏ số"))

    def clean_numbers(self) -> list[int]:
        """ "102, 105-107" as the four numbers."""
        found: list[int] = []
        for part in filter(None, (one.strip() for one in re.split(r"[,;]", self.cleaned_data["numbers"]))):
            span = re.fullmatch(r"(\d{1,6})(?:\s*[-–]\s*(\d{1,6}))?", part)
            first, last = (int(span[1]), int(span[2] or span[1])) if span else (1, 0)
            if last < first or last - first >= MOST_TYPED:
                raise forms.ValidationError(
                    f"“{part}” không phải là số hay khoảng số. Hãy ghi như 102 hoặc 102, 105-107."
                )
            found += range(first, last + 1)
        return found


class TermForm(forms.Form):
    prefix = "nk"

    name = forms.CharField(label="Tên nhiệm kỳ", max_length=20, help_text="Ví dụ 2025-2030.")
    starts_on = DayField(label="Bắt đầu từ ngày", help_text="Ngày đại hội bầu cấp ủy khóa mới.")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = FormHelper()
        self.helper.form_action = "dispatches:start_term"
        self.helper.add_input(Submit("start", "Mở nhiệm kỳ mới"))

    def clean_name(self) -> str:
        name: str = "".join(self.cleaned_data["name"].split()).replace("–", "-")
        years = re.fullmatch(r"(\d{4})-(\d{4})", name)
        if not years or int(years[1]) >= int(years[2]):
            raise forms.ValidationError("Tên nhiệm kỳ gồm hai năm, ví dụ 2025-2030.")
        return name

    @property
    def starts(self) -> date:
        day: date = self.cleaned_data["starts_on"]
        return day
