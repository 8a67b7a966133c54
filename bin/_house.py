"""What must be there before anything runs? The environment (.venv) and the system libraries. Standard library only."""

import contextlib
import ctypes
import hashlib
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
# uv installs the pinned set in a third of pip's time; pip is the way round if it can't be had.
UV = "uv==0.13.9"
# What WeasyPrint opens at run time, and the Debian package that brings each.
PRINTING = {
    "libpango-1.0.so.0": "libpango-1.0-0",
    "libpangoft2-1.0.so.0": "libpangoft2-1.0-0",
    "libharfbuzz-subset.so.0": "libharfbuzz-subset0",
}


def say(sentence: str) -> None:
    sys.stdout.write(f"{sentence}\n")
    sys.stdout.flush()


def stop(sentence: str) -> None:
    say(sentence)
    raise SystemExit(1)


@contextlib.contextmanager
def step(doing: str) -> Iterator[None]:
    """Says what is being done, then how long it took."""
    started = time.monotonic()
    sys.stdout.write(f"  {doing} … ")
    sys.stdout.flush()
    try:
        yield
    except BaseException:
        say("")
        raise
    say(f"xong ({time.monotonic() - started:.1f} giây)".replace(".", ","))


def quietly(command: list[str], **more: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, text=True, capture_output=True, check=False, **more)  # type: ignore[call-overload]


# --- The environment -------------------------------------------------------------------------------------------------


def fingerprint(files: list[str]) -> str:
    """Changes when a pinned version, or the Python that has them, changes."""
    digest = hashlib.sha256(sys.version.encode())
    for name in files:
        digest.update((ROOT / name).read_bytes())
    return digest.hexdigest()


def make_venv() -> None:
    """An empty environment with uv in it where uv can be had."""
    if PYTHON.exists() and quietly([str(PYTHON), "-c", "import sys"]).returncode == 0:
        return
    # The outer pip can fill an environment that has none, which saves unpacking pip there.
    outer_pip = [sys.executable, "-m", "pip", "--python", str(PYTHON)]
    if quietly([sys.executable, "-m", "pip", "--python", sys.executable, "--version"]).returncode == 0:
        made = quietly([sys.executable, "-m", "venv", "--clear", "--without-pip", str(VENV)])
        installed = quietly([*outer_pip, "install", "-q", UV])
        if made.returncode == 0 and installed.returncode == 0:
            return
    made = quietly([sys.executable, "-m", "venv", "--clear", str(VENV)])
    if made.returncode != 0:
        version = f"python{sys.version_info.major}.{sys.version_info.minor}-venv"
        if not install_system([version]):
            stop(f"Không tạo được môi trường Python. Hãy chạy: sudo apt-get install {version}")
        subprocess.run([sys.executable, "-m", "venv", "--clear", str(VENV)], check=True)
    quietly([str(PYTHON), "-m", "pip", "install", "-q", UV])


def install(files: list[str]) -> None:
    """Installs the pinned sets; a second call with the same files costs nothing."""
    stamp = VENV / f".installed-{Path(files[-1]).stem}"
    wanted = fingerprint(files)
    if stamp.exists() and PYTHON.exists() and stamp.read_text() == wanted:
        return
    with step("Tạo môi trường Python (.venv)"):
        make_venv()
    sets = [part for name in files for part in ("-r", name)]
    with step("Cài các gói đã ghim phiên bản"):
        uv = VENV / "bin" / "uv"
        done = (
            quietly([str(uv), "pip", "install", "-q", "--python", str(PYTHON), *sets], cwd=ROOT)
            if uv.exists()
            else None
        )
        if done is None or done.returncode != 0:
            quietly([str(PYTHON), "-m", "ensurepip"])
            done = quietly([str(PYTHON), "-m", "pip", "install", "-q", *sets], cwd=ROOT)
        if done.returncode != 0:
            stop(f"\nKhông cài được các gói. Hãy kiểm tra mạng rồi chạy lại.\n{done.stderr.strip()[-1500:]}")
    stamp.write_text(wanted)


# --- The system ------------------------------------------------------------------------------------------------------


def as_root() -> list[str] | None:
    """What stands before a command that needs root, or None if this person can't become root without a password."""
    if os.geteuid() == 0:
        return []
    if shutil.which("sudo") and quietly(["sudo", "-n", "true"]).returncode == 0:
        return ["sudo", "-n"]
    return None


def install_system(packages: list[str]) -> bool:
    """Installs Debian packages; False where that is not possible here."""
    before = as_root()
    if before is None or not shutil.which("apt-get"):
        return False
    command = [*before, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-q"]
    get = [*command, "install", "-y", "--no-install-recommends", *packages]
    if quietly(get, stdin=subprocess.DEVNULL).returncode == 0:
        return True
    quietly([*command, "update"], stdin=subprocess.DEVNULL)
    return quietly(get, stdin=subprocess.DEVNULL).returncode == 0


def missing_for_printing() -> list[str]:
    missing = []
    for library, package in PRINTING.items():
        try:
            ctypes.CDLL(library)
        except OSError:
            missing.append(package)
    return missing


def see_to_printing() -> None:
    """Pango is needed to print; HarfBuzz's subsetter makes it 3.5 times as fast. Neither comes through pip."""
    missing = missing_for_printing() if sys.platform == "linux" else []
    if not missing:
        return
    with step(f"Cài thư viện in PDF của hệ thống ({', '.join(missing)})"):
        installed = install_system(missing)
    if installed and not missing_for_printing():
        return
    command = f"sudo apt-get install {' '.join(missing)}"
    if any("pango" in package for package in missing):
        stop(f"Thiếu thư viện để in văn bản (PDF). Hãy chạy lệnh sau rồi chạy lại:\n    {command}")
    say(f"  Nên cài thêm để in văn bản nhanh hơn 3 lần:\n    {command}")
