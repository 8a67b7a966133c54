"""Addresses of signing in and of the post one acts for."""

from django.contrib.auth import views as auth
from django.contrib.auth.decorators import login_not_required
from django.urls import URLPattern, path

from units.forms import SignInForm
from units.views import acting, sign_in_again, standing_in

urlpatterns: list[URLPattern] = [
    path("dang-nhap/", auth.LoginView.as_view(authentication_form=SignInForm), name="login"),
    path("dang-nhap/tiep/", sign_in_again.resume, name="sign_in_again"),
    path("dang-xuat/", login_not_required(auth.LogoutView.as_view()), name="logout"),
    path("doi-mat-khau/", auth.PasswordChangeView.as_view(), name="password_change"),
    path("doi-mat-khau/xong/", auth.PasswordChangeDoneView.as_view(), name="password_change_done"),
    path("lam-thay/", standing_in.stand_ins, name="stand_ins"),
    path("lam-thay/<int:pk>/thoi/", standing_in.revoke, name="revoke_stand_in"),
    path("lam-voi-tu-cach/", acting.act_as, name="act_as"),
]
