"""Is it late? Never stored: derived from the deadline and the moment of the report that stands.

The four classes of the official statistics (done or not × in time or not), and "no deadline". A report that waits for
the issuer is not overdue. The published ratio counts tasks already due: those done with a deadline, and those overdue
(as in Báo cáo 1270/BC-TCTTTg: done ÷ (done + overdue)).
"""

from datetime import date, datetime, time, timedelta

from django.db import models
from django.db.models import Case, F, Q, Value, When
from django.utils import timezone

from directives.states import OPEN, State

# Receipt is all that these roles owe: they are neither on time nor late.
OWES_NO_REPORT = ("inform", "monitor")


class Timeliness(models.TextChoices):
    ON_TIME = "on_time", "xong đúng hạn"
    LATE = "late", "xong quá hạn"
    OPEN = "open", "còn trong hạn"
    OVERDUE = "overdue", "quá hạn chưa xong"
    NO_DEADLINE = "no_deadline", "không quy định hạn"


def deadline(due_on: date | None, due_time: time | None) -> datetime | None:
    """The first instant that is too late: the given hour, or the end of the day, in Vietnam."""
    if due_on is None:
        return None
    if due_time is not None:
        return timezone.make_aware(datetime.combine(due_on, due_time))
    return timezone.make_aware(datetime.combine(due_on + timedelta(days=1), time.min))


def classify(state: str, role: str, due_at: datetime | None, reported_at: datetime | None, *, at: datetime) -> str:
    if due_at is None or role in OWES_NO_REPORT:
        return Timeliness.NO_DEADLINE
    if state == State.ACCEPTED and reported_at is not None:
        return Timeliness.ON_TIME if reported_at < due_at else Timeliness.LATE
    if state in OPEN and due_at <= at:
        return Timeliness.OVERDUE
    return Timeliness.OPEN


def conditions(*, at: datetime) -> dict[Timeliness, Q]:
    """The same classes as conditions on `Assignment`, for `Count(..., filter=...)` and lists."""
    dated = Q(due_at__isnull=False) & ~Q(role__in=OWES_NO_REPORT)
    accepted = dated & Q(state=State.ACCEPTED)
    overdue = dated & Q(state__in=OPEN, due_at__lte=at)
    return {
        Timeliness.ON_TIME: accepted & Q(reported_at__lt=F("due_at")),
        Timeliness.LATE: accepted & Q(reported_at__gte=F("due_at")),
        Timeliness.OVERDUE: overdue,
        Timeliness.OPEN: dated & ~Q(state=State.ACCEPTED) & (~Q(state__in=OPEN) | Q(due_at__gt=at)),
        Timeliness.NO_DEADLINE: Q(due_at=None) | Q(role__in=OWES_NO_REPORT),
    }


def expression(*, at: datetime) -> Case:
    """The class of each row, as an annotation; the first branch that fits counts, so each row is looked at once."""
    accepted = Q(state=State.ACCEPTED, reported_at__isnull=False)
    return Case(
        When(Q(due_at=None) | Q(role__in=OWES_NO_REPORT), then=Value(Timeliness.NO_DEADLINE.value)),
        When(accepted & Q(reported_at__lt=F("due_at")), then=Value(Timeliness.ON_TIME.value)),
        When(accepted, then=Value(Timeliness.LATE.value)),
        When(Q(state__in=OPEN, due_at__lte=at), then=Value(Timeliness.OVERDUE.value)),
        default=Value(Timeliness.OPEN.value),
        output_field=models.CharField(),
    )
