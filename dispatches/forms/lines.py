"""Kính gửi, Nơi nhận and the tasks, as rows; a row left blank is taken out."""

from __future__ import annotations

from typing import Any

from django import forms

from directives.facts import AddresseeFacts, Recipient, TaskFacts
from directives.forms.proofs import ProofsForm
from directives.forms.repeating import RepeatingForm, initial_of
from directives.models import AddresseeKind, AssignmentRole
from dispatches.forms.pasted import PastedField
from dispatches.names import Names
from units.fields import DayField, HourField

NAMES_LIST = "names"


class NamesField(forms.CharField):
    """Names of groups, units or posts, apart by ";". Cleans to Recipients."""

    def __init__(self, role: AssignmentRole, **kwargs: Any) -> None:
        super().__init__(required=False, max_length=4000, **kwargs)
        self.role = role
        self.widget.attrs |= {"list": NAMES_LIST, "autocomplete": "off", "data-names": ""}
        self.names: Names | None = None

    def clean(self, value: Any) -> list[Recipient]:
        text = super().clean(value)
        assert self.names is not None  # noqa: S101 -- given by the form
        found, unknown = self.names.read(text, self.role)
        if unknown:
            raise forms.ValidationError([_why_not(name, self.names) for name in unknown])
        return found


def _why_not(name: str, names: Names) -> str:
    if meant := names.meant(name):
        return f"“{name}” có thể là {_any_of(meant)}. Hãy ghi rõ một nơi."
    like = names.like(name)
    hint = f" Có phải là {_any_of(like)} không?" if like else ""
    return f"Không có nhóm, đơn vị hoặc chức danh nào tên là “{name}”.{hint} Hãy chọn trong danh sách."


def _any_of(labels: list[str]) -> str:
    return " hoặc ".join(f"“{label}”" for label in labels)


class NamedForm(forms.Form):
    def __init__(self, *args: Any, names: Names, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            if isinstance(field, NamesField):
                field.names = names


class LineForm(NamedForm):
    """One printed line and whom it means."""

    text = PastedField(label="In trên văn bản", max_length=300, required=False)
    to = NamesField(AssignmentRole.LEAD, label="Gửi tới")


class TaskForm(NamedForm, RepeatingForm, ProofsForm):
    """What somebody is asked to do, by when; a deadline that the text does not name is printed under it."""

    assignee = PastedField(label="Ai làm (in trên văn bản)", max_length=400, required=False)
    text = PastedField(
        label="Nội dung", required=False, widget=forms.Textarea(attrs={"rows": 4, "class": "paper-text"})
    )
    due_on = DayField(label="Hạn", required=False, help_text="ngày/tháng/năm")
    due_time = HourField(label="Giờ", required=False, help_text="ví dụ 17:00")
    lead = NamesField(AssignmentRole.LEAD, label="Giao cho (chủ trì)")
    support = NamesField(AssignmentRole.SUPPORT, label="Phối hợp")
    monitor = NamesField(AssignmentRole.MONITOR, label="Theo dõi, đôn đốc")
    inform = NamesField(AssignmentRole.INFORM, label="Để biết")
    recurrence = forms.CharField(label="Định kỳ (như in)", max_length=120, required=False)
    start = forms.IntegerField(required=False, widget=forms.HiddenInput)
    end = forms.IntegerField(required=False, widget=forms.HiddenInput)

    ROLES = ("lead", "support", "monitor", "inform")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["due_time"].widget.format = "%H:%M"

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("due_time") and not cleaned.get("due_on") and "due_on" not in self.errors:
            self.add_error("due_on", "Đã ghi giờ thì phải ghi ngày.")
        asked = any(cleaned.get(name) for name in ("assignee", "due_on", "repeats", *self.ROLES))
        if asked and not cleaned.get("text") and "text" not in self.errors:
            self.add_error("text", "Chưa ghi nội dung nhiệm vụ.")
        return cleaned


LineSet = forms.formset_factory(LineForm, extra=2, max_num=200)
TaskSet = forms.formset_factory(TaskForm, extra=1, max_num=100)


def line_rows(lines: list[AddresseeFacts], names: Names) -> list[dict[str, Any]]:
    return [{"text": line.text, "to": names.say(line.recipients)} for line in lines]


def task_rows(tasks: list[TaskFacts], names: Names) -> list[dict[str, Any]]:
    return [
        {name: getattr(task, name) for name in ("assignee", "text", "due_on", "due_time", "recurrence", "start", "end")}
        | initial_of(task.repeats)
        | {"proofs": list(task.proofs), "proofs_required": task.proofs_required}
        | {role: names.say(one for one in task.recipients if one.role == role) for role in TaskForm.ROLES}
        for task in tasks
    ]


def lines_of(forms_: Any, kind: AddresseeKind) -> list[AddresseeFacts]:
    """The lines as typed. "Lưu" stays the last of Nơi nhận, wherever it was typed (Phụ lục I, Mục II.9d)."""
    typed = [form.cleaned_data for form in forms_ if form.cleaned_data.get("text")]
    lines = [AddresseeFacts(kind, row["text"], row.get("to") or ()) for row in typed]
    if kind == AddresseeKind.COPY:
        lines.sort(key=lambda line: line.text.lstrip(" -–").startswith("Lưu"))
    return lines


def tasks_of(forms_: Any) -> list[TaskFacts]:
    typed = [(form.cleaned_data, form.rule) for form in forms_ if form.cleaned_data.get("text")]
    return [
        TaskFacts(
            text=row["text"],
            assignee=row.get("assignee", ""),
            due_on=row.get("due_on"),
            due_time=row.get("due_time"),
            recurrence=row.get("recurrence", ""),
            repeats=None if row.get("due_on") else rule,
            proofs=row.get("proofs") or (),
            proofs_required=bool(row.get("proofs_required")),
            start=row.get("start"),
            end=row.get("end"),
            recipients=[one for role in TaskForm.ROLES for one in row.get(role) or ()],
        )
        for row, rule in typed
    ]
