"""How is an untrusted file opened without danger to the rest? In a process of its own, with little of everything."""

from __future__ import annotations

import contextlib
import os
import resource
import signal
import socket
import subprocess
import sys
from pathlib import Path
from typing import Any

_ROOT = Path(__file__).resolve().parent.parent
_MEGABYTE = 1024 * 1024


class TooSlow(Exception):
    """It was still at it when its time was over."""


def run(module: str, words: list[str], content: bytes, *, seconds: int) -> tuple[int, bytes]:
    """The code that `python -m module` ended with, and what it said. Raises TooSlow.

    It gets the file on standard input alone, and a group of its own, so that what it started ends with it.
    """
    environment = {key: os.environ[key] for key in ("PATH", "LANG", "VIRTUAL_ENV") if key in os.environ}
    with subprocess.Popen(  # noqa: S603  # our own module, the file only on standard input
        [sys.executable, "-m", module, *words],
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
            raise TooSlow from slow
        finally:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
    return process.returncode, answered


def confine(*, seconds: int, megabytes: int) -> None:
    """Called inside, before the file is looked at: no network, no files written, little memory and time."""
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    resource.setrlimit(resource.RLIMIT_AS, (megabytes * _MEGABYTE, megabytes * _MEGABYTE))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))

    def no_network(*_: Any, **__: Any) -> None:
        raise OSError("the reader reaches no network")

    socket.socket.connect = no_network  # type: ignore[method-assign]
    socket.create_connection = no_network  # type: ignore[assignment]
