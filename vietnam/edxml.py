"""What does a message of the national exchange look like, and which codes stand in it? QCVN 102:2016/BTTTT.

Written for a new paper, with what its issuer knows when it is issued. Elements stand in the order of the regulation's
own numbering; one of which nothing is known is left out. So are the exchange's own id of an organisation and what
follows from it (OrganId, DocumentId), and codes whose table we have not read (DocumentType/Type, SteeringType).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final, TypeAlias

from lxml import etree

NAMESPACE: Final = "http://www.mic.gov.vn/TBT/QCVN_102_2016"
NORMAL: Final = "0"
URGENCIES: Final = {"1": "Khẩn", "2": "Thượng khẩn", "3": "Hỏa tốc", "4": "Hỏa tốc hẹn giờ"}  # OtherInfo/Priority
NEW: Final = "0"  # BussinessDocType, spelled as in the regulation

Said: TypeAlias = "str | Sequence[tuple[str, Said]]"


@dataclass(frozen=True, kw_only=True)
class NewPaper:
    """One paper as its issuer tells it. `urgency` as printed, "" for none; `due_on` is the first day on which something
    is due."""

    issuer: str
    recipients: Sequence[str]
    number: str
    symbol: str
    place: str
    issued_on: date
    type_name: str
    subject: str
    signer_authority: str
    signer_position: str
    signer_name: str
    due_on: date | None
    copies: Sequence[str]
    urgency: str
    appendices: Sequence[str]


def written(paper: NewPaper, *, at: datetime) -> bytes:
    """The message in UTF-8, sent off `at`; the same bytes for the same paper and moment. Nothing is attached to it.

    Raises ValueError on a text with control characters, which no XML can hold."""
    header = [
        ("MessageHeader", _header(paper)),
        (
            "TraceHeaderList",
            [
                ("TraceHeader", [("Timestamp", f"{at:%Y/%m/%d %H:%M:%S}")]),
                ("Bussiness", [("BussinessDocType", NEW), ("BussinessDocReason", "Văn bản điện tử mới")]),
            ],
        ),
    ]
    root = etree.Element(_name("edXML"), nsmap={"edXML": NAMESPACE})
    _add(root, "edXMLEnvelope", [("edXMLHeader", header), ("edXMLBody", [("edXMLManifest", [])])])
    _add(root, "AttachmentEncoded", [])
    root[0][1][0].set("version", "1.0")
    whole: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)
    return whole


def _header(paper: NewPaper) -> Said:
    signer = [
        ("Competence", paper.signer_authority),
        ("Position", paper.signer_position),
        ("FullName", paper.signer_name),
    ]
    priority = next((code for code, words in URGENCIES.items() if words == paper.urgency), NORMAL)
    return [
        ("From", [("OrganizationInCharge", paper.issuer), ("OrganName", paper.issuer)]),
        *(("To", [("OrganName", name)]) for name in paper.recipients),
        ("Code", [("CodeNumber", paper.number), ("CodeNotation", paper.symbol)]),
        ("PromulgationInfo", [("Place", paper.place), ("PromulgationDate", f"{paper.issued_on:%Y/%m/%d}")]),
        ("DocumentType", [("TypeName", paper.type_name)]),
        ("Subject", paper.subject),
        ("Content", paper.subject),
        ("SignerInfo", signer),
        ("DueDate", f"{paper.due_on:%Y/%m/%d}" if paper.due_on else ""),
        ("ToPlaces", [("Place", name) for name in paper.copies]),
        ("OtherInfo", [("Priority", priority), ("Appendixes", [("Appendix", title) for title in paper.appendices])]),
    ]


def _add(above: etree._Element, name: str, said: Said) -> None:
    if isinstance(said, str):
        if said:
            etree.SubElement(above, _name(name)).text = said
        return
    own = etree.SubElement(above, _name(name))
    for part, words in said:
        _add(own, part, words)


def _name(local: str) -> str:
    return f"{{{NAMESPACE}}}{local}"
