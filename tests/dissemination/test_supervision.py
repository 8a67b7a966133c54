"""The supervisor restarts what dies, gives up on what keeps dying, and leaves nothing behind."""

import os
import signal
import sys
import threading
import time
from pathlib import Path

import pytest

from dissemination.supervision import RESTARTS, Child, GaveUpError, Supervisor
from tests.servers import wait_until

SLEEPER = [sys.executable, "-c", "import time; time.sleep(60)"]
WITH_A_GRANDCHILD = """
import subprocess, sys, time
grandchild = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
print(grandchild.pid, flush=True)
time.sleep(60)
"""


def child(folder: Path, command: list[str] = SLEEPER, name: str = "sleeper") -> Child:
    return Child(name, command, folder / f"{name}.log")


def exists(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"


def test_a_child_that_is_killed_is_started_again(tmp_path: Path) -> None:
    sleeper, told = child(tmp_path), []
    supervisor = Supervisor([sleeper], told.append)
    sleeper.start()
    first = sleeper.process.pid
    watching = threading.Thread(target=supervisor.watch, kwargs={"every": 0.02})
    watching.start()
    os.kill(first, signal.SIGKILL)
    wait_until(lambda: sleeper.alive and sleeper.process.pid != first, "the second sleeper")
    supervisor.request_stop()
    watching.join()
    supervisor.stop()
    assert told == ["sleeper"]
    assert not exists(sleeper.process.pid)


def test_a_child_that_keeps_dying_ends_the_watch_with_its_last_words(tmp_path: Path) -> None:
    broken = child(tmp_path, [sys.executable, "-c", "print('no such database'); raise SystemExit(3)"], "broken")
    told: list[str] = []
    broken.start()
    with pytest.raises(GaveUpError) as gave_up:
        Supervisor([broken], told.append).watch(every=0.01)
    assert gave_up.value.name == "broken"
    assert "no such database" in gave_up.value.last_lines
    assert len(told) == RESTARTS - 1


def test_stopping_takes_the_grandchildren_along(tmp_path: Path) -> None:
    parent = child(tmp_path, [sys.executable, "-c", WITH_A_GRANDCHILD], "parent")
    supervisor = Supervisor([parent], print)
    parent.start()
    wait_until(lambda: parent.log.read_text().endswith("\n"), "the grandchild")
    grandchild = int(parent.log.read_text())
    assert exists(grandchild)
    supervisor.stop()
    wait_until(lambda: not exists(grandchild), "the grandchild's end", 5)


def test_the_first_child_stops_after_the_others(tmp_path: Path) -> None:
    says = "import signal, sys, time\nsignal.signal(signal.SIGTERM, lambda *_: (print(time.monotonic()), sys.exit()))\n"
    says += "print('ready', flush=True)\ntime.sleep(60)"
    both = [child(tmp_path, [sys.executable, "-c", says], name) for name in ("broker", "worker")]
    for one in both:
        one.start()
    wait_until(lambda: all("ready" in one.log.read_text() for one in both), "both")
    Supervisor(both, print).stop()
    ended = [float(one.log.read_text().split()[1]) for one in both]
    assert ended[0] > ended[1]


def test_children_end_when_the_supervisor_is_killed_outright(tmp_path: Path) -> None:
    script = f"""
import time
from pathlib import Path
from dissemination.supervision import Child
one = Child("sleeper", {SLEEPER!r}, Path({str(tmp_path)!r}) / "sleeper.log")
one.start()
print(one.process.pid, flush=True)
time.sleep(60)
"""
    supervisor = child(tmp_path, [sys.executable, "-c", script], "supervisor")
    supervisor.start()
    wait_until(lambda: supervisor.log.read_text().strip().isdigit(), "the sleeper")
    sleeper = int(supervisor.log.read_text())
    assert exists(sleeper)
    supervisor.process.kill()
    supervisor.process.wait()
    wait_until(lambda: not exists(sleeper), "the sleeper's end", 5)


def test_a_stop_that_comes_first_starts_nothing_again(tmp_path: Path) -> None:
    sleeper = child(tmp_path)
    supervisor = Supervisor([sleeper], print)
    supervisor.request_stop()
    before = time.monotonic()
    supervisor.watch()
    assert sleeper.process is None
    assert time.monotonic() - before < 1
