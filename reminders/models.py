"""Who must hear what, when: the rules of reminding, and one row per message to one person on one channel."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.conf import settings
from django.db import models
from django.db.models import Case, F, Q, Value, When
from django.urls import reverse

from directives.models import Assignment, AssignmentRole, Directive

if TYPE_CHECKING:
    from units.models import User


class Occasion(models.TextChoices):
    """When a rule speaks, counted in working days from the deadline."""

    BEFORE = "before", "trước hạn"
    ON = "on", "đúng ngày đến hạn"
    AFTER = "after", "sau hạn"
    EVERY = "every", "quá hạn, cứ mỗi"
    MONTHLY = "monthly", "việc không có hạn: ngày làm việc đầu tháng"


COUNTED = (Occasion.BEFORE, Occasion.AFTER, Occasion.EVERY)


class Reminder(models.Model):
    """A rule, which an office may change. `role` empty: every role that has work to do.

    Every reminder has its line in the app, which is also the record that it was said; other channels come on top.
    """

    name = models.CharField("tên", max_length=120)
    occasion = models.CharField("lúc nào", max_length=10, choices=Occasion)
    days = models.PositiveSmallIntegerField(
        "số ngày làm việc", default=0, help_text="Để 0 khi nhắc đúng ngày đến hạn hoặc nhắc hằng tháng."
    )
    role = models.CharField(
        "vai trò",
        max_length=8,
        choices=[choice for choice in AssignmentRole.choices if choice[0] != AssignmentRole.INFORM],
        blank=True,
        help_text="Để trống: mọi vai trò phải thực hiện.",
    )
    by_mail = models.BooleanField(
        "nhắc cả bằng thư điện tử", default=True, help_text="Trong phần mềm thì luôn có một dòng nhắc."
    )
    is_active = models.BooleanField("đang dùng", default=True)

    class Meta:
        verbose_name = verbose_name_plural = "quy tắc nhắc việc"
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(occasion__in=COUNTED, days__gte=1) | (~Q(occasion__in=COUNTED) & Q(days=0)),
                name="reminder_days_fit_its_occasion",
                violation_error_message=(
                    "Nhắc trước hạn, sau hạn hoặc lặp lại cần ít nhất 1 ngày làm việc; các cách nhắc khác để 0."
                ),
            )
        ]

    def __str__(self) -> str:
        return self.name


class Channel(models.TextChoices):
    APP = "app", "trong phần mềm"
    MAIL = "mail", "thư điện tử"


class Kind(models.TextChoices):
    GIVEN = "given", "việc mới"
    INFORMED = "informed", "văn bản để biết"
    MOVED = "moved", "việc thay đổi"
    REMINDER = "reminder", "nhắc việc"
    MONTHLY = "monthly", "nhắc hằng tháng"
    DIGEST = "digest", "thư nhắc buổi sáng"


class NoticeState(models.TextChoices):
    """`UNSURE`: handed to the mail server, but its answer was never heard; a person looks, nothing is sent again."""

    PLANNED = "planned", "chờ gửi"
    SENDING = "sending", "đang gửi"
    SENT = "sent", "đã gửi"
    UNSURE = "unsure", "không rõ đã tới"
    FAILED = "failed", "không gửi được"
    SKIPPED = "skipped", "không gửi"


class NoticeQuerySet(models.QuerySet):
    def for_user(self, user: User) -> Self:
        """What this person reads in the app; nobody reads another's notices."""
        return self.filter(person=user, channel=Channel.APP)

    def unread(self) -> Self:
        return self.filter(read_at=None)

    def with_work(self) -> Self:
        return self.select_related("assignment__directive", "assignment__unit", "assignment__post")

    def unread_first(self) -> Self:
        return self.order_by(Case(When(read_at=None, then=Value(0)), default=Value(1)), F("created_at").desc(), "-pk")

    def not_handed_over(self) -> Self:
        """May still be sent: no mail server has got hold of it."""
        return self.filter(state__in=[NoticeState.PLANNED, NoticeState.SENDING], handed_at=None)


class Notice(models.Model):
    """One planned message. `key` makes planning twice harmless; `handed_at` is set just before a mail goes out."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="notices", verbose_name="người nhận"
    )
    channel = models.CharField("kênh", max_length=8, choices=Channel)
    kind = models.CharField("loại", max_length=10, choices=Kind)
    subject = models.CharField("tiêu đề", max_length=250)
    text = models.TextField("nội dung")
    url = models.CharField("địa chỉ", max_length=200, blank=True)
    directive = models.ForeignKey(
        Directive, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="văn bản"
    )
    assignment = models.ForeignKey(
        Assignment, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="việc được giao"
    )
    key = models.CharField("khóa", max_length=180, unique=True)
    state = models.CharField("trạng thái", max_length=8, choices=NoticeState, default=NoticeState.PLANNED)
    created_at = models.DateTimeField("lập lúc")
    handed_at = models.DateTimeField("trao máy chủ thư lúc", null=True, blank=True)
    sent_at = models.DateTimeField("gửi lúc", null=True, blank=True)
    read_at = models.DateTimeField("đọc lúc", null=True, blank=True)
    attempts = models.PositiveSmallIntegerField("số lần thử", default=0)
    error = models.CharField("lý do", max_length=300, blank=True)

    objects = NoticeQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "thông báo"
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state=NoticeState.SENT) | Q(sent_at__isnull=False), name="notice_sent_has_a_moment"
            )
        ]
        indexes = [
            models.Index(fields=["person", "channel", "read_at"], name="notice_person_idx"),
            models.Index(fields=["state"], name="notice_to_send_idx", condition=~Q(state="sent")),
        ]

    def __str__(self) -> str:
        return self.subject

    def get_absolute_url(self) -> str:
        return reverse("notice_open", args=[self.pk])

    @property
    def address(self) -> str:
        """The whole address of what it is about, for a mail or a Zalo message."""
        return f"{settings.BASE_URL.rstrip('/')}{self.url}" if self.url else ""

    @property
    def message(self) -> str:
        """The text as one copies it into a Zalo group."""
        return f"{self.text}\n{self.address}".strip()
