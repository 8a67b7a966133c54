"""bin/run's second half: one command starts all of it, a signal stops all of it, and the data stay."""

import os
import re
import signal
import socket
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from dissemination import embedded
from tests.servers import ROOT, accepts, free_port, wait_until

pytestmark = pytest.mark.broker


def serve(folder: Path, port: int, *more: str) -> subprocess.Popen[str]:
    kept = {name: value for name, value in os.environ.items() if name not in {"DATABASE_URL", "REDIS_URL"}}
    environment = {**kept, "EMBEDDED": "1", "VAR_DIR": str(folder), "PYTHONUNBUFFERED": "1"}
    environment["DJANGO_SETTINGS_MODULE"] = "dissemination.settings"
    command = [sys.executable, "manage.py", "serve", "--port", str(port), "--empty", *more]
    return subprocess.Popen(
        command, cwd=ROOT, env=environment, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )


def running_under(folder: Path) -> list[str]:
    """The programs on this machine whose environment names the folder."""
    found = []
    for entry in Path("/proc").glob("[0-9]*"):
        try:
            words = (entry / "environ").read_bytes() + (entry / "cmdline").read_bytes()
            alive = (entry / "stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
        except (OSError, IndexError):
            continue
        if alive and str(folder).encode() in words:
            found.append((entry / "cmdline").read_text().replace("\0", " "))
    return found


def wait_for_welcome(process: subprocess.Popen[str]) -> str:
    heard = ""
    assert process.stdout is not None
    for line in process.stdout:
        heard += line
        if "Nhấn Ctrl-C" in line:
            return heard
    raise AssertionError(f"it ended before the welcome:\n{heard}")


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_one_signal_stops_every_process(tmp_path: Path, number: signal.Signals) -> None:
    port = free_port()
    process = serve(tmp_path, port)
    heard = wait_for_welcome(process)
    assert f"http://127.0.0.1:{port}" in heard
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/san-sang") as answer:
        assert answer.status == 200
    programs = " ".join(running_under(tmp_path))
    assert all(
        word in programs for word in ("gunicorn", "celery -A dissemination worker", "celery -A dissemination beat")
    )
    process.send_signal(number)
    assert process.wait(timeout=30) == 0
    wait_until(lambda: not running_under(tmp_path), "the end of every process", 5)
    assert not accepts(port)


def test_a_second_start_keeps_the_data_and_the_key(tmp_path: Path) -> None:
    keys, inodes = [], []
    for _ in range(2):
        process = serve(tmp_path, free_port())
        wait_for_welcome(process)
        process.terminate()
        process.wait(timeout=30)
        keys.append((tmp_path / "secret-key").read_text())
        inodes.append((tmp_path / "db.sqlite3").stat().st_ino)
    assert keys[0] == keys[1]
    assert len(keys[0]) >= 50
    assert (tmp_path / "secret-key").stat().st_mode & 0o077 == 0
    assert inodes[0] == inodes[1]


def test_a_taken_port_is_a_sentence_that_names_another(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        process = serve(tmp_path, port)
        heard, _ = process.communicate(timeout=30)
    assert process.returncode == 1
    assert f"Cổng {port} đang có chương trình khác dùng. Hãy chạy lại với cổng khác: --port {port + 1}" in heard
    assert "Traceback" not in heard


def test_a_second_start_beside_the_first_is_refused(tmp_path: Path) -> None:
    held = embedded.only_one(tmp_path)
    assert held is not None
    process = serve(tmp_path, free_port())
    heard, _ = process.communicate(timeout=30)
    held.close()
    assert process.returncode == 1
    assert re.search("đang chạy rồi", heard)


def test_a_path_too_long_for_a_socket_moves_it_to_the_temporary_folder(tmp_path: Path) -> None:
    deep = tmp_path / ("x" * 120)
    deep.mkdir()
    assert embedded.broker_socket(tmp_path).parent == tmp_path or len(str(tmp_path)) > 85
    moved = embedded.broker_socket(deep)
    assert len(str(moved)) < embedded.SOCKET_PATH_LIMIT
    assert moved.parent.stat().st_mode & 0o077 == 0
    assert moved == embedded.broker_socket(deep)


def test_serve_is_refused_outside_the_embedded_size(settings, capsys: pytest.CaptureFixture[str]) -> None:
    settings.EMBEDDED = False
    with pytest.raises((SystemExit, CommandError)):
        call_command("serve")
    assert connection.vendor in {"sqlite", "postgresql"}
