"""How did the order come down, and what was issued to carry it out? The papers above and below, with the days between.

Both ways are one recursive query each, however long the chain is; a circle or a very long chain ends at DEEPEST.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Exists, OuterRef, QuerySet
from django.db.models.expressions import RawSQL

from directives import cascade
from directives.models import Assignment, Directive, Link, LinkKind, Status
from units.models import User

DEEPEST = 12
# A page names no more units than somebody can call in a day.
MOST_MISSING = 200

# The links of kind "implements" that are met when one walks from a paper; the walk is a constant of this module.
WALK = """
WITH RECURSIVE walk(link, paper, depth) AS (
    SELECT id, {end}, 1 FROM directives_link WHERE kind = 'implements' AND {start} = %s
    UNION
    SELECT directives_link.id, directives_link.{end}, walk.depth + 1
    FROM directives_link JOIN walk ON directives_link.{start} = walk.paper
    WHERE directives_link.kind = 'implements' AND walk.depth < %s
)
SELECT link FROM walk
"""
UP = WALK.format(start="source_id", end="target_id")
DOWN = WALK.format(start="target_id", end="source_id")


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
        return self.directive.status == Status.CITED


@dataclass
class Below:
    """A paper that carries out the one above it, with the days that it took, and what was issued below it in turn;
    `missing` are the units that confirmed it and did not pass it on."""

    directive: Directive
    days: int | None
    children: list[Below] = field(default_factory=list)
    missing: list[Assignment] = field(default_factory=list)


def steps(directive: Directive, *, user: User) -> list[Step]:
    """The papers that this one carries out, the highest first, this one last, as this person may see them."""
    line, found = _upward(directive, user), []
    for position, (paper, may_open) in enumerate(line):
        above = line[position - 1][0] if position else None
        crosses_from = above.get_system_display() if above and above.system != paper.system else ""
        is_current = paper.pk == directive.pk
        found.append(Step(paper, _days(above, paper), may_open or is_current, is_current, crosses_from))
    return found


def total_days(found: list[Step]) -> int | None:
    """From the first dated paper to the last one; None while the last has no date, or stands alone."""
    return _days(next((one.directive for one in found[:-1] if one.directive.issued_on), None), found[-1].directive)


def downward(directive: Directive, *, user: User) -> list[Below]:
    """The tree of papers issued to carry this one out, as far as this person may see them.

    Below a paper that he may not see, what he may see moves up to the next one that he may.
    """
    below: dict[int, list[Link]] = {}
    visible = Directive.objects.visible_to(user).filter(pk=OuterRef("source"))
    links = (
        _links(DOWN, directive).annotate(may_open=Exists(visible)).select_related("source__doc_type", "source__issuer")
    )
    for link in _light(links, "source").order_by("source__issued_on", "pk"):
        below.setdefault(link.target_id, []).append(link)
    return _branches(directive, directive.pk, below, {directive.pk})


def answered(directive: Directive, *, user: User) -> list[Step]:
    """The papers that this one answers, as this person may see them."""
    visible = Directive.objects.visible_to(user).filter(pk=OuterRef("target"))
    links = Link.objects.filter(source=directive, kind=LinkKind.ANSWERS).annotate(may_open=Exists(visible))
    found = _light(links.select_related("target__doc_type", "target__issuer"), "target").order_by("pk")
    return [
        Step(each.target, None, each.may_open, is_current=False, crosses_from="")  # type: ignore[attr-defined]
        for each in found
    ]


def answers(directive: Directive, *, user: User) -> list[Step]:
    """The papers that answer this one, with the days that it took; only those that this person may see."""
    visible = Directive.objects.visible_to(user).filter(pk=OuterRef("source"))
    links = Link.objects.filter(Exists(visible), target=directive, kind=LinkKind.ANSWERS)
    found = _light(links.select_related("source__doc_type", "source__issuer"), "source").order_by("pk")
    return [
        Step(each.source, _days(directive, each.source), may_open=True, is_current=False, crosses_from="")
        for each in found
    ]


def with_missing_hops(directive: Directive, found: list[Below], *, user: User, on: date) -> list[Assignment]:
    """Tell each paper of the tree where it was not passed on; gives those of the paper itself. One query."""
    nodes = list(_all_of(found))
    papers = [directive.pk, *(node.directive.pk for node in nodes)]
    rows = Assignment.objects.visible_to(user).filter(directive__in=papers)
    missing: dict[int, dict[int, Assignment]] = {}
    for row in cascade.not_passed_on(rows, on=on)[:MOST_MISSING]:
        missing.setdefault(row.directive_id, {}).setdefault(row.unit_id, row)  # a unit once, whatever it was given
    for node in nodes:
        node.missing = list(missing.get(node.directive.pk, {}).values())
    return list(missing.get(directive.pk, {}).values())


def _all_of(found: list[Below]) -> Iterator[Below]:
    for node in found:
        yield node
        yield from _all_of(node.children)


def _upward(directive: Directive, user: User) -> list[tuple[Directive, bool]]:
    """Of several papers that one carries out, the latest dated counts: it is the one nearest above."""
    visible = Directive.objects.visible_to(user).filter(pk=OuterRef("target"))
    links = (
        _links(UP, directive).annotate(may_open=Exists(visible)).select_related("target__doc_type", "target__issuer")
    )
    above: dict[int, list[Link]] = {}
    for link in _light(links, "target").exclude(target__status=Status.DRAFT).order_by("pk"):
        above.setdefault(link.source_id, []).append(link)
    line, seen, now = [(directive, True)], {directive.pk}, directive.pk
    while choices := [link for link in above.get(now, []) if link.target_id not in seen]:
        link = max(choices, key=lambda one: one.target.issued_on.toordinal() if one.target.issued_on else 0)
        line.insert(0, (link.target, link.may_open))  # type: ignore[attr-defined]
        now = link.target_id
        seen.add(now)
    return line


def _branches(above: Directive, pk: int, below: dict[int, list[Link]], seen: set[int]) -> list[Below]:
    found = []
    for link in below.get(pk, []):
        if link.source_id in seen:
            continue
        seen.add(link.source_id)
        if link.may_open:  # type: ignore[attr-defined]
            children = _branches(link.source, link.source_id, below, seen)
            found.append(Below(link.source, _days(above, link.source), children))
        else:
            found += _branches(above, link.source_id, below, seen)
    return found


def _links(walk: str, directive: Directive) -> QuerySet[Link]:
    ids = RawSQL(walk, (directive.pk, DEEPEST))  # noqa: S611 -- a constant with two parameters
    return Link.objects.filter(kind=LinkKind.IMPLEMENTS, pk__in=ids)


def _light(links: QuerySet[Link], end: str) -> QuerySet[Link]:
    return links.defer(f"{end}__text", f"{end}__reading", f"{end}__search_key")


def _days(above: Directive | None, paper: Directive) -> int | None:
    if above is None or above.issued_on is None or paper.issued_on is None:
        return None
    return (paper.issued_on - above.issued_on).days
