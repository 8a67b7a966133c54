"""What has been handed in and is still being read: one row per paper, its text, its files, and what became of it.

The upload is kept before anything is asked of it, so that a refusal costs nobody a second upload. What it becomes is
written by `directives.services`; here stands only the way there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse

from directives.codes import new_code
from directives.models import Directive
from jobs.models import Job, State
from units.models import Post, Role, Unit
from units.visibility import sight

if TYPE_CHECKING:
    from units.models import User

WRITERS = (Role.CLERK, Role.OFFICER, Role.LEADER)


class Purpose(models.TextChoices):
    REGISTER = "register", "Vào sổ văn bản đến"
    DRAFT = "draft", "Soạn công văn của đơn vị từ nội dung dán vào"


class ArrivalQuerySet(models.QuerySet):
    def visible_to(self, user: User) -> Self:
        """Of the units where the person registers or drafts; nobody else sees a paper that is still being read."""
        posts = Post.objects.filter(pk__in=sight(user).posts, role__in=WRITERS)
        return self.filter(unit__in=posts.values("unit"))

    def open(self) -> Self:
        return self.filter(outcome=None, dropped_at=None)


class Arrival(models.Model):
    """One paper handed in. A paste or file that holds several papers gives several rows with one `batch`."""

    code = models.CharField("mã", max_length=40, unique=True, default=new_code)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="arrivals", verbose_name="đơn vị")
    purpose = models.CharField("mục đích", max_length=10, choices=Purpose)
    batch = models.CharField("cùng một lần đưa vào", max_length=40, default=new_code, db_index=True)
    position = models.PositiveSmallIntegerField("thứ tự", default=1)
    title = models.CharField("tên gọi", max_length=200, blank=True)
    text = models.TextField("nội dung", blank=True)
    problem = models.CharField("vì sao chưa đọc được", max_length=300, blank=True)
    header = models.JSONField("phần đầu gói edXML", default=dict, blank=True)
    digest = models.CharField("SHA-256 của nội dung và tệp", max_length=64, db_index=True)
    likeness = models.CharField("SHA-256 của chữ và số trong nội dung", max_length=64, blank=True, db_index=True)
    job = models.ForeignKey(
        Job, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="việc máy đang đọc tệp"
    )
    brought_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="người đưa vào", related_name="+"
    )
    brought_at = models.DateTimeField("lúc")
    outcome = models.ForeignKey(
        Directive, models.PROTECT, null=True, blank=True, related_name="arrivals", verbose_name="đã thành văn bản"
    )
    dropped_at = models.DateTimeField("bỏ lúc", null=True, blank=True)

    objects = ArrivalQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "văn bản đang đọc"
        ordering = ["-brought_at", "position"]
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "digest"], condition=Q(outcome=None, dropped_at=None), name="arrival_open_once"
            )
        ]

    def __str__(self) -> str:
        return self.title or "(chưa có nội dung)"

    def get_absolute_url(self) -> str:
        return reverse("intake:reading", args=[self.code])

    @property
    def is_being_read(self) -> bool:
        """A machine still looks for the text of a scan."""
        is_open = self.job is not None and self.job.state in (State.WAITING, State.RUNNING)
        return is_open and not (self.text or self.problem)

    @property
    def companions(self) -> list[ArrivalFile]:
        """What came along: not the paper itself, nor the envelope of an edXML message, which is kept last."""
        files = list(self.files.all())
        return files[1:-1] if self.header else files[1:]


def arrival_path(file: ArrivalFile, name: str) -> str:
    return f"arrivals/{file.sha256[:2]}/{file.sha256}"


class ArrivalFile(models.Model):
    """A file as it was handed in: the first is the paper, the others came with it."""

    arrival = models.ForeignKey(Arrival, models.CASCADE, related_name="files", verbose_name="văn bản đang đọc")
    position = models.PositiveSmallIntegerField("thứ tự")
    name = models.CharField("tên tệp", max_length=200)
    content_type = models.CharField("kiểu", max_length=100)
    size = models.PositiveBigIntegerField("dung lượng (byte)")
    sha256 = models.CharField("SHA-256", max_length=64)
    file = models.FileField("tệp", upload_to=arrival_path, max_length=200)

    class Meta:
        verbose_name = verbose_name_plural = "tệp đang đọc"
        ordering = ["position"]

    def __str__(self) -> str:
        return self.name


class MailOutcome(models.TextChoices):
    TAKEN = "taken", "đã đưa vào"
    HERE = "here", "đã có từ trước"
    REFUSED = "refused", "không nhận được"
    FAILED = "failed", "gặp lỗi khi mở"


WAITING = (MailOutcome.REFUSED, MailOutcome.FAILED)


class MailQuerySet(models.QuerySet):
    def visible_to(self, user: User) -> Self:
        """Of the units where the person registers or drafts, as the papers that came by them."""
        posts = Post.objects.filter(pk__in=sight(user).posts, role__in=WRITERS)
        return self.filter(unit__in=posts.values("unit"))

    def waiting(self) -> Self:
        """Not taken, and nobody has said that it need not be."""
        return self.filter(outcome__in=WAITING, passed_at=None)


def mail_path(mail: Mail, name: str) -> str:
    return f"mails/{mail.pk}.eml"


class Mail(models.Model):
    """A message of the mailbox and what came of it, so that it is handed in once, wherever it lies there.

    Its bytes are `kept` until its papers are here or somebody passes it over.
    """

    box = models.CharField("hộp thư", max_length=200)
    validity = models.PositiveBigIntegerField("UIDVALIDITY")
    uid = models.PositiveBigIntegerField("số của thư trong hộp")
    message_id = models.CharField("Message-ID", max_length=300)
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="mails", verbose_name="đơn vị")
    sender = models.CharField("người gửi", max_length=200, blank=True)
    subject = models.CharField("tiêu đề", max_length=300, blank=True)
    received_at = models.DateTimeField("hộp thư nhận lúc", null=True, blank=True)
    claimed_at = models.DateTimeField("bắt đầu nhận lúc")
    claims = models.PositiveSmallIntegerField("số lần mở", default=1)
    done_at = models.DateTimeField("nhận xong lúc", null=True, blank=True)
    outcome = models.CharField("kết quả", max_length=10, choices=MailOutcome, blank=True)
    problem = models.CharField("vì sao không nhận", max_length=300, blank=True)
    kept = models.FileField("nội dung giữ lại", upload_to=mail_path, max_length=200, blank=True)
    arrivals = models.ManyToManyField(Arrival, related_name="mails", blank=True, verbose_name="văn bản đã đưa vào")
    passed_at = models.DateTimeField("bỏ qua lúc", null=True, blank=True)
    passed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="người bỏ qua"
    )
    passed_reason = models.CharField("lý do bỏ qua", max_length=300, blank=True)

    objects = MailQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "thư đã nhận"
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(fields=["box", "validity", "uid"], name="mail_place_once"),
            models.UniqueConstraint(fields=["box", "message_id"], name="mail_message_once"),
        ]

    def __str__(self) -> str:
        return self.subject or "(không có tiêu đề)"
