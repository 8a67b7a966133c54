"""The forms of signing in (a phone number, an e-mail address or a user name) and of naming a stand-in."""

from __future__ import annotations

from datetime import date
from typing import Any, cast

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Layout, Row, Submit
from django import forms
from django.contrib.admin.forms import AdminAuthenticationForm
from django.contrib.auth.forms import AuthenticationForm
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone

from units import guessing
from units.fields import DayField
from units.models import Membership, User


class SignInForm(AuthenticationForm):
    """Who failed too often is not even asked whether the password is right, for a while."""

    error_messages = {
        "invalid_login": "Tên đăng nhập hoặc mật khẩu chưa đúng. Mời gõ lại.",
        "inactive": "Tài khoản này đã ngừng dùng. Mời liên hệ người quản trị của đơn vị.",
        "too_often": "Đã gõ sai quá nhiều lần. Mời đợi 15 phút rồi đăng nhập lại; nếu quên mật khẩu, "
        "liên hệ văn thư hoặc người quản trị của đơn vị.",
    }

    def clean(self) -> dict[str, Any]:
        request = cast(HttpRequest, self.request)  # every door has one
        name, at = self.cleaned_data.get("username", ""), timezone.now()
        if guessing.is_cut_off(request, name, at=at):
            raise ValidationError(self.error_messages["too_often"], code="too_often")
        try:
            return super().clean()
        except ValidationError:
            guessing.note_failure(request, name, at=at)
            raise


class AdminSignInForm(SignInForm, AdminAuthenticationForm):
    """The admin's door, for staff only."""

    error_messages = SignInForm.error_messages | {
        "invalid_login": "Tên đăng nhập hoặc mật khẩu chưa đúng, hoặc tài khoản không có quyền quản trị. Mời gõ lại.",
    }


class StandInForm(forms.Form):
    """Whom to ask, for which post, from which day to which."""

    held = forms.ModelChoiceField(Membership.objects.none(), label="Thay cho", empty_label=None)
    user = forms.ModelChoiceField(User.objects.none(), label="Người làm thay", empty_label="Chọn người")
    first = DayField(label="Từ ngày")
    last = DayField(label="Đến hết ngày")

    def __init__(self, *args: Any, posts: QuerySet[Membership], people: QuerySet[User], today: date) -> None:
        super().__init__(*args)
        self.initial = {"first": today}
        self.fields["held"].queryset = posts  # type: ignore[attr-defined]
        self.fields["user"].queryset = people  # type: ignore[attr-defined]
        self.helper = FormHelper()
        self.helper.attrs = {"data-keep": "lam-thay"}
        self.helper.layout = Layout("held", "user", Row("first", "last"))
        self.helper.add_input(Submit("name", "Cử người làm thay"))
