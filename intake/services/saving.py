"""What was read and confirmed becomes a line of the book or a draft, once, through the services of `directives`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime

from django.db import transaction

from directives.facts import FileFacts, PaperFacts, PaperParts
from directives.models import Directive, FileKind, RegisterEntry
from directives.policies import Refused
from directives.services import drafts, registering
from intake import policies
from intake.models import Arrival
from intake.wording import Wording
from units.acting import Actor


class AlreadySaved(Exception):
    """A second press of the button; `outcome` is what the first one made."""

    def __init__(self, outcome: Directive) -> None:
        super().__init__("Văn bản này đã được lưu.")
        self.outcome = outcome


@transaction.atomic
def register(
    *,
    actor: Actor,
    arrival: Arrival,
    facts: PaperFacts,
    parts: PaperParts,
    arrived_on: date,
    at: datetime,
    handler: str = "",
    note: str = "",
    another: str = "",
) -> RegisterEntry:
    """Enter it in the unit's book, with its files. Raises Refused, AlreadySaved and `registering.AlreadyRegistered`."""
    arrival = _lock(actor, arrival)
    parts = replace(parts, files=_files(arrival, FileKind.ORIGINAL))
    entry = registering.register_incoming(
        actor=actor,
        facts=facts,
        parts=parts,
        arrived_on=arrived_on,
        at=at,
        handler=handler,
        note=note,
        another=another,
    )
    _become(arrival, entry.directive)
    return entry


@transaction.atomic
def draft(
    *,
    actor: Actor,
    arrival: Arrival,
    facts: PaperFacts,
    parts: PaperParts,
    wording: Wording,
    enclosed: Sequence[Directive],
    at: datetime,
) -> Directive:
    """A draft of the unit's own letter; `enclosed` are received papers that go with it. The first file, from which the
    text was read, stays with the arrival: our letter is printed anew. Raises Refused and AlreadySaved."""
    arrival = _lock(actor, arrival)
    parts = replace(parts, files=_files(arrival, None))
    directive = drafts.make(actor=actor, facts=facts, parts=parts, at=at, wording=dict(wording))
    for paper in enclosed:
        drafts.attach_paper(actor=actor, directive=directive, paper=paper)
    _become(arrival, directive)
    return directive


def _lock(actor: Actor, arrival: Arrival) -> Arrival:
    policies.may_go_on(actor, arrival).or_refuse()
    arrival = Arrival.objects.select_for_update(of=("self",)).select_related("outcome").get(pk=arrival.pk)
    if arrival.outcome is not None:
        raise AlreadySaved(arrival.outcome)
    if arrival.dropped_at:
        raise Refused("Văn bản này đã bỏ. Hãy đưa vào lại nếu cần.")
    return arrival


def _become(arrival: Arrival, directive: Directive) -> None:
    arrival.outcome = directive
    arrival.save(update_fields=["outcome"])


def _files(arrival: Arrival, first: FileKind | None) -> list[FileFacts]:
    """The first file as `first`, or not at all; the others as attachments."""
    found = []
    for file in arrival.files.all():
        kind = first if file.position == 1 else FileKind.ATTACHMENT
        if kind is not None:
            found.append(FileFacts(kind, file.name, file.content_type, file.file))
    return found
