"""Addresses of papers, books and work."""

from django.urls import URLPattern, path

from directives.views import books, changes, extensions, files, guests, judging, offline, papers, passes, results, work

app_name = "directives"
urlpatterns: list[URLPattern] = [
    path("van-ban/", papers.index, name="list"),
    path("van-ban/<str:code>/", papers.detail, name="detail"),
    path("van-ban/<str:code>/duong-di/", papers.way, name="chain"),
    path("van-ban/<str:code>/lich-su/", papers.trail, name="history"),
    path("van-ban/<str:code>/sua-thong-tin/", changes.correct, name="correct"),
    path("van-ban/<str:code>/vao-so/", changes.enter, name="enter"),
    path("van-ban/<str:code>/thu-hoi/", changes.withdraw, name="withdraw"),
    path("nhiem-vu/<int:pk>/dung-dinh-ky/", changes.stop_repeating, name="stop_repeating"),
    path("tep/<str:code>/", files.paper_file, name="file"),
    path("viec/", work.my_work, name="my_work"),
    path("viec/<str:code>/", work.assignment, name="assignment"),
    path("viec/<str:code>/ghi-ket-qua/", results.log_result, name="log_result"),
    path("viec/<str:code>/nguoi-lam/", work.name_doer, name="name_doer"),
    path("viec/<str:code>/xin-gia-han/", extensions.ask, name="ask_extension"),
    path("viec/<str:code>/lien-ket/", passes.give, name="give_pass"),
    path("viec/<str:code>/thu-hoi-lien-ket/", passes.revoke, name="revoke_pass"),
    path("viec/<str:code>/phieu/", passes.slip, name="pass_slip"),
    path("viec/<str:code>/<str:verb>/", work.move, name="move"),
    path("khong-mang/toi/", offline.me, name="offline_me"),
    path("khong-mang/viec/", offline.tasks, name="offline_tasks"),
    path("khong-mang/bieu-mau/", offline.blank_forms, name="offline_forms"),
    path("v/<str:token>/", guests.sheet, name="guest"),
    path("v/<str:token>/nhan-viec/", guests.receive, name="guest_receive"),
    path("v/<str:token>/ghi-ket-qua/", guests.log_result, name="guest_log_result"),
    path("v/<str:token>/bao-cao/", guests.report, name="guest_report"),
    path("v/<str:token>/tep/<str:code>/", guests.paper_file, name="guest_file"),
    path("v/<str:token>/minh-chung/<str:code>/", guests.evidence, name="guest_evidence"),
    path("v/<str:token>/so-dien-thoai/", guests.phone, name="guest_phone"),
    path("gia-han/<int:pk>/<str:verb>/", extensions.answer, name="answer_extension"),
    path("ket-qua/<int:pk>/sua/", results.revise_result, name="revise_result"),
    path("minh-chung/<str:code>/", results.evidence, name="evidence"),
    path("cho-nghiem-thu/", judging.waiting, name="judging"),
    path("so-van-ban-den/", books.incoming, name="incoming"),
    path("so-van-ban-di/", books.outgoing, name="outgoing"),
]
