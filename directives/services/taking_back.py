"""Taking back what a paper gave, when it is recalled: as many statements for very many units as for a few."""

from __future__ import annotations

from datetime import datetime

from django.db.models import TextField, Value
from django.db.models.functions import Concat

from audit import trail
from directives.models import Directive
from directives.models.work import who
from directives.querysets.work import AssignmentQuerySet
from directives.services import counting
from directives.states import MOVES, State
from units.acting import Actor


def held(directive: Directive) -> AssignmentQuerySet:
    """The work that goes with the paper: what is not accepted or withdrawn yet. Held until the transaction ends."""
    rows = directive.assignments.filter(state__in=MOVES["withdraw"].sources)
    counting.hold(rows.locked())
    return rows


def tell(rows: AssignmentQuerySet, directive: Directive, actor: Actor, reason: str, at: datetime) -> None:
    """Of each row, so that its unit reads of it in its own history."""
    head, tail = f"{actor.name} thu hồi việc đã giao cho ", f", vì thu hồi văn bản: {reason}"
    sentence = Concat(Value(head), who(), Value(tail), output_field=TextField())
    trail.record_each(actor, "assignment.withdraw", rows.order_by("pk"), sentence, at=at, topic=directive)


def take_back(rows: AssignmentQuerySet, directive: Directive, reason: str) -> None:
    rows.update(state=State.WITHDRAWN, reason=reason, suspended_from="", suspended_reason="")
    counting.anew(directive)
