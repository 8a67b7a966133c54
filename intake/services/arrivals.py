"""Handing in: text and files are kept first, read afterwards; a second press finds what the first one kept."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from django.utils import timezone

from directives.policies import Refused
from intake import extraction, files, matching, policies
from intake.models import Arrival, ArrivalFile, Purpose, arrival_path
from intake.reading import read, split_papers
from units.acting import Actor
from vietnam.text import squeeze

# Why a file may be kept although its text can't be read: somebody will paste the text beside it.
KEPT_UNREAD = {"scan", "picture", "old_word", "encrypted", "broken", "too_many_pages", "too_long", "too_greedy"}


@dataclass(frozen=True)
class Upload:
    """One file as it came."""

    name: str
    content: bytes

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.content).hexdigest()


def take(*, actor: Actor, purpose: str, text: str, uploads: Sequence[Upload], at: datetime) -> list[Arrival]:
    """Keep what was handed in, one row per paper in it. The first file is the paper, the others came with it.

    Pasted text goes before the text of the file. A file without readable text is kept, with the reason, for text to be
    pasted beside it. Raises Refused for what is no document, or when there is nothing to read at all.
    """
    policies.may_take(actor, purpose).or_refuse()
    for upload in uploads:
        if files.is_program(upload.content[:8]):
            raise Refused(f"Tệp “{upload.name}” là chương trình, không phải văn bản. Hãy chọn tệp khác.")
    problem = ""
    if not text.strip():
        text, problem = _text_of(uploads)
    papers = [part for part in split_papers(text) if part.strip()] or [""]
    purposes = [purpose] if len(papers) == 1 else [_purpose_of(part, purpose, actor, at) for part in papers]
    return _keep(actor, list(zip(papers, purposes, strict=True)), uploads, problem, at)


@transaction.atomic
def give_text(*, actor: Actor, arrival: Arrival, text: str) -> Arrival:
    """Text pasted beside a file that could not be read, or in place of what was read from it."""
    policies.may_go_on(actor, arrival).or_refuse()
    if not text.strip():
        raise Refused("Hãy dán nội dung văn bản.")
    arrival = _open(arrival)
    arrival.text, arrival.title, arrival.problem = text, _title_of(text), ""
    arrival.save(update_fields=["text", "title", "problem"])
    return arrival


@transaction.atomic
def turn(*, actor: Actor, arrival: Arrival, purpose: str) -> Arrival:
    """It was meant for the other purpose. Nothing that was read is lost."""
    policies.may_take(actor, purpose).or_refuse()
    arrival = _open(arrival)
    arrival.purpose = Purpose(purpose)
    policies.may_go_on(actor, arrival).or_refuse()
    arrival.save(update_fields=["purpose"])
    return arrival


@transaction.atomic
def drop(*, actor: Actor, arrival: Arrival, at: datetime) -> None:
    """Not wanted after all. The row and its files stay; the page no longer offers it."""
    policies.may_go_on(actor, arrival).or_refuse()
    arrival = _open(arrival)
    arrival.dropped_at = at
    arrival.save(update_fields=["dropped_at"])


def _open(arrival: Arrival) -> Arrival:
    arrival = Arrival.objects.select_for_update().get(pk=arrival.pk)
    if arrival.outcome_id or arrival.dropped_at:
        raise Refused("Văn bản này đã lưu hoặc đã bỏ rồi.")
    return arrival


def _text_of(uploads: Sequence[Upload]) -> tuple[str, str]:
    """The text of the first file, or why it has none."""
    if not uploads:
        raise Refused("Chưa có nội dung nào. Hãy dán văn bản hoặc chọn tệp.")
    paper = uploads[0]
    try:
        return extraction.extract(paper.content, paper.name), ""
    except extraction.Refused as refused:
        if refused.code not in KEPT_UNREAD:
            raise Refused(f"{paper.name}: {refused.sentence}") from refused
        return "", refused.sentence


def _title_of(text: str) -> str:
    """What people call it while it is read: type, number and subject, else its first words."""
    if not text:
        return ""
    found = read(text)
    named = " ".join(part.value for part in (found.doc_type, found.number, found.symbol, found.subject) if part)
    return (named[:1].upper() + named[1:] or squeeze(text))[:160]


def _purpose_of(text: str, wanted: str, actor: Actor, at: datetime) -> str:
    """Of several papers in one paste those of the own unit are drafts, the others came in; as far as one may."""
    printed = read(text).issuer
    known = matching.known_here(actor.unit, on=timezone.localdate(at))
    found = matching.issuer(printed.value, known) if printed else None
    fits = Purpose.DRAFT if found and found.row == actor.unit else Purpose.REGISTER
    return fits if policies.may_take(actor, fits) else wanted


@transaction.atomic
def _keep(
    actor: Actor, papers: list[tuple[str, str]], uploads: Sequence[Upload], problem: str, at: datetime
) -> list[Arrival]:
    kept: list[Arrival] = []
    for position, (text, purpose) in enumerate(papers, start=1):
        own = uploads if position == 1 else uploads[:1]
        arrival, is_new = Arrival.objects.open().get_or_create(
            unit=actor.unit,
            digest=_digest(text, own),
            defaults={
                "purpose": purpose,
                "batch": kept[0].batch if kept else Arrival._meta.get_field("batch").get_default(),
                "position": position,
                "title": _title_of(text) or (own[0].name[:200] if own else ""),
                "text": text,
                "problem": problem,
                "brought_by_id": actor.user_id,
                "brought_at": at,
            },
        )
        if is_new:
            for place, upload in enumerate(own, start=1):
                _keep_file(arrival, place, upload)
        elif arrival.purpose != purpose:
            arrival.purpose = purpose
            arrival.save(update_fields=["purpose"])
        kept.append(arrival)
    return kept


def _keep_file(arrival: Arrival, position: int, upload: Upload) -> None:
    """The same bytes lie in the store once."""
    file = ArrivalFile(
        arrival=arrival,
        position=position,
        name=upload.name[:200],
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
