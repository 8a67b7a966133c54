"""Addresses of papers, books and work."""

from django.urls import URLPattern, path

from directives.views import books, changes, files, papers

app_name = "directives"
urlpatterns: list[URLPattern] = [
    path("van-ban/", papers.index, name="list"),
    path("van-ban/<str:code>/", papers.detail, name="detail"),
    path("van-ban/<str:code>/duong-di/", papers.way, name="chain"),
    path("van-ban/<str:code>/lich-su/", papers.trail, name="history"),
    path("van-ban/<str:code>/sua-thong-tin/", changes.correct, name="correct"),
    path("van-ban/<str:code>/thu-hoi/", changes.withdraw, name="withdraw"),
    path("tep/<str:code>/", files.paper_file, name="file"),
    path("so-van-ban-den/", books.incoming, name="incoming"),
    path("so-van-ban-di/", books.outgoing, name="outgoing"),
]
