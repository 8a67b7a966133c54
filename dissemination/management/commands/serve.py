"""Runs the embedded size: prepares data and files, then web, worker, clock and broker together until Ctrl-C."""

import hashlib
import os
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from argparse import ArgumentParser
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command, get_commands
from django.core.management.base import CommandError
from django.db import connection, connections
from django.db.migrations.executor import MigrationExecutor

from dissemination import embedded
from dissemination.supervision import GaveUpError, Supervisor
from jobs.commands import BaseCommand

# What each program is called on the screen.
NAMES = {
    "broker": "hàng đợi công việc",
    "web": "trang web",
    "worker": "bộ xử lý công việc nền",
    "long": "bộ xử lý bản quét và việc dài",
    "beat": "đồng hồ nhắc việc",
}
START_SECONDS = 60


class Command(BaseCommand):
    help = "Chạy cả hệ thống trên một máy (bin/run gọi lệnh này)."
    requires_system_checks: list[str] = []  # migrate runs them; twice would cost a second

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--port", type=int, default=8000, help="cổng của trang web (mặc định 8000)")
        parser.add_argument("--empty", action="store_true", help="không nạp dữ liệu mẫu Chợ Chu")

    def handle(self, *args: Any, port: int, empty: bool, **options: Any) -> None:
        if not settings.EMBEDDED:
            raise CommandError("Lệnh này chỉ dùng để chạy thử trên một máy. Hãy dùng bin/run.")
        folder: Path = settings.VAR_DIR
        folder.mkdir(parents=True, exist_ok=True)
        lock = embedded.only_one(folder)
        if lock is None:
            raise CommandError("Chương trình đang chạy rồi. Hãy dừng nó (Ctrl-C) trước khi chạy lại.")
        if not embedded.port_is_free(port):
            raise CommandError(
                f"Cổng {port} đang có chương trình khác dùng. Hãy chạy lại với cổng khác: --port {port + 1}"
            )
        address = f"http://127.0.0.1:{port}"
        environment = {"SECRET_KEY": embedded.secret_key(folder), "REDIS_URL": embedded.broker_url(folder)}
        os.environ.update(environment | {"BASE_URL": os.environ.get("BASE_URL", address)})
        self.prepare(folder, empty)
        self.run(folder, port, address)
        lock.close()

    @contextmanager
    def step(self, doing: str) -> Iterator[None]:
        started = time.monotonic()
        self.stdout.write(f"  {doing} … ", ending="")
        self.stdout.flush()
        yield
        self.stdout.write(f"xong ({time.monotonic() - started:.1f} giây)".replace(".", ","))

    # --- Before the start

    def prepare(self, folder: Path, empty: bool) -> None:
        plan = MigrationExecutor(connection)
        if plan.migration_plan(plan.loader.graph.leaf_nodes()):
            with self.step("Chuẩn bị cơ sở dữ liệu"):
                call_command("migrate", verbosity=0, interactive=False)
        if not empty and "load_demo" in get_commands() and not get_user_model().objects.exists():
            with self.step("Nạp dữ liệu mẫu Chợ Chu"):
                load_demo()
        stamp, wanted = folder / "static.stamp", static_fingerprint()
        if not stamp.exists() or stamp.read_text() != wanted:
            with self.step("Chuẩn bị tệp giao diện"):
                call_command("collectstatic", verbosity=0, interactive=False, clear=True)
            stamp.write_text(wanted)
        connections.close_all()

    # --- Running

    def run(self, folder: Path, port: int, address: str) -> None:
        children = embedded.children(folder, port)
        for child in children:
            child.log.unlink(missing_ok=True)
        supervisor = Supervisor(children, lambda name: self.stdout.write(f"  Khởi động lại {NAMES[name]}."))
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, supervisor.request_stop)
        try:
            with self.step("Khởi động"):
                for child in children[:2]:
                    child.start()
                self.wait_for_first_page(supervisor, address)  # before the others share the processor with it
                for child in children[2:]:
                    child.start()
            if not supervisor.stopping:
                self.welcome(folder, address)
            supervisor.watch()
        except GaveUpError as gave_up:
            raise CommandError(
                f"{NAMES[gave_up.name].capitalize()} dừng nhiều lần liên tiếp nên không chạy tiếp được. "
                f"Nhật ký ở {folder / 'logs'}:\n{gave_up.last_lines}"
            ) from None
        finally:
            for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
                signal.signal(number, signal.SIG_IGN)
            self.stdout.write("\n  Đang dừng …")
            supervisor.stop()
            self.stdout.write("  Đã dừng. Dữ liệu được giữ nguyên.")

    def wait_for_first_page(self, supervisor: Supervisor, address: str) -> None:
        web = supervisor.children[1]
        deadline = time.monotonic() + START_SECONDS
        while not supervisor.stopping:
            try:
                with urllib.request.urlopen(f"{address}/khoe", timeout=2):
                    return
            except (urllib.error.URLError, OSError):
                pass
            if not web.alive or time.monotonic() > deadline:
                raise GaveUpError(web.name, web.last_lines())
            time.sleep(0.1)

    def welcome(self, folder: Path, address: str) -> None:
        signins = folder / "demo-signins.txt"
        self.stdout.write(f"\nMở trình duyệt tại: {address}\n")
        if signins.exists():
            self.stdout.write(signins.read_text(encoding="utf-8").rstrip() + "\n")
        self.stdout.write("Nhấn Ctrl-C để dừng.")
        self.stdout.flush()


def load_demo() -> None:
    """In a process of its own, which has the key and the broker of the programs to come."""
    command = [sys.executable, str(settings.BASE_DIR / "manage.py"), "load_demo", "--if-empty"]
    done = subprocess.run(command, text=True, capture_output=True, check=False)
    if done.returncode != 0:
        raise CommandError(f"Không nạp được dữ liệu mẫu:\n{done.stderr.strip()[-2000:]}")


def static_fingerprint() -> str:
    """Changes when a static file is added, removed or changed."""
    digest = hashlib.sha256(str(settings.STATIC_ROOT).encode())
    for finder in get_finders():
        for path, storage in finder.list([]):
            stat = Path(storage.path(path)).stat()
            digest.update(f"{path}:{stat.st_size}:{stat.st_mtime_ns};".encode())
    return digest.hexdigest()
