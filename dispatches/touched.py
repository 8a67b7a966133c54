"""Which known papers does a draft touch: those that it sends along, and those that it cites and that are in force no
more? One query for both."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q

from directives.identity import symbol_key
from directives.models import Directive, Link, LinkKind, Status
from dispatches.formcheck.cited import citations
from dispatches.formcheck.office import Ended
from dispatches.models import Sequel, SequelKind
from dispatches.printing.content import LetterContent
from units.models import User


@dataclass(frozen=True)
class Touched:
    attached: Sequence[Directive]
    ended: list[Ended]


def of(paper: Directive, content: LetterContent, *, user: User) -> Touched:
    """Of cited papers only those that this person may see."""
    along = Exists(Link.objects.filter(source=paper, target=OuterRef("pk"), kind=LinkKind.ATTACHES))
    cited = Q(pk__in=[])
    for one in citations(content):
        cited |= Q(number=one.number, symbol_key=symbol_key(one.symbol))
    visible = Directive.objects.visible_to(user).filter(cited, status=Status.WITHDRAWN)
    replaced = Exists(Sequel.objects.filter(directive=OuterRef("pk"), kind=SequelKind.REPLACED))
    rows = Directive.objects.light().annotate(along=along, replaced=replaced)
    attached, ended = [], []
    for row in rows.filter(Q(along=True) | Q(pk__in=visible.order_by().values("pk"))).order_by("pk"):
        if row.along:
            attached.append(row)
        if row.status == Status.WITHDRAWN:
            how = "đã được thay thế" if row.replaced else "đã thu hồi"
            ended.append(Ended(row.number, row.symbol_key, row.issued_on, how))
    return Touched(attached, ended)
