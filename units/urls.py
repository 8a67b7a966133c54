"""Addresses of signing in and of the post one acts for."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
