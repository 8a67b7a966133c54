"""How far has a piece of work come below, and how much time may it give there? The papers that carry it out."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Sum
from django.db.models.functions import Coalesce

from directives.models import Assignment, Directive, Link, LinkKind, Status, Task
from directives.models.papers import IN_FORCE
from directives.querysets.tallies import FIGURES
from directives.querysets.work import AssignmentQuerySet
from directives.states import State
from directives.timeliness import OWES_NO_REPORT, deadline
from units.models import Kind, Unit, User
from vietnam import dates

CLOSED = (State.ACCEPTED, State.DECLINED, State.WITHDRAWN)


def below(row: Assignment, *, user: User) -> QuerySet[Directive]:
    """The unit's papers in force that carry out the paper of this work, or one that came along with it; one query.

    `given`, `received`, `asked` and `done` are the kept counts (`Tally`). They may be told only to who sees every
    row, `seen_whole`: of siblings nobody learns anything, not even a sum.
    """
    along = Link.objects.filter(source=row.directive_id, kind=LinkKind.ATTACHES).values("target")
    above = Q(target=row.directive_id) | Q(target__in=along)
    carries_out = Link.objects.filter(above, source=OuterRef("pk"), kind=LinkKind.IMPLEMENTS)
    whole = Directive.objects.filter(pk=OuterRef("pk")).seen_whole_by(user)
    return (
        Directive.objects.visible_to(user)
        .filter(Exists(carries_out), issuer=row.unit_id, status__in=IN_FORCE)
        .select_related("doc_type")
        .defer("text", "reading", "search_key")
        .annotate(**{name: Coalesce(Sum(f"tallies__{name}"), 0) for name in FIGURES}, seen_whole=Exists(whole))
        .order_by("issued_on", "pk")
    )


def not_passed_on(rows: AssignmentQuerySet, *, on: date) -> AssignmentQuerySet:
    """Of these assignments those where a hop is missing: the unit confirmed, has units under it, and no issued paper
    of its place carries the work on. (A level is fulfilled when it has confirmed and passed on.)

    What is closed or rests, what owes no report, and what an office gave to itself need no hop.
    """
    along = Link.objects.filter(source=OuterRef(OuterRef("directive")), kind=LinkKind.ATTACHES).values("target")
    own = Q(source__issuer=OuterRef("unit"))
    place = Q(source__issuer__area=OuterRef("unit__area"), source__issuer__kind=Kind.AUTHORITY)
    carries_on = Link.objects.filter(
        own | place,
        Q(target=OuterRef("directive")) | Q(target__in=along),
        kind=LinkKind.IMPLEMENTS,
        source__status=Status.ISSUED,
    )
    under = Unit.objects.filter(parent=OuterRef("unit")).valid(on=on)
    return (
        rows.filter(Exists(under), ~Exists(carries_on), received_at__isnull=False, post=None)
        .exclude(state__in=(*CLOSED, State.SUSPENDED))
        .exclude(role__in=OWES_NO_REPORT)
        .exclude(unit=F("directive__issuer"))
        .select_related("unit")
        .order_by("unit__path", "pk")
    )


def latest(paper: Directive) -> Assignment | None:
    """The issuer's own open work above that ends last, and so limits those below; None where nothing does.

    Of several deadlines above the latest counts: which of them a task below serves, no row says. Work above without a
    deadline frees nothing of the deadline beside it. Two queries.
    """
    aims = list(paper.links.filter(kind=LinkKind.IMPLEMENTS).values_list("target", flat=True))
    if not aims:
        return None
    brought = Link.objects.filter(target__in=aims, kind=LinkKind.ATTACHES).values("source")
    above = Assignment.objects.filter(Q(directive__in=aims) | Q(directive__in=brought), unit=paper.issuer_id)
    still_open = above.exclude(state__in=CLOSED).exclude(role__in=OWES_NO_REPORT)
    return still_open.filter(due_at__isnull=False).order_by("-due_at", "pk").first()


def too_late(paper: Directive, tasks: Iterable[Task]) -> str:
    """A sentence if a task below ends after the work above, to the minute; else nothing."""
    dated = [(task, end) for task in tasks if (end := deadline(task.due_on, task.due_time))]
    above = latest(paper) if dated else None
    for task, end in dated:
        if above and above.due_at and end > above.due_at:
            return (
                f"Nhiệm vụ “{task}” có hạn {_named(task)}, muộn hơn hạn mà cấp trên giao cho đơn vị "
                f"({_named(above)}). Hãy sửa hạn của nhiệm vụ, hoặc xin cấp trên gia hạn trước."
            )
    return ""


def _named(one: Task | Assignment) -> str:
    hour = f"{one.due_time:%H:%M} ngày " if one.due_time else ""
    return f"{hour}{dates.short(one.due_on)}" if one.due_on else ""
