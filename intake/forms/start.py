"""What is handed in: a pasted text or files, and for what."""

from __future__ import annotations

from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Layout
from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile

from intake import policies
from intake.models import Purpose
from intake.services.opening import Upload
from units.acting import Actor

MOST_FILES = 20
LONGEST_TEXT = 1_000_000


class FilesInput(forms.ClearableFileInput):
    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Several files, each at most MAX_UPLOAD_BYTES; the sentence names the one that is not taken."""

    widget = FilesInput

    def clean(self, value: Any, initial: Any = None) -> list[UploadedFile]:
        files: list[UploadedFile] = list(value or [])
        if len(files) > MOST_FILES:
            raise ValidationError(f"Mỗi lần đưa vào nhiều nhất {MOST_FILES} tệp.")
        wrong = [sentence for file in files if (sentence := _wrong_with(file))]
        if wrong:
            raise ValidationError(wrong)
        return files


class StartForm(forms.Form):
    purpose = forms.ChoiceField(label="Để làm gì", widget=forms.RadioSelect)
    text = forms.CharField(
        label="Dán nội dung văn bản",
        required=False,
        strip=False,
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"class": "paper", "rows": 16, "autofocus": True}),
        help_text="Có thể dán nhiều văn bản nối nhau; mỗi văn bản được đọc riêng.",
    )
    documents = FilesField(
        label="Hoặc chọn tệp",
        required=False,
        help_text="Tệp .pdf, .docx, .doc, .txt, bản quét, ảnh chụp hoặc gói edXML. Tệp đầu tiên là văn bản, các tệp "
        "sau là tài liệu kèm theo; tệp nào là văn bản riêng thì tách ra ở trang sau.",
    )

    def __init__(self, actor: Actor, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        allowed = policies.purposes(actor)
        purpose = self.fields["purpose"]
        assert isinstance(purpose, forms.ChoiceField)  # noqa: S101  # for the types
        purpose.choices = [(one.value, one.label) for one in allowed]
        purpose.initial = allowed[0].value if allowed else None
        limit = f" Mỗi tệp tối đa {settings.MAX_UPLOAD_BYTES // 1_000_000} MB."
        self.fields["documents"].widget.attrs["data-most"] = settings.MAX_UPLOAD_BYTES
        self.fields["documents"].help_text = str(self.base_fields["documents"].help_text) + limit
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.layout = Layout("purpose", "text", "documents")

    def clean(self) -> dict[str, Any]:
        found = super().clean() or {}
        if not (found.get("text") or "").strip() and not found.get("documents") and not self.errors:
            raise ValidationError("Chưa có nội dung nào. Hãy dán văn bản hoặc chọn tệp.")
        return found

    def uploads(self) -> list[Upload]:
        return [Upload(file.name or "tệp", file.read()) for file in self.cleaned_data["documents"]]


class TextForm(forms.Form):
    """The text of a paper whose file could not be read."""

    text = forms.CharField(
        label="Dán nội dung văn bản",
        strip=False,
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"class": "paper", "rows": 16}),
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.helper = FormHelper()
        self.helper.form_tag = False


class PurposeForm(forms.Form):
    purpose = forms.ChoiceField(choices=Purpose.choices)


def _wrong_with(file: UploadedFile) -> str:
    limit = settings.MAX_UPLOAD_BYTES
    if (file.size or 0) > limit:
        size, most = f"{(file.size or 0) / 1e6:.1f}".replace(".", ","), limit // 1_000_000
        return f"Tệp “{file.name}” nặng {size} MB, vượt mức {most} MB. Hãy gửi tệp nhỏ hơn hoặc dán nội dung."
    return "" if file.size else f"Tệp “{file.name}” không có nội dung. Hãy chọn tệp khác."
