"""Which letters do these bytes stand for? UTF-8, UTF-16 and the old Vietnamese encodings."""

import codecs
import re

from intake.extraction.refusal import Refused
from vietnam.legacy import familiar, repaired
from vietnam.text import nfc, storable

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


def decoded(content: bytes) -> str:
    text = _by_mark(content) or _utf8(content) or _utf16(content) or _old(content)
    if len(_CONTROLS.findall(text[:50_000])) > 4:
        raise Refused("not_a_document")
    text = storable(text)
    if not text.strip():
        raise Refused("empty")
    return repaired(text)


def _by_mark(content: bytes) -> str | None:
    for mark, encoding in _BOMS:
        if content.startswith(mark):
            return content.decode(encoding, errors="replace")
    return None


def _utf8(content: bytes) -> str | None:
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return None


def _utf16(content: bytes) -> str | None:
    """Without a mark: every second byte of Latin text is zero."""
    sample = content[:4000]
    if sample.count(0) < len(sample) // 5:
        return None
    encoding = "utf-16-le" if sample[1::2].count(0) > sample[0::2].count(0) else "utf-16-be"
    return content.decode(encoding, errors="replace")


def _old(content: bytes) -> str:
    latin = content.decode("latin-1")
    vietnamese = nfc(content.decode("cp1258", errors="replace"))
    return vietnamese if familiar(vietnamese) > familiar(repaired(latin)) else latin
