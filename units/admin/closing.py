"""Which day is a body's last, and who follows it? The form between the admin's list and `services.close_unit`."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AdminDateWidget, AutocompleteSelectMultiple

from units.models import Unit
from vietnam.dates import short


class CloseForm(forms.Form):
    on = forms.DateField(
        label="Ngày hoạt động cuối cùng",
        widget=AdminDateWidget,
        help_text="Sau ngày này không gửi văn bản mới tới đơn vị được nữa; văn bản cũ vẫn giữ nguyên.",
    )
    successors = forms.ModelMultipleChoiceField(
        Unit.objects.all(),
        label="Đơn vị thay thế",
        required=False,
        widget=AutocompleteSelectMultiple(Unit._meta.get_field("successors"), admin.site),
    )

    def __init__(self, *args: Any, units: list[Unit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.units = units

    def clean_on(self) -> date:
        on: date = self.cleaned_data["on"]
        for unit in self.units:
            if unit.valid_to is not None:
                raise forms.ValidationError(f"{unit} đã đóng từ hết ngày {short(unit.valid_to)}.")
            if unit.valid_from is not None and on < unit.valid_from:
                raise forms.ValidationError(f"{unit} chỉ bắt đầu hoạt động từ ngày {short(unit.valid_from)}.")
        return on

    def clean_successors(self) -> Any:
        chosen = self.cleaned_data["successors"]
        itself = next((unit for unit in self.units if unit in chosen), None)
        if itself is not None:
            raise forms.ValidationError(f"{itself} không thể tự thay thế mình.")
        return chosen
