"""Rows and files of what was handed in. Called by the services of this room, in their transactions."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db.models import Max

from directives.policies import Refused
from intake import files, sources
from intake.models import Arrival, ArrivalFile, arrival_path
from intake.services.opening import Upload
from units.models import Unit
from vietnam.text import fold, squeeze, storable


def keep(*, unit: Unit, uploads: Sequence[Upload], text: str, at: datetime, **more: Any) -> tuple[Arrival, bool]:
    """The open row of this very text with these files, and whether it is new."""
    text, header = storable(text), more.get("header", {})
    named = _title_of(text, header) or (storable(uploads[0].name)[:200] if uploads else "")
    defaults = {"title": named, "text": text, "likeness": likeness(text), "brought_at": at, **more}
    arrival, is_new = Arrival.objects.open().get_or_create(unit=unit, digest=_digest(text, uploads), defaults=defaults)
    if is_new:
        for place, upload in enumerate(uploads, start=1):
            _keep_file(arrival, place, upload)
    return arrival, is_new


def give(arrival: Arrival, text: str) -> None:
    """The text is there at last."""
    text = storable(text)
    arrival.text, arrival.title, arrival.problem = text, _title_of(text, arrival.header), ""
    arrival.likeness = likeness(text)
    arrival.save(update_fields=["text", "title", "problem", "likeness"])


def open_row(arrival: Arrival) -> Arrival:
    """Locked. Raises Refused if it was saved or dropped."""
    arrival = Arrival.objects.select_for_update(of=("self",)).select_related("job").get(pk=arrival.pk)
    if arrival.outcome_id or arrival.dropped_at:
        raise Refused("Văn bản này đã lưu hoặc đã bỏ rồi.")
    return arrival


def put(arrival: Arrival, **place: Any) -> None:
    """For another purpose, or beside others."""
    for name, value in place.items():
        setattr(arrival, name, value)
    arrival.save(update_fields=list(place))


def next_place(batch: str) -> int:
    """Behind all that came in that batch."""
    last: int | None = Arrival.objects.filter(batch=batch).aggregate(last=Max("position"))["last"]
    return (last or 0) + 1


def likeness(text: str) -> str:
    """The same for two copies of one text, whatever their spacing, line ends, case and accents."""
    letters = re.sub(r"[\W_]+", "", fold(text))
    return hashlib.sha256(letters.encode()).hexdigest() if letters else ""


def _title_of(text: str, header: dict[str, Any]) -> str:
    """What people call it while it is read: type, number and subject, else its first words."""
    if not text and not header:
        return ""
    found = sources.reading_of(text, header)
    named = " ".join(part.value for part in (found.doc_type, found.number, found.symbol, found.subject) if part)
    return (named[:1].upper() + named[1:] or squeeze(text))[:160]


def _keep_file(arrival: Arrival, position: int, upload: Upload) -> None:
    """The same bytes lie in the store once."""
    file = ArrivalFile(
        arrival=arrival,
        position=position,
        name=storable(upload.name)[:200] or "tệp",
        content_type=files.content_type(upload.name, upload.content[:1024]),
        size=len(upload.content),
        sha256=upload.sha256,
    )
    path = arrival_path(file, upload.name)
    if default_storage.exists(path):
        file.file.name = path
    else:
        file.file.save(upload.name, ContentFile(upload.content), save=False)
    file.save(force_insert=True)


def _digest(text: str, uploads: Sequence[Upload]) -> str:
    whole = "\0".join([text, *(upload.sha256 for upload in uploads)])
    return hashlib.sha256(whole.encode()).hexdigest()
