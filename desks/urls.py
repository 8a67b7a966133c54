"""Addresses of the desk and of the search."""

from django.urls import URLPattern, path

from desks import views

urlpatterns: list[URLPattern] = [
    path("", views.desk, name="desk"),
    path("tim/", views.search, name="search"),
]
