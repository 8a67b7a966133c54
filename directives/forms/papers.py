"""The forms of papers: which to list, what to correct, why to recall."""

from __future__ import annotations

from typing import Any

from crispy_forms.bootstrap import StrictButton
from crispy_forms.helper import FormHelper
from crispy_forms.layout import Fieldset, Layout, Row, Submit
from django import forms
from django.db.models import F, Q
from django.db.models.functions import Length
from django.urls import reverse

from directives.facts import PaperFacts
from directives.models import Directive, DocumentType, Status, System, Urgency
from directives.models.papers import ORAL_TYPE
from directives.querysets.papers import DirectiveQuerySet
from units.acting import Actor
from units.fields import DayField
from units.models import Unit, User

NEWEST = (F("issued_on").desc(nulls_first=True), "-pk")
ORDERS: dict[str, tuple[Any, ...]] = {
    "ngay": (F("issued_on").asc(nulls_last=True), "pk"),
    "-ngay": NEWEST,
    "so": ("symbol_key", Length("number"), "number", "pk"),
    "-so": ("-symbol_key", Length("number").desc(), "-number", "pk"),
    "noi": ("issuer_name", *NEWEST),
    "-noi": ("-issuer_name", *NEWEST),
    "loai": ("doc_type__name", *NEWEST),
    "-loai": ("-doc_type__name", *NEWEST),
}
FROM = [("", "Tất cả"), ("cua-minh", "Của cơ quan mình"), ("gui-den", "Gửi đến"), ("cap-duoi", "Cấp dưới")]
SHOWN = [Status.REGISTERED, Status.DRAFT, Status.ISSUED, Status.ORAL, Status.CONFIRMED, Status.WITHDRAWN]


class PaperFilter(forms.Form):
    """Every choice stands in the address; a choice that makes no sense is left out."""

    q = forms.CharField(label="Tìm", required=False, max_length=200, widget=forms.SearchInput)
    loai = forms.ChoiceField(label="Loại", required=False)
    tinh_trang = forms.ChoiceField(label="Tình trạng", required=False)
    noi = forms.ChoiceField(label="Nơi ban hành", required=False, choices=FROM)
    nam = forms.TypedChoiceField(label="Năm", required=False, coerce=int, empty_value=None)
    xep = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, visible: DirectiveQuerySet, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kinds_and_years = list(visible.order_by().values_list("doc_type__name", "year").distinct())
        kinds = sorted({kind for kind, _ in kinds_and_years})
        years = sorted({year for _, year in kinds_and_years if year}, reverse=True)
        self.fields["loai"].choices = [("", "Tất cả"), *((kind, kind) for kind in kinds)]  # type: ignore[attr-defined]
        self.fields["nam"].choices = [("", "Tất cả"), *((year, str(year)) for year in years)]  # type: ignore[attr-defined]
        self.fields["tinh_trang"].choices = [  # type: ignore[attr-defined]
            ("", "Tất cả"),
            *((one.value, one.label.capitalize()) for one in SHOWN),
        ]
        self.helper = FormHelper()
        self.helper.form_method, self.helper.form_class, self.helper.form_show_errors = "get", "filters", False
        self.helper.attrs = {
            "hx-get": reverse("directives:list"),
            "hx-target": "#papers",
            "hx-push-url": "true",
            "hx-trigger": "submit, change",
        }
        find = StrictButton("Lọc", type="submit")
        self.helper.layout = Layout("q", "loai", "tinh_trang", "noi", "nam", "xep", find)

    def chosen(self, papers: DirectiveQuerySet, *, user: User, actor: Actor | None) -> DirectiveQuerySet:
        self.is_valid()
        wish = self.cleaned_data
        papers = papers.search(wish.get("q") or "")
        if kind := wish.get("loai"):
            papers = papers.filter(doc_type__name=kind)
        if status := wish.get("tinh_trang"):
            papers = papers.filter(status=status)
        if year := wish.get("nam"):
            papers = papers.filter(year=year)
        if wish.get("noi") == "cap-duoi":
            papers = papers.issued_below(user)
        elif wish.get("noi") and actor:
            papers = papers.of_unit(actor.unit) if wish["noi"] == "cua-minh" else papers.come_to(actor.unit)
        return papers.order_by(*ORDERS.get(wish.get("xep") or "", NEWEST))

    @property
    def is_narrowed(self) -> bool:
        return any(value for name, value in self.cleaned_data.items() if name != "xep")


class CorrectionForm(forms.Form):
    """The facts of a received paper as they stand; the text as received is not among them."""

    system = forms.ChoiceField(label="Hệ thống", choices=System)
    doc_type = forms.ModelChoiceField(DocumentType.objects.all(), label="Loại văn bản")
    number = forms.CharField(label="Số", max_length=11, help_text="Như in trên văn bản, ví dụ 145.")
    symbol = forms.CharField(label="Ký hiệu", max_length=30, help_text="Ví dụ KH/HU.")
    issued_on = DayField(label="Ngày ban hành", required=False)
    place = forms.CharField(label="Địa danh", max_length=80, required=False)
    issuer_name = forms.CharField(label="Cơ quan ban hành", max_length=200, help_text="Như in trên văn bản.")
    issuer = forms.ModelChoiceField(
        Unit.objects.none(), label="Là đơn vị nào trong hệ thống", required=False, empty_label="Không có trong hệ thống"
    )
    subject = forms.CharField(label="Trích yếu", max_length=500, widget=forms.Textarea(attrs={"rows": 3}))
    urgency = forms.ChoiceField(label="Độ khẩn", choices=Urgency, required=False)
    signer_authority = forms.CharField(label="Quyền hạn ký", max_length=120, required=False)
    signer_title = forms.CharField(label="Chức vụ người ký", max_length=120, required=False)
    signer_name = forms.CharField(label="Người ký", max_length=80, required=False)

    def __init__(self, *args: Any, directive: Directive, unit: Unit, **kwargs: Any) -> None:
        initial = {name: getattr(directive, name) for name in self.base_fields}
        super().__init__(*args, **{"initial": initial, **kwargs})
        choice = Unit.objects.known_to(unit) | Unit.objects.filter(Q(pk=directive.issuer_id))
        self.fields["issuer"].queryset = choice  # type: ignore[attr-defined]
        types = DocumentType.objects.exclude(name=ORAL_TYPE)
        self.fields["doc_type"].choices = [  # type: ignore[attr-defined]
            (label, [(one.pk, one.name) for one in types if one.system == system]) for system, label in System.choices
        ]
        self.helper = FormHelper()
        self.helper.attrs = {"data-keep": f"sua-{directive.code}"}
        self.helper.layout = Layout(
            Fieldset("Văn bản", Row("system", "doc_type", "urgency"), Row("number", "symbol", "issued_on"), "subject"),
            Fieldset("Cơ quan ban hành", "issuer_name", Row("issuer", "place")),
            Fieldset("Người ký", Row("signer_name", "signer_title", "signer_authority")),
        )
        self.helper.add_input(Submit("save", "Lưu thông tin đã sửa"))

    def facts(self) -> PaperFacts:
        return PaperFacts(**self.cleaned_data)


class WithdrawForm(forms.Form):
    reason = forms.CharField(
        label="Lý do thu hồi",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Mọi nơi đã nhận văn bản sẽ đọc được lý do này.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = FormHelper()
        self.helper.layout = Layout("reason", StrictButton("Thu hồi văn bản", type="submit", css_class="danger"))
