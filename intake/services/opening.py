"""What is in the files, before anything is kept? The text of the paper, or why it has none yet; and what else came."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from directives.policies import Refused
from intake import edxml, extraction, files
from intake.limits import limits

# What is no paper, or does harm, is not kept. All else is, unread, for somebody to paste the text beside it.
NOT_KEPT = {"empty", "too_big", "not_a_document", "bomb", "hostile", "script", "edxml_hostile", "edxml_status"}
MOST_ATTACHMENTS = 50


@dataclass(frozen=True)
class Upload:
    """One file as it came."""

    name: str
    content: bytes

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.content).hexdigest()


@dataclass(frozen=True)
class Opened:
    """`uploads` as they are to be kept, the paper first. A scan has its text still before it; `header` is that of an
    edXML message (`edxml.told`)."""

    uploads: Sequence[Upload]
    text: str = ""
    problem: str = ""
    is_scan: bool = False
    header: dict[str, Any] = field(default_factory=dict)


def opened(text: str, uploads: Sequence[Upload]) -> Opened:
    """Pasted text goes before the text of a file. Raises Refused for programs and for what is no document."""
    _refuse_programs(uploads)
    if text.strip():
        return Opened(uploads, text)
    if not uploads:
        raise Refused("Chưa có nội dung nào. Hãy dán văn bản hoặc chọn tệp.")
    first, *others = uploads
    try:
        if extraction.kind_of(first.content, first.name, limits()) == "edxml":
            return _message(first, others)
        return _read(uploads)
    except extraction.Refused as refused:
        if refused.code in NOT_KEPT:
            raise Refused(f"{first.name}: {refused.sentence}") from refused
        return Opened(uploads, problem=refused.sentence[:300])


def _message(envelope: Upload, others: Sequence[Upload]) -> Opened:
    """The attachments take the place of the envelope, which is kept behind them as it came."""
    told = edxml.told(envelope.content, limits())
    message = edxml.made(told)
    header = {key: value for key, value in told.items() if key != "attachments"}
    parts = sorted(message.attachments, key=lambda part: part is not message.main)
    if len(parts) > MOST_ATTACHMENTS:
        raise Refused(f"{envelope.name}: gói có {len(parts)} tệp, nhiều hơn mức {MOST_ATTACHMENTS} tệp.")
    attached = [Upload(part.name, part.content) for part in parts]
    _refuse_programs(attached)
    uploads = [*attached, *others, envelope]
    if not attached:
        return Opened(uploads, header=header, problem="Gói edXML không có tệp văn bản nào kèm theo.")
    try:
        return _read(uploads, header)
    except extraction.Refused as refused:
        unread = f"Không đọc được tệp đính kèm “{attached[0].name}”. {refused.sentence}"
        return Opened(uploads, header=header, problem=unread[:300])


def _read(uploads: Sequence[Upload], header: dict[str, Any] | None = None) -> Opened:
    paper = uploads[0]
    try:
        return Opened(uploads, extraction.extract(paper.content, paper.name, limits()), header=header or {})
    except extraction.Refused as refused:
        if refused.code not in extraction.NEEDS_OCR:
            raise
        return Opened(uploads, is_scan=True, header=header or {})


def _refuse_programs(uploads: Sequence[Upload]) -> None:
    for upload in uploads:
        if files.is_program(upload.content[:8]):
            raise Refused(f"Tệp “{upload.name}” là chương trình, không phải văn bản. Hãy chọn tệp khác.")
