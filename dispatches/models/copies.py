"""Copies that stand for the paper: sao y, sao lục, trích sao, counted together in a year (NĐ 30/2020, Điều 25-27)."""

from __future__ import annotations

from typing import Self

from django.conf import settings
from django.db import models

from directives.models import Directive, PaperFile
from dispatches.models.signatures import Certified
from units.models import Unit, User


class CopyKind(models.TextChoices):
    """Phụ lục III, Mục I: the abbreviation that opens the symbol of each is in `printing/copies.py`."""

    WHOLE = "sao-y", "Sao y"
    OF_COPY = "sao-luc", "Sao lục"
    EXTRACT = "trich-sao", "Trích sao"


def copy_path(copy: Copy | CopySignature, name: str) -> str:
    return f"copies/{copy.sha256[:2]}/{copy.sha256}"


class CopySeries(models.Model):
    """One series for all kinds (Phụ lục I, Phần II, Mục II.1c). `last_on`: no later number has an earlier day."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name="cơ quan sao")
    year = models.PositiveSmallIntegerField("năm")
    last_number = models.PositiveIntegerField("số cuối đã cấp", default=0)
    last_on = models.DateField("ngày của số cuối", null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "dãy số bản sao"
        ordering = ["unit", "-year"]
        constraints = [models.UniqueConstraint(fields=["unit", "year"], name="copy_series_once_a_year")]

    def __str__(self) -> str:
        return f"Bản sao năm {self.year}, {self.unit}"


class CopyQuerySet(models.QuerySet):
    def visible_to(self, user: User) -> Self:
        """Those that his own units made."""
        from units.visibility import sight

        return self.filter(series__unit__in=sight(user).units)


class Copy(models.Model):
    """One copy as it was made; neither it nor its bytes ever change. `extract` is the chosen text of a trích sao.

    One that `is_electronic` stands for the paper once it carries the organisation's signature (`CopySignature`).
    """

    series = models.ForeignKey(CopySeries, models.PROTECT, related_name="copies", verbose_name="dãy số")
    number = models.PositiveIntegerField("số")
    kind = models.CharField("hình thức sao", max_length=10, choices=CopyKind)
    directive = models.ForeignKey(Directive, models.PROTECT, related_name="copies", verbose_name="văn bản")
    source = models.ForeignKey(
        PaperFile, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="sao từ tệp"
    )
    extract = models.TextField("phần trích", blank=True)
    symbol = models.CharField("ký hiệu", max_length=40)
    made_on = models.DateField("ngày sao")
    signer = models.CharField("người ký", max_length=80)
    is_electronic = models.BooleanField("định dạng điện tử", default=False)
    size = models.PositiveBigIntegerField("dung lượng (byte)")
    sha256 = models.CharField("SHA-256", max_length=64)
    file = models.FileField("tệp", upload_to=copy_path, max_length=200)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name="người lập"
    )
    made_at = models.DateTimeField("lập lúc")

    objects = CopyQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "bản sao"
        ordering = ["-made_at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["series", "number"], name="copy_number_once"),
            models.CheckConstraint(
                condition=models.Q(kind=CopyKind.EXTRACT, source=None) & ~models.Q(extract="")
                | ~models.Q(kind=CopyKind.EXTRACT) & models.Q(source__isnull=False, extract=""),
                name="copy_says_of_what",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} số {self.number:02d}/{self.symbol}"


class CopySignature(Certified):
    """The organisation's signature on an electronic copy, with the file that carries it. Never changes."""

    copy = models.OneToOneField(Copy, models.PROTECT, related_name="signature", verbose_name="bản sao")
    size = models.PositiveBigIntegerField("dung lượng (byte)")
    sha256 = models.CharField("SHA-256", max_length=64)
    file = models.FileField("tệp đã ký", upload_to=copy_path, max_length=200)

    class Meta:
        verbose_name = verbose_name_plural = "chữ ký số trên bản sao"

    def __str__(self) -> str:
        return f"Chữ ký của {self.signer} trên {self.copy}"
