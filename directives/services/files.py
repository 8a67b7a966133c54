"""Taking in files: hashed once, stored once, never changed. Photos are re-encoded, which drops a camera's notes."""

from __future__ import annotations

import hashlib
import io
from dataclasses import dataclass
from datetime import datetime

from django.core.files.base import ContentFile, File
from PIL import Image, ImageOps, UnidentifiedImageError

from directives.facts import FileFacts
from directives.models import Directive, Evidence, PaperFile, Result
from directives.services import cameras
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


@dataclass(frozen=True)
class EvidenceFacts:
    """A photo or a PDF made ready to be kept."""

    name: str
    content_type: str
    content: File[bytes]
    sha256: str
    noted: cameras.Noted = cameras.NOTHING


def prepare_evidence(name: str, content: File[bytes], *, keep_noted: bool = False) -> EvidenceFacts:
    """A photo is made smaller and stripped, a PDF is taken as it is. Slow: outside any transaction. Raises BadFile.

    `keep_noted`: the person agrees that time and place, which the camera noted in the photo, are kept beside it.
    """
    content.seek(0)
    if content.read(5) == b"%PDF-":
        return EvidenceFacts(name, "application/pdf", content, sha256(content))
    content.seek(0)
    photo = clean_photo(name, content)
    noted = cameras.noted_in(content) if keep_noted else cameras.NOTHING
    return EvidenceFacts(f"{name.rsplit('.', 1)[0]}.jpg", "image/jpeg", photo, sha256(photo), noted)


def keep_evidence(result: Result, facts: EvidenceFacts) -> Evidence:
    """The same picture twice beside one result is kept once."""
    known = result.evidence.filter(sha256=facts.sha256).first()
    if known is not None:
        return known
    evidence = Evidence(
        result=result,
        name=facts.name[:200],
        content_type=facts.content_type,
        size=facts.content.size,
        sha256=facts.sha256,
        taken_at=facts.noted.taken_at,
        latitude=facts.noted.latitude,
        longitude=facts.noted.longitude,
    )
    evidence.file.save(facts.name, facts.content, save=False)
    evidence.save(force_insert=True)
    return evidence


def carry_evidence(old: Result, new: Result) -> None:
    """A corrected result keeps the photos of the one that it revises: new rows, the same bytes."""
    for one in old.evidence.all():
        Evidence.objects.create(
            result=new,
            name=one.name,
            content_type=one.content_type,
            size=one.size,
            sha256=one.sha256,
            file=one.file.name,
            taken_at=one.taken_at,
            latitude=one.latitude,
            longitude=one.longitude,
        )


def clean_photo(name: str, content: File[bytes]) -> ContentFile:
    """The photo as an upright JPEG of at most LONGEST_SIDE pixels, without metadata. Raises BadFile."""
    photo = upright(name, content)
    photo.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    out = io.BytesIO()
    photo.save(out, "JPEG", quality=82, optimize=True)
    return ContentFile(out.getvalue())


def upright(name: str, content: File[bytes]) -> Image.Image:
    """The photo as it was held, in colour. Raises BadFile."""
    try:
        with Image.open(content) as image:
            if image.format not in PHOTO_TYPES or image.width * image.height > MOST_PIXELS:
                raise BadFile(f"Tệp “{name}” không phải ảnh chụp dùng được. Hãy chọn ảnh JPG hoặc PNG.")
            return ImageOps.exif_transpose(image).convert("RGB")
    except (UnidentifiedImageError, OSError, ValueError, Image.DecompressionBombError) as error:
        raise BadFile(f"Không đọc được ảnh “{name}”. Hãy chọn ảnh JPG hoặc PNG, hoặc tệp PDF.") from error
