"""The separate process that opens an untrusted file: no network, no files written, little memory and time.

usage: python -m intake.extraction.child KIND PAGES SECONDS MEGABYTES PAGE < file > answer (JSON)
"""

import json
import sys
from typing import Any

from jobs import apart


def _text(kind: str, content: bytes, pages: int) -> dict[str, Any]:
    if kind == "pdf":
        from intake.extraction import pdf

        return {"text": pdf.text_of(content, pages=pages)}
    from intake.extraction import word

    return {"text": word.text_of(content)}


def _page(kind: str, content: bytes, pages: int, page: int) -> dict[str, Any]:
    """One page of a scan, read by OCR."""
    from intake.extraction import pdf, picture, scan

    drawn = pdf.drawn(content, page, pages=pages) if kind == "scan" else picture.opened(content)
    text, sure = scan.read(*picture.readable(drawn))
    return {"text": text, "sure": sure}


def answer(kind: str, content: bytes, pages: int, page: int, descriptor: int | None = None) -> dict[str, Any]:
    """What is told to who asked; never raises."""
    from intake.extraction.refusal import Refused

    try:
        return _found(kind, content, pages, page, descriptor)
    except Refused as refused:
        return {"refused": refused.code, "sentence": str(refused)}
    except (MemoryError, ImportError):  # a library that finds no room is not found at all
        return {"refused": "too_greedy"}
    except Exception:  # whatever a parser of untrusted bytes may raise: the answer is the same
        return {"refused": "broken"}


def _found(kind: str, content: bytes, pages: int, page: int, descriptor: int | None) -> dict[str, Any]:
    if kind in {"scan", "photo"}:
        return _page(kind, content, pages, page)
    if kind == "pages":
        from intake.extraction import pdf

        return {"pages": pdf.count(content, pages=pages)}
    if kind == "edxml":
        from intake.extraction import envelope

        return {"message": envelope.read(content)}
    if descriptor is not None:
        from intake.extraction import old_word

        return {"text": old_word.text_of(descriptor)}
    return _text(kind, content, pages)


def main(kind: str, pages: int, seconds: int, megabytes: int, page: int) -> None:
    from intake.extraction import old_word

    content = sys.stdin.buffer.read()
    descriptor = old_word.in_memory(content) if kind == "doc" else None
    apart.confine(seconds=seconds, megabytes=megabytes)
    sys.stdout.buffer.write(json.dumps(answer(kind, content, pages, page, descriptor)).encode())


if __name__ == "__main__":
    main(sys.argv[1], *map(int, sys.argv[2:6]))
