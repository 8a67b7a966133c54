"""What does a message bring? Who sent it and about what, and its files. It comes from anybody: nothing is trusted."""

from __future__ import annotations

import email.errors
from dataclasses import dataclass
from email import message_from_bytes, policy
from email.message import EmailMessage

from directives.policies import Refused
from intake.services.opening import MOST_ATTACHMENTS, Upload
from vietnam.text import squeeze, storable

_DOCUMENTS = (".edxml", ".xml", ".pdf", ".docx", ".doc", ".rtf", ".txt", ".jpg", ".jpeg", ".png")
_MALFORMED = "Thư không đúng chuẩn nên không mở được; hãy mở hộp thư, lưu tệp về rồi đưa vào ở trang Đưa văn bản vào."
# What the standard library raises over headers and parts that break the rules; it names no one class for it.
_BREAKAGE = (ValueError, LookupError, AttributeError, TypeError, RecursionError, email.errors.MessageError)


@dataclass(frozen=True)
class Head:
    """As the sender wrote it; a header that is missing or can't be read is empty."""

    message_id: str
    sender: str
    subject: str


def head_of(raw: bytes) -> Head:
    message = _parsed(raw)
    return Head(_header(message, "Message-ID", 300), _header(message, "From", 200), _header(message, "Subject", 300))


def files_in(raw: bytes, *, limit: int) -> list[Upload]:
    """The files of a message and of those forwarded in it, what may be the paper first; pictures in the running text
    are left out. Raises Refused when there is none, one is over the limit, or the message can't be taken apart."""
    try:
        parts = _parsed(raw).walk() if raw else ()
        found = [upload for part in parts if (upload := _attached(part))]
    except _BREAKAGE as error:
        raise Refused(_MALFORMED) from error
    if not found:
        raise Refused("Thư không kèm tệp nào; nếu văn bản nằm trong lời thư thì hãy dán vào trang Đưa văn bản vào.")
    if len(found) > MOST_ATTACHMENTS:
        raise Refused(f"Thư kèm {len(found)} tệp, nhiều hơn mức {MOST_ATTACHMENTS} tệp.")
    for upload in found:
        if len(upload.content) > limit:
            raise Refused(f"Tệp “{upload.name}” vượt mức {limit // 1_000_000} MB; hãy đề nghị nơi gửi gửi tệp nhỏ hơn.")
    return sorted(found, key=lambda upload: not upload.name.lower().endswith(_DOCUMENTS))


def _parsed(raw: bytes) -> EmailMessage:
    return message_from_bytes(raw, policy=policy.default)


def _attached(part: EmailMessage) -> Upload | None:
    name, content = part.get_filename(), part.get_payload(decode=True)
    is_decoration = part.get_content_maintype() == "image" and part.get_content_disposition() != "attachment"
    if not name or not isinstance(content, bytes) or not content or is_decoration:
        return None
    return Upload(storable(str(name)) or "tệp", content)


def _header(message: EmailMessage, name: str, longest: int) -> str:
    try:
        return squeeze(storable(str(message[name] or "")))[:longest]
    except _BREAKAGE:
        return ""
