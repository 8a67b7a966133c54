"""Addresses of our own letters."""

from django.urls import path

from dispatches.views import issuing, reading, writing

app_name = "dispatches"
urlpatterns = [
    path("", reading.letters, name="list"),
    path("soan/", writing.new, name="new"),
    path("<slug:code>/", reading.detail, name="detail"),
    path("<slug:code>/sua/", writing.edit, name="edit"),
    path("<slug:code>/xem-truoc/", writing.preview, name="preview"),
    path("<slug:code>/pdf/", reading.pdf, name="pdf"),
    path("<slug:code>/phat-hanh/", issuing.issue, name="issue"),
    path("<slug:code>/ban-quet/", reading.add_scan, name="add_scan"),
    path("<slug:code>/<slug:verb>/", reading.move, name="move"),
]
