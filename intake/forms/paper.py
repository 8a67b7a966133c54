"""The facts of one paper as the clerk checks them, what is in doubt first."""

from __future__ import annotations

from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Fieldset, Layout, Row
from django import forms
from django.core.exceptions import ValidationError

from directives.models import Directive, System, Urgency
from intake.forms.fields import Choices, NumberField, ParagraphsField, TargetField
from intake.models import Purpose
from units.fields import DayField
from units.matching import Known
from vietnam import types
from vietnam.text import fold

# What only the clerk knows stands before what was read; see `Sheet.handlers` for the names that are offered.
_SECTIONS: tuple[tuple[str, tuple[str | tuple[str, ...], ...]], ...] = (
    ("Vào sổ", (("arrived_on", "handler"), "note")),
    (
        "Văn bản",
        (
            ("system", "doc_type"),
            "issuer_name",
            "issuer",
            ("number", "symbol"),
            ("place", "issued_on"),
            "subject",
            ("urgency",),
        ),
    ),
    ("Người ký", (("signer_authority", "signer_title"), "signer_name")),
    ("Lời văn của công văn", ("basis", "opening", "closing")),
    ("Gửi kèm theo công văn", (("with_type", "with_number"), ("with_on", "with_issuer"))),
    ("Văn bản gửi kèm", ("enclosed",)),
)
_ANOTHER = Fieldset("Trùng số với văn bản đã vào sổ", "another", css_class="doubted")


class PaperForm(forms.Form):
    """Fields of PaperFacts, and beside them what only an incoming paper or only a draft has."""

    system = forms.ChoiceField(label="Hệ thống", choices=System.choices)
    doc_type = forms.ChoiceField(label="Loại văn bản")
    issuer_name = forms.CharField(label="Cơ quan ban hành", max_length=200)
    number = forms.CharField(label="Số", max_length=11, required=False)
    symbol = forms.CharField(label="Ký hiệu", max_length=30, required=False)
    place = forms.CharField(label="Địa danh", max_length=80, required=False)
    issued_on = DayField(label="Ngày ban hành")
    subject = ParagraphsField(label="Trích yếu", max_length=500, widget=forms.Textarea(attrs={"rows": 3}))
    urgency = forms.ChoiceField(label="Độ khẩn", choices=Urgency.choices, required=False)
    signer_authority = forms.CharField(label="Quyền hạn ký", max_length=120, required=False)
    signer_title = forms.CharField(label="Chức vụ", max_length=120, required=False)
    signer_name = forms.CharField(label="Họ tên", max_length=80, required=False)

    basis = ParagraphsField(label="Căn cứ", required=False, widget=forms.Textarea(attrs={"rows": 2}))
    opening = ParagraphsField(label="Mở đầu", required=False, widget=forms.Textarea(attrs={"rows": 5}))
    closing = ParagraphsField(label="Kết thúc", required=False, widget=forms.Textarea(attrs={"rows": 3}))
    enclosed = forms.MultipleChoiceField(
        label="Văn bản đã vào sổ, gửi kèm công văn này", required=False, widget=forms.CheckboxSelectMultiple
    )

    with_type = forms.CharField(label="Loại", max_length=100, required=False)
    with_number = NumberField(label="Số, ký hiệu", required=False, help_text="Ví dụ 1761/UBND-VP")
    with_on = DayField(label="Ngày", required=False)
    with_issuer = forms.CharField(label="Cơ quan gửi", max_length=200, required=False)
    arrived_on = DayField(label="Ngày đến")
    handler = forms.CharField(
        label="Đơn vị, người nhận",
        max_length=300,
        required=False,
        widget=forms.TextInput(attrs={"list": "handlers", "autocomplete": "off"}),
    )
    note = forms.CharField(label="Ghi chú", max_length=300, required=False)
    another = forms.CharField(
        label="Vì sao đây là văn bản khác",
        max_length=200,
        required=False,
        help_text="Chỉ ghi khi cơ quan ban hành đánh số lại từ đầu trong năm, ví dụ “nhiệm kỳ mới sau Đại hội”. "
        "Nếu ngày ban hành ghi nhầm thì sửa ngày.",
    )

    def __init__(
        self,
        *args: Any,
        purpose: str,
        known: Known,
        unit_choices: Choices,
        papers: list[Directive],
        doubts: dict[str, list[str]],
        **options: Any,
    ) -> None:
        super().__init__(*args, **options)
        self.is_draft = purpose == Purpose.DRAFT
        self.papers = {paper.code: paper for paper in papers}
        self.doubts = doubts
        self.fields["issuer"] = TargetField(
            label="Là đơn vị nào ở đây",
            known=known,
            choices=unit_choices,
            required=False,
            help_text="Để trống nếu là cơ quan ngoài danh mục.",
        )
        self._fit(purpose)
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.disable_csrf = True
        self.helper.form_show_errors = True
        self.helper.layout = self._layout()
        if self.data.get("another"):
            self.ask_why_another()

    def clean(self) -> dict[str, Any]:
        found = super().clean() or {}
        name, symbol = found.get("doc_type", ""), found.get("symbol", "")
        if name and not symbol and (found.get("number") or self._abbreviation(name, found.get("system", ""))):
            self.add_error("symbol", _missing_symbol(name, self._abbreviation(name, found.get("system", ""))))
        if found.get("with_number") is None and any(found.get(key) for key in ("with_on", "with_issuer")):
            self.add_error("with_number", "Hãy ghi số, ký hiệu của công văn gửi kèm, ví dụ 1761/UBND-VP.")
        return found

    def ask_why_another(self) -> None:
        """Shown only where the book holds a paper of that number and of another day."""
        if "another" in self.fields and _ANOTHER not in self.helper.layout.fields:
            self.helper.layout.fields.insert(0, _ANOTHER)

    def clean_enclosed(self) -> list[Directive]:
        return [self.papers[code] for code in self.cleaned_data["enclosed"]]

    def clean_symbol(self) -> str:
        symbol = "".join(self.cleaned_data["symbol"].split()).replace("–", "-").strip("/-")
        if symbol and not any(char.isalpha() for char in symbol):
            raise ValidationError("Ký hiệu gồm chữ, ví dụ UBND-VP hoặc KH/HU; số ghi ở ô bên cạnh.")
        return symbol

    def _fit(self, purpose: str) -> None:
        """Take away the fields that this purpose does not have."""
        incoming = ("issuer_name", "issuer", "with_type", "with_number", "with_on", "with_issuer")
        book = ("arrived_on", "handler", "note", "another")
        unneeded = (*incoming, *book) if self.is_draft else ("basis", "opening", "closing", "enclosed")
        for name in unneeded:
            del self.fields[name]
        if self.is_draft:
            self.fields["issued_on"].required = False
            self.fields["enclosed"].choices = [(code, _named(paper)) for code, paper in self.papers.items()]  # type: ignore[attr-defined]
            if not self.papers:
                del self.fields["enclosed"]
        read = str(self.initial.get("doc_type") or "")
        self.fields["doc_type"].choices = _type_choices(read)  # type: ignore[attr-defined]

    def _layout(self) -> Layout:
        first = [name for name in self.fields if name in self.doubts]
        sections = [Fieldset("Cần xem lại", *first, css_class="doubted")] if first else []
        for title, rows in _SECTIONS:
            kept = [self._kept(row, first) for row in rows]
            if any(kept):
                sections.append(Fieldset(title, *(_row(names) for names in kept if names)))
        return Layout(*sections)

    def _kept(self, row: str | tuple[str, ...], first: list[str]) -> list[str]:
        names = (row,) if isinstance(row, str) else row
        return [name for name in names if name in self.fields and name not in first]

    @staticmethod
    def _abbreviation(name: str, system: str) -> str | None:
        return types.abbrev_of(name, "party" if system == System.PARTY else "state") or types.abbrev_of(name, "law")


def _row(names: list[str]) -> str | Row:
    return names[0] if len(names) == 1 else Row(*names)


def _missing_symbol(name: str, abbreviation: str | None) -> str:
    example = f"{abbreviation}-UBND hoặc {abbreviation}/HU" if abbreviation else "UBND-VP"
    return f"Văn bản loại {name} phải có ký hiệu, ví dụ {example}; hãy nhập theo văn bản."


def _named(paper: Directive) -> str:
    return f"{paper} của {paper.issuer_name}: {paper.subject[:90]}"


def _type_choices(read: str) -> list[tuple[str, str]]:
    """Every type by name, whatever its system; a type that was read and is in no table is offered too."""
    names = {row.name.removesuffix(" (cá biệt)") for row in (*types.STATE, *types.PARTY, *types.LAW)}
    if read:
        names.add(read)
    rows = [(name, name[:1].upper() + name[1:]) for name in sorted(names, key=fold)]
    return [("", "– chưa chọn –"), *rows]
