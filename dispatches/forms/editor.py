"""The whole letter as one form: head, text, signature; Kính gửi, tasks and Nơi nhận as rows."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Final

from django.core.files.base import ContentFile
from django.core.files.uploadedfile import UploadedFile
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict

from directives.facts import FileFacts, PaperParts
from directives.models import AddresseeKind, FileKind
from dispatches.composing import Draft
from dispatches.forms.lines import LineSet, TaskSet, line_rows, lines_of, task_rows, tasks_of
from dispatches.forms.paper import PaperForm
from dispatches.names import Names
from dispatches.printing.form import ADDRESSED_TYPES
from dispatches.printing.layouts import CALLED_TYPES

# What the head of the paper calls its addressees, where not "Kính gửi"
TO_WORDS: Final = {"Giấy mời": "Kính mời", "Công điện": "Nơi nhận điện", "Giấy giới thiệu": "Giới thiệu"}


class Editor:
    def __init__(
        self,
        draft: Draft,
        names: Names,
        version: int,
        posted: QueryDict | None = None,
        files: MultiValueDict[str, UploadedFile] | None = None,
    ) -> None:
        self.before, self.names = draft, names
        of = {kind: [line for line in draft.parts.addressees if line.kind == kind] for kind in AddresseeKind}
        initial = PaperForm.initial_of(draft.facts, draft.wording, names, version)
        self.paper = PaperForm(posted, files, initial=initial, facts=draft.facts, names=names)
        self.to = self._rows(LineSet, posted, "to", line_rows(of[AddresseeKind.TO], names))
        self.tasks = self._rows(TaskSet, posted, "task", task_rows(list(draft.parts.tasks), names))
        self.copies = self._rows(LineSet, posted, "copy", line_rows(of[AddresseeKind.COPY], names))
        self._mark_begin()

    def _rows(self, kind: Any, posted: QueryDict | None, prefix: str, initial: list[dict[str, Any]]) -> Any:
        return kind(posted, prefix=prefix, initial=initial, form_kwargs={"names": self.names})

    @property
    def is_addressed(self) -> bool:
        """Somebody stands at its head, under "Kính gửi:" or under who calls."""
        return self.before.facts.doc_type.name.upper() in ADDRESSED_TYPES | CALLED_TYPES

    @property
    def to_word(self) -> str:
        return TO_WORDS.get(self.before.facts.doc_type.name, "Kính gửi")

    def _mark_begin(self) -> None:
        """Where the writing begins: at the addressees, or of a paper without any at its grounds."""
        first = self.to.forms[0] if self.is_addressed and self.to.forms else None
        field = first.fields["text"] if first else self.paper.fields["basis"]
        field.widget.attrs["data-begin"] = ""

    def is_valid(self) -> bool:
        return all([part.is_valid() for part in (self.paper, self.to, self.tasks, self.copies)])  # noqa: C419 all run

    def ask_for_files(self) -> None:
        """Nothing was saved, and no browser gives a chosen file back."""
        names = ", ".join(f"“{one.name}”" for one in self.paper.files.getlist("attachments"))
        if names and "attachments" not in self.paper.errors:
            self.paper.add_error("attachments", f"Chưa lưu tệp {names}. Hãy chọn lại tệp khi lưu dự thảo.")

    def point_to(self, name: str, line: int) -> None:
        """The line of a long text that was moved: the page puts the caret there."""
        if name in self.paper.fields:
            self.paper.fields[name].widget.attrs["data-line"] = line

    @property
    def version(self) -> int:
        return int(self.paper.cleaned_data.get("version") or 0)

    def draft(self) -> Draft:
        """What was typed, after `is_valid` looked at it; what could not be read is left as it was or out."""
        parts = PaperParts(
            tasks=tasks_of(self.tasks),
            addressees=[*lines_of(self.to, AddresseeKind.TO), *lines_of(self.copies, AddresseeKind.COPY)],
            files=[_file(file) for file in self.paper.cleaned_data.get("attachments") or ()],
        )
        facts = replace(self.before.facts, **self.paper.changes())
        return Draft(facts, parts, {**self.before.wording, **self.paper.wording()})


def _file(file: UploadedFile) -> FileFacts:
    name = file.name or "tep"
    return FileFacts(FileKind.ATTACHMENT, name, file.content_type or "", ContentFile(file.read(), name))
