"""Why a message need not be taken."""

from django import forms


class PassOverForm(forms.Form):
    reason = forms.CharField(label="Lý do bỏ qua", max_length=300, error_messages={"required": "Hãy ghi lý do bỏ qua."})
