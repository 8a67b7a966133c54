"""What a phone keeps for the time without network: the open work of one person, and the forms to log with."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date

from django.db.models import Count

from directives.forms.results import ResultForm
from directives.models import Assignment, Channel
from units.acting import Actor

# So many pages are fetched in the background, one after the other; what is due first comes first.
MOST_PAGES = 30


@dataclass(frozen=True)
class KeptTask:
    """One page to keep. `stamp` changes when the page would read otherwise."""

    url: str
    text: str
    stamp: str


def open_tasks(actor: Actor) -> list[KeptTask]:
    """The open work of the unit, or of the holder of the post, that this person has to do."""
    mine = Assignment.objects.visible_to(actor.user).of_unit(actor.unit, actor.post).waiting_for_doer()
    rows = mine.select_related("task").annotate(logged=Count("results")).by_urgency()[:MOST_PAGES]
    return [KeptTask(row.get_absolute_url(), row.what, _stamp(row)) for row in rows]


def blank_forms(today: date) -> dict[str, tuple[Channel, ResultForm]]:
    """The form of each way of spreading, for no work in particular."""
    channels = Channel.objects.filter(is_active=True).prefetch_related("indicators")
    return {channel.code: (channel, ResultForm(channel=channel, today=today)) for channel in channels}


def _stamp(row: Assignment) -> str:
    parts = (row.state, row.reason, row.due_at, row.doer_id, row.extended_times, row.logged)  # type: ignore[attr-defined]
    return hashlib.sha256(repr(parts).encode()).hexdigest()[:12]
