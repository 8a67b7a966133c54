"""The one door to the trail: record what happened, read it back, seal it and prove that nothing was touched.

Recording takes no lock, so that it never holds up the work; the chain is closed a moment later by `seal`, which one
worker at a time runs over the entries that have been committed.
"""

import hashlib
import json
from datetime import datetime
from typing import Any, Protocol

from django.db import connection, models, transaction
from django.db.models.functions import Cast, Concat

from audit.inserting import insert_selected
from audit.models import Entry, Seal

GENESIS = "0" * 64
CHAIN_LOCK = 7_340_001  # any number that nothing else in this database locks by


class Doer(Protocol):
    """Whoever acts: a person at one of his posts, or the machine (`user_id` None)."""

    @property
    def user_id(self) -> int | None: ...
    @property
    def label(self) -> str: ...


def key(instance: models.Model) -> str:
    """The address of an object in the trail: `directives.assignment:12`."""
    return f"{instance._meta.label_lower}:{instance.pk}"


def record(
    actor: Doer,
    verb: str,
    subject: models.Model,
    sentence: str,
    *,
    at: datetime,
    topic: models.Model | None = None,
    detail: dict[str, Any] | None = None,
) -> Entry:
    """Add one entry, in the caller's transaction. `topic` is the file under which people will look for it."""
    return Entry.objects.create(
        at=at,
        actor_id=actor.user_id,
        acting_as=actor.label,
        verb=verb,
        subject=key(subject),
        topic=key(topic) if topic is not None else "",
        sentence=sentence,
        detail=detail or {},
    )


def record_each(
    actor: Doer,
    verb: str,
    subjects: models.QuerySet[Any],
    sentence: models.expressions.Combinable,
    *,
    at: datetime,
    topic: models.Model,
) -> None:
    """As `record`, an entry about each row of `subjects`, by one statement; `sentence` is an expression over them."""
    prefix = models.Value(f"{subjects.model._meta.label_lower}:")
    insert_selected(
        Entry,
        subjects,
        at=at,
        actor=actor.user_id,
        acting_as=actor.label,
        verb=verb,
        subject=Concat(prefix, Cast("pk", models.CharField()), output_field=models.CharField()),
        topic=key(topic),
        sentence=sentence,
    )


def history(topic: models.Model) -> models.QuerySet[Entry]:
    """All that happened under one file, newest first."""
    return Entry.objects.filter(models.Q(topic=key(topic)) | models.Q(subject=key(topic))).select_related("actor")


def seal(limit: int = 1000) -> int:
    """Close the chain over up to `limit` committed entries that have no seal yet; returns how many."""
    with transaction.atomic():
        _hold_the_chain()
        last = Seal.objects.order_by("-position").first()
        position, digest = (last.position, last.digest) if last else (0, GENESIS)
        waiting = list(Entry.objects.filter(seal=None).order_by("pk")[:limit])
        seals = []
        for entry in waiting:
            position, digest = position + 1, _digest(digest, entry)
            seals.append(Seal(position=position, entry=entry, digest=digest))
        Seal.objects.bulk_create(seals)
    return len(seals)


def _hold_the_chain() -> None:
    """One worker at a time, until its transaction ends, on an empty chain too; SQLite has one writer anyway."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [CHAIN_LOCK])


def first_broken() -> Seal | None:
    """The first link whose digest no longer follows from the entry and the link before it; None if all is whole."""
    digest, expected = GENESIS, 1
    for link in Seal.objects.select_related("entry").order_by("position").iterator(chunk_size=2000):
        digest = _digest(digest, link.entry)
        if link.digest != digest or link.position != expected:
            return link
        expected += 1
    return None


def _digest(previous: str, entry: Entry) -> str:
    content = [
        entry.pk,
        entry.at.isoformat(timespec="microseconds"),
        entry.actor_id,
        entry.acting_as,
        entry.verb,
        entry.subject,
        entry.topic,
        entry.sentence,
        entry.detail,
    ]
    body = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256((previous + body).encode()).hexdigest()
