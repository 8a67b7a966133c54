"""Addresses of our own letters."""

from django.urls import path

from dispatches.views import (
    arrivals,
    batches,
    books,
    copies,
    issuing,
    numbers,
    reading,
    sequels,
    signing,
    templates,
    typing,
    writing,
)

app_name = "dispatches"
urlpatterns = [
    path("", reading.letters, name="list"),
    path("soan/", writing.new, name="new"),
    path("so/", numbers.numbers, name="numbers"),
    path("so/giu/", numbers.reserve, name="reserve"),
    path("so/bo/", numbers.void, name="void"),
    path("so/nhiem-ky/", numbers.start_term, name="start_term"),
    path("in-so/<int:pk>/", books.book, name="book"),
    path("in-so/<int:pk>/tep/", books.book_file, name="book_file"),
    path("in-so/<slug:book>/<int:year>/", books.print_book, name="print_book"),
    path("dot-in/<int:pk>/", batches.batch, name="batch"),
    path("dot-in/<int:pk>/dung/", batches.stop, name="stop_batch"),
    path("dot-in/<int:pk>/tep-in/", batches.print_file, name="batch_print_file"),
    path("dot-in/<int:pk>/tat-ca/", batches.every_file, name="batch_files"),
    path("dot-in/ban/<int:pk>/", batches.personal_file, name="personal_file"),
    path("<slug:code>/", reading.detail, name="detail"),
    path("<slug:code>/sua/", writing.edit, name="edit"),
    path("<slug:code>/xem-truoc/", writing.preview, name="preview"),
    path("<slug:code>/dang-go/", typing.typed, name="typed"),
    path("<slug:code>/pdf/", reading.pdf, name="pdf"),
    path("ban-sao/<int:pk>/", copies.copy_file, name="copy_file"),
    path("<slug:code>/sao/", copies.make_copy, name="copy"),
    path("<slug:code>/dau-den/", arrivals.stamp, name="stamp"),
    path("<slug:code>/phieu-giai-quyet/", arrivals.slip, name="slip"),
    path("<slug:code>/ban-rieng/", batches.make, name="batches"),
    path("<slug:code>/word/", reading.word, name="word"),
    path("<slug:code>/phat-hanh/", issuing.issue, name="issue"),
    path("<slug:code>/dinh-chinh-thay-the/", sequels.note, name="sequel"),
    path("<slug:code>/ban-quet/", reading.add_scan, name="add_scan"),
    path("<slug:code>/ban-ky-so/", signing.add_signed, name="add_signed"),
    path("<slug:code>/ky-so/<slug:word>/", signing.sign, name="sign"),
    path("<slug:code>/luu-mau/", templates.keep_template, name="keep_template"),
    path("<slug:code>/<slug:verb>/", reading.move, name="move"),
]
