"""Which files may travel with a letter? What offices send each other, by name and by first bytes."""

from __future__ import annotations

from pathlib import PurePath
from typing import Any

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile

# ending: (content type, how the bytes begin)
TYPES: dict[str, tuple[str, bytes]] = {
    ".pdf": ("application/pdf", b"%PDF-"),
    ".docx": ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", b"PK"),
    ".xlsx": ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", b"PK"),
    ".doc": ("application/msword", b"\xd0\xcf\x11\xe0"),
    ".xls": ("application/vnd.ms-excel", b"\xd0\xcf\x11\xe0"),
    ".jpg": ("image/jpeg", b"\xff\xd8\xff"),
    ".jpeg": ("image/jpeg", b"\xff\xd8\xff"),
    ".png": ("image/png", b"\x89PNG"),
}
WORDS = "PDF, DOC, DOCX, XLS, XLSX, JPG hoặc PNG"


class ManyFiles(forms.ClearableFileInput):
    allow_multiple_selected = True


class AttachmentsField(forms.FileField):
    """Any number of files; each is checked."""

    widget = ManyFiles

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile]:
        one = super().clean
        files = [one(item, initial) for item in data] if isinstance(data, list | tuple) else [one(data, initial)]
        return [check(file) for file in files if file]


def check(file: UploadedFile) -> UploadedFile:
    """Raises ValidationError with a sentence."""
    known = TYPES.get(PurePath(file.name or "").suffix.lower())
    head = file.read(8)
    file.seek(0)
    if known is None or not head.startswith(known[1]):
        raise forms.ValidationError(f"Tệp “{file.name}” không gửi kèm được. Hãy chọn tệp {WORDS}.")
    not_too_heavy(file)
    file.content_type = known[0]
    return file


def not_too_heavy(file: UploadedFile) -> UploadedFile:
    """Raises ValidationError with a sentence."""
    if file.size and file.size > settings.MAX_UPLOAD_BYTES:
        raise forms.ValidationError(f"Tệp “{file.name}” nặng quá {settings.MAX_UPLOAD_BYTES // 1_000_000} MB.")
    return file
