"""What is counted of the assignments of a paper, and the sums of what is kept of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Count, Q, Sum

from directives.states import State
from directives.timeliness import OWES_NO_REPORT

if TYPE_CHECKING:
    from directives.models import Assignment

type_of_figures = dict[str, int]

_GIVEN = ~Q(state=State.WITHDRAWN)
_ASKED = _GIVEN & ~Q(role__in=OWES_NO_REPORT)
# What was sent "để biết" is received, never done; withdrawn rows count nowhere.
FIGURES = {
    "given": _GIVEN,
    "received": _GIVEN & Q(received_at__isnull=False),
    "asked": _ASKED,
    "done": _ASKED & Q(state=State.ACCEPTED),
}


def figures_of(row: Assignment) -> type_of_figures:
    """What one assignment adds to each of `FIGURES`."""
    given = row.state != State.WITHDRAWN
    asked = given and row.role not in OWES_NO_REPORT
    return {
        "given": int(given),
        "received": int(given and row.received_at is not None),
        "asked": int(asked),
        "done": int(asked and row.state == State.ACCEPTED),
    }


def counted() -> dict[str, Count]:
    """The figures as aggregates over assignments."""
    return {name: Count("pk", filter=condition) for name, condition in FIGURES.items()}


class TallyQuerySet(models.QuerySet):
    def progress(self) -> dict[int, type_of_figures]:
        """As `AssignmentQuerySet.progress`, of the whole papers, from what is kept."""
        sums = self.order_by().values("directive").annotate(**{name: Sum(name) for name in FIGURES})
        return {row.pop("directive"): row for row in sums.filter(given__gt=0)}
