"""Many copies of one issued letter, each for one unit: with its own name and code, or as a slip of its own work."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse

from dispatches.models.letters import Letter
from units.models import Post, Unit, User


class BatchKind(models.TextChoices):
    COPIES = "ban-rieng", "Bản riêng của văn bản"
    SLIPS = "phieu", "Phiếu giao việc khổ A5"


class BatchQuerySet(models.QuerySet):
    def visible_to(self, user: User) -> Self:
        """Those of letters that his own units issued: what is in them is each recipient's secret."""
        from units.visibility import sight

        return self.filter(letter__directive__issuer__in=sight(user).units)


class Batch(models.Model):
    """What one press of the button asked for. `print_file` holds all copies for the printer, once every one is made."""

    letter = models.ForeignKey(Letter, models.PROTECT, related_name="batches", verbose_name="văn bản đi")
    kind = models.CharField("loại", max_length=10, choices=BatchKind)
    days = models.PositiveSmallIntegerField("liên kết dùng được (ngày)")
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="người lập")
    made_as = models.ForeignKey(Post, models.PROTECT, related_name="+", verbose_name="với tư cách")
    made_at = models.DateTimeField("lập lúc")
    stopped_at = models.DateTimeField("dừng lúc", null=True, blank=True)
    print_file = models.FileField("tệp in", upload_to="personal", max_length=200, blank=True)
    print_size = models.PositiveBigIntegerField("dung lượng tệp in (byte)", null=True, blank=True)
    print_sha256 = models.CharField("SHA-256 của tệp in", max_length=64, blank=True)

    objects = BatchQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "đợt in bản riêng"
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, {self.letter}"

    def get_absolute_url(self) -> str:
        return reverse("dispatches:batch", args=[self.pk])

    @property
    def links_until(self) -> datetime:
        """Every link in its codes opens until then at least: no shorter one is printed."""
        return self.made_at + timedelta(days=self.days) / 2

    def is_too_old(self, *, at: datetime) -> bool:
        """The codes of the copies that are made may be gone soon: no other copy is made beside them."""
        return at >= self.links_until


class PersonalCopyQuerySet(models.QuerySet):
    def made(self) -> Self:
        return self.exclude(sha256="")

    def in_order(self) -> Self:
        """As they lie in the print file: in the order in which the paper was sent."""
        return self.order_by("pk")


class PersonalCopy(models.Model):
    """One unit's copy: planned with the batch, made once, and then neither it nor its bytes ever change."""

    batch = models.ForeignKey(Batch, models.PROTECT, related_name="copies", verbose_name="đợt in")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name="nơi nhận")
    name = models.CharField("tên in ở Kính gửi", max_length=200)
    file = models.FileField("tệp", upload_to="personal", max_length=200, blank=True)
    size = models.PositiveBigIntegerField("dung lượng (byte)", null=True, blank=True)
    sha256 = models.CharField("SHA-256", max_length=64, blank=True)
    made_at = models.DateTimeField("lập lúc", null=True, blank=True)

    objects = PersonalCopyQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "bản riêng"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["batch", "unit"], name="personal_copy_once_a_unit"),
            models.CheckConstraint(
                condition=Q(sha256="", file="", made_at=None) | ~Q(sha256="") & ~Q(file="") & Q(made_at__isnull=False),
                name="personal_copy_made_has_its_file",
            ),
        ]

    def __str__(self) -> str:
        return f"Bản của {self.name}"
