"""Which later paper corrects this one or takes its place: the clerk types its number and symbol."""

from __future__ import annotations

from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Submit
from django import forms

from directives.models import Directive
from units.models import Unit
from vietnam import symbols


class SequelForm(forms.Form):
    CORRECT, REPLACE = "correct", "replace"

    verb = forms.ChoiceField(
        label="Văn bản này được",
        widget=forms.RadioSelect,
        choices=[
            (CORRECT, "Đính chính: sai thể thức, kỹ thuật trình bày; văn bản vẫn có hiệu lực"),
            (REPLACE, "Thay thế: văn bản hết hiệu lực, việc chưa nghiệm thu được thu hồi"),
        ],
    )
    by = forms.CharField(
        label="Bằng văn bản số, ký hiệu", max_length=60, help_text="Văn bản đã phát hành của cơ quan, ví dụ 07/UBND-VP."
    )

    def __init__(self, *args: Any, unit: Unit, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._unit = unit
        self.helper = FormHelper()
        self.helper.add_input(Submit("note", "Ghi nhận"))

    def clean_by(self) -> Directive:
        """The newest paper in force of the unit under that number."""
        typed = self.cleaned_data["by"]
        read = symbols.parse(typed)
        if not (read and read.number and read.symbol):
            raise forms.ValidationError(f"“{typed}” chưa đủ số và ký hiệu. Hãy ghi như trên văn bản, ví dụ 07/UBND-VP.")
        own = Directive.objects.of_unit(self._unit).in_force().select_related("doc_type", "issuer")
        found = own.like(read.number, read.symbol, None).order_by("-issued_on", "-pk").first()
        if found is None:
            raise forms.ValidationError(
                f"Không có văn bản “{typed}” đang có hiệu lực của cơ quan. Hãy phát hành văn bản đó trước, rồi ghi lại."
            )
        paper: Directive = found
        return paper
