"""What became of a paper after it was issued: recalled, corrected or replaced (NĐ 30/2020, Điều 18.3, 18.4)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from directives.models import Directive
from vietnam import dates


class SequelKind(models.TextChoices):
    RECALLED = "recalled", "đã thu hồi"
    CORRECTED = "corrected", "được đính chính"
    REPLACED = "replaced", "được thay thế"


# After these the paper is in force no more.
ENDS = (SequelKind.RECALLED, SequelKind.REPLACED)


class SequelQuerySet(models.QuerySet):
    def of(self, papers: Iterable[int]) -> Self:
        """What became of these papers, in order, each with the later one."""
        light = self.filter(directive__in=papers).select_related("by__doc_type")
        return light.defer("by__text", "by__reading", "by__search_key").order_by("at", "pk")


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

    objects = SequelQuerySet.as_manager()

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

    @property
    def said(self) -> str:
        """ "Được thay thế bằng văn bản số 07/QĐ-UBND ngày 12/4/2024"; never the reason, which is not everybody's."""
        if self.by is None:
            return f"Đã thu hồi ngày {dates.short(timezone.localdate(self.at))}"
        day = f" ngày {dates.short(self.by.issued_on)}" if self.by.issued_on else ""
        how = "Được thay thế bằng" if self.kind == SequelKind.REPLACED else "Được đính chính tại"
        return f"{how} văn bản số {self.by.number_and_symbol}{day}"
