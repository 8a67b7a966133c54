"""What văn thư chooses before copies are made for each recipient."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet

from directives.services.passes import MOST_DAYS
from dispatches.models import BatchKind
from units.models import Unit

NOT_A_RECIPIENT = "Có đơn vị vừa chọn không phải nơi nhận của văn bản này. Hãy chọn lại."


class BatchForm(forms.Form):
    kind = forms.ChoiceField(
        label="In gì", choices=BatchKind.choices, initial=BatchKind.COPIES, widget=forms.RadioSelect
    )
    days = forms.IntegerField(
        label="Mã QR mở việc dùng được (ngày)", min_value=1, max_value=MOST_DAYS, initial=30,
        help_text=(
            "Ai cầm bản in đều mở được việc của nơi nhận ấy, không cần tài khoản. Liên kết đã cấp trước đó cho cùng "
            "việc được in lại nếu còn dùng được ít nhất nửa thời gian này; còn ít hơn, hoặc có hỏi số điện thoại, thì "
            "bị thay bằng liên kết mới."
        ),
    )  # fmt: skip
    units = forms.ModelMultipleChoiceField(
        Unit.objects.none(),
        label="Nơi nhận",
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": "Hãy chọn ít nhất một nơi nhận của văn bản.",
            "invalid_choice": NOT_A_RECIPIENT,
            "invalid_pk_value": NOT_A_RECIPIENT,
        },
    )

    def __init__(self, *args: Any, units: QuerySet[Unit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["units"]
        assert isinstance(field, forms.ModelMultipleChoiceField)  # noqa: S101 -- as declared above
        field.queryset = units
        self.initial.setdefault("units", units)
