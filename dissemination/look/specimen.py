"""What does every piece look like? A page for developers, served under DEBUG only: /kieu-dang/."""

import datetime
from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Div, Field, Fieldset, Layout, Row, Submit
from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path

from units.acting import Actor
from units.models import Post, Unit, User

CHANNELS = [("loa", "Loa truyền thanh"), ("zalo", "Nhóm Zalo"), ("hop", "Họp, sinh hoạt"), ("khac", "Hình thức khác")]


class Photos(forms.FileInput):
    allow_multiple_selected = True


class PaperForm(forms.Form):
    """A form with every kind of field, to look at and to test the template pack with."""

    symbol = forms.CharField(label="Số, ký hiệu", max_length=40, help_text="Như in trên văn bản, ví dụ 145-KH/HU.")
    issued_on = forms.DateField(label="Ngày ban hành")
    level = forms.ChoiceField(
        label="Độ khẩn", choices=[("", "Thường"), ("khan", "Khẩn"), ("hoatoc", "Hỏa tốc")], required=False
    )
    subject = forms.CharField(label="Trích yếu", widget=forms.Textarea(attrs={"rows": 2}))
    channels = forms.MultipleChoiceField(label="Hình thức", choices=CHANNELS, widget=forms.CheckboxSelectMultiple)
    count = forms.IntegerField(label="Số lượt phát", min_value=0)
    paper = forms.FileField(label="Tệp văn bản", required=False, help_text="TXT, DOCX hoặc PDF, tối đa 20 MB.")
    report = forms.BooleanField(label="Cần báo cáo kết quả", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = FormHelper()
        self.helper.attrs = {"data-keep": "kieu-dang"}
        self.helper.layout = Layout(
            Fieldset("Văn bản", Row("symbol", "issued_on", "level"), "subject", "paper"),
            Fieldset("Việc cần làm", "channels", "count", "report"),
        )
        self.helper.add_input(Submit("save", "Lưu vào sổ đến"))


class LineForm(forms.Form):
    """One row of a formset shown as a dense table."""

    task = forms.CharField(label="Nhiệm vụ")
    unit = forms.ChoiceField(label="Đơn vị", choices=[("5", "Tổ dân phố 5"), ("6", "Tổ dân phố 6")])
    due_on = forms.DateField(label="Hạn", required=False)


class ResultForm(forms.Form):
    """The phone's form: large choices, steps, the camera one tap away."""

    channel = forms.ChoiceField(label="Đã thực hiện hình thức nào?", choices=CHANNELS, widget=forms.RadioSelect)
    count = forms.IntegerField(label="Số lượt phát", min_value=0, initial=4)
    done_on = forms.DateField(label="Ngày", widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}))
    photos = forms.FileField(label="Ảnh", required=False, widget=Photos)
    note = forms.CharField(label="Ghi chú", required=False, widget=forms.Textarea(attrs={"rows": 3}))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = FormHelper()
        self.helper.layout = Layout(
            "channel",
            Field("count", template="house/layout/step.html"),
            Field("done_on", template="house/layout/step.html"),
            Field("photos", template="house/photos.html"),
            Div("note"),
        )
        self.helper.add_input(Submit("send", "Gửi kết quả", css_class="big"))


UNITS = [
    ("Xã Bảo Linh", 12, 6, 4, 0.333, {"done": 2, "over": 4, "open": 6}, datetime.date(2024, 4, 2)),
    ("Xã Linh Thông", 11, 5, 3, 0.4, {"done": 2, "late": 1, "over": 3, "open": 5}, datetime.date(2024, 4, 5)),
    (
        "Thị trấn Chợ Chu",
        38,
        14,
        1,
        0.929,
        {"done": 19, "late": 2, "over": 1, "open": 8, "none": 8},
        datetime.date(2024, 2, 1),
    ),
    ("Xã Phúc Chu", 9, 4, 0, 1, {"done": 4, "open": 5}, None),
]
STATES = ["given", "received", "doing", "reported", "accepted", "returned", "declined", "withdrawn", "on_time",
          "late", "open", "overdue", "no_deadline", "draft", "submitted", "failed"]  # fmt: skip


def _frame() -> dict[str, Any]:
    unit = Unit(name="UBND thị trấn Chợ Chu", short_name="UBND thị trấn Chợ Chu")
    person = User(pk=1, username="lan", full_name="Ma Thị Lan")
    return {
        "nav": [{"label": label, "url": "#", "current": label == "Theo dõi"} for label in
                ("Theo dõi", "Văn bản", "Việc được giao", "Soạn công văn", "Sổ văn bản", "Báo cáo")],
        "acting": Actor(person, Post(name="Văn thư", unit=unit)),
        "acting_choices": [
            {"id": 1, "label": "Văn thư, thị trấn Chợ Chu", "current": True},
            {"id": 2, "label": "Tổ trưởng, Tổ dân phố 5", "current": False},
        ],
        "notice_count": 4,
        "user": person,
    }  # fmt: skip


@login_not_required
def desk(request: HttpRequest) -> HttpResponse:
    rows = forms.formset_factory(LineForm, extra=2, can_delete=True)
    table = FormHelper()
    table.template, table.form_tag = "house/table_inline_formset.html", False
    messages.success(request, "Đã lưu vào sổ đến, số 214.", extra_tags="kieu-dang")
    messages.error(request, "Chưa gửi được thư điện tử cho 2 đơn vị: xem mục Thông báo.")
    context = {
        "form": PaperForm(),
        "wrong": PaperForm(
            {"sai-symbol": "", "sai-issued_on": "31/02/2024", "sai-channels": "loa", "sai-count": "x"}, prefix="sai"
        ),
        "lines": rows(prefix="viec"),
        "table": table,
        "units": UNITS,
        "states": STATES,
        "parts": [("done", 61), ("late", 8), ("over", 9)],
        "bars": [("Loa truyền thanh", 412, "#"), ("Hội nghị, sinh hoạt", 96), ("Nhóm Zalo", 1530)],
        "page": Paginator(range(1204), 50).get_page(request.GET.get("trang")),
    }
    return render(request, "look/specimen.html", {**context, **_frame()})


@login_not_required
def phone(request: HttpRequest) -> HttpResponse:
    wrong = "sai" in request.GET
    form = ResultForm(
        {"count": "x"} if wrong else None, initial={"done_on": datetime.date(2024, 4, 15), "channel": "loa"}
    )
    return render(request, "look/specimen_phone.html", {"form": form, **_frame()})


@login_not_required
def plain(request: HttpRequest, name: str) -> HttpResponse:
    context = {"reason": "Đơn vị được giao không tự chấp nhận kết quả của mình.", "limit": "tối đa 20 MB", "path": "/",
               "form": forms.Form(), "posted": [("subject", "V/v")], "had_files": True}  # fmt: skip
    return render(request, f"{name}.html", context)


urlpatterns = [
    path("kieu-dang/", desk, name="specimen"),
    path("kieu-dang/dien-thoai/", phone, name="specimen_phone"),
    path("kieu-dang/trang/<path:name>/", plain, name="specimen_plain"),
]
