"""Which assignments, results and photos a person may see.

The issuer sees all that it assigned, outside its own tree too. A unit sees its own row only: siblings see nothing of
each other. A monitor sees every row of the paper that it follows. A superior body sees the rows of its tree and area.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import Case, Exists, F, OuterRef, Q, Value, When

from directives import timeliness
from directives.querysets.tallies import counted
from directives.states import OPEN, State
from units.visibility import sight

if TYPE_CHECKING:
    from units.models import Post, Unit, User


class AssignmentQuerySet(models.QuerySet):
    def visible_to(self, user: User) -> Self:
        from directives.models import Directive

        eyes, papers = sight(user), Directive.objects.seen_whole_by(user)
        return self.filter(Q(unit__in=eyes.units) | eyes.below("unit") | Q(directive__in=papers))

    def locked(self) -> Self:
        """Held until the transaction ends; on SQLite the one write lock does the same."""
        return self.select_for_update(of=("self",))

    def counted(self) -> Self:
        """All that statistics count: not withdrawn."""
        return self.exclude(state=State.WITHDRAWN)

    def of_unit(self, unit: Unit, post: Post | None = None) -> Self:
        """What a unit, or the holder of this post in it, has to do."""
        mine = Q(post=None) | Q(post=post) if post is not None else Q(post=None)
        return self.filter(mine, unit=unit)

    def waiting_for_doer(self) -> Self:
        return self.filter(state__in=OPEN).exclude(role__in=timeliness.OWES_NO_REPORT, state=State.RECEIVED)

    def waiting_for_issuer(self) -> Self:
        return self.filter(state__in=[State.REPORTED, State.DECLINED])

    def overdue(self, *, at: datetime) -> Self:
        return self.filter(timeliness.conditions(at=at)[timeliness.Timeliness.OVERDUE])

    def with_timeliness(self, *, at: datetime) -> Self:
        return self.annotate(timeliness_class=timeliness.expression(at=at))

    def progress(self) -> dict[int, dict[str, int]]:
        """How far each paper has come, among these rows: {directive: {given, received, asked, done}}.

        What was sent "để biết" is received, never done; withdrawn rows count nowhere. Whoever sees whole papers asks
        `directives.progress`, which reads what is kept.
        """
        return {
            row.pop("directive"): row for row in self.counted().order_by().values("directive").annotate(**counted())
        }

    def by_urgency(self) -> Self:
        """What is due first comes first; what has no deadline comes last."""
        dateless = Case(When(due_at=None, then=Value(1)), default=Value(0))
        return self.order_by(dateless, F("due_at").asc(nulls_last=True), "pk")

    def with_papers(self) -> Self:
        return self.select_related("directive__issuer", "directive__doc_type", "task", "unit", "post", "doer")


class ResultQuerySet(models.QuerySet):
    def visible_to(self, user: User) -> Self:
        from directives.models import Assignment

        return self.filter(assignment__in=Assignment.objects.visible_to(user))

    def standing(self) -> Self:
        """Those that no later row revises."""
        return self.exclude(Exists(self.model._default_manager.filter(revises=OuterRef("pk"))))


class EvidenceQuerySet(models.QuerySet):
    def visible_to(self, user: User) -> Self:
        from directives.models import Result

        return self.filter(result__in=Result.objects.visible_to(user))
