"""How far have these papers come, as far as a person may know? Two queries, however many papers and rows."""

from __future__ import annotations

from collections.abc import Collection

from directives.models import Assignment, Directive, Tally
from directives.querysets.tallies import type_of_figures
from units.models import User


def of_papers(papers: Collection[int], *, user: User) -> dict[int, type_of_figures]:
    """{paper: {given, received, asked, done}}: what is kept, of those that he sees whole; of others, his rows."""
    whole = Directive.objects.filter(pk__in=papers).seen_whole_by(user).order_by()
    kept = Tally.objects.filter(directive__in=whole.values("pk")).progress()
    others = [pk for pk in papers if pk not in kept]
    return kept | Assignment.objects.visible_to(user).filter(directive__in=others).progress()
