"""Addresses of notices."""

from django.urls import URLPattern, path

from reminders import views

urlpatterns: list[URLPattern] = [
    path("thong-bao/", views.notices, name="notices"),
    path("thong-bao/da-doc-het/", views.read_all, name="notices_read"),
    path("thong-bao/<int:pk>/mo/", views.open_notice, name="notice_open"),
    path("thu-thu-nghiem/", views.mail_folder, name="mail_folder"),
]
