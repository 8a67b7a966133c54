"""Addresses of the dashboards."""

from django.urls import path

from compliance import views

app_name = "compliance"
urlpatterns = [
    path("", views.dashboard, name="dashboard"),
    path("ben-canh/", views.aside, name="aside"),
    path("bang-tinh/", views.sheet, name="sheet"),
    path("van-ban/<slug:code>/", views.directive, name="directive"),
    path("don-vi/<int:pk>/", views.unit, name="unit"),
]
