"""Handing in: text and files are kept first, read afterwards; a second press finds what the first one kept."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from directives.codes import new_code
from directives.policies import Refused
from intake import policies
from intake.models import Arrival, ArrivalFile, Purpose
from intake.reading import read, split_papers
from intake.services import keeping, scans
from intake.services.opening import Opened, Upload, opened
from units import matching
from units.acting import Actor

__all__ = ["Upload", "drop", "give_text", "part", "take", "turn"]


def take(*, actor: Actor, purpose: str, text: str, uploads: Sequence[Upload], at: datetime) -> list[Arrival]:
    """Keep what was handed in, one row per paper in it. The first file is the paper, the others came with it.

    A scan is left to a machine; a file without readable text is kept, with the reason, for text to be pasted beside it.
    Raises Refused for what is no document, or when there is nothing to read at all.
    """
    policies.may_take(actor, purpose).or_refuse()
    found = opened(text, uploads)
    return _keep(actor, _papers(found, purpose, actor, at), found, at)


def part(*, actor: Actor, arrival: Arrival, position: int, at: datetime) -> Arrival:
    """A file that came along is a paper of its own: read as one, in the same batch, and no more an enclosure here.

    Raises Refused for what is no document, and when it was parted already.
    """
    policies.may_go_on(actor, arrival).or_refuse()
    companion = _companion(arrival, position)
    with companion.file.open() as file:
        found = opened("", [Upload(companion.name, file.read())])
    papers = _papers(found, arrival.purpose, actor, at)
    with transaction.atomic():
        arrival = keeping.open_row(arrival)
        _companion(arrival, position).delete()
        return _keep(actor, papers, found, at, batch=arrival.batch)[0]


@transaction.atomic
def give_text(*, actor: Actor, arrival: Arrival, text: str) -> Arrival:
    """Text pasted beside a file that could not be read, or in place of what was read from it."""
    policies.may_go_on(actor, arrival).or_refuse()
    if not text.strip():
        raise Refused("Hãy dán nội dung văn bản.")
    arrival = keeping.open_row(arrival)
    keeping.give(arrival, text)
    return arrival


@transaction.atomic
def turn(*, actor: Actor, arrival: Arrival, purpose: str) -> Arrival:
    """It was meant for the other purpose. Nothing that was read is lost."""
    policies.may_take(actor, purpose).or_refuse()
    arrival = keeping.open_row(arrival)
    arrival.purpose = Purpose(purpose)
    policies.may_go_on(actor, arrival).or_refuse()
    arrival.save(update_fields=["purpose"])
    return arrival


@transaction.atomic
def drop(*, actor: Actor, arrival: Arrival, at: datetime) -> None:
    """Not wanted after all. The row and its files stay; the page no longer offers it."""
    policies.may_go_on(actor, arrival).or_refuse()
    arrival = keeping.open_row(arrival)
    arrival.dropped_at = at
    arrival.save(update_fields=["dropped_at"])


def _companion(arrival: Arrival, position: int) -> ArrivalFile:
    for file in arrival.companions:
        if file.position == position:
            return file
    raise Refused("Tệp này không còn đi kèm văn bản này. Hãy tải lại trang.")


def _papers(found: Opened, purpose: str, actor: Actor, at: datetime) -> list[tuple[str, str]]:
    """The text of each paper, and what it is wanted for."""
    texts = [found.text] if found.header else [text for text in split_papers(found.text) if text.strip()] or [""]
    return [(text, purpose if len(texts) == 1 else _purpose_of(text, purpose, actor, at)) for text in texts]


def _purpose_of(text: str, wanted: str, actor: Actor, at: datetime) -> str:
    """Of several papers in one paste those of the own unit are drafts, the others came in; as far as one may."""
    printed = read(text).issuer
    known = matching.known_here(actor.unit, on=timezone.localdate(at))
    found = matching.issuer(printed.value, known) if printed else None
    fits = Purpose.DRAFT if found and found.row == actor.unit else Purpose.REGISTER
    return fits if policies.may_take(actor, fits) else wanted


@transaction.atomic
def _keep(
    actor: Actor, papers: list[tuple[str, str]], found: Opened, at: datetime, *, batch: str = ""
) -> list[Arrival]:
    """In one batch, that of the paper they were parted from or of the first; also one that is being read already."""
    kept: list[Arrival] = []
    for text, purpose in papers:
        beside = batch or (kept[0].batch if kept else "")
        place = {"batch": beside or new_code(), "position": keeping.next_place(beside), "purpose": purpose}
        arrival, is_new = keeping.keep(
            unit=actor.unit,
            uploads=found.uploads[:1] if kept else found.uploads,
            text=text,
            at=at,
            problem=found.problem,
            header=found.header,
            brought_by_id=actor.user_id,
            **place,
        )
        if is_new and found.is_scan:
            scans.plan(arrival, at=at)
        if not is_new:
            is_moved = bool(beside) and arrival.batch != beside
            keeping.put(arrival, **(place if is_moved else {"purpose": purpose}))
        kept.append(arrival)
    return kept
