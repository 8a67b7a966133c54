"""What may this person read of a paper's trail? Siblings learn nothing of each other from its sentences.

The issuer reads all. Everybody else who sees the paper reads that it was issued, corrected or recalled (never of its
drafts), what his own units entered or corrected, and what happened to the assignments that he may see.
"""

from __future__ import annotations

from django.db.models import CharField, Q, QuerySet, Value
from django.db.models.functions import Cast, Concat

from audit import trail
from audit.models import Entry
from directives.models import Assignment, Directive
from units.models import User
from units.visibility import sight

BY_THE_ISSUER = (
    "paper.issued",
    "paper.withdrawn",
    "paper.corrected_by",
    "paper.said",
    "paper.said_confirmed",
    "paper.period_opened",
    "paper.repeating_stopped",
)
# Several units may hold one received paper; each reads what its own people did with it.
BY_A_HOLDER = ("paper.registered", "paper.corrected")


def of(directive: Directive, *, user: User) -> QuerySet[Entry]:
    """The entries of the trail under this paper that this person may read, newest first."""
    entries, eyes = trail.history(directive), sight(user)
    if directive.issuer_id in eyes.units and directive.status != "registered":
        return entries
    paper = Q(subject=trail.key(directive), verb__in=BY_THE_ISSUER)
    books = Q(subject=trail.key(directive), verb__in=BY_A_HOLDER, detail__unit__in=list(eyes.units))
    rows = Assignment.objects.visible_to(user).filter(directive=directive).order_by()
    prefix = Value(f"{Assignment._meta.label_lower}:")
    keys = rows.annotate(key=Concat(prefix, Cast("pk", CharField()), output_field=CharField())).values("key")
    return entries.filter(paper | books | Q(subject__in=keys))
