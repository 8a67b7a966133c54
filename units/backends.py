"""Signing in with a phone number, an e-mail address or a user name."""

from typing import Any

from django.conf import settings
from django.contrib.auth.backends import ModelBackend
from django.http import HttpRequest

from units.models import User


class PhoneOrNameBackend(ModelBackend):
    def authenticate(
        self, request: HttpRequest | None, username: str | None = None, password: str | None = None, **kwargs: Any
    ) -> User | None:
        if not username or password is None:
            return None
        user = User.objects.with_sign_in(username)
        if user is None:
            User().set_password(password)  # the same work for a name that does not exist
            return None
        return user if user.check_password(password) and self.user_can_authenticate(user) else None

    def user_can_authenticate(self, user: Any) -> bool:
        """Asked at sign-in and again at every request: demo people are nobody outside the embedded size."""
        return super().user_can_authenticate(user) and (settings.DEMO_SIGN_INS or not user.is_demo)
