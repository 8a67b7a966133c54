"""Taking in files: hashed once, stored once, never changed. Photos are re-encoded, which drops a camera's notes."""

from __future__ import annotations

import hashlib
import io
from datetime import datetime

from django.core.files.base import ContentFile, File
from PIL import Image, ImageOps, UnidentifiedImageError

from directives.facts import FileFacts
from directives.models import Directive, Evidence, PaperFile, Result
from units.acting import Actor, Machine

LONGEST_SIDE = 1600
MOST_PIXELS = 60_000_000
PHOTO_TYPES = {"JPEG", "PNG", "WEBP", "MPO"}


class BadFile(Exception):
    """The file is not what it should be; the message is a whole Vietnamese sentence."""


def sha256(content: File[bytes]) -> str:
    digest = hashlib.sha256()
    content.seek(0)
    for chunk in iter(lambda: content.read(1 << 20), b""):
        digest.update(chunk)
    content.seek(0)
    return digest.hexdigest()


def attach(*, actor: Actor | Machine, directive: Directive, file: FileFacts, at: datetime) -> PaperFile:
    """Keep one file of a paper; the same bytes twice on one paper are kept once."""
    digest = sha256(file.content)
    known = directive.files.filter(sha256=digest, kind=file.kind, dropped_at=None).first()
    if known is not None:
        return known
    kept = PaperFile(
        directive=directive,
        kind=file.kind,
        name=file.name[:200],
        content_type=file.content_type,
        size=file.content.size,
        sha256=digest,
        added_by_id=actor.user_id,
        added_at=at,
    )
    kept.file.save(file.name, file.content, save=False)
    kept.save(force_insert=True)
    return kept


def add_evidence(result: Result, name: str, content: File[bytes]) -> Evidence:
    """A photo (made smaller, stripped) or a PDF beside a result. Raises BadFile."""
    if content.read(5) == b"%PDF-":
        content.seek(0)
        return _keep_evidence(result, name, "application/pdf", content)
    content.seek(0)
    photo = clean_photo(name, content)
    return _keep_evidence(result, f"{name.rsplit('.', 1)[0]}.jpg", "image/jpeg", photo)


def clean_photo(name: str, content: File[bytes]) -> ContentFile:
    """The photo as an upright JPEG of at most LONGEST_SIDE pixels, without metadata. Raises BadFile."""
    try:
        with Image.open(content) as image:
            if image.format not in PHOTO_TYPES or image.width * image.height > MOST_PIXELS:
                raise BadFile(f"Tệp “{name}” không phải ảnh chụp dùng được. Hãy chọn ảnh JPG hoặc PNG.")
            upright = ImageOps.exif_transpose(image).convert("RGB")
            upright.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    except (UnidentifiedImageError, OSError, ValueError, Image.DecompressionBombError) as error:
        raise BadFile(f"Không đọc được ảnh “{name}”. Hãy chọn ảnh JPG hoặc PNG, hoặc tệp PDF.") from error
    out = io.BytesIO()
    upright.save(out, "JPEG", quality=82, optimize=True)
    return ContentFile(out.getvalue())


def _keep_evidence(result: Result, name: str, content_type: str, content: File[bytes]) -> Evidence:
    digest = sha256(content)
    known = result.evidence.filter(sha256=digest).first()
    if known is not None:
        return known
    evidence = Evidence(result=result, name=name[:200], content_type=content_type, size=content.size, sha256=digest)
    evidence.file.save(name, content, save=False)
    evidence.save(force_insert=True)
    return evidence
