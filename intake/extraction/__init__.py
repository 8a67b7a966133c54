"""What text is in this file? .txt, .docx, .doc and .pdf at once, scans and photos by OCR; the rest is refused."""

import time
from collections.abc import Callable

from intake import unread
from intake.extraction import old_word, scan
from intake.extraction.plain_text import decoded
from intake.extraction.process import DEFAULT_LIMITS, Limits, ask
from intake.extraction.refusal import Refused
from vietnam.legacy import repaired
from vietnam.text import storable

__all__ = ["DEFAULT_LIMITS", "NEEDS_OCR", "Limits", "Refused", "check_size", "extract", "kind_of", "ocr"]

NEEDS_OCR = frozenset({"scan", "picture"})  # codes of a refusal after which `ocr` may be tried
_MEGABYTE = 1_000_000
_PICTURES = (b"\xff\xd8\xff", b"\x89PNG", b"GIF8", b"II*\x00", b"MM\x00*", b"BM", b"RIFF")
_OTHERS = (b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b", b"MZ", b"\x7fELF", b"ID3", b"OggS")
_FEWEST_SURE_WORDS = 12
_OF_ONE_PAGE = frozenset({"broken", "too_long", "too_greedy"})  # codes of a refusal that the next page need not get
_MOST_FAILED = 5  # pages; after them the rest is not tried


def extract(content: bytes, filename: str = "", limits: Limits = DEFAULT_LIMITS) -> str:
    """The text of a file, NFC or not, as it stands in it, without what no database keeps. Raises Refused.

    The bytes decide the kind, not the name.
    """
    kind = kind_of(content, filename, limits)
    if kind == "txt":
        return decoded(content)
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

    `progress` is called with (pages read, pages in all); what it raises ends the work. A page that can't be read is
    said in its place (`intake.unread`). Raises Refused, also where Tesseract is not installed.
    """
    kind = kind_of(content, filename, limits)
    if kind not in {"pdf", "photo"}:
        raise Refused("not_a_scan")
    if not scan.installed():
        raise Refused("no_ocr")
    if kind == "photo":
        return _words_of(*_read("photo", content, limits, 1, progress))
    pages = ask("pages", content, limits)["pages"]
    return _words_of(*_read("scan", content, limits, pages, progress))


def _read(
    kind: str, content: bytes, limits: Limits, pages: int, progress: Callable[[int, int], None]
) -> tuple[list[str], int, list[Refused]]:
    """The text of each page, how many words in all are sure, and why pages could not be read."""
    texts: list[str] = []
    failed: list[Refused] = []
    sure, ends = 0, time.monotonic() + limits.scan_seconds
    for page in range(pages):
        if len(failed) == _MOST_FAILED or time.monotonic() > ends:
            texts.append(unread.line(page + 1, pages))
            break
        try:
            answer = ask(kind, content, limits, page=page)
            texts.append(storable(answer["text"]))
            sure += answer["sure"]
        except Refused as refused:
            if refused.code not in _OF_ONE_PAGE:
                raise
            failed.append(refused)
            texts.append(unread.line(page + 1, page + 1))
        progress(page + 1, pages)
    return texts, sure, failed


def _words_of(texts: list[str], sure: int, failed: list[Refused]) -> str:
    if sure < _FEWEST_SURE_WORDS:
        raise failed[0] if failed else Refused("no_words")
    return "\n\f\n".join(texts)


def kind_of(content: bytes, filename: str = "", limits: Limits = DEFAULT_LIMITS) -> str:
    """`pdf`, `docx`, `doc`, `photo`, `edxml` or `txt`. Raises Refused for what is empty, too big or none of them."""
    if not content:
        raise Refused("empty")
    check_size(len(content), limits)
    return _by_first_bytes(content, filename.lower())


def check_size(size: int, limits: Limits) -> None:
    """Raises Refused for more bytes than that."""
    if size > limits.bytes:
        raise Refused("too_big", size=-(-size // _MEGABYTE), limit=limits.bytes // _MEGABYTE)


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
    if head.startswith(b"{\\rtf"):
        raise Refused("rtf")
    if name.endswith(".edxml") or (head.removeprefix(b"\xef\xbb\xbf").startswith(b"<") and b"edXML" in content[:4096]):
        return "edxml"
    if name.endswith((".pdf", ".docx", ".doc")):
        raise Refused("broken")
    return "txt"
