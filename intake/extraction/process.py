"""How is an untrusted file handed to the separate process, and what is made of its answer or its death?"""

import json
import signal
from dataclasses import dataclass
from typing import Any

from intake.extraction.refusal import SENTENCES, Refused
from jobs import apart

_KILLED_FOR_TIME = {-signal.SIGXCPU, -signal.SIGKILL}
_KILLED_FOR_MEMORY = {-signal.SIGABRT, -signal.SIGSEGV, -signal.SIGTRAP, -signal.SIGBUS}


@dataclass(frozen=True)
class Limits:
    """How much one file may cost; `page_seconds` is for one page of a scan, `scan_seconds` for all of them."""

    bytes: int = 20_000_000
    pages: int = 300
    seconds: int = 20
    memory_megabytes: int = 1024
    page_seconds: int = 60
    scan_seconds: int = 4500


DEFAULT_LIMITS = Limits()


def ask(kind: str, content: bytes, limits: Limits, *, page: int = 0) -> dict[str, Any]:
    """The child's answer. Raises Refused with its reason, or with ours when it was killed."""
    seconds = limits.page_seconds if kind in {"scan", "photo"} else limits.seconds
    figures = [str(n) for n in (limits.pages, seconds, limits.memory_megabytes, page)]
    try:
        done, answered = apart.run("intake.extraction.child", [kind, *figures], content, seconds=seconds + 5)
    except apart.TooSlow as slow:
        raise Refused("too_long") from slow
    try:
        answer: dict[str, Any] = json.loads(answered)
    except ValueError:
        raise Refused(_killed(done)) from None
    if "refused" in answer:
        raise Refused.told(answer["refused"], answer.get("sentence", SENTENCES[answer["refused"]]))
    return answer


def _killed(code: int) -> str:
    return "too_long" if code in _KILLED_FOR_TIME else "too_greedy" if code in _KILLED_FOR_MEMORY else "broken"
