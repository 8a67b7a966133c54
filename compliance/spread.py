"""Was it passed on? Which of the authorities that got a paper have issued their own to carry it out."""

from __future__ import annotations

from dataclasses import dataclass

from compliance import places
from compliance.counts import natural
from directives.models import Directive, LinkKind
from directives.querysets.papers import DirectiveQuerySet
from directives.querysets.work import AssignmentQuerySet
from units.models import Kind, Unit, User


@dataclass(frozen=True)
class Spread:
    """`answered` are (place, its paper); `missing` have none yet. By name, and only as far as the reader may see."""

    answered: list[tuple[str, Directive]]
    missing: list[str]

    @property
    def asked(self) -> int:
        return len(self.answered) + len(self.missing)


def spread(directive: Directive, rows: AssignmentQuerySet, *, user: User) -> Spread | None:
    """None when the paper went to no authority. A paper counts that carries this one out, directly or through one
    between (công văn → kế hoạch gửi kèm), whichever body of the place issued it."""
    asked = list(
        Unit.objects.filter(pk__in=rows.order_by().values("unit"), kind=Kind.AUTHORITY)
        .exclude(pk__in=[directive.issuer_id])
        .select_related("area")
    )
    if not asked:
        return None
    own: dict[tuple[str, int], Directive] = {}
    for paper in _carrying_out(directive, user):
        if paper.issuer:
            own.setdefault(_place(paper.issuer), paper)
    named = sorted(((places.name_of(unit), _place(unit)) for unit in asked), key=lambda one: natural(one[0]))
    by_place = {place: name for name, place in named}
    return Spread(
        answered=[(name, own[place]) for place, name in by_place.items() if place in own],
        missing=[name for place, name in by_place.items() if place not in own],
    )


def _carrying_out(directive: Directive, user: User) -> DirectiveQuerySet:
    direct = Directive.objects.filter(links__kind=LinkKind.IMPLEMENTS, links__target=directive)
    through = Directive.objects.filter(links__kind=LinkKind.IMPLEMENTS, links__target__in=direct)
    seen = Directive.objects.visible_to(user).in_force().exclude(issuer=directive.issuer_id)
    both = seen.filter(pk__in=direct.order_by().values("pk")) | seen.filter(pk__in=through.order_by().values("pk"))
    return both.select_related("issuer", "doc_type").order_by("issued_on", "pk")


def _place(unit: Unit) -> tuple[str, int]:
    return ("area", unit.area_id) if unit.area_id else ("unit", unit.pk)
