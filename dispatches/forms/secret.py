"""What a clerk writes about a secret paper: all that its book asks, but for what the paper says."""

from __future__ import annotations

from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Submit
from django import forms

from directives.models import Direction, DocumentType
from dispatches.models import Secrecy
from dispatches.services.secret import SecretFacts
from units.fields import DayField


class SecretForm(forms.Form):
    """`direction` says whether `symbol` is that of our own paper or the whole number of one that came."""

    secrecy = forms.ChoiceField(label="Độ mật", choices=Secrecy.choices)
    doc_type = forms.ModelChoiceField(DocumentType.objects.none(), label="Tên loại", empty_label="– chọn –")
    symbol = forms.CharField(label="Ký hiệu", max_length=60, help_text="Không ghi số; ví dụ KH-UBND.")
    paper_on = DayField(label="Ngày tháng văn bản")
    entered_on = DayField(label="Ngày tháng văn bản")
    body = forms.CharField(label="Nơi nhận", max_length=300)
    copies = forms.IntegerField(label="Số lượng bản", min_value=1, max_value=9999, initial=1)
    note = forms.CharField(
        label="Ghi chú", max_length=200, required=False, help_text="Không ghi trích yếu, nội dung của văn bản."
    )

    def __init__(self, *args: Any, direction: Direction, types: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["doc_type"].queryset = types  # type: ignore[attr-defined]
        if direction == Direction.IN:
            self.fields["symbol"].label = "Số, ký hiệu của văn bản"
            self.fields["symbol"].help_text = "Như in trên văn bản, ví dụ 07/KH-UBND."
            self.fields["entered_on"].label, self.fields["body"].label = "Ngày đến", "Tác giả"
        else:
            del self.fields["paper_on"]  # our own paper bears the day on which it gets its number
        self.helper = FormHelper()
        self.helper.add_input(Submit("enter", "Lấy số và ghi sổ" if direction == Direction.OUT else "Ghi sổ đến"))

    @property
    def facts(self) -> SecretFacts:
        typed = self.cleaned_data
        symbol = "".join(typed["symbol"].split())
        paper_on = typed.get("paper_on", typed["entered_on"])
        return SecretFacts(**typed | {"secrecy": Secrecy(typed["secrecy"]), "symbol": symbol, "paper_on": paper_on})


class SecretVoidForm(forms.Form):
    reason = forms.CharField(label="Lý do bỏ", max_length=200)
