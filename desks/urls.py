"""Addresses of the desk and of the search."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
