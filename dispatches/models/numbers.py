"""Where do numbers come from? One series for an issuer and a period, optionally for one type of paper (Điều 15)."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from directives.models import Directive, DocumentType
from units.models import Unit


class NumberSeries(models.Model):
    """`period` is data: "2024" for a calendar year. Without a type, the series serves all types that have none."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="number_series", verbose_name="cơ quan ban hành")
    doc_type = models.ForeignKey(
        DocumentType, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="riêng cho loại văn bản"
    )
    period = models.CharField("kỳ", max_length=20, help_text="Năm dương lịch, ví dụ 2024")
    last_number = models.PositiveIntegerField(
        "số cuối đã cấp", default=0, help_text="Số cuối đã dùng trước khi chuyển sang phần mềm, nếu có"
    )

    class Meta:
        verbose_name = verbose_name_plural = "dãy số văn bản đi"
        ordering = ["unit", "-period", "doc_type"]
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "period"],
                condition=Q(doc_type=None),
                name="series_once",
                violation_error_message="Cơ quan này đã có dãy số chung cho kỳ này.",
            ),
            models.UniqueConstraint(
                fields=["unit", "doc_type", "period"],
                condition=~Q(doc_type=None),
                name="series_once_for_a_type",
                violation_error_message="Cơ quan này đã có dãy số của loại văn bản này cho kỳ này.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.doc_type or 'Văn bản đi'} năm {self.period}, {self.unit}"


class NumberUse(models.Model):
    """A number that was taken, by which paper and for which day; `typed_in`: given elsewhere, not by the series."""

    series = models.ForeignKey(NumberSeries, models.PROTECT, related_name="uses", verbose_name="dãy số")
    number = models.PositiveIntegerField("số")
    directive = models.OneToOneField(Directive, models.PROTECT, related_name="number_use", verbose_name="văn bản")
    on = models.DateField("ngày văn bản")
    typed_in = models.BooleanField("cấp ở nơi khác, gõ vào", default=False)
    note = models.CharField("ghi chú", max_length=200, blank=True)
    taken_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name="người lấy số"
    )
    at = models.DateTimeField("lúc")

    class Meta:
        verbose_name = verbose_name_plural = "số đã cấp"
        ordering = ["series", "-number"]
        constraints = [models.UniqueConstraint(fields=["series", "number"], name="number_once_in_its_series")]

    def __str__(self) -> str:
        return f"{self.number}, {self.series}"
