"""How far has a piece of work come below? The papers that its unit issued to carry it out, counted from their rows."""

from __future__ import annotations

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from directives.models import Assignment, Directive, Link, LinkKind, Status
from directives.states import State
from directives.timeliness import OWES_NO_REPORT
from units.models import User


def below(row: Assignment, *, user: User) -> QuerySet[Directive]:
    """The unit's issued papers that carry out the paper of this work, or one that came along with it; one query.

    `given`, `received`, `asked` and `done` count rows as in `AssignmentQuerySet.progress`. They may be told only to
    who sees them all, `seen` == `given`: of siblings nobody learns anything, not even a sum.
    """
    along = Link.objects.filter(source=row.directive_id, kind=LinkKind.ATTACHES).values("target")
    above = Q(target=row.directive_id) | Q(target__in=along)
    carries_out = Link.objects.filter(above, source=OuterRef("pk"), kind=LinkKind.IMPLEMENTS)
    counted = Q(assignments__isnull=False) & ~Q(assignments__state=State.WITHDRAWN)
    asked = counted & ~Q(assignments__role__in=OWES_NO_REPORT)
    return (
        Directive.objects.visible_to(user)
        .filter(Exists(carries_out), issuer=row.unit_id, status=Status.ISSUED)
        .select_related("doc_type")
        .defer("text", "reading", "search_key")
        .annotate(
            given=Count("assignments", filter=counted),
            received=Count("assignments", filter=counted & Q(assignments__received_at__isnull=False)),
            asked=Count("assignments", filter=asked),
            done=Count("assignments", filter=asked & Q(assignments__state=State.ACCEPTED)),
            seen=Count("assignments", filter=counted & Q(assignments__in=Assignment.objects.visible_to(user))),
        )
        .order_by("issued_on", "pk")
    )
