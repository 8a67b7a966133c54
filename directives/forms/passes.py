"""The forms around a link without an account: how long it opens, and whose phone number holds it."""

from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Layout, Submit
from django import forms
from django.urls import reverse

DAYS = [(7, "7 ngày"), (14, "14 ngày"), (30, "30 ngày")]


class PassForm(forms.Form):
    days = forms.TypedChoiceField(label="Dùng được trong", choices=DAYS, coerce=int, initial=14)
    asks_phone = forms.BooleanField(label="Hỏi số điện thoại đã đăng ký của người nhận", required=False)

    def __init__(self, *args: Any, code: str) -> None:
        super().__init__(*args)
        self.auto_id = "pass-%s"
        self.helper = FormHelper()
        self.helper.form_action = reverse("directives:give_pass", args=[code])
        self.helper.layout = Layout("days", "asks_phone")
        self.helper.add_input(Submit("give", "Tạo liên kết"))


class PhoneForm(forms.Form):
    phone = forms.CharField(
        label="Số điện thoại của anh/chị",
        max_length=20,
        widget=forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "tel", "type": "tel"}),
        error_messages={"required": "Hãy ghi số điện thoại đã đăng ký với cơ quan."},
    )

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        self.helper = FormHelper()
        self.helper.layout = Layout("phone")
        self.helper.add_input(Submit("send", "Tiếp tục", css_class="big"))
