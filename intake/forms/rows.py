"""The rows that hang on a paper: what it cites, what it asks of whom, to whom it goes."""

from __future__ import annotations

import contextlib
from datetime import date
from typing import Any

from django import forms

from directives.forms.proofs import ProofsForm
from directives.forms.repeating import RepeatingForm
from directives.models import AssignmentRole, Directive, LinkKind
from intake.forms.fields import Choices, NumberField, ParagraphsField, TargetField
from intake.likely import Likely, Named, surely
from units.fields import DayField, HourField
from units.matching import Candidate, Known
from vietnam import dates

MOST_ROWS = 300
MOST_TARGETS = 12
RELATIONS = [
    (LinkKind.IMPLEMENTS.value, "Văn bản này thực hiện"),
    (LinkKind.CITES.value, "Văn bản này viện dẫn"),
    (LinkKind.ANSWERS.value, "Văn bản này trả lời"),
]


class CitationForm(forms.Form):
    """A paper that this one names. `above`: the row of the paper that the cited one carries out."""

    kind = forms.ChoiceField(label="Quan hệ", choices=RELATIONS, initial=LinkKind.CITES.value)
    type_name = forms.CharField(label="Loại", max_length=100, required=False)
    number = NumberField(label="Số, ký hiệu")
    issued_on = DayField(label="Ngày", required=False)
    issuer_name = forms.CharField(label="Cơ quan ban hành", max_length=200, required=False)
    paper = forms.CharField(label="Đã có trong hệ thống", required=False, widget=forms.Select)
    above = forms.TypedChoiceField(label="Để thực hiện văn bản ở dòng", required=False, coerce=int, empty_value=None)

    def __init__(self, *args: Any, rows: int, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["above"].choices = [("", "–"), *((str(n), str(n)) for n in range(1, rows + 1))]  # type: ignore[attr-defined]
        self.likely: list[Likely] = []

    def propose(self, found: list[Likely]) -> None:
        """Offer known papers to choose from; the one that is meant beyond doubt is chosen already."""
        self.likely = found
        choices = [("", "– không phải, hoặc chưa có –"), *((each.paper.code, each.label) for each in found)]
        self.fields["paper"].widget.choices = choices
        if sure := surely(found):
            self.initial["paper"] = sure.code

    @property
    def named(self) -> Named:
        """The paper as this row names it, read or typed."""
        on = self["issued_on"].value()
        with contextlib.suppress(dates.BadDate):
            parsed = dates.parse(on) if isinstance(on, str) else None
            on = parsed.full if parsed else on
        known = on if isinstance(on, date) else None
        return Named(str(self["number"].value() or ""), known, str(self["issuer_name"].value() or ""))

    @property
    def is_known(self) -> bool:
        return surely(self.likely) is not None

    def clean_paper(self) -> Directive | None:
        """A choice that no longer fits what was typed since is none."""
        code = self.cleaned_data["paper"]
        return next((each.paper for each in self.likely if each.paper.code == code), None)


class WithTargets(forms.Form):
    """A row that means units, groups or posts: `target_0`, `target_1` …, as many as were proposed and `spare`."""

    spare = 0
    places = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=1, max_value=MOST_TARGETS)

    def __init__(self, *args: Any, known: Known, choices: Choices, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["places"].initial = self.size = self._size()
        for n in range(self.size):
            self.fields[f"target_{n}"] = TargetField(
                label=f"Nơi thực hiện {n + 1}", known=known, choices=choices, required=False
            )

    def _size(self) -> int:
        """As many places as the page that was sent had."""
        proposed = sum(1 for name in self.initial if name.startswith("target_"))
        sent = str(self.data.get(self.add_prefix("places"), "")) if self.is_bound else ""
        wanted = int(sent) if sent.isdigit() else proposed + self.spare
        return min(max(wanted, 1 + self.spare), MOST_TARGETS)

    @property
    def targets(self) -> list[tuple[forms.BoundField, ...]]:
        """The bound fields of each place."""
        return [(self[f"target_{n}"],) for n in range(self.size)]

    def chosen(self) -> list[tuple[Candidate, str]]:
        found = ((self.cleaned_data.get(f"target_{n}"), self.role(n)) for n in range(self.size))
        return [(candidate, role) for candidate, role in found if candidate]

    def role(self, n: int) -> str:
        return AssignmentRole.LEAD.value


class TaskForm(WithTargets, RepeatingForm, ProofsForm):
    spare = 1
    assignee = forms.CharField(label="Ai làm (như in)", max_length=400, required=False)
    text = ParagraphsField(label="Nội dung", widget=forms.Textarea(attrs={"rows": 4}))
    due_on = DayField(label="Hạn", required=False)
    due_time = HourField(label="Giờ", required=False)
    recurrence = forms.CharField(label="Định kỳ (như in)", max_length=120, required=False)
    repeats_until = DayField(label="Lặp lại đến ngày", required=False, help_text="Trống: đến khi dừng")
    start = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0)
    end = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for n in range(self.size):
            self.fields[f"role_{n}"] = forms.ChoiceField(
                label=f"Vai trò {n + 1}", choices=AssignmentRole.choices, required=False, initial=AssignmentRole.LEAD
            )

    @property
    def targets(self) -> list[tuple[forms.BoundField, ...]]:
        return [(self[f"target_{n}"], self[f"role_{n}"]) for n in range(self.size)]

    def role(self, n: int) -> str:
        return self.cleaned_data.get(f"role_{n}") or AssignmentRole.LEAD.value

    def clean(self) -> dict[str, Any]:
        found = super().clean() or {}
        if found.get("due_time") and not found.get("due_on") and "due_on" not in self.errors:
            self.add_error("due_on", "Có giờ thì phải có ngày.")
        return found


class AddresseeForm(WithTargets):
    """One printed line of Kính gửi or Nơi nhận."""

    text = forms.CharField(label="Ghi trên văn bản", max_length=300)

    def __init__(self, *args: Any, with_targets: bool, **options: Any) -> None:
        super().__init__(*args, **options)
        if not with_targets:
            for n in range(self.size):
                del self.fields[f"target_{n}"]
            self.size = 0


class Rows(forms.BaseFormSet):
    """Rows that may be left out by a tick; an empty one waits at the end, more where they were asked for."""

    is_grown = False
    deletion_widget = forms.CheckboxInput

    def add_fields(self, form: forms.Form, index: int | None) -> None:
        super().add_fields(form, index)
        if self.can_delete and "DELETE" in form.fields:
            form.fields["DELETE"].label = "Bỏ dòng này"

    @property
    def kept(self) -> list[tuple[int, Any]]:
        """The rows of a valid set that count, with their places on the page from 1."""
        return [
            (place, form)
            for place, form in enumerate(self.forms, start=1)
            if form.has_changed() or place <= self.initial_form_count()
            if not form.cleaned_data.get("DELETE")
        ]


def _rows(form: type[forms.Form], extra: int) -> type[Rows]:
    made: type[Rows] = forms.formset_factory(  # type: ignore[assignment]
        form,
        formset=Rows,
        extra=extra,
        can_delete=True,
        max_num=MOST_ROWS,
        validate_max=True,
        absolute_max=MOST_ROWS + 50,
    )
    return made


Citations = _rows(CitationForm, 1)
Tasks = _rows(TaskForm, 1)
Addressees = _rows(AddresseeForm, 1)
