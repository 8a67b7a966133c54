"""What a clerk fills in to make a copy."""

from __future__ import annotations

from typing import Any

from django import forms

from directives.models import PaperFile
from dispatches.models import CopyKind
from dispatches.names import Signer
from dispatches.services.copies import CopyFacts
from units.fields import DayField

PAPER, ELECTRONIC = "giay", "dien-tu"
FORMATS = [(PAPER, "Bản giấy: in, ký, đóng dấu"), (ELECTRONIC, "Bản điện tử: ký số của cơ quan")]


class CopyForm(forms.Form):
    kind = forms.ChoiceField(
        label="Hình thức sao", choices=CopyKind.choices, initial=CopyKind.WHOLE,
        help_text="Sao y từ bản gốc, bản chính; sao lục chỉ từ bản sao y của nơi khác gửi đến.",
    )  # fmt: skip
    format = forms.ChoiceField(
        label="Định dạng bản sao", choices=FORMATS, initial=PAPER,
        help_text="Bản sao điện tử làm từ bản quét, mang chữ ký số của cơ quan ở góc trên bên phải trang đầu.",
    )  # fmt: skip
    source = forms.ModelChoiceField(
        PaperFile.objects.none(), label="Sao từ tệp (sao y, sao lục)", required=False, empty_label="Chưa chọn"
    )
    extract = forms.CharField(
        label="Phần nội dung cần trích (trích sao)", required=False, max_length=200_000,
        widget=forms.Textarea(attrs={"rows": 6}),
    )  # fmt: skip
    on = DayField(label="Ngày sao")
    signer = forms.ChoiceField(label="Người ký bản sao")
    distribution = forms.CharField(
        label="Nơi nhận, mỗi dòng một nơi", max_length=5000, widget=forms.Textarea(attrs={"rows": 4}),
        initial="Như trên\nLưu: VT",
    )  # fmt: skip

    def __init__(self, *args: Any, files: Any, signers: list[Signer], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._signers = {one.key: one for one in signers}
        self.fields["source"].queryset = files  # type: ignore[attr-defined]
        if not files.exists():
            self.fields["source"].help_text = "Văn bản này chưa có tệp PDF nào trong phần mềm nên chỉ trích sao được."
        self.fields["signer"].choices = [(one.key, one.label) for one in signers]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        found = super().clean() or {}
        if found.get("kind") == CopyKind.EXTRACT and not (found.get("extract") or "").strip():
            self.add_error("extract", "Trích sao thì phải có phần nội dung cần trích.")
        if found.get("kind") in (CopyKind.WHOLE, CopyKind.OF_COPY) and not found.get("source"):
            self.add_error("source", "Hãy chọn tệp PDF của văn bản để sao.")
        return found

    @property
    def facts(self) -> CopyFacts:
        typed, kind = self.cleaned_data, CopyKind(self.cleaned_data["kind"])
        is_extract = kind == CopyKind.EXTRACT
        return CopyFacts(
            kind=kind,
            on=typed["on"],
            signer=self._signers[typed["signer"]],
            distribution=_lines(typed["distribution"]),
            source=None if is_extract else typed["source"],
            extract=_lines(typed["extract"]) if is_extract else (),
            is_electronic=typed["format"] == ELECTRONIC,
        )


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())
