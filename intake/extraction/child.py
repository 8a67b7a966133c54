"""The separate process that opens an untrusted file: no network, no files written, little memory and time.

usage: python -m intake.extraction.child KIND PAGES SECONDS MEGABYTES < file > answer (JSON)
"""

import json
import resource
import socket
import sys
from typing import Any

_MEGABYTE = 1024 * 1024


def _confine(seconds: int, megabytes: int) -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    resource.setrlimit(resource.RLIMIT_AS, (megabytes * _MEGABYTE, megabytes * _MEGABYTE))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))

    def no_network(*_: Any, **__: Any) -> None:
        raise OSError("the reader reaches no network")

    socket.socket.connect = no_network  # type: ignore[method-assign]
    socket.create_connection = no_network  # type: ignore[assignment]


def _read(kind: str, content: bytes, pages: int) -> str:
    if kind == "pdf":
        from intake.extraction import pdf

        return pdf.text_of(content, pages=pages)
    from intake.extraction import word

    return word.text_of(content)


def main(kind: str, pages: int, seconds: int, megabytes: int) -> None:
    from intake.extraction.refusal import Refused

    _confine(seconds, megabytes)
    try:
        answer: dict[str, Any] = {"text": _read(kind, sys.stdin.buffer.read(), pages)}
    except Refused as refused:
        answer = {"refused": refused.code, "sentence": str(refused)}
    except MemoryError:
        answer = {"refused": "too_greedy"}
    except Exception:  # whatever a parser of untrusted bytes may raise: the answer is the same
        answer = {"refused": "broken"}
    sys.stdout.buffer.write(json.dumps(answer).encode())


if __name__ == "__main__":
    main(sys.argv[1], *map(int, sys.argv[2:5]))
