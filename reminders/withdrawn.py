"""Who hears that a paper was recalled or replaced? Whose work goes with it, of each work; and who was sent it.

In the app at once, by few statements however many units; by mail a moment later, as when it was issued.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db.models import F, Min, QuerySet, Value
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils import timezone

from directives.models import Assignment, Directive
from directives.models.work import who
from directives.querysets.work import AssignmentQuerySet
from reminders import outbox, receivers, wording
from reminders.issued import ROW, joined, plan_letters
from reminders.models import Channel, Kind, Notice
from units.models import Membership


def paper_withdrawn(
    *,
    directive: Directive,
    reason: str,
    replaced_by: Directive | None,
    taken_back: AssignmentQuerySet,
    actor: Any,
    at: datetime,
    **_: Any,
) -> None:
    """Everybody but the one who did it."""
    alike = ("task", "period")
    firsts = taken_back.order_by().values(*alike).annotate(first=Min("pk")).values("first")
    for one in Assignment.objects.filter(pk__in=firsts).select_related("directive__doc_type", "task").order_by("pk"):
        rows = taken_back.filter(**{name: getattr(one, name) for name in alike})
        _tell_doers(rows, one, reason, actor, at)
    _tell_readers(directive, wording.withdrawn(directive, reason, replaced_by), actor, at)
    plan_letters(directive, at)


def _tell_doers(rows: AssignmentQuerySet, like: Assignment, reason: str, actor: Any, at: datetime) -> None:
    """The same words to all of them but for the doer's name: to the holders of the post or unit, and who is named."""
    held = receivers.holders_given(rows, on=timezone.localdate(at)).exclude(user=actor.user_id)
    _tell(
        held,
        like,
        reason,
        at,
        person="user",
        row=f"{ROW}__",
        name=Coalesce(f"{ROW}__post__name", "post__unit__short_name"),
    )
    named = rows.filter(doer__is_active=True).exclude(doer=actor.user_id)
    _tell(named, like, reason, at, person="doer", row="", name=who())


def _tell(
    people: QuerySet[Any], like: Assignment, reason: str, at: datetime, *, person: str, row: str, name: Coalesce
) -> None:
    """`row` is the way from one of `people` to the work, `person` that to the receiver."""
    subject, before, after = wording.taken_back(like, reason)
    head, tail = reverse("directives:assignment", args=["_"]).split("_")
    occasion = Value(f":withdraw:{at:%Y%m%d%H%M%S%f}:")
    outbox.tell(
        people,
        at=at,
        person=F(person),
        kind=Kind.MOVED,
        subject=subject,
        text=joined(Value(before), name, Value(after)),
        url=joined(Value(head), F(f"{row}code"), Value(tail)),
        directive=like.directive_id,
        assignment=F(f"{row}pk"),
        key=joined(Value("moved:"), F(f"{row}pk"), occasion, F(person), Value(f":{Channel.APP}")),
    )


def _tell_readers(directive: Directive, words: tuple[str, str], actor: Any, at: datetime) -> None:
    """Of the paper itself, to those who have not just heard of work that goes with it."""
    told = Notice.objects.filter(directive=directive, created_at=at, kind=Kind.MOVED, channel=Channel.APP)
    sent = receivers.holders_sent(directive.deliveries.all(), on=timezone.localdate(at))
    readers = Membership.objects.filter(pk__in=sent.values("pk")).exclude(user__in=told.values("person"))
    outbox.tell(
        readers.exclude(user=actor.user_id),
        at=at,
        person=F("user"),
        kind=Kind.MOVED,
        subject=words[0],
        text=words[1],
        url=directive.get_absolute_url(),
        directive=directive.pk,
        key=joined(Value(f"withdrawn:{directive.pk}:"), F("user"), Value(f":{Channel.APP}")),
    )
