"""How far has a piece of work come below, and how much time may it give there? The papers that carry it out."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from directives.models import Assignment, Directive, Link, LinkKind, Task
from directives.models.papers import IN_FORCE
from directives.states import State
from directives.timeliness import OWES_NO_REPORT
from units.models import User
from vietnam import dates

CLOSED = (State.ACCEPTED, State.DECLINED, State.WITHDRAWN)


def below(row: Assignment, *, user: User) -> QuerySet[Directive]:
    """The unit's papers in force that carry out the paper of this work, or one that came along with it; one query.

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
        .filter(Exists(carries_out), issuer=row.unit_id, status__in=IN_FORCE)
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


def latest_day(paper: Directive) -> date | None:
    """The last day that the issuer's own open work above allows to those below; None where nothing limits it.

    Of several deadlines above the latest counts: which of them a task below serves, no row says. Two queries.
    """
    aims = list(paper.links.filter(kind=LinkKind.IMPLEMENTS).values_list("target", flat=True))
    if not aims:
        return None
    brought = Link.objects.filter(target__in=aims, kind=LinkKind.ATTACHES).values("source")
    above = Assignment.objects.filter(Q(directive__in=aims) | Q(directive__in=brought), unit=paper.issuer_id)
    still_open = above.exclude(state__in=CLOSED).exclude(role__in=OWES_NO_REPORT)
    days = list(still_open.values_list("due_on", flat=True))
    return max((day for day in days if day), default=None) if all(days) else None


def too_late(paper: Directive, tasks: Iterable[Task]) -> str:
    """A sentence if a task below ends after the work above; else nothing."""
    dated = [task for task in tasks if task.due_on]
    latest = latest_day(paper) if dated else None
    for task in dated:
        if latest and task.due_on and task.due_on > latest:
            return (
                f"Nhiệm vụ “{task}” có hạn {dates.short(task.due_on)}, muộn hơn hạn mà cấp trên giao cho đơn vị "
                f"({dates.short(latest)}). Hãy sửa hạn của nhiệm vụ, hoặc xin cấp trên gia hạn trước."
            )
    return ""
