"""What text is in this file? .txt, .docx, .doc and .pdf at once, scans and photos by OCR; the rest is refused."""

from collections.abc import Callable

from intake.extraction import old_word, scan
from intake.extraction.plain_text import decoded
from intake.extraction.process import DEFAULT_LIMITS, Limits, ask
from intake.extraction.refusal import Refused
from vietnam.legacy import repaired
from vietnam.text import storable

__all__ = ["DEFAULT_LIMITS", "NEEDS_OCR", "Limits", "Refused", "extract", "kind_of", "ocr"]

NEEDS_OCR = frozenset({"scan", "picture"})  # codes of a refusal after which `ocr` may be tried
_MEGABYTE = 1_000_000
_PICTURES = (b"\xff\xd8\xff", b"\x89PNG", b"GIF8", b"II*\x00", b"MM\x00*", b"BM", b"RIFF")
_OTHERS = (b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b", b"MZ", b"\x7fELF", b"ID3", b"OggS", b"{\\rtf")
_FEWEST_SURE_WORDS = 12


def extract(content: bytes, filename: str = "", limits: Limits = DEFAULT_LIMITS) -> str:
    """The text of a file, NFC or not, as it stands in it, without what no database keeps. Raises Refused.

    The bytes decide the kind, not the name.
    """
    kind = kind_of(content, filename, limits)
    if kind == "txt":
        return storable(decoded(content))
    if kind == "photo":
        raise Refused("picture")
    if kind == "edxml":
        raise Refused("edxml")
    if kind == "doc":
        old_word.check(content)
    text: str = ask(kind, content, limits)["text"]
    if not storable(text).strip():
        raise Refused("empty")
    return repaired(storable(text))


def ocr(
    content: bytes,
    filename: str = "",
    limits: Limits = DEFAULT_LIMITS,
    progress: Callable[[int, int], None] = lambda page, pages: None,
) -> str:
    """The text of a scanned PDF or a photo; takes seconds for each page, so it belongs into a job.

    `progress` is called with (pages read, pages in all). Raises Refused, also where Tesseract is not installed.
    """
    kind = kind_of(content, filename, limits)
    if kind not in {"pdf", "photo"}:
        raise Refused("not_a_scan")
    if not scan.installed():
        raise Refused("no_ocr")
    kind = "scan" if kind == "pdf" else kind
    texts, sure, page, pages = [], 0, 0, 1
    while page < pages:
        answer = ask(kind, content, limits, page=page)
        texts.append(storable(answer["text"]))
        sure, pages, page = sure + answer["sure"], answer["pages"], page + 1
        progress(page, pages)
    if sure < _FEWEST_SURE_WORDS:
        raise Refused("no_words")
    return "\n\f\n".join(texts)


def kind_of(content: bytes, filename: str = "", limits: Limits = DEFAULT_LIMITS) -> str:
    """`pdf`, `docx`, `doc`, `photo`, `edxml` or `txt`. Raises Refused for what is empty, too big or none of them."""
    if not content:
        raise Refused("empty")
    if len(content) > limits.bytes:
        raise Refused("too_big", size=-(-len(content) // _MEGABYTE), limit=limits.bytes // _MEGABYTE)
    return _by_first_bytes(content, filename.lower())


def _by_first_bytes(content: bytes, name: str) -> str:
    head = content[:1024].lstrip()
    if b"%PDF-" in content[:1024]:
        return "pdf"
    if content.startswith(b"PK"):
        return "docx"
    if content.startswith(b"\xd0\xcf\x11\xe0"):
        return "doc"
    if content.startswith(_PICTURES):
        return "photo"
    if head.startswith(_OTHERS):
        raise Refused("not_a_document")
    if name.endswith(".edxml") or (head.removeprefix(b"\xef\xbb\xbf").startswith(b"<") and b"edXML" in content[:4096]):
        return "edxml"
    if name.endswith((".pdf", ".docx", ".doc")):
        raise Refused("broken")
    return "txt"
