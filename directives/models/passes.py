"""Doing one piece of work without an account: the link that opens it."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from directives.codes import new_code
from directives.models.work import Assignment
from directives.querysets.passes import PassQuerySet


class Pass(models.Model):
    """A link opens this one assignment until it expires or is revoked. The link itself is signed, never stored."""

    code = models.CharField("mã", max_length=40, unique=True, default=new_code)
    assignment = models.ForeignKey(Assignment, models.PROTECT, related_name="passes", verbose_name="việc")
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="người tạo liên kết"
    )
    created_at = models.DateTimeField("tạo lúc")
    expires_at = models.DateTimeField("hết hạn lúc")
    asks_phone = models.BooleanField("hỏi số điện thoại", default=False)
    used_at = models.DateTimeField("mở lần đầu lúc", null=True, blank=True)
    revoked_at = models.DateTimeField("thu hồi lúc", null=True, blank=True)

    objects = PassQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "liên kết không cần tài khoản"
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["assignment"], condition=Q(revoked_at=None), name="pass_one_standing_for_a_work"
            ),
            models.CheckConstraint(condition=Q(expires_at__gt=F("created_at")), name="pass_expires_after_it_began"),
        ]

    def __str__(self) -> str:
        return f"Liên kết {self.code}"
