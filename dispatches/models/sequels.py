"""What became of a paper after it was issued: recalled, corrected or replaced (NĐ 30/2020, Điều 18.3, 18.4)."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from directives.models import Directive


class SequelKind(models.TextChoices):
    RECALLED = "recalled", "đã thu hồi"
    CORRECTED = "corrected", "được đính chính"
    REPLACED = "replaced", "được thay thế"


# After these the paper is in force no more.
ENDS = (SequelKind.RECALLED, SequelKind.REPLACED)


class Sequel(models.Model):
    """One such event; it never changes. `by` is the later paper that corrects or replaces, none for a recall."""

    directive = models.ForeignKey(Directive, models.PROTECT, related_name="sequels", verbose_name="văn bản")
    kind = models.CharField("diễn biến", max_length=10, choices=SequelKind)
    by = models.ForeignKey(
        Directive, models.PROTECT, null=True, blank=True, related_name="precursors", verbose_name="bằng văn bản"
    )
    reason = models.TextField("lý do", blank=True)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name="người ghi"
    )
    at = models.DateTimeField("lúc")

    class Meta:
        verbose_name = verbose_name_plural = "thu hồi, đính chính, thay thế"
        ordering = ["at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=(Q(kind=SequelKind.RECALLED, by=None) & ~Q(reason=""))
                | (~Q(kind=SequelKind.RECALLED) & Q(by__isnull=False)),
                name="sequel_has_a_reason_or_a_paper",
            ),
            models.CheckConstraint(condition=Q(by=None) | ~Q(by=F("directive")), name="sequel_by_another_paper"),
            models.UniqueConstraint(fields=["directive", "by"], name="sequel_once_by_a_paper"),
            models.UniqueConstraint(fields=["directive"], condition=Q(kind__in=ENDS), name="sequel_ends_once"),
        ]

    def __str__(self) -> str:
        return f"{self.directive} {self.get_kind_display()}"
