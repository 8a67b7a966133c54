"""What stands in an edXML message (QCVN 102:2016/BTTTT)? Its header as plain values; runs in the separate process.

Elements are found by their local names: the exchange's own programs disagree about prefixes.
"""

import base64
import binascii
import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from typing import Any

from lxml import etree

from intake.extraction.refusal import Refused

_MOST_UNPACKED = 100 * 1024 * 1024
_SIZES = ("Size", "FileSize", "AttachmentSize", "ContentLength")
STATUS = {
    "01": "đã đến",
    "02": "từ chối nhận",
    "03": "đã tiếp nhận",
    "04": "đã phân công",
    "05": "đang xử lý",
    "06": "đã hoàn thành",
    "13": "yêu cầu lấy lại",
    "15": "đồng ý cập nhật hoặc thu hồi",
    "16": "từ chối cập nhật hoặc thu hồi",
}


def read(content: bytes) -> dict[str, Any]:
    """The message as JSON-able values, attachments as base64. Raises Refused."""
    root = _parsed(content)
    header = _first(root, "MessageHeader")
    if header is None or etree.QName(root).localname != "edXML":
        raise Refused("edxml_none")
    if (status := _text(header, "StatusCode")) is not None:
        about = _text(header, "ResponseFor", "Code") or _text(header, "ResponseFor", "DocumentId") or "không rõ số"
        raise Refused("edxml_status", meaning=STATUS.get(status, f"mã {status}"), about=about)
    return _header(root, header) | {"attachments": list(_attachments(root))}


def _parsed(content: bytes) -> etree._Element:
    if b"<!DOCTYPE" in content or b"<!ENTITY" in content:
        raise Refused("edxml_hostile")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True, remove_pis=True)
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise Refused("edxml_broken", line=error.lineno or 1) from error
    if root.getroottree().docinfo.doctype:
        raise Refused("edxml_hostile")
    return root


def _header(root: etree._Element, header: etree._Element) -> dict[str, Any]:
    business = _first(root, "Bussiness")
    return {
        "document_id": _text(header, "DocumentId"),
        "number": _text(header, "Code", "CodeNumber"),
        "symbol": _text(header, "Code", "CodeNotation"),
        "place": _text(header, "PromulgationInfo", "Place"),
        "issued_on": _text(header, "PromulgationInfo", "PromulgationDate"),
        "doc_type": _text(header, "DocumentType", "TypeName"),
        "subject": _text(header, "Subject"),
        "content": _text(header, "Content"),
        "issuer": _text(header, "From", "OrganName"),
        "issuer_in_charge": _text(header, "From", "OrganizationInCharge"),
        "issuer_code": _text(header, "From", "OrganId"),
        "signer_authority": _text(header, "SignerInfo", "Competence"),
        "signer_position": _text(header, "SignerInfo", "Position"),
        "signer_name": _text(header, "SignerInfo", "FullName"),
        "due_on": _text(header, "DueDate"),
        "priority": _text(header, "OtherInfo", "Priority"),
        "to": [_text(to, "OrganName") for to in _children(header, "To")],
        "to_places": [_squeezed(place) for places in _children(header, "ToPlaces") for place in places],
        "responses": [
            {
                "number_symbol": _text(each, "Code"),
                "document_id": _text(each, "DocumentId"),
                "issued_on": _text(each, "PromulgationDate"),
            }
            for each in _children(header, "ResponseFor")
        ],
        "purpose": _text(business, "BussinessDocType") if business is not None else None,
        "reason": _text(business, "BussinessDocReason") if business is not None else None,
        "concerns": _concerned(root, business),
    }


def _concerned(root: etree._Element, business: etree._Element | None) -> list[str | None]:
    """The papers that are updated, recalled or replaced."""
    replaced = [_text(each, "DocumentId") for each in _all(root, "ReplacementInfo")]
    return replaced or [_text(business, "DocumentId") if business is not None else None]


def _attachments(root: etree._Element) -> Iterator[dict[str, str]]:
    listed = {_text(each, "ContentId"): _text(each, "AttachmentName") for each in _all(root, "Reference")}
    listed.pop(None, None)
    unpacked = 0
    for each in _all(root, "Attachment"):
        listed.pop(_text(each, "ContentId"), None)
        name = _text(each, "AttachmentName") or _text(each, "Description") or "không tên"
        content = _unpacked(name, _decoded(name, each))
        _check_size(name, each, content)
        unpacked += len(content)
        if unpacked > _MOST_UNPACKED:
            raise Refused("bomb")
        yield {"name": name, "type": _text(each, "ContentType") or "", "content": base64.b64encode(content).decode()}
    for missing in listed.values():
        raise Refused("attachment_missing", name=missing or "không tên")


def _decoded(name: str, attachment: etree._Element) -> bytes:
    encoded = _text(attachment, "ContentTransferEncoded") or ""
    try:
        content = base64.b64decode(re.sub(r"\s+", "", encoded), validate=True)
    except (binascii.Error, ValueError) as error:
        raise Refused("attachment_broken", name=name) from error
    if not content:
        raise Refused("attachment_broken", name=name)
    return content


def _unpacked(name: str, content: bytes) -> bytes:
    """Attachments travel zipped, one file in each archive; a .docx is a zip of its own and stays whole."""
    if not content.startswith(b"PK"):
        return content
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = [part for part in archive.infolist() if not part.is_dir()]
            if any(part.filename == "[Content_Types].xml" for part in parts) or len(parts) != 1:
                return content
            return _within(name, archive, parts[0])
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, ValueError) as error:
        raise Refused("attachment_broken", name=name) from error


def _within(name: str, archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> bytes:
    if part.file_size > _MOST_UNPACKED:
        raise Refused("bomb")
    with archive.open(part) as stream:
        content = stream.read(part.file_size + 1)
    if len(content) != part.file_size:
        raise Refused("attachment_size", name=name, stated=part.file_size, actual=len(content))
    return content


def _check_size(name: str, attachment: etree._Element, content: bytes) -> None:
    for key in _SIZES:
        stated = _text(attachment, key)
        if stated and stated.isdigit() and int(stated) != len(content):
            raise Refused("attachment_size", name=name, stated=int(stated), actual=len(content))


def _name(element: etree._Element) -> str:
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def _children(parent: etree._Element, name: str) -> list[etree._Element]:
    return [child for child in parent if _name(child) == name]


def _all(parent: etree._Element, name: str) -> Iterator[etree._Element]:
    return (each for each in parent.iter() if _name(each) == name)


def _first(parent: etree._Element, name: str) -> etree._Element | None:
    return next(_all(parent, name), None)


def _text(parent: etree._Element, *path: str) -> str | None:
    """The text of the first element down a path of local names; None when it is missing or blank."""
    at: etree._Element | None = parent
    for name in path:
        at = next(iter(_children(at, name)), None) if at is not None else None
    return (_squeezed(at) or None) if at is not None else None


def _squeezed(element: etree._Element) -> str:
    return " ".join((element.text or "").split())
