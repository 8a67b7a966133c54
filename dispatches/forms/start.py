"""The beginning of a letter: of which type, about what."""

from __future__ import annotations

from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Layout, Submit
from django import forms

from directives.models import DocumentType, System
from dispatches.drafting import LETTER
from dispatches.forms.pasted import PastedField


class StartForm(forms.Form):
    doc_type = forms.ModelChoiceField(DocumentType.objects.none(), label="Loại văn bản", empty_label=None)
    subject = PastedField(label="Trích yếu", max_length=500, widget=forms.Textarea(attrs={"rows": 3}))

    def __init__(self, *args: Any, system: System, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        types = DocumentType.objects.filter(system=system)
        self.fields["doc_type"].queryset = types  # type: ignore[attr-defined]
        self.fields["doc_type"].initial = types.filter(name=LETTER).first()
        self.helper = FormHelper()
        self.helper.layout = Layout("doc_type", "subject")
        self.helper.add_input(Submit("start", "Lập dự thảo"))
