"""Scans and photos: a machine looks for their text while people go on; a second try needs no second upload."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from django.db import transaction

from intake import extraction, policies
from intake.limits import limits
from intake.models import Arrival
from intake.reading import split_papers
from intake.services import keeping
from intake.services.opening import Upload, opened
from jobs import queue
from units.acting import Actor

KIND = "intake.scan"


def plan(arrival: Arrival, *, at: datetime) -> None:
    """Call inside the transaction that keeps or locks the row."""
    key = f"scan:{arrival.code}:{at:%Y%m%d%H%M%S%f}"
    arrival.job, arrival.problem = queue.plan(KIND, key, {"arrival": arrival.pk}, at=at), ""
    arrival.save(update_fields=["job", "problem"])


@transaction.atomic
def again(*, actor: Actor, arrival: Arrival, at: datetime) -> Arrival:
    """Read the first file once more: a program may have been installed, a machine be well again. Raises Refused."""
    policies.may_go_on(actor, arrival).or_refuse()
    arrival = keeping.open_row(arrival)
    first = arrival.files.first()
    if arrival.text or arrival.is_being_read or first is None:
        return arrival
    with first.file.open() as file:
        found = opened("", [Upload(first.name, file.read())])
    if found.is_scan:
        plan(arrival, at=at)
    elif found.text:
        keeping.give(arrival, found.text)
    return arrival


class _NotWanted(Exception):
    """Text was pasted, or the paper dropped, while its pages were read."""


def read(pk: int, *, at: datetime, tell: Callable[[int, int], None]) -> None:
    """The work of the job. May run twice; ends with the page in hand where text was pasted or the paper dropped
    meanwhile. `tell` hears (pages, of)."""
    wanted = Arrival.objects.open().filter(pk=pk, text="", problem="")
    arrival = wanted.first()
    first = arrival.files.first() if arrival else None
    if arrival is None or first is None:
        return
    with first.file.open() as file:
        content = file.read()

    def look_up(page: int, pages: int) -> None:
        if not wanted.exists():
            raise _NotWanted
        tell(page, pages)

    try:
        text, problem = extraction.ocr(content, first.name, limits(), look_up), ""
    except _NotWanted:
        return
    except extraction.Refused as refused:
        text, problem = "", refused.sentence[:300]
    _note(arrival, Upload(first.name, content), text, problem, at)


@transaction.atomic
def _note(arrival: Arrival, upload: Upload, text: str, problem: str, at: datetime) -> None:
    """A scan of several papers gives a row for each, as a file with text does."""
    arrival = Arrival.objects.select_for_update().get(pk=arrival.pk)
    if arrival.text or arrival.outcome_id or arrival.dropped_at:
        return
    if problem:
        arrival.problem = problem
        arrival.save(update_fields=["problem"])
        return
    first, *others = [text] if arrival.header else [part for part in split_papers(text) if part.strip()]
    keeping.give(arrival, first)
    same = {"purpose": arrival.purpose, "batch": arrival.batch, "brought_by_id": arrival.brought_by_id}
    for part in others:
        place = keeping.next_place(arrival.batch)
        keeping.keep(unit=arrival.unit, uploads=[upload], text=part, at=at, position=place, **same)
