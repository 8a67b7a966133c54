"""Which lines of a book to show."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from crispy_forms.bootstrap import StrictButton
from crispy_forms.helper import FormHelper
from crispy_forms.layout import Layout
from django import forms


class BookFilter(forms.Form):
    nam = forms.TypedChoiceField(label="Năm", required=False, coerce=int)
    q = forms.CharField(label="Tìm trong sổ", required=False, max_length=200, widget=forms.SearchInput)

    def __init__(self, *args: Any, years: Iterable[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["nam"].choices = [(year, str(year)) for year in years]  # type: ignore[attr-defined]
        self.helper = FormHelper()
        self.helper.form_method, self.helper.form_class, self.helper.form_show_errors = "get", "filters", False
        self.helper.layout = Layout("nam", "q", StrictButton("Xem", type="submit"))
