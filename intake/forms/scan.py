"""The scan of a paper that was entered without a file."""

from __future__ import annotations

from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Submit
from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError

from intake.forms.start import FilesField
from intake.services.opening import Upload


class ScanForm(forms.Form):
    scan = FilesField(
        label="Bản quét hoặc ảnh chụp",
        help_text="Một tệp PDF, hoặc các ảnh JPG, PNG chọn theo thứ tự trang, mỗi ảnh một trang.",
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        limit = f" Mỗi tệp tối đa {settings.MAX_UPLOAD_BYTES // 1_000_000} MB."
        self.fields["scan"].help_text = str(self.base_fields["scan"].help_text) + limit
        self.fields["scan"].widget.attrs |= {"data-most": settings.MAX_UPLOAD_BYTES, "accept": ".pdf,.jpg,.jpeg,.png"}
        self.helper = FormHelper()
        self.helper.add_input(Submit("save", "Lưu bản quét"))

    def clean_scan(self) -> list[Upload]:
        found = [Upload(file.name or "ban-quet", file.read()) for file in self.cleaned_data["scan"]]
        if not found:
            raise ValidationError("Hãy chọn bản quét hoặc ảnh chụp của văn bản.")
        return found
