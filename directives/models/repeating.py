"""How often a task is due, and how far its periods have been opened: the columns of `Task` that say so."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from vietnam.periods import Kind, Rule
from vietnam.recurring import NAMES, words


class Repeats(models.TextChoices):
    WEEK = Kind.WEEK.value, NAMES[Kind.WEEK]
    MONTH = Kind.MONTH.value, NAMES[Kind.MONTH]
    QUARTER = Kind.QUARTER.value, NAMES[Kind.QUARTER]
    HALF = Kind.HALF.value, NAMES[Kind.HALF]
    YEAR = Kind.YEAR.value, NAMES[Kind.YEAR]


class Repeating(models.Model):
    """`repeats` empty: done once. The other four are those of `vietnam.periods.Rule`.

    `opened` is the key of the last period that was opened; periods only go on, so none is opened twice.
    """

    repeats = models.CharField("lặp lại", max_length=8, choices=Repeats, blank=True, default="", db_default="")
    repeats_day = models.PositiveSmallIntegerField("ngày trong kỳ", null=True, blank=True)
    repeats_shift = models.SmallIntegerField("tháng so với tháng cuối kỳ", default=0, db_default=0)
    repeats_time = models.TimeField("giờ trong kỳ", null=True, blank=True)
    repeats_until = models.DateField("lặp lại đến ngày", null=True, blank=True)
    opened = models.CharField("kỳ đã mở", max_length=8, blank=True, default="", db_default="", editable=False)
    stopped_at = models.DateTimeField("dừng lặp lại lúc", null=True, blank=True, editable=False)
    stopped_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, editable=False, related_name="+"
    )

    class Meta:
        abstract = True

    @property
    def rule(self) -> Rule | None:
        if not self.repeats:
            return None
        day, shift = self.repeats_day, self.repeats_shift
        return Rule(Kind(self.repeats), day, shift, self.repeats_time, self.repeats_until)

    @property
    def rule_words(self) -> str:
        return words(self.rule) if self.rule else ""


def columns(rule: Rule | None) -> dict[str, object]:
    """The rule as the columns above."""
    if rule is None:
        return {"repeats": ""}
    return {
        "repeats": rule.kind.value,
        "repeats_day": rule.day,
        "repeats_shift": rule.shift,
        "repeats_time": rule.time,
        "repeats_until": rule.until,
    }


REPEATING = [
    models.CheckConstraint(condition=Q(repeats="") | Q(due_on=None), name="task_repeated_has_no_single_deadline"),
    models.CheckConstraint(
        condition=Q(repeats="week", repeats_shift=0) & (Q(repeats_day=None) | Q(repeats_day__range=(1, 7)))
        | Q(repeats__in=["month", "quarter", "half"], repeats_shift__in=[0, 1])
        & (Q(repeats_day=None) | Q(repeats_day__range=(1, 31)))
        | Q(repeats="year", repeats_shift__range=(-11, 1)) & (Q(repeats_day=None) | Q(repeats_day__range=(1, 31)))
        | Q(repeats="", repeats_day=None, repeats_shift=0, repeats_time=None, repeats_until=None),
        name="task_rule_makes_sense",
    ),
]
RUNNING = models.Index(fields=["repeats"], name="task_running_idx", condition=~Q(repeats="") & Q(stopped_at=None))
