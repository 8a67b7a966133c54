"""Is it here already? The same paper in the own book, the same text handed in before."""

from __future__ import annotations

from django.db.models import F, Q
from django.urls import reverse

from directives.facts import PaperFacts
from directives.models import Direction, Directive, RegisterEntry, Status
from directives.services import papers
from intake.models import Arrival
from units.acting import Actor


def entry_of(actor: Actor, facts: PaperFacts) -> RegisterEntry | None:
    """The line of the unit's own book that holds this very paper."""
    paper = papers.known(facts)
    if paper is None:
        return None
    own = RegisterEntry.objects.filter(register__unit=actor.unit, register__direction=Direction.IN)
    return own.filter(directive=paper).select_related("directive__doc_type").first()


def same_text(arrival: Arrival) -> Arrival | None:
    """Another arrival of the unit with the same words or the same files: one that was saved, else one still read."""
    same = Q(digest=arrival.digest) | (Q(likeness=arrival.likeness) if arrival.likeness else Q())
    others = Arrival.objects.filter(same, unit=arrival.unit_id, dropped_at=None).exclude(pk=arrival.pk)
    return others.select_related("outcome__doc_type").order_by(F("outcome").asc(nulls_last=True)).first()


def address_of(directive: Directive) -> str:
    """Where one goes on with it: a draft is written further, a registered paper is looked at."""
    name = "dispatches:edit" if directive.status == Status.DRAFT else "directives:detail"
    return reverse(name, args=[directive.code])
