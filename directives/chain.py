"""How did the order come down? The papers from the centre to this one, with the days between them."""

from __future__ import annotations

from dataclasses import dataclass

from directives.models import Directive, Link, LinkKind
from units.models import User

DEEPEST = 12


@dataclass(frozen=True)
class Step:
    """One paper of the chain; `crosses_from` names the branch above where the order changed branch (Party → State).

    A reader who may not open it sees number, date, issuer and subject only.
    """

    directive: Directive
    days: int | None
    may_open: bool
    is_current: bool
    crosses_from: str

    @property
    def is_cited_only(self) -> bool:
        return self.directive.status == "cited"


def upward(directive: Directive) -> list[Directive]:
    """The papers that this one carries out, the highest first, this one last. One query a level, at most DEEPEST."""
    line, seen = [directive], {directive.pk}
    while len(line) < DEEPEST:
        links = (
            Link.objects.filter(source=line[0], kind=LinkKind.IMPLEMENTS)
            .select_related("target__doc_type", "target__issuer")
            .order_by("-target__issued_on", "pk")
        )
        above = next((link.target for link in links if link.target_id not in seen), None)
        if above is None:
            break
        line.insert(0, above)
        seen.add(above.pk)
    return line


def steps(directive: Directive, *, user: User) -> list[Step]:
    """The chain as this person may see it."""
    line = upward(directive)
    visible = set(
        Directive.objects.visible_to(user).filter(pk__in=[paper.pk for paper in line]).values_list("pk", flat=True)
    )
    found = []
    for position, paper in enumerate(line):
        before = line[position - 1].issued_on if position else None
        days = (paper.issued_on - before).days if paper.issued_on and before else None
        changed = position > 0 and line[position - 1].system != paper.system
        crosses_from = line[position - 1].get_system_display() if changed else ""
        found.append(Step(paper, days, paper.pk in visible, paper.pk == directive.pk, crosses_from))
    return found


def downward(directive: Directive, *, user: User) -> list[Directive]:
    """The papers issued to carry this one out, as far as this person may see them."""
    return list(
        Directive.objects.visible_to(user)
        .filter(links__target=directive, links__kind=LinkKind.IMPLEMENTS)
        .select_related("doc_type", "issuer")
        .order_by("issued_on", "pk")
    )
