"""How is an untrusted file handed to the separate process, and what is made of its answer or its death?"""

import contextlib
import json
import os
import signal
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from intake.extraction.refusal import SENTENCES, Refused

_ROOT = Path(__file__).resolve().parent.parent.parent
_KILLED_FOR_TIME = {-signal.SIGXCPU, -signal.SIGKILL}
_KILLED_FOR_MEMORY = {-signal.SIGABRT, -signal.SIGSEGV, -signal.SIGTRAP, -signal.SIGBUS}


@dataclass(frozen=True)
class Limits:
    """How much one file may cost; `page_seconds` is for one page of a scan."""

    bytes: int = 20_000_000
    pages: int = 300
    seconds: int = 20
    memory_megabytes: int = 1024
    scanned_pages: int = 40
    page_seconds: int = 60


DEFAULT_LIMITS = Limits()


def ask(kind: str, content: bytes, limits: Limits, *, page: int = 0) -> dict[str, Any]:
    """The child's answer. Raises Refused with its reason, or with ours when it was killed."""
    scanned = kind in {"scan", "photo"}
    pages, seconds = (limits.scanned_pages, limits.page_seconds) if scanned else (limits.pages, limits.seconds)
    figures = [str(n) for n in (pages, seconds, limits.memory_megabytes, page)]
    done, answered = _run([sys.executable, "-m", "intake.extraction.child", kind, *figures], content, seconds + 5)
    try:
        answer: dict[str, Any] = json.loads(answered)
    except ValueError:
        raise Refused(_killed(done)) from None
    if "refused" in answer:
        raise Refused.told(answer["refused"], answer.get("sentence", SENTENCES[answer["refused"]]))
    return answer


def _run(command: list[str], content: bytes, seconds: int) -> tuple[int, bytes]:
    """Runs it in a group of its own, so that what it started ends with it."""
    environment = {key: os.environ[key] for key in ("PATH", "LANG", "VIRTUAL_ENV") if key in os.environ}
    with subprocess.Popen(  # noqa: S603  # our own module, the file only on standard input
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd=_ROOT,
        env=environment,
        start_new_session=True,
    ) as process:
        try:
            answered, _ = process.communicate(content, timeout=seconds)
        except subprocess.TimeoutExpired as slow:
            raise Refused("too_long") from slow
        finally:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
    return process.returncode, answered


def _killed(code: int) -> str:
    return "too_long" if code in _KILLED_FOR_TIME else "too_greedy" if code in _KILLED_FOR_MEMORY else "broken"
