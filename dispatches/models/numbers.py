"""Where do numbers come from? One series for an issuer and a period, optionally for one type of paper (Điều 15)."""

from __future__ import annotations

from datetime import date
from typing import Self

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Count, F, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

from directives.models import Directive, DocumentType
from units.models import Unit


class Span(models.TextChoices):
    """How long a series runs: the State's by Điều 15.1, the Party's by its own guideline."""

    YEAR = "year", "theo năm dương lịch"
    TERM = "term", "theo nhiệm kỳ"


class NumberRule(models.Model):
    """How one office numbers its papers, where it is not as usual: see `dispatches.periods`."""

    unit = models.OneToOneField(Unit, models.PROTECT, related_name="number_rule", verbose_name="cơ quan ban hành")
    span = models.CharField("dãy số bắt đầu lại", max_length=4, choices=Span, default=Span.YEAR)
    by_type = models.BooleanField(
        "mỗi loại văn bản một dãy số",
        default=False,
        help_text="Không chọn: một dãy chung, trừ loại văn bản đã lập dãy số riêng.",
    )

    class Meta:
        verbose_name = verbose_name_plural = "cách đánh số văn bản đi"
        ordering = ["unit"]

    def __str__(self) -> str:
        types = "mỗi loại một dãy" if self.by_type else "dãy chung"
        return f"{self.unit}: {self.get_span_display()}, {types}"


class Term(models.Model):
    """A term of a committee ("2020-2025"): its papers are numbered from 01 again."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="terms", verbose_name="cơ quan ban hành")
    name = models.CharField("nhiệm kỳ", max_length=20, help_text="Ví dụ 2020-2025")
    starts_on = models.DateField("bắt đầu từ ngày")
    ends_on = models.DateField("đến hết ngày", null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "nhiệm kỳ"
        ordering = ["unit", "-starts_on"]
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "name"],
                name="term_name_once_in_its_unit",
                violation_error_message="Cơ quan này đã có nhiệm kỳ này.",
            ),
            models.UniqueConstraint(
                fields=["unit"],
                condition=Q(ends_on=None),
                name="term_open_once",
                violation_error_message="Cơ quan này còn một nhiệm kỳ chưa ghi ngày kết thúc.",
            ),
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gte=F("starts_on")),
                name="term_dates_in_order",
                violation_error_message="Ngày kết thúc phải sau ngày bắt đầu.",
            ),
        ]

    def __str__(self) -> str:
        return f"Nhiệm kỳ {self.name}, {self.unit}"

    def clean(self) -> None:
        """Two terms of one committee never share a day."""
        others = Term.objects.filter(unit=self.unit_id).exclude(pk=self.pk) if self.unit_id and self.starts_on else ()
        for one in others:
            if one.starts_on <= (self.ends_on or date.max) and self.starts_on <= (one.ends_on or date.max):
                raise ValidationError(f"Các ngày này trùng với nhiệm kỳ {one.name}. Hãy sửa ngày bắt đầu, kết thúc.")

    def covers(self, on: date) -> bool:
        return self.starts_on <= on and (self.ends_on is None or on <= self.ends_on)


class NumberSeries(models.Model):
    """`period` is data: "2024" for a year, "2020-2025" for a term. Without a type, it serves all that have none."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="number_series", verbose_name="cơ quan ban hành")
    doc_type = models.ForeignKey(
        DocumentType, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="riêng cho loại văn bản"
    )
    period = models.CharField("kỳ", max_length=20, help_text="Năm dương lịch, ví dụ 2024; hoặc nhiệm kỳ 2020-2025")
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
        return f"{self.doc_type or 'Văn bản đi'} {self.period_said}, {self.unit}"

    @property
    def period_said(self) -> str:
        return f"năm {self.period}" if self.period.isdecimal() else f"nhiệm kỳ {self.period}"


class NumberUseQuerySet(models.QuerySet):
    def void_in(self, unit: Unit, year: int) -> Self:
        """The voided numbers of a year's book; of a term's series, those that were voided in that year."""
        of_year = Q(series__period=str(year)) | (Q(series__period__contains="-") & Q(at__year=year))
        return (
            self.filter(of_year, series__unit=unit)
            .exclude(void_reason="")
            .select_related("series__doc_type", "taken_by")
        )


class NumberUse(models.Model):
    """A number taken: by a paper for a day, or by nobody, for a reason. `typed_in`: not given by the series."""

    series = models.ForeignKey(NumberSeries, models.PROTECT, related_name="uses", verbose_name="dãy số")
    number = models.PositiveIntegerField("số")
    directive = models.OneToOneField(
        Directive, models.PROTECT, null=True, blank=True, related_name="number_use", verbose_name="văn bản"
    )
    on = models.DateField("ngày văn bản", null=True, blank=True)
    void_reason = models.CharField("lý do bỏ số", max_length=300, blank=True)
    typed_in = models.BooleanField("cấp ở nơi khác, gõ vào", default=False)
    note = models.CharField("ghi chú", max_length=200, blank=True)
    taken_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name="người lấy số, bỏ số"
    )
    at = models.DateTimeField("lúc")

    objects = NumberUseQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "số đã cấp"
        ordering = ["series", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["series", "number"], name="number_once_in_its_series"),
            models.CheckConstraint(
                condition=Q(directive__isnull=False, on__isnull=False, void_reason="")
                | (Q(directive=None, on=None) & ~Q(void_reason="")),
                name="number_has_a_paper_or_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number}, {self.series}"

    @property
    def is_void(self) -> bool:
        return bool(self.void_reason)


class NumberBlockQuerySet(models.QuerySet):
    def of_unit(self, unit: Unit) -> Self:
        return self.filter(series__unit=unit)

    def open(self) -> Self:
        """Those with a number that neither a paper nor a reason has settled; annotated with `settled`."""
        within = Q(series=OuterRef("series"), number__gte=OuterRef("first"), number__lte=OuterRef("last"))
        uses = NumberUse.objects.filter(within).order_by().values("series").annotate(count=Count("pk"))
        counted = self.annotate(settled=Coalesce(Subquery(uses.values("count")), 0))
        return counted.filter(settled__lt=F("last") - F("first") + 1)


class NumberBlock(models.Model):
    """Numbers set apart: reserved for papers made by hand, or left out by a typed number. Each must be settled."""

    series = models.ForeignKey(NumberSeries, models.PROTECT, related_name="blocks", verbose_name="dãy số")
    first = models.PositiveIntegerField("từ số")
    last = models.PositiveIntegerField("đến số")
    reason = models.CharField("lý do", max_length=300)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name="người giữ số"
    )
    made_at = models.DateTimeField("giữ lúc")

    objects = NumberBlockQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "số đã giữ"
        ordering = ["series", "first"]
        constraints = [
            models.UniqueConstraint(fields=["series", "first"], name="block_begins_once"),
            models.CheckConstraint(condition=Q(first__gte=1, last__gte=F("first")), name="block_in_order"),
            models.CheckConstraint(condition=~Q(reason=""), name="block_has_a_reason"),
        ]

    def __str__(self) -> str:
        return f"{self.span}, {self.series}"

    @property
    def span(self) -> str:
        return f"Số {self.first}" if self.first == self.last else f"Các số {self.first} đến {self.last}"
