"""Addresses of taking a paper in."""

from django.urls import path

from intake import views

app_name = "intake"
urlpatterns = [
    path("", views.start, name="start"),
    path("thu-chua-lay-duoc/", views.mail, name="mail"),
    path("thu-chua-lay-duoc/<int:pk>/thu-lai/", views.mail_again, name="mail_again"),
    path("thu-chua-lay-duoc/<int:pk>/bo-qua/", views.mail_pass, name="mail_pass"),
    path("ban-quet/<str:code>/", views.add_scan, name="add_scan"),
    path("<str:code>/", views.reading, name="reading"),
    path("<str:code>/tep/<int:position>/", views.original, name="original"),
    path("<str:code>/tep/<int:position>/tach/", views.part, name="part"),
    path("<str:code>/noi-dung/", views.text, name="text"),
    path("<str:code>/tien-do/", views.progress, name="progress"),
    path("<str:code>/doc-lai/", views.again, name="again"),
    path("<str:code>/muc-dich/", views.purpose, name="purpose"),
    path("<str:code>/bo/", views.drop, name="drop"),
]
