"""What kind of file is this, by its first bytes? The browser's own word is not believed."""

from __future__ import annotations

_HEADS = (
    (b"%PDF-", "application/pdf"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"\x89PNG", "image/png"),
    (b"\xd0\xcf\x11\xe0", "application/msword"),
)
_OFFICE = "application/vnd.openxmlformats-officedocument"
_ZIPPED = {
    "docx": f"{_OFFICE}.wordprocessingml.document",
    "xlsx": f"{_OFFICE}.spreadsheetml.sheet",
    "pptx": f"{_OFFICE}.presentationml.presentation",
}
_PROGRAMS = (b"MZ", b"\x7fELF", b"#!", b"\xca\xfe\xba\xbe", b"\xcf\xfa\xed\xfe")
UNKNOWN = "application/octet-stream"


def content_type(name: str, head: bytes) -> str:
    """The type under which the file is kept; what is not known is only ever offered for saving."""
    ending = name.rsplit(".", 1)[-1].lower()
    if head.startswith(b"PK"):
        return _ZIPPED.get(ending, "application/zip")
    known = next((kind for start, kind in _HEADS if head.startswith(start)), "")
    return known or ("text/plain" if ending == "txt" and b"\0" not in head else UNKNOWN)


def is_program(head: bytes) -> bool:
    return head.startswith(_PROGRAMS)
