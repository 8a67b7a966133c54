"""What text does an old .doc hold? antiword's answer; it sees the file only through a descriptor in memory."""

import os
import shutil
import subprocess

from intake.extraction.refusal import Refused

_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_WORD = "WordDocument".encode("utf-16-le")


def installed() -> bool:
    return shutil.which("antiword") is not None


def check(content: bytes) -> None:
    """An OLE file is Word's only if it says so; Excel and PowerPoint have the same first bytes."""
    if _ENCRYPTED in content:
        raise Refused("encrypted")
    if _WORD not in content:
        raise Refused("not_a_document")
    if not installed():
        raise Refused("no_antiword")


def in_memory(content: bytes) -> int:
    """A descriptor of the file, to be made before the process may write nothing any more."""
    descriptor = os.memfd_create("paper", 0)
    with os.fdopen(os.dup(descriptor), "wb") as out:
        out.write(content)
    os.lseek(descriptor, 0, os.SEEK_SET)
    return descriptor


def text_of(descriptor: int) -> str:
    program = shutil.which("antiword") or "antiword"
    command = [program, "-m", "UTF-8.txt", "-w", "0", f"/proc/self/fd/{descriptor}"]
    done = subprocess.run(  # noqa: S603  # a program of the system
        command, capture_output=True, pass_fds=(descriptor,), check=False
    )
    if done.returncode:
        raise Refused("encrypted" if b"ncrypted" in done.stderr else "broken")
    return done.stdout.decode("utf-8", errors="replace")
