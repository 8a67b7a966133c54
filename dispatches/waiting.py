"""Which letters wait for this person? They stand first in the list, and on his desk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import BooleanField, Case, Q, QuerySet, Value, When

from dispatches.states import LetterState
from units.models import Role

if TYPE_CHECKING:
    from dispatches.models import Letter
    from units.acting import Actor

S = LetterState


def condition(actor: Actor | None) -> Q:
    """A leader decides what was submitted; a clerk issues what was signed; a writer goes on with his own drafts."""
    if actor is None:
        return Q(pk__in=[])
    own = Q(directive__created_by=actor.user_id) | Q(changed_by=actor.user_id)
    mine = Q(state__in=[S.DRAFT, S.RETURNED]) & own
    if actor.is_a(Role.LEADER):
        mine |= Q(state=S.SUBMITTED)
    if actor.is_a(Role.CLERK):
        mine |= Q(state__in=[S.APPROVED, S.SIGNED])
    return mine & Q(directive__issuer=actor.unit)


def waiting_first(letters: QuerySet[Letter], actor: Actor | None) -> QuerySet[Letter]:
    """Annotated with `waits`; what waits for him first, then what was touched last."""
    waits = Case(When(condition(actor), then=Value(True)), default=Value(False), output_field=BooleanField())
    return letters.annotate(waits=waits).order_by("-waits", "-changed_at", "-pk")
