"""Keeping the counts of each paper true, in the transaction that changes what they count: the one writer of `Tally`."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.db.models import F, QuerySet

from audit.inserting import insert_selected
from directives.models import Assignment, Directive, Tally
from directives.querysets.tallies import FIGURES, counted, figures_of, type_of_figures


def given(directive: Directive) -> None:
    """Count a paper whose work nobody could touch yet. One statement, however many units."""
    insert_selected(
        Tally,
        Assignment.objects.filter(directive=directive).order_by().values("unit__parent").annotate(**counted()),
        directive=directive.pk,
        under=F("unit__parent"),
        **dict[str, Any]({name: F(name) for name in FIGURES}),
    )


def added(rows: Iterable[Assignment]) -> None:
    """Count work that is given later, under a paper that moves already; as many statements as there are parents.

    In order of the lines, so that two who add to the same ones wait for each other and not in a circle.
    """
    sums: dict[tuple[int, int], Counter[str]] = defaultdict(Counter)
    for row in rows:
        sums[row.directive_id, row.unit.parent_id or 0].update(figures_of(row))
    for (directive, under), figures in sorted(sums.items()):
        line, _ = Tally.objects.get_or_create(directive_id=directive, under_id=under or None)
        Tally.objects.filter(pk=line.pk).update(**{name: F(name) + figures[name] for name in FIGURES})


def moved(row: Assignment, before: type_of_figures) -> None:
    """Add what changed about a row since it was worth `before`.

    Called last in its transaction: the line is held until that ends, and others who report may wait for it.
    """
    after = figures_of(row)
    changes = {name: F(name) + after[name] - before[name] for name in FIGURES if after[name] != before[name]}
    if changes:
        Tally.objects.filter(directive=row.directive_id, under=row.unit.parent_id).update(**changes)


def mend(papers: Iterable[int]) -> None:
    """Count these papers anew from their rows. Whoever is about to change a row is waited for, and waits."""
    for paper in Directive.objects.filter(pk__in=papers).order_by("pk"):
        with transaction.atomic():
            hold(paper.assignments.locked())
            anew(paper)


def anew(directive: Directive) -> None:
    """From the rows, which the caller holds; two statements, however many units."""
    Tally.objects.filter(directive=directive).delete()
    given(directive)


def hold(rows: QuerySet[Assignment]) -> None:
    """In order, so that two who hold the same rows wait for each other and not in a circle."""
    for _ in rows.order_by("pk").values_list("pk").iterator(chunk_size=5000):
        pass
