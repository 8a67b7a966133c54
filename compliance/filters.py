"""What does the reader want to count? The filters of an address; what is unknown or not his to see is no page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import HTML, Layout
from django import forms
from django.db.models import Exists, OuterRef, Q
from django.forms.utils import flatatt
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from compliance import periods, places
from compliance.counts import natural
from directives.models import Assignment, Directive
from directives.querysets.papers import DirectiveQuerySet
from directives.querysets.work import AssignmentQuerySet
from directives.states import State
from directives.timeliness import Timeliness, conditions
from units.models import Unit, User
from vietnam.dates import short

MOST_PAPERS = 300
CLASSES = {
    "qua-han": Timeliness.OVERDUE,
    "con-han": Timeliness.OPEN,
    "xong-dung-han": Timeliness.ON_TIME,
    "xong-qua-han": Timeliness.LATE,
    "khong-han": Timeliness.NO_DEADLINE,
}
STATES = {"chua-nhan": State.GIVEN, "cho-nghiem-thu": State.REPORTED}
STATUSES = {key: str(name.label) for key, name in CLASSES.items()} | {
    "chua-nhan": "chưa xác nhận nhận",
    "cho-nghiem-thu": "đã báo cáo, chờ nghiệm thu",
}


@dataclass(frozen=True)
class Filters:
    directive: Directive | None = None
    unit: Unit | None = None
    period: periods.Period | None = None
    status: str = ""

    @property
    def status_word(self) -> str:
        return STATUSES.get(self.status, "")

    def narrow(self, rows: AssignmentQuerySet, *, at: datetime) -> AssignmentQuerySet:
        if self.directive:
            rows = rows.filter(directive=self.directive)
        if self.unit:
            rows = rows.filter(unit__in=Unit.objects.within(self.unit))
        if self.period:
            start, end = self.period.bounds
            rows = rows.filter(given_at__gte=start, given_at__lt=end)
        return rows.filter(_condition(self.status, at)) if self.status else rows


def chosen(query: Mapping[str, str], *, rows: AssignmentQuerySet, user: User) -> Filters:
    """Raises Http404 for a paper, unit, period or state that is not there or not for this reader."""
    code, unit, key, status = (query.get(name, "") for name in ("van_ban", "don_vi", "ky", "tinh_trang"))
    period = periods.parse(key)
    if (key and period is None) or (status and status not in STATUSES) or (unit and not unit.isdecimal()):
        raise Http404("No such filter.")
    return Filters(
        directive=_paper(code, rows, user) if code else None,
        unit=get_object_or_404(places.watched_by(user).select_related("area"), pk=int(unit)) if unit else None,
        period=period,
        status=status,
    )


def _paper(code: str, rows: AssignmentQuerySet, user: User) -> Directive:
    seen = Q(pk__in=papers_of(rows).values("pk")) | Q(pk__in=_given_out(user).values("pk"))
    return get_object_or_404(Directive.objects.filter(seen).select_related("doc_type"), code=code)


def papers_of(rows: AssignmentQuerySet) -> DirectiveQuerySet:
    """The papers of which the reader sees an assignment."""
    seen = Exists(rows.order_by().filter(directive=OuterRef("pk")))
    return Directive.objects.filter(seen).select_related("doc_type", "issuer")


def _given_out(user: User) -> DirectiveQuerySet:
    """The papers to choose from: those that a reader may read and that gave work to anybody."""
    gave = Exists(Assignment.objects.filter(directive=OuterRef("pk")))
    return Directive.objects.visible_to(user).filter(gave)


def _condition(status: str, at: datetime) -> Q:
    return Q(state=STATES[status]) if status in STATES else conditions(at=at)[CLASSES[status]]


class Choice(forms.Select):
    """A list of choices written out at once: Django renders a template for each, which a hundred papers make felt."""

    def render(self, name: str, value: Any, attrs: dict | None = None, renderer: Any = None) -> SafeString:
        picked = "" if value is None else str(value)
        inside = format_html_join("", "{}", ((_option(key, label, picked),) for key, label in self.choices))
        return format_html("<select{}>{}</select>", flatatt(self.build_attrs({"name": name}, attrs)), inside)


def _option(key: Any, label: Any, picked: str) -> SafeString:
    """One choice, or a group of them under its name."""
    if isinstance(label, list | tuple):
        inside = format_html_join("", "{}", ((_option(inner, text, picked),) for inner, text in label))
        return format_html('<optgroup label="{}">{}</optgroup>', key, inside)
    written = '<option value="{}" selected>{}</option>' if str(key) == picked else '<option value="{}">{}</option>'
    return format_html(written, key, label)


class FilterForm(forms.Form):
    """The row of choices above a table; sent by GET, so that an address can be kept and passed on."""

    use_required_attribute = False

    def __init__(self, query: Mapping[str, str], *, user: User, unit: Unit, at: datetime) -> None:
        super().__init__(initial={name: query.get(name, "") for name in ("van_ban", "don_vi", "ky", "tinh_trang")})
        papers = [(one.code, _paper_label(one)) for one in _given_out(user).defer("text", "reading")[:MOST_PAPERS]]
        around = sorted(places.choices(unit), key=lambda one: natural(places.name_of(one)))
        units = [(str(one.pk), places.name_of(one)) for one in around]
        self.fields["van_ban"] = _choice("Văn bản", "tất cả văn bản", papers)
        self.fields["don_vi"] = _choice("Đơn vị", "tất cả đơn vị", units)
        self.fields["ky"] = _choice("Kỳ, theo ngày giao việc", "mọi kỳ", periods.recent(on=timezone.localdate(at)))
        self.fields["tinh_trang"] = _choice("Tình trạng", "mọi tình trạng", list(STATUSES.items()))
        self.helper = FormHelper()
        self.helper.form_method, self.helper.form_class, self.helper.disable_csrf = "get", "filters", True
        self.fields["bang"] = forms.CharField(widget=forms.HiddenInput, required=False, initial=query.get("bang", ""))
        button = HTML('<button type="submit" class="btn">Lọc</button>')
        self.helper.layout = Layout("van_ban", "don_vi", "ky", "tinh_trang", "bang", button)


def _choice(label: str, everything: str, options: list) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, choices=[("", everything), *options], widget=Choice)


def _paper_label(paper: Directive) -> str:
    day = f", {short(paper.issued_on)}" if paper.issued_on else ""
    return f"{paper.number_and_symbol}{day}"
