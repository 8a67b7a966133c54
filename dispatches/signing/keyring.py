"""Which key signs for a post, which for a unit? A folder for each under `SIGNING_DIR`; nothing of it in the database.

post-12/   key.p12 or token.toml, password (the file's, or the device's PIN), image.png
unit-3/    the same for the organisation
roots/     certificates of the authorities that are trusted (.pem, .crt, .cer)
"""

from __future__ import annotations

import tomllib
from functools import lru_cache
from pathlib import Path
from typing import Final

from asn1crypto import pem, x509
from django.conf import settings
from PIL import Image, UnidentifiedImageError

from dispatches.signing.keys import FileKey, KeyTrouble, Signer, TokenKey, TokenPlace
from units.models import Post, Unit

FILE: Final = "key.p12"
TOKEN: Final = "token.toml"  # noqa: S105  # the name of a file
PASSWORD: Final = "password"  # noqa: S105  # the name of a file
PICTURE: Final = "image.png"
LONGEST_SIDE: Final = 600  # pixels: 45 mm at 300 dpi, a seal of 36 mm at 400
MISSING: Final = (
    "Chưa có khóa ký số của {holder} trên máy chủ. Hãy ký bằng công cụ khác rồi đưa tệp đã ký lên, hoặc báo quản trị."
)


def folder_of(holder: Post | Unit) -> Path | None:
    """None when no keys are kept here at all."""
    if not settings.SIGNING_DIR:
        return None
    return Path(settings.SIGNING_DIR) / f"{'post' if isinstance(holder, Post) else 'unit'}-{holder.pk}"


def has_key(holder: Post | Unit) -> bool:
    folder = folder_of(holder)
    return folder is not None and any((folder / name).exists() for name in (FILE, TOKEN))


def signer_of(holder: Post | Unit) -> Signer:
    """The key of this post or unit, opened once while its file stays the same. Raises KeyTrouble."""
    folder = folder_of(holder)
    if folder is None or not has_key(holder):
        raise KeyTrouble(MISSING.format(holder=holder))
    home = next(folder / name for name in (FILE, TOKEN) if (folder / name).exists())
    return _opened(home, home.stat().st_mtime_ns)


def picture_of(holder: Post | Unit) -> Image.Image | None:
    """What is seen of the signature: a picture with a transparent ground. Raises KeyTrouble when it is none."""
    folder = folder_of(holder)
    if folder is None or not (folder / PICTURE).exists():
        return None
    return _drawn(folder / PICTURE, (folder / PICTURE).stat().st_mtime_ns)


def roots() -> tuple[x509.Certificate, ...]:
    """The authorities that are trusted; none: where a certificate comes from is not checked. Raises KeyTrouble."""
    folder = Path(settings.SIGNING_DIR) / "roots" if settings.SIGNING_DIR else None
    files = sorted(folder.iterdir()) if folder and folder.is_dir() else []
    return tuple(one for file in files if file.suffix in {".pem", ".crt", ".cer"} for one in _certificates(file))


@lru_cache(maxsize=64)
def _opened(home: Path, changed: int) -> Signer:
    try:
        password = (home.parent / PASSWORD).read_text(encoding="utf-8").rstrip("\r\n")
        if home.name == FILE:
            return FileKey(home, password)
        told = tomllib.loads(home.read_text(encoding="utf-8"))
        return TokenKey(TokenPlace(module=told["module"], token=told["token"], label=told["label"], pin=password))
    except (OSError, ValueError, KeyError):
        raise KeyTrouble("Cấu hình khóa ký số chưa đủ hoặc không đọc được. Hãy báo quản trị.") from None


@lru_cache(maxsize=64)
def _drawn(path: Path, changed: int) -> Image.Image:
    try:
        with Image.open(path) as image:
            drawn = image.convert("RGBA")
    except (UnidentifiedImageError, OSError, ValueError, Image.DecompressionBombError):
        raise KeyTrouble("Không đọc được ảnh chữ ký, con dấu. Hãy báo quản trị.") from None
    drawn.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    return drawn


def _certificates(file: Path) -> list[x509.Certificate]:
    try:
        content = file.read_bytes()
        if not pem.detect(content):
            return [x509.Certificate.load(content)]
        return [x509.Certificate.load(der) for _, _, der in pem.unarmor(content, multiple=True)]
    except (OSError, ValueError):
        raise KeyTrouble(f"Không đọc được chứng thư gốc “{file.name}”. Hãy báo quản trị.") from None
