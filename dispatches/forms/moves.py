"""The small forms of a letter's way: return with a reason, issue with day and number, the scan."""

from __future__ import annotations

from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Layout, Submit
from django import forms
from django.core.files.uploadedfile import UploadedFile

from dispatches.forms.files import not_too_heavy
from units.fields import DayField


class ReturnForm(forms.Form):
    reason = forms.CharField(label="Lý do trả lại", max_length=2000, widget=forms.Textarea(attrs={"rows": 3}))


class ScanForm(forms.Form):
    scan = forms.FileField(label="Bản quét có chữ ký, dấu", help_text="Tệp PDF, JPG hoặc PNG.")


class SignedForm(forms.Form):
    signed = forms.FileField(
        label="Tệp PDF đã ký số",
        help_text="Tệp tải ở trên, đã ký thêm bằng USB Token, SIM hoặc công cụ ký số khác.",
        widget=forms.ClearableFileInput(attrs={"accept": ".pdf,application/pdf"}),
        error_messages={
            "required": "Hãy chọn tệp PDF đã ký số.",
            "empty": "Tệp này rỗng. Hãy chọn tệp khác.",
            "invalid": "Tệp chưa tải lên được. Hãy chọn lại tệp.",
        },
    )

    def clean_signed(self) -> UploadedFile:
        return not_too_heavy(self.cleaned_data["signed"])


class IssueForm(forms.Form):
    """The day, and whether the number is the next of the series, or was given elsewhere: by another system, by hand
    from the numbers set apart (`kept`)."""

    SERIES, ELSEWHERE = "series", "elsewhere"

    issued_on = DayField(label="Ngày ban hành")
    source = forms.ChoiceField(label="Số văn bản", widget=forms.RadioSelect, initial=SERIES)
    number = forms.CharField(
        label="Số đã cấp ở nơi khác",
        max_length=11,
        required=False,
        help_text="Chỉ ghi khi số đã lấy ở hệ thống khác hoặc đã ghi tay, ví dụ 42.",
    )
    gap_confirmed = forms.BooleanField(
        label="Tôi đã kiểm tra: số này đúng dù không liền với số trước trong dãy.", required=False
    )

    def __init__(self, *args: Any, next_number: str, kept: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if kept:
            self.fields["number"].help_text += f" Số đang giữ: {kept}."
        now = f" (hiện là {next_number})" if next_number else ""
        self.fields["source"].choices = [  # type: ignore[attr-defined]
            (self.SERIES, f"Lấy số tiếp theo của dãy{now}"),
            (self.ELSEWHERE, "Số đã cấp ở hệ thống khác, hoặc số đã giữ"),
        ]
        self.helper = FormHelper()
        self.helper.layout = Layout("issued_on", "source", "number", "gap_confirmed")
        self.helper.add_input(Submit("issue", "Phát hành"))

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("source") == self.ELSEWHERE and not cleaned.get("number"):
            self.add_error("number", "Hãy ghi số đã cấp ở hệ thống khác hoặc số đã giữ.")
        return cleaned

    @property
    def typed_number(self) -> str | None:
        elsewhere = self.cleaned_data["source"] == self.ELSEWHERE
        return self.cleaned_data["number"] if elsewhere else None
