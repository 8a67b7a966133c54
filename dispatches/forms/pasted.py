"""A field into which people paste from Word: what comes out is plain text."""

from __future__ import annotations

from typing import Any

from django import forms

from vietnam.pasted import cleaned


class PastedField(forms.CharField):
    def __init__(self, *, with_tables: bool = False, **options: Any) -> None:
        super().__init__(**options)
        self.with_tables = with_tables

    def to_python(self, value: Any) -> str:
        text = cleaned(value, with_tables=self.with_tables) if isinstance(value, str) else value
        return super().to_python(text) or ""
