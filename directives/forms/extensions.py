"""The forms around a later deadline: asking for it, and answering who asked."""

from __future__ import annotations

from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Layout, Submit
from django import forms
from django.urls import reverse

from directives.models import Assignment
from directives.services.extensions import Request
from units.fields import DayField


class AskForm(forms.Form):
    wanted_on = DayField(label="Xin đến ngày")
    reason = forms.CharField(label="Lý do", widget=forms.Textarea(attrs={"rows": 2}), max_length=2000)
    progress = forms.CharField(label="Đã làm được đến đâu", widget=forms.Textarea(attrs={"rows": 2}), max_length=2000)

    def __init__(self, *args: Any, row: Assignment) -> None:
        super().__init__(*args)
        self.auto_id = "extension-%s"
        self.helper = FormHelper()
        self.helper.form_action = reverse("directives:ask_extension", args=[row.code])
        self.helper.attrs = {"data-keep": f"ask-extension-{row.code}"}
        self.helper.layout = Layout("wanted_on", "reason", "progress")
        self.helper.add_input(Submit("send", "Gửi đề nghị gia hạn"))

    def request(self) -> Request:
        return Request(**{name: self.cleaned_data[name] for name in ("wanted_on", "reason", "progress")})


class AnswerForm(forms.Form):
    """`words` with a refusal or a proposal; `on` only with a proposal."""

    on = DayField(label="Gia hạn đến ngày", required=False)
    words = forms.CharField(required=False, max_length=2000)
