"""Addresses of taking a paper in."""

from django.urls import URLPattern

app_name = "intake"
urlpatterns: list[URLPattern] = []
