"""What shall show that a task was done, as it is chosen with the task."""

from __future__ import annotations

from typing import Any

from django import forms

from directives.models.expecting import Proof

NAMES = ("proofs", "proofs_required")


class ProofsForm(forms.Form):
    proofs = forms.MultipleChoiceField(
        label="Minh chứng cần có", required=False, choices=Proof.choices, widget=forms.CheckboxSelectMultiple
    )
    proofs_required = forms.BooleanField(label="Bắt buộc: thiếu thì chưa báo cáo xong được", required=False)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("proofs_required") and not cleaned.get("proofs") and "proofs" not in self.errors:
            self.add_error("proofs", "Đã đánh dấu bắt buộc thì phải chọn cần minh chứng nào.")
        return cleaned
