"""The forms of what was said: who said what to be done by whom, and which paper it was at last."""

from __future__ import annotations

import re
from datetime import date
from itertools import groupby
from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Layout, Row, Submit
from django import forms

from directives.facts import Recipient
from directives.models import Directive
from directives.querysets.papers import DirectiveQuerySet
from directives.services.oral import Duty, Saying, units_of
from units.fields import DayField, HourField
from units.models import Kind, Post, Role, Unit

MOST_DUTIES = 10
DOERS = (Role.OFFICER, Role.CLERK, Role.LEADER)


class SayingForm(forms.Form):
    said_by = forms.CharField(label="Ai truyền đạt", max_length=80, help_text="Họ và tên, hoặc tên cuộc họp chủ trì")
    title = forms.CharField(label="Chức vụ", max_length=120, required=False)
    said_on = DayField(label="Ngày")
    occasion = forms.CharField(label="Ở đâu, dịp nào", max_length=80, help_text="Ví dụ: giao ban tuần, điện thoại")
    subject = forms.CharField(label="Về việc gì", max_length=500, widget=forms.Textarea(attrs={"rows": 2}))

    def __init__(self, *args: Any, today: date) -> None:
        super().__init__(*args)
        self.initial = {"said_on": today}
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.layout = Layout(Row("said_by", "title"), Row("said_on", "occasion"), "subject")

    def saying(self) -> Saying:
        return Saying(**self.cleaned_data)


class DutyForm(forms.Form):
    """One thing to be done; a row left blank is taken out."""

    text = forms.CharField(label="Việc phải làm", max_length=4000, widget=forms.Textarea(attrs={"rows": 2}))
    due_on = DayField(label="Hạn", required=False)
    due_time = HourField(label="Giờ", required=False)
    who = forms.MultipleChoiceField(
        label="Giao cho",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Hãy chọn ít nhất một nơi thực hiện."},
    )

    def __init__(self, *args: Any, doers: Doers, **options: Any) -> None:
        super().__init__(*args, **options)
        self.doers = doers
        self.fields["who"].choices = doers.choices  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("due_time") and not cleaned.get("due_on") and "due_on" not in self.errors:
            self.add_error("due_on", "Có giờ thì phải có ngày.")
        return cleaned

    def duty(self) -> Duty:
        given = self.cleaned_data
        recipients = [self.doers.named[key] for key in given["who"]]
        return Duty(given["text"], recipients, given["due_on"], given["due_time"])


class Doers:
    """Whom this unit may give work by word of mouth: posts of its own, itself, and the units below it."""

    def __init__(self, unit: Unit, *, on: date) -> None:
        posts = list(Post.objects.filter(unit=unit, role__in=DOERS).select_related("unit"))
        below = sorted(units_of(unit, on=on).exclude(pk=unit.pk), key=_order)
        self.named = {f"post:{one.pk}": Recipient(post=one) for one in posts}
        self.named |= {f"unit:{one.pk}": Recipient(unit=one) for one in below}
        of_posts = [(f"post:{one.pk}", one.name) for one in posts]
        groups = [("Trong cơ quan", of_posts)]
        for kind, units in groupby(below, key=lambda one: one.get_kind_display()):
            groups.append((kind, [(f"unit:{one.pk}", one.short_name) for one in units]))
        self.choices = [(name, choices) for name, choices in groups if choices]


def _order(unit: Unit) -> tuple[int, int, str]:
    """By kind, then Tổ dân phố 2 before Tổ dân phố 10."""
    number = re.search(r"\d+$", unit.short_name)
    return (list(Kind).index(Kind(unit.kind)), int(number[0]) if number else 0, unit.short_name)


DutySet = forms.formset_factory(DutyForm, extra=3, max_num=MOST_DUTIES, absolute_max=2 * MOST_DUTIES, validate_max=True)


class ConfirmForm(forms.Form):
    paper = forms.ModelChoiceField(
        Directive.objects.none(),
        label="Là văn bản nào",
        empty_label="Chọn văn bản đã vào sổ hoặc đã phát hành",
        error_messages={"required": "Hãy chọn văn bản.", "invalid_choice": "Không chọn được văn bản này."},
    )

    def __init__(self, *args: Any, papers: DirectiveQuerySet) -> None:
        super().__init__(*args)
        field: Any = self.fields["paper"]
        field.queryset = papers
        field.label_from_instance = lambda one: f"{one} của {one.issuer_name}: {one.subject}"[:140]
        self.helper = FormHelper()
        self.helper.layout = Layout("paper")
        self.helper.add_input(Submit("confirm", "Đã có văn bản này"))
