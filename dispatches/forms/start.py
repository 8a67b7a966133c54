"""The beginning of a letter: of which type, about what, after which template; and the name of a new template."""

from __future__ import annotations

from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Layout, Submit
from django import forms
from django.db.models import QuerySet

from directives.models import DocumentType, System
from directives.models.papers import ORAL_TYPE
from dispatches.drafting import LETTER
from dispatches.forms.pasted import PastedField
from dispatches.models import LetterTemplate


class StartForm(forms.Form):
    """`templates`: those that the unit has in use. A template brings its type, and its subject where none is typed."""

    template = forms.ModelChoiceField(
        LetterTemplate.objects.none(), label="Theo mẫu của đơn vị", required=False, empty_label="Không theo mẫu",
        help_text="Mẫu có sẵn loại văn bản, lời văn, nơi nhận; trích yếu để như phần mềm gợi ý thì lấy theo mẫu.",
    )  # fmt: skip
    doc_type = forms.ModelChoiceField(DocumentType.objects.none(), label="Loại văn bản", empty_label=None)
    subject = PastedField(label="Trích yếu", max_length=500, widget=forms.Textarea(attrs={"rows": 3}))

    def __init__(self, *args: Any, system: System, templates: QuerySet[LetterTemplate], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        types = DocumentType.objects.filter(system=system).exclude(name=ORAL_TYPE)
        self.fields["doc_type"].queryset = types  # type: ignore[attr-defined]
        self.fields["doc_type"].initial = types.filter(name=LETTER).first()
        self.fields["doc_type"].widget.attrs["autofocus"] = True
        self.helper = FormHelper()
        self.helper.layout = Layout(*(["template"] if templates else []), "doc_type", "subject")
        self.helper.add_input(Submit("start", "Lập dự thảo"))
        if templates:
            self.fields["template"].queryset = templates  # type: ignore[attr-defined]
            self.fields["subject"].required = not self.data.get("template")
            self.use_required_attribute = False

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        template = given.get("template")
        if template is not None and template.subject and "subject" not in self.changed_data:
            given["subject"] = ""
        elif template is not None and not (given.get("subject") or template.subject):
            self.add_error("subject", "Mẫu này không có trích yếu. Hãy ghi trích yếu của văn bản.")
        return given


class TemplateForm(forms.Form):
    name = forms.CharField(
        label="Tên mẫu", max_length=120, help_text="Trùng tên một mẫu đã có thì lời văn của mẫu đó được thay."
    )
