"""Who keeps the processes of the embedded size running? Starts children, restarts one that dies, stops all of them."""

import ctypes
import os
import signal
import subprocess
import sys
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

# A child that dies this often within this many seconds will not get better by itself.
RESTARTS, WITHIN_SECONDS = 3, 60
# How long a child may take to finish its work after SIGTERM.
GRACE_SECONDS = 10
PR_SET_PDEATHSIG = 1


class GaveUpError(Exception):
    """A child died again and again. Its name and the last lines of its log."""

    def __init__(self, name: str, last_lines: str) -> None:
        super().__init__(name, last_lines)
        self.name, self.last_lines = name, last_lines


@dataclass
class Child:
    """One program: its name, its command and where its words go."""

    name: str
    command: list[str]
    log: Path
    environment: dict[str, str] = field(default_factory=dict)
    process: subprocess.Popen[bytes] | None = None
    deaths: deque[float] = field(default_factory=lambda: deque(maxlen=RESTARTS))

    def start(self) -> None:
        """In its own process group, so that Ctrl-C reaches the supervisor alone and stopping reaches grandchildren."""
        self.log.parent.mkdir(parents=True, exist_ok=True)
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(  # noqa: S603  (our own commands)
                self.command,
                env={**os.environ, **self.environment},
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
                preexec_fn=die_with_parent if sys.platform == "linux" else None,
            )

    @property
    def alive(self) -> bool:
        return self.process is not None and self.process.poll() is None

    def signal_group(self, number: signal.Signals) -> None:
        if self.process is not None:
            try:
                os.killpg(self.process.pid, number)
            except ProcessLookupError:
                return

    def last_lines(self, count: int = 15) -> str:
        text = self.log.read_text(encoding="utf-8", errors="replace") if self.log.exists() else ""
        return "\n".join(text.splitlines()[-count:])


def die_with_parent() -> None:
    """If the supervisor is killed outright, the kernel stops the child."""
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


class Supervisor:
    """Runs children until told to stop. The first child is the one the others need: it stops last."""

    def __init__(self, children: list[Child], notify: Callable[[str], None]) -> None:
        self.children = children
        self.notify = notify
        self.stopping = False

    def request_stop(self, *_: object) -> None:
        self.stopping = True

    def revive(self, child: Child, now: float) -> None:
        """Starts a dead child again, or gives up when it keeps dying."""
        child.deaths.append(now)
        if len(child.deaths) == RESTARTS and now - child.deaths[0] < WITHIN_SECONDS:
            raise GaveUpError(child.name, child.last_lines())
        child.signal_group(signal.SIGKILL)  # what the dead one left behind
        self.notify(child.name)
        child.start()

    def watch(self, every: float = 0.5) -> None:
        while not self.stopping:
            for child in self.children:
                if not child.alive and not self.stopping:
                    self.revive(child, time.monotonic())
            time.sleep(every)

    def stop(self) -> None:
        """Asks the children to finish, waits, then kills what is left of their groups. The first serves the others."""
        for group in (self.children[1:], self.children[:1]):
            started = [child for child in group if child.process is not None]
            for child in started:
                if child.alive and child.process is not None:
                    child.process.terminate()
            deadline = time.monotonic() + GRACE_SECONDS
            while any(child.alive for child in started) and time.monotonic() < deadline:
                time.sleep(0.05)
            for child in started:
                child.signal_group(signal.SIGKILL)
                if child.process is not None:
                    child.process.wait()
