"""Opens a .docx as an office does: LibreOffice with our font in the place of Times New Roman, settings of its own."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
from pathlib import Path

import pytest

from dispatches.printing.fonts import OWN_DIR

FONTS = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>{fonts}</dir><cachedir>{cache}</cachedir>
  <alias binding="same"><family>Times New Roman</family><prefer><family>Liberation Serif</family></prefer></alias>
</fontconfig>"""


def opened(written: bytes, folder: Path) -> bytes:
    """The .docx as LibreOffice prints it to PDF; skips where there is no LibreOffice."""
    soffice = shutil.which("soffice")
    if soffice is None:
        pytest.skip("LibreOffice (libreoffice-writer-nogui) is not installed")
    paper, fonts = folder / "paper.docx", folder / "fonts.conf"
    paper.write_bytes(written)
    fonts.write_text(FONTS.format(fonts=OWN_DIR, cache=folder / "cache"), encoding="utf-8")
    command = [soffice, "--headless", f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--convert-to", "pdf"]
    office = subprocess.Popen(
        [*command, "--outdir", str(folder), str(paper)], env=os.environ | {"FONTCONFIG_FILE": str(fonts)},
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, start_new_session=True,
    )  # fmt: skip
    try:
        told, _ = office.communicate(timeout=180)
    except subprocess.TimeoutExpired:
        os.killpg(office.pid, signal.SIGKILL)  # soffice is a shell script; what it started would go on for good
        raise
    assert paper.with_suffix(".pdf").exists(), told
    return paper.with_suffix(".pdf").read_bytes()
