"""What a paper asks, and of whom: tasks, addressees, and the units, groups or posts that they mean."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from directives.models.expecting import Expecting
from directives.models.papers import Directive
from directives.models.repeating import REPEATING, RUNNING, Repeating
from units.models import Post, RecipientGroup, Unit


class AssignmentRole(models.TextChoices):
    LEAD = "lead", "chủ trì"
    SUPPORT = "support", "phối hợp"
    INFORM = "inform", "để biết"
    MONITOR = "monitor", "theo dõi, đôn đốc"


class Task(Repeating, Expecting):
    """What the paper asks, with the lines that it was read from: `start`, `end` are character offsets in its text.

    `recurrence` keeps the printed words; what the software goes by are the columns of `Repeating`.
    """

    directive = models.ForeignKey(Directive, models.CASCADE, related_name="tasks", verbose_name="văn bản")
    position = models.PositiveSmallIntegerField("thứ tự")
    assignee = models.CharField("ai làm", max_length=400, blank=True, help_text="Như in trong văn bản")
    text = models.TextField("nội dung")
    due_on = models.DateField("hạn", null=True, blank=True)
    due_time = models.TimeField("giờ", null=True, blank=True)
    recurrence = models.CharField("định kỳ", max_length=120, blank=True)
    start = models.PositiveIntegerField(null=True, blank=True, editable=False)
    end = models.PositiveIntegerField(null=True, blank=True, editable=False)

    class Meta:
        verbose_name = verbose_name_plural = "nhiệm vụ"
        ordering = ["directive", "position"]
        constraints = [
            models.UniqueConstraint(fields=["directive", "position"], name="task_position_once"),
            models.CheckConstraint(condition=Q(due_time=None) | ~Q(due_on=None), name="task_hour_needs_a_day"),
            *REPEATING,
        ]
        indexes = [RUNNING]

    def __str__(self) -> str:
        return self.text[:80]


class AddresseeKind(models.TextChoices):
    TO = "to", "kính gửi"
    COPY = "copy", "nơi nhận"


class Addressee(models.Model):
    """One printed line of Kính gửi or of Nơi nhận."""

    directive = models.ForeignKey(Directive, models.CASCADE, related_name="addressees", verbose_name="văn bản")
    kind = models.CharField("phần", max_length=4, choices=AddresseeKind)
    position = models.PositiveSmallIntegerField("thứ tự")
    text = models.CharField("ghi trên văn bản", max_length=300)

    class Meta:
        verbose_name = verbose_name_plural = "nơi nhận"
        ordering = ["directive", "kind", "position"]

    def __str__(self) -> str:
        return self.text

    @property
    def name(self) -> str:
        """The line without the mark that ends it in a printed list."""
        return self.text.rstrip(" ;,.")


class Target(models.Model):
    """Exactly one of a unit, a group of units, or a post."""

    unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="đơn vị")
    group = models.ForeignKey(
        RecipientGroup, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="nhóm"
    )
    post = models.ForeignKey(Post, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="chức danh")

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                name="%(class)s_names_exactly_one",
                condition=Q(unit__isnull=False, group=None, post=None)
                | Q(unit=None, group__isnull=False, post=None)
                | Q(unit=None, group=None, post__isnull=False),
            )
        ]

    def __str__(self) -> str:
        return str(self.unit or self.group or self.post)


class TaskTarget(Target):
    task = models.ForeignKey(Task, models.CASCADE, related_name="targets", verbose_name="nhiệm vụ")
    role = models.CharField("vai trò", max_length=8, choices=AssignmentRole, default=AssignmentRole.LEAD)

    class Meta(Target.Meta):
        verbose_name = verbose_name_plural = "nơi thực hiện"


class AddresseeTarget(Target):
    addressee = models.ForeignKey(Addressee, models.CASCADE, related_name="targets", verbose_name="nơi nhận")

    class Meta(Target.Meta):
        verbose_name = verbose_name_plural = "nơi nhận cụ thể"
