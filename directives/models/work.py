"""The work: who received a paper, what each unit was given, and what it did. Late is never stored."""

from __future__ import annotations

import uuid
from datetime import datetime

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Coalesce
from django.urls import reverse

from directives.codes import new_code
from directives.extension_states import OFTEN
from directives.models.channels import Channel
from directives.models.papers import Directive
from directives.models.tasks import AssignmentRole, Task
from directives.querysets.work import AssignmentQuerySet, EvidenceQuerySet, ResultQuerySet
from directives.states import MOVES, State
from units.models import Post, RecipientGroup, Unit
from vietnam import dates, periods


class Delivery(models.Model):
    """A paper was sent to a unit, to act on or for information: this alone lets the unit read it.

    An attachment that is itself a registered paper gets deliveries of its own, with `along_with` its letter.
    """

    directive = models.ForeignKey(Directive, models.PROTECT, related_name="deliveries", verbose_name="văn bản")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="deliveries", verbose_name="đơn vị")
    for_information = models.BooleanField("để biết", default=False)
    along_with = models.ForeignKey(
        Directive, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="gửi kèm theo"
    )
    delivered_at = models.DateTimeField("gửi lúc")
    received_at = models.DateTimeField("nhận lúc", null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "nơi đã gửi"
        constraints = [models.UniqueConstraint(fields=["directive", "unit"], name="delivered_once_to_a_unit")]

    def __str__(self) -> str:
        return f"{self.directive} → {self.unit}"


def who() -> Coalesce:
    """`Assignment.who` in the database's words."""
    return Coalesce("post__name", "unit__short_name")


class Assignment(models.Model):
    """A task given to a unit, or to the holder of one post in it.

    `due_at` is the first instant that is too late (the end of `due_on`, or `due_time` on that day): late is always
    derived by comparing instants with it. `reported_at` is the moment of the last report; if that report is accepted,
    it decides whether the work was on time. While it is suspended, `suspended_from` keeps the state to resume to.
    Of a task that recurs there is a row for each `period` (a key of `vietnam.periods`; empty for what is done once).
    """

    code = models.CharField("mã", max_length=40, unique=True, default=new_code)
    directive = models.ForeignKey(Directive, models.PROTECT, related_name="assignments", verbose_name="văn bản")
    task = models.ForeignKey(Task, models.PROTECT, related_name="assignments", verbose_name="nhiệm vụ")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="assignments", verbose_name="đơn vị")
    post = models.ForeignKey(
        Post, models.PROTECT, null=True, blank=True, related_name="assignments", verbose_name="chức danh"
    )
    via_group = models.ForeignKey(
        RecipientGroup, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="qua nhóm"
    )
    role = models.CharField("vai trò", max_length=8, choices=AssignmentRole, default=AssignmentRole.LEAD)
    period = models.CharField("kỳ", max_length=8, blank=True, default="", db_default="")
    doer = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="người thực hiện",
    )
    state = models.CharField("trạng thái", max_length=10, choices=State, default=State.GIVEN)
    reason = models.TextField("lý do trả lại, từ chối hoặc thu hồi", blank=True)
    suspended_from = models.CharField(
        "tạm dừng khi đang", max_length=10, choices=State, blank=True, default="", db_default=""
    )
    suspended_reason = models.TextField("lý do tạm dừng", blank=True, default="", db_default="")
    due_on = models.DateField("hạn", null=True, blank=True)
    due_time = models.TimeField("giờ", null=True, blank=True)
    due_at = models.DateTimeField("trễ từ lúc", null=True, blank=True, editable=False)
    original_due_on = models.DateField("hạn đầu", null=True, blank=True)
    extended_times = models.PositiveSmallIntegerField("số lần gia hạn", default=0, db_default=0)
    given_at = models.DateTimeField("giao lúc")
    received_at = models.DateTimeField("nhận lúc", null=True, blank=True)
    reported_at = models.DateTimeField("báo cáo lúc", null=True, blank=True)
    reported_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="người báo cáo"
    )
    report_note = models.TextField("ghi chú báo cáo", blank=True)
    accepted_at = models.DateTimeField("nghiệm thu lúc", null=True, blank=True)

    objects = AssignmentQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "việc được giao"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["task", "unit", "period"], condition=Q(post=None), name="task_once_for_a_unit"
            ),
            models.UniqueConstraint(
                fields=["task", "post", "period"], condition=~Q(post=None), name="task_once_for_a_post"
            ),
            models.CheckConstraint(
                condition=Q(due_on=None, due_at=None, due_time=None) | Q(due_on__isnull=False, due_at__isnull=False),
                name="assignment_deadline_whole",
            ),
            models.CheckConstraint(
                condition=Q(state__in=[State.REPORTED, State.ACCEPTED], reported_at__isnull=False)
                | ~Q(state__in=[State.REPORTED, State.ACCEPTED]),
                name="assignment_reported_has_a_moment",
            ),
            models.CheckConstraint(
                condition=Q(state=State.ACCEPTED, accepted_at__gte=F("reported_at"))
                | (~Q(state=State.ACCEPTED) & Q(accepted_at=None)),
                name="assignment_accepted_after_its_report",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=[State.RETURNED, State.DECLINED, State.WITHDRAWN]) | ~Q(reason=""),
                name="assignment_refusals_have_a_reason",
            ),
            models.CheckConstraint(
                condition=(
                    Q(state=State.SUSPENDED, suspended_from__in=sorted(MOVES["suspend"].sources))
                    & ~Q(suspended_reason="")
                )
                | (~Q(state=State.SUSPENDED) & Q(suspended_from="", suspended_reason="")),
                name="assignment_suspended_knows_where_it_was",
            ),
            models.CheckConstraint(
                condition=Q(extended_times=0, original_due_on=None)
                | Q(extended_times__gte=1, original_due_on__lt=F("due_on")),
                name="assignment_extended_keeps_its_first_deadline",
            ),
        ]
        indexes = [
            models.Index(fields=["unit", "state", "due_at"], name="assignment_unit_idx"),
            models.Index(fields=["directive", "state", "due_at"], name="assignment_directive_idx"),
            models.Index(
                fields=["due_at"],
                name="assignment_open_due_idx",
                condition=Q(state__in=[State.GIVEN, State.RECEIVED, State.DOING, State.RETURNED, State.DECLINED]),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.task} → {self.post or self.unit}"

    def get_absolute_url(self) -> str:
        return reverse("directives:assignment", args=[self.code])

    @property
    def who(self) -> str:
        """The doer as a page names it: the post where one is named, else the unit."""
        return self.post.name if self.post else self.unit.short_name

    @property
    def what(self) -> str:
        """What is to be done, and for which period where it recurs: "Báo cáo tháng 11/2026: …"."""
        label = self.period_label
        return f"Báo cáo {label}: {self.task.text}" if label else self.task.text

    @property
    def period_label(self) -> str:
        """ "tháng 11/2026" of a task that recurs; nothing of others."""
        found = periods.parse(self.period)
        return found.label if found else ""

    @property
    def figures_span(self) -> str:
        """ "15/10/2026 đến 14/11/2026": the days whose figures this period's report counts."""
        found = periods.parse(self.period)
        return " đến ".join(dates.short(day) for day in found.figures) if found else ""

    @property
    def is_extended_often(self) -> bool:
        return self.extended_times >= OFTEN

    def timeliness(self, *, at: datetime) -> str:
        """One of the classes of `directives.timeliness`, for one row; lists annotate it in SQL."""
        from directives.timeliness import classify

        return classify(self.state, self.role, self.due_at, self.reported_at, at=at)


class Result(models.Model):
    """What a unit did once, through one channel, with the figures that the channel asks for.

    `key` comes with the form: a second press of the button finds the first row. A correction is a new row that
    `revises` the old one. What came through a link without an account says so in `via`; who logged it is then known
    only if the link asked for a phone number.
    """

    assignment = models.ForeignKey(Assignment, models.PROTECT, related_name="results", verbose_name="việc")
    channel = models.ForeignKey(Channel, models.PROTECT, related_name="+", verbose_name="hình thức")
    done_on = models.DateField("ngày làm")
    figures = models.JSONField("số liệu", default=dict, blank=True)
    note = models.TextField("ghi chú", blank=True)
    link = models.URLField("liên kết", blank=True, max_length=500)
    logged_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="người ghi"
    )
    via = models.ForeignKey(
        "directives.Pass", models.PROTECT, null=True, blank=True, related_name="results", verbose_name="qua liên kết"
    )
    logged_at = models.DateTimeField("ghi lúc")
    on_behalf = models.BooleanField("ghi hộ", default=False)
    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    revises = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="revised_by", verbose_name="sửa cho"
    )

    objects = ResultQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "kết quả"
        ordering = ["-done_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(logged_by__isnull=False) | Q(via__isnull=False), name="result_came_from_somebody"
            )
        ]

    def __str__(self) -> str:
        return f"{self.channel}, {dates.short(self.done_on)}"

    @property
    def figure_lines(self) -> list[tuple[str, int, str]]:
        """(name, figure, counted in) of each figure that was given, in the channel's order."""
        known = self.channel.indicators.all()
        return [(one.name, self.figures[one.code], one.unit_name) for one in known if one.code in self.figures]


def evidence_path(evidence: Evidence, name: str) -> str:
    return f"evidence/{evidence.sha256[:2]}/{evidence.sha256}"


class Evidence(models.Model):
    """A photo or a file that shows a result. Photos are re-encoded on arrival, so no metadata is left in them.

    What the camera noted of time and place (degrees, WGS 84) is kept here only if the person agreed to it.
    """

    code = models.CharField("mã", max_length=40, unique=True, default=new_code)
    result = models.ForeignKey(Result, models.PROTECT, related_name="evidence", verbose_name="kết quả")
    name = models.CharField("tên tệp", max_length=200)
    content_type = models.CharField("kiểu", max_length=100)
    size = models.PositiveIntegerField("dung lượng (byte)")
    sha256 = models.CharField("SHA-256", max_length=64)
    file = models.FileField("tệp", upload_to=evidence_path, max_length=200)
    taken_at = models.DateTimeField("chụp lúc", null=True, blank=True)
    latitude = models.DecimalField("vĩ độ", max_digits=8, decimal_places=6, null=True, blank=True)
    longitude = models.DecimalField("kinh độ", max_digits=9, decimal_places=6, null=True, blank=True)

    objects = EvidenceQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "minh chứng"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["result", "sha256"], name="evidence_once_for_a_result"),
            models.CheckConstraint(
                condition=Q(latitude__isnull=True, longitude__isnull=True)
                | Q(latitude__isnull=False, longitude__isnull=False)
                & Q(latitude__range=(-90, 90), longitude__range=(-180, 180)),
                name="evidence_place_on_earth",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("directives:evidence", args=[self.code])

    @property
    def is_photo(self) -> bool:
        return self.content_type.startswith("image/")

    @property
    def place(self) -> str:
        """ "21.908333, 105.645278"; "" if unknown."""
        return "" if self.latitude is None else f"{self.latitude}, {self.longitude}"
