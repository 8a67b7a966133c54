"""The form of signing in: a phone number, an e-mail address or a user name."""

from django.contrib.auth.forms import AuthenticationForm


class SignInForm(AuthenticationForm):
    error_messages = {
        "invalid_login": "Tên đăng nhập hoặc mật khẩu chưa đúng. Mời gõ lại.",
        "inactive": "Tài khoản này đã ngừng dùng. Mời liên hệ người quản trị của đơn vị.",
    }
