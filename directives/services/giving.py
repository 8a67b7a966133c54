"""The rows that an issued paper makes: who was given what, and to whom it was sent. As many statements as it has tasks,
however many units.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from django.db.models import F

from audit.inserting import insert_columns, insert_selected
from directives.codes import new_codes
from directives.models import Assignment, AssignmentRole, Delivery, Directive, LinkKind, Task
from directives.timeliness import deadline
from units.models import Post, RecipientGroup, Unit


@dataclass(frozen=True)
class Doer:
    """A unit, or a post in it, that a target means, and the group through which it came."""

    unit: Unit
    post: Post | None = None
    group: RecipientGroup | None = None

    @property
    def key(self) -> tuple[int, int | None]:
        return (self.unit.pk, self.post.pk if self.post else None)

    def __str__(self) -> str:
        return str(self.post or self.unit)


def give(directive: Directive, rows: Iterable[tuple[Task, Doer, str]], *, at: datetime) -> None:
    """Each task to its doers, in this order; what is sent for information has no deadline."""
    for (task, informs), of_task in groupby(rows, key=lambda row: (row[0], row[2] == AssignmentRole.INFORM)):
        given = list(of_task)
        doers = [doer for _, doer, _ in given]
        insert_columns(
            Assignment,
            {
                "code": new_codes(len(given)),
                "unit": [doer.unit.pk for doer in doers],
                "post": [doer.post and doer.post.pk for doer in doers],
                "via_group": [doer.group and doer.group.pk for doer in doers],
                "role": [role for _, _, role in given],
            },
            directive=directive.pk,
            task=task.pk,
            given_at=at,
            **({} if informs else _due(task)),
        )


def deliver(directive: Directive, *, to: Sequence[Unit], informed: Sequence[Unit], at: datetime) -> None:
    """One delivery a unit, and one more for each registered paper that goes along."""
    units = dict.fromkeys((unit.pk for unit in to), False) | dict.fromkeys((unit.pk for unit in informed), True)
    insert_columns(
        Delivery,
        {"unit": list(units), "for_information": list(units.values())},
        directive=directive.pk,
        delivered_at=at,
    )
    insert_selected(
        Delivery,
        Delivery.objects.filter(directive=directive, directive__links__kind=LinkKind.ATTACHES),
        once=True,
        directive=F("directive__links__target"),
        unit=F("unit"),
        for_information=True,
        along_with=directive.pk,
        delivered_at=at,
    )


def _due(task: Task) -> dict[str, object]:
    return {"due_on": task.due_on, "due_time": task.due_time, "due_at": deadline(task.due_on, task.due_time)}
