"""What text is in this file? .txt, .docx and .pdf with a text layer; everything else is refused with a reason."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from intake.extraction.legacy import repaired
from intake.extraction.plain_text import decoded
from intake.extraction.refusal import SENTENCES, Refused

__all__ = ["DEFAULT_LIMITS", "Limits", "Refused", "extract"]

_ROOT = Path(__file__).resolve().parent.parent.parent
_MEGABYTE = 1024 * 1024
_PICTURES = (b"\xff\xd8\xff", b"\x89PNG", b"GIF8", b"II*\x00", b"MM\x00*", b"BM", b"RIFF")
_OTHERS = (b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b", b"MZ", b"\x7fELF", b"ID3", b"OggS", b"{\\rtf")


@dataclass(frozen=True)
class Limits:
    """How much one file may cost."""

    megabytes: int = 20
    pages: int = 300
    seconds: int = 20
    memory_megabytes: int = 1024


DEFAULT_LIMITS = Limits()


def extract(content: bytes, filename: str = "", limits: Limits = DEFAULT_LIMITS) -> str:
    """The text of a file, NFC or not, as it stands in it. The bytes decide the kind, not the name. Raises Refused."""
    if not content:
        raise Refused("empty")
    if len(content) > limits.megabytes * _MEGABYTE:
        raise Refused("too_big", size=-(-len(content) // _MEGABYTE), limit=limits.megabytes)
    kind = _kind(content, filename)
    return decoded(content) if kind == "txt" else repaired(_in_child(kind, content, limits))


def _kind(content: bytes, filename: str) -> str:
    head = content[:1024].lstrip()
    if b"%PDF-" in content[:1024]:
        return "pdf"
    if content.startswith(b"PK"):
        return "docx"
    if content.startswith(b"\xd0\xcf\x11\xe0"):
        raise Refused("old_word")
    if content.startswith(_PICTURES):
        raise Refused("picture")
    if head.startswith(_OTHERS):
        raise Refused("not_a_document")
    if filename.lower().endswith((".pdf", ".docx")):
        raise Refused("broken")
    return "txt"


def _in_child(kind: str, content: bytes, limits: Limits) -> str:
    figures = [str(n) for n in (limits.pages, limits.seconds, limits.memory_megabytes)]
    command = [sys.executable, "-m", "intake.extraction.child", kind, *figures]
    environment = {key: os.environ[key] for key in ("PATH", "LANG", "VIRTUAL_ENV") if key in os.environ}
    try:
        done = subprocess.run(  # noqa: S603  # our own module, the file only on standard input
            command,
            input=content,
            capture_output=True,
            timeout=limits.seconds + 5,
            cwd=_ROOT,
            env=environment,
            check=False,
        )
    except subprocess.TimeoutExpired as slow:
        raise Refused("too_long") from slow
    try:
        answer = json.loads(done.stdout)
    except ValueError:
        raise Refused(_killed(done.returncode)) from None
    if "text" in answer:
        text: str = answer["text"]
        if not text.strip():
            raise Refused("empty")
        return text
    raise _refusal(answer)


def _killed(code: int) -> str:
    return "too_long" if code in {-24, -9} else "too_greedy" if code in {-6, -11} else "broken"


def _refusal(answer: dict[str, str]) -> Refused:
    """The child's refusal with the figures it has already filled in."""
    code = answer["refused"]
    refused = Refused.__new__(Refused)
    refused.code = code
    Exception.__init__(refused, answer.get("sentence", SENTENCES[code]))
    return refused
