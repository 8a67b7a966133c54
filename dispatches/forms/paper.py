"""The head, the running text and the signature of a letter, as fields."""

from __future__ import annotations

from typing import Any

from django import forms

from directives.facts import PaperFacts
from directives.models import DocumentType, Urgency
from directives.models.papers import ORAL_TYPE
from dispatches.composing import Wording, appendices_of, sections_of
from dispatches.forms.files import WORDS, AttachmentsField
from dispatches.forms.pasted import PastedField
from dispatches.names import Names
from dispatches.printing.appendices import read_appendices, told_appendices
from dispatches.printing.content import as_stored
from dispatches.printing.form import CIRCULATION_MARKS
from dispatches.printing.sections import read, told

AS_PRINTED = "as-printed"
SLANTED = "Chữ nghiêng đặt giữa hai dấu sao: *Chỉ thị số 28-CT/TW*."


def paragraphs(rows: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows, "class": "paper-text"})


class PaperForm(forms.Form):
    """`version` is the one that the writer started from."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    doc_type = forms.ChoiceField(label="Loại văn bản")
    symbol = forms.CharField(label="Ký hiệu", max_length=30, required=False)
    place = forms.CharField(label="Địa danh", max_length=80, required=False)
    urgency = forms.ChoiceField(label="Độ khẩn", choices=Urgency.choices, required=False)
    circulation = forms.ChoiceField(
        label="Phạm vi lưu hành",
        choices=[("", "Không hạn chế"), *((one, one) for one in CIRCULATION_MARKS)],
        required=False,
    )
    subject = PastedField(label="Trích yếu", max_length=500, widget=forms.Textarea(attrs={"rows": 2}))
    basis = PastedField(
        label="Căn cứ", required=False, widget=paragraphs(2), help_text="Mỗi căn cứ một dòng; công văn thường để trống."
    )
    opening = PastedField(
        label="Mở đầu", required=False, widget=paragraphs(4), help_text=f"Mỗi đoạn một dòng. {SLANTED}"
    )
    sections = PastedField(
        label="Các phần, mục, điều",
        required=False,
        widget=paragraphs(4),
        help_text="Mỗi đoạn một dòng. Dòng bắt đầu bằng “Chương I”, “Mục 1”, “I.”, “Điều 1.”, “1.”, “a)” mở một phần "
        f"mới; số thứ tự được đánh lại theo đúng thứ tự. Bảng dán từ bảng tính in ngay tại chỗ. {SLANTED}",
    )
    closing = PastedField(label="Kết thúc", required=False, widget=paragraphs(3), help_text="Mỗi đoạn một dòng.")
    appendices = PastedField(
        label="Phụ lục",
        with_tables=True,
        required=False,
        strip=False,  # the last cell of a table may be empty
        widget=paragraphs(4),
        help_text="Dòng “Phụ lục: TÊN PHỤ LỤC” mở một phụ lục, in từ trang mới; dòng “Kèm theo: Quy chế làm việc của "
        "…” mở văn bản được ban hành kèm theo. Bảng dán từ bảng tính được giữ nguyên cột.",
    )
    signer = forms.ChoiceField(label="Người ký")
    attachments = AttachmentsField(label="Thêm tệp gửi kèm", required=False, help_text=f"{WORDS}; chọn được nhiều tệp.")
    along = forms.CharField(
        label="Gửi kèm văn bản đã vào sổ",
        required=False,
        max_length=60,
        help_text="Gõ số, ký hiệu, ví dụ 145-KH/HU.",
    )

    def __init__(self, *args: Any, facts: PaperFacts, names: Names, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.facts, self.names = facts, names
        types = DocumentType.objects.filter(system=facts.system).exclude(name=ORAL_TYPE)
        self.types = {str(one.pk): one for one in types}
        self.fields["doc_type"].choices = [(key, one.name) for key, one in self.types.items()]  # type: ignore[attr-defined]
        self.fields["signer"].choices = self._signers()  # type: ignore[attr-defined]

    @classmethod
    def initial_of(cls, facts: PaperFacts, wording: Wording, names: Names, version: int) -> dict[str, Any]:
        return {
            "version": version,
            "doc_type": str(facts.doc_type.pk),
            "symbol": facts.symbol,
            "place": facts.place,
            "urgency": facts.urgency,
            "circulation": wording.get("circulation") or "",
            "subject": facts.subject,
            "basis": "\n".join(wording.get("basis") or ()),
            "opening": "\n".join(wording.get("opening") or ()),
            "sections": "\n".join(told(sections_of(wording))),
            "closing": "\n".join(wording.get("closing") or ()),
            "appendices": "\n".join(told_appendices(appendices_of(wording))),
            "signer": _key_of(facts, names),
        }

    def signed(self) -> dict[str, str]:
        """The signer's three lines: of the chosen post, or as they were typed before."""
        chosen = next((one for one in self.names.signers if one.key == self._typed("signer")), None)
        if chosen:
            return {
                "signer_name": chosen.name,
                "signer_authority": chosen.authority,
                "signer_title": chosen.title,
            }
        return {name: getattr(self.facts, name) for name in ("signer_name", "signer_authority", "signer_title")}

    def changes(self) -> dict[str, Any]:
        """The facts as typed; what can't be read keeps its old value, so that a preview shows the rest."""
        typed = {name: self._typed(name) for name in ("symbol", "place", "urgency", "subject")}
        typed["doc_type"] = self.types.get(self._typed("doc_type"))
        return {name: value for name, value in typed.items() if value is not None} | self.signed()

    def wording(self) -> Wording:
        def lines(name: str) -> list[str]:
            return [line.strip(" ") for line in (self._typed(name) or "").splitlines() if line.strip()]

        before, sections = read(lines("sections"))
        return {
            "circulation": self._typed("circulation") or "",
            "basis": lines("basis"),
            "opening": [*lines("opening"), *before],
            "sections": as_stored(sections),
            "closing": lines("closing"),
            "appendices": as_stored(read_appendices((self._typed("appendices") or "").splitlines())),
        }

    def _typed(self, name: str) -> Any:
        return self.cleaned_data.get(name)

    def _signers(self) -> list[tuple[str, str]]:
        choices = [(one.key, one.label) for one in self.names.signers]
        if _key_of(self.facts, self.names) != AS_PRINTED:
            return choices
        printed = self.facts.signer_name
        return [*choices, (AS_PRINTED, f"{printed} (như đã gõ)" if printed else "(chưa chọn)")]


def _key_of(facts: PaperFacts, names: Names) -> str:
    """The post that signs exactly as printed, by its key in the list."""
    printed = (facts.signer_name, facts.signer_authority, facts.signer_title)
    same = (one.key for one in names.signers if (one.name, one.authority, one.title) == printed)
    return next(same, AS_PRINTED)
