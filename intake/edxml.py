"""What does a message of the national exchange bring? Header, attachments, and the draft made of both.

QCVN 102:2016/BTTTT; the message is opened in the separate process of `intake.extraction`.
"""

import base64
import datetime as dt
import re
from dataclasses import dataclass, replace
from typing import Any, Literal

from intake.extraction.process import DEFAULT_LIMITS, Limits, ask
from intake.reading import Citation, Doubt, Found, Reading, read
from vietnam import dates, symbols, text, types
from vietnam.edxml import URGENCIES

Purpose = Literal["new", "recall", "update", "replace"]
_PURPOSES: dict[str, Purpose] = {"0": "new", "1": "recall", "2": "update", "3": "replace"}
_LABELS = {
    "number": "số",
    "symbol": "ký hiệu",
    "date": "ngày ban hành",
    "subject": "trích yếu",
    "doc_type": "loại văn bản",
    "signer_name": "người ký",
}
_AS_TOLD = (
    *("document_id", "number", "symbol", "place", "subject", "issuer", "issuer_in_charge", "issuer_code"),
    *("signer_authority", "signer_position", "signer_name", "reason"),
)
_TEXTS = (".docx", ".doc", ".pdf", ".txt")


@dataclass(frozen=True)
class Attachment:
    name: str
    type: str
    content: bytes


@dataclass(frozen=True)
class Answer:
    """A paper that this one answers (ResponseFor)."""

    number_symbol: str | None
    document_id: str | None
    issued_on: dt.date | None

    @property
    def named(self) -> str | None:
        """Its number and symbol, told or taken from the exchange's own id: organisation, date, number."""
        return self.number_symbol or (self.document_id or "").rpartition(",")[2].strip() or None


@dataclass(frozen=True)
class Message:
    """`document_id` is the exchange's own: organisation, date, number. `concerns` are such ids, of the
    papers that are replaced, updated or recalled."""

    document_id: str | None
    number: str | None
    symbol: str | None
    place: str | None
    issued_on: dt.date | None
    doc_type: str | None
    subject: str | None
    issuer: str | None
    issuer_in_charge: str | None
    issuer_code: str | None
    signer_authority: str | None
    signer_position: str | None
    signer_name: str | None
    due_on: dt.date | None
    urgency: str | None
    to: tuple[str, ...]
    to_places: tuple[str, ...]
    purpose: Purpose
    reason: str | None
    answers: tuple[Answer, ...]
    concerns: tuple[str, ...]
    attachments: tuple[Attachment, ...]

    @property
    def main(self) -> Attachment | None:
        """The attachment that holds the paper itself: the first whose name is that of a text."""
        named = [each for each in self.attachments if each.name.lower().endswith(_TEXTS)]
        return next(iter(named or self.attachments), None)


def opened(content: bytes, limits: Limits = DEFAULT_LIMITS) -> Message:
    """Raises Refused: not well-formed, a status message, or an attachment that is not what it says."""
    return made(told(content, limits))


def told(content: bytes, limits: Limits = DEFAULT_LIMITS) -> dict[str, Any]:
    """The message as plain values that can be kept as JSON, attachments as base64. Raises Refused."""
    message: dict[str, Any] = ask("edxml", content, limits)["message"]
    return message


def made(told: dict[str, Any]) -> Message:
    """The message of such values; without attachments where they were put aside."""
    return Message(
        **{key: told[key] for key in _AS_TOLD},
        issued_on=_day(told["issued_on"]),
        due_on=_day(told["due_on"]),
        doc_type=types.by_title(told["doc_type"] or ""),
        urgency=URGENCIES.get(told["priority"] or ""),
        to=tuple(filter(None, told["to"])),
        to_places=tuple(filter(None, told["to_places"])),
        purpose=_PURPOSES.get(told["purpose"] or "0", "new"),
        answers=tuple(
            Answer(each["number_symbol"], each["document_id"], _day(each["issued_on"])) for each in told["responses"]
        ),
        concerns=tuple(filter(None, told["concerns"])),
        attachments=tuple(
            Attachment(each["name"], each["type"], base64.b64decode(each["content"]))
            for each in told.get("attachments", ())
        ),
    )


def _day(printed: str | None) -> dt.date | None:
    """`2018/09/28`, also with an hour behind it."""
    match = re.match(r"(\d{4})[/-](\d{1,2})[/-](\d{1,2})", printed or "")
    try:
        return dates.checked(*(int(part) for part in match.groups())).full if match else None
    except dates.BadDate:
        return None


def draft(message: Message, main_text: str = "") -> Reading:
    """The reading of the main attachment under the header. Where the header speaks it is believed, for it was typed for
    this very paper; what the text says otherwise is doubted and keeps its place there."""
    reading = read(main_text) if main_text.strip() else Reading()
    changes: dict[str, Any] = {}
    doubts: list[Doubt] = []
    for key, said in _said(message).items():
        printed: Found | None = getattr(reading, key)
        if printed is None or not _agree(said, printed.value):
            changes[key] = Found(said, printed.spans if printed else ())
        if printed and key in _LABELS and key in changes and "?" not in printed.value:
            doubts.append(_contradiction(key, said, printed))
    if reading.recipients is None and message.to:
        changes["recipients"] = tuple(Found(name, ()) for name in message.to)
    if reading.archive_list is None and message.to_places:
        changes["archive_list"] = tuple(Found(name, ()) for name in message.to_places)
    changes["basis"] = (*reading.basis, *_answered(message, reading))
    filled = {key for key in changes if key != "archive_list"}
    left = tuple(doubt for doubt in reading.doubts if doubt.field not in filled)
    return replace(reading, **changes, doubts=(*doubts, *left))


def _answered(message: Message, reading: Reading) -> list[Citation]:
    """The papers that it answers, beside those that its text cites; a number of the exchange's own is none."""
    if message.purpose != "new":
        return []
    cited = [each.number_symbol for each in reading.basis if each.number_symbol]
    found = {each.named: each.issued_on for each in message.answers if each.named and _is_number(each.named)}
    return [
        Citation(None, named, on.isoformat() if on else None, None, (), cited_as="trả lời")
        for named, on in found.items()
        if not any(_agree(named, one) for one in cited)
    ]


def _is_number(named: str) -> bool:
    parsed = symbols.parse(named)
    return bool(parsed and parsed.number and parsed.symbol)


def _said(message: Message) -> dict[str, str]:
    subject = re.sub(r"^\s*V/v\s+", "", message.subject or "", flags=re.IGNORECASE) or None
    values = {
        "issuer": message.issuer,
        "number": message.number,
        "symbol": message.symbol,
        "doc_type": message.doc_type,
        "place": message.place,
        "date": message.issued_on.isoformat() if message.issued_on else None,
        "subject": subject,
        "signer_authority": message.signer_authority,
        "signer_position": message.signer_position,
        "signer_name": message.signer_name,
        "urgency": message.urgency,
    }
    return {key: value for key, value in values.items() if value}


def _agree(one: str, other: str) -> bool:
    """Accents, case and blanks make no difference, nor does a zero in front of the number."""
    first, second = (re.sub(r"\W", "", text.fold(value)).lstrip("0") for value in (one, other))
    return first == second


def _contradiction(key: str, said: str, printed: Found) -> Doubt:
    sentence = f"Gói edXML ghi {_LABELS[key]} là “{said}” nhưng trong văn bản là “{printed.value}”; hãy kiểm tra."
    return Doubt("contradiction", key, sentence, printed.spans)
