"""The form of one result: the day, the figures that the channel asks for, photos or a link, a note."""

from __future__ import annotations

import uuid
from datetime import date
from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Div, Field, Layout, Submit
from django import forms
from django.conf import settings

from directives.models import Channel, Indicator, Result
from directives.services.work import ResultFacts

MOST_PHOTOS = 10


class Photos(forms.ClearableFileInput):
    allow_multiple_selected = True


class PhotosField(forms.FileField):
    """Any number of files under one name; cleaned to a list."""

    widget = Photos

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        files = [
            super(PhotosField, self).clean(one) for one in (data if isinstance(data, list | tuple) else [data]) if one
        ]
        if len(files) > MOST_PHOTOS:
            raise forms.ValidationError(
                f"Mỗi lần gửi nhiều nhất {MOST_PHOTOS} ảnh. Hãy chọn bớt, gửi thêm ở lần ghi sau."
            )
        if sum(one.size for one in files) > settings.MAX_UPLOAD_BYTES:
            limit = settings.MAX_UPLOAD_BYTES // 1_000_000
            raise forms.ValidationError(f"Các ảnh nặng quá {limit} MB. Hãy chọn ít ảnh hơn.")
        return files


class ResultForm(forms.Form):
    """`figure-<code>` for each indicator of the channel; `key` makes a second press harmless."""

    done_on = forms.DateField(
        label="Ngày làm",
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        input_formats=["%Y-%m-%d", "%d/%m/%Y"],
        error_messages={"invalid": "Ngày này không có trong lịch. Hãy chọn lại."},
    )
    photos = PhotosField(label="Ảnh", required=False)
    keep_noted = forms.BooleanField(
        label="Lưu cả giờ và nơi chụp ảnh",
        required=False,
        help_text="Nơi giao việc và cấp trên xem được. Không đánh dấu thì bỏ khỏi ảnh.",
    )
    link = forms.URLField(
        label="Liên kết",
        required=False,
        assume_scheme="https",
        help_text="Địa chỉ bài đăng, nếu có",
        max_length=500,
        error_messages={"invalid": "Đây không phải địa chỉ trang web. Hãy sao chép cả địa chỉ, hoặc bỏ trống."},
    )
    note = forms.CharField(label="Ghi chú", required=False, widget=forms.Textarea(attrs={"rows": 2}), max_length=2000)
    key = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, channel: Channel, today: date, revised: Result | None = None) -> None:
        super().__init__(*args)
        self.initial = {"done_on": today, "key": uuid.uuid4()}
        if revised is not None:
            self.initial |= {"done_on": revised.done_on, "link": revised.link, "note": revised.note}
        self.channel, self.indicators = channel, list(channel.indicators.all())
        for place, one in enumerate(self.indicators):
            self.fields[name_of(one)] = _figure(one, revised, usual=1 if place == 0 else None)
        for words in ("note", "link"):  # the server says what is too long; a cut in mid-sentence is not noticed
            self.fields[words].widget.attrs.pop("maxlength", None)
        self.fields["done_on"].widget.attrs["max"] = today.isoformat()
        figures = [Field(name_of(one), template="house/layout/step.html") for one in self.indicators]
        self.helper = FormHelper()
        self.helper.attrs = {"data-keep": f"ket-qua-{channel.code}"}
        self.helper.layout = Layout(
            *figures,
            Field("done_on", template="house/layout/step.html"),
            Field("photos", template="house/photos.html"),
            "keep_noted",
            "note",
            "link",
            Div("key"),
        )
        self.helper.add_input(Submit("send", "Gửi kết quả", css_class="big"))

    def facts(self) -> ResultFacts:
        given = self.cleaned_data
        figures = {one.code: given[name_of(one)] for one in self.indicators if given.get(name_of(one)) is not None}
        return ResultFacts(
            channel=self.channel,
            done_on=given["done_on"],
            figures=figures,
            note=given["note"],
            link=given["link"],
            key=given["key"],
            keep_noted=given["keep_noted"],
        )


def name_of(indicator: Indicator) -> str:
    return f"figure-{indicator.code}"


def _figure(indicator: Indicator, revised: Result | None, usual: int | None) -> forms.IntegerField:
    """The first figure of a channel counts how often it was done: once is usual. All others are for people to say."""
    known = revised.figures.get(indicator.code) if revised else None
    bounds = f"Hãy ghi một số từ 0 đến {indicator.maximum}."
    return forms.IntegerField(
        label=f"{indicator.name} ({indicator.unit_name})",
        required=indicator.is_required,
        initial=known if revised else usual if indicator.is_required else None,
        min_value=0,
        max_value=indicator.maximum,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
        error_messages={"min_value": bounds, "max_value": bounds, "invalid": bounds, "required": bounds},
    )
