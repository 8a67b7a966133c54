"""The form of the public page: one PDF to compare with what was issued."""

from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Submit
from django import forms
from django.core.files.uploadedfile import UploadedFile

from dispatches.forms.files import not_too_heavy


class CompareForm(forms.Form):
    file = forms.FileField(
        label="Tệp PDF cần đối chiếu",
        widget=forms.ClearableFileInput(attrs={"accept": ".pdf,application/pdf"}),
        error_messages={
            "required": "Hãy chọn tệp PDF cần đối chiếu.",
            "empty": "Tệp này rỗng. Hãy chọn tệp khác.",
            "invalid": "Tệp chưa tải lên được. Hãy chọn lại tệp.",
        },
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = FormHelper()
        self.helper.add_input(Submit("compare", "Đối chiếu"))

    def clean_file(self) -> UploadedFile:
        return not_too_heavy(self.cleaned_data["file"])
