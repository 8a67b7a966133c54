"""The books of secret papers: numbers of their own (NĐ 30/2020, Điều 15.2, 16.3, 22.4), and no word of what they say.

Secrets may not be drafted or kept on a computer that is or was in a network (Luật Bảo vệ bí mật nhà nước 2018,
Điều 5.5). So there is no letter, no file and no subject here: the paper is made elsewhere; its number is taken here.
"""

from __future__ import annotations

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q

from directives.models import Direction, DocumentType, System
from directives.models.books import READERS_OF_SECRETS
from units.models import Unit, User
from vietnam.symbols import pad


class Secrecy(models.TextChoices):
    """Luật Bảo vệ bí mật nhà nước 2018, Điều 8."""

    SECRET = "mat", "Mật"
    VERY_SECRET = "toi-mat", "Tối mật"
    MOST_SECRET = "tuyet-mat", "Tuyệt mật"


class SecretRegister(models.Model):
    """One book and the series of its numbers: of a year, or of a term for what a Party committee issues."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name="đơn vị")
    direction = models.CharField("chiều", max_length=3, choices=Direction)
    period = models.CharField("kỳ", max_length=20)
    last_number = models.PositiveIntegerField("số cuối", default=0)
    last_on = models.DateField("ngày của số cuối", null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "sổ văn bản mật"
        ordering = ["unit", "-period", "direction"]
        constraints = [
            models.UniqueConstraint(fields=["unit", "direction", "period"], name="secret_register_once_a_period")
        ]

    def __str__(self) -> str:
        return f"Sổ văn bản mật {self.get_direction_display()} {self.period}, {self.unit}"


class SecretEntryQuerySet(models.QuerySet):
    def visible_to(self, user: User) -> Self:
        """Those of a unit where he is văn thư or leader: belonging to the unit is not enough, nor standing above it."""
        from units.acting import held_today

        units = {held.post.unit_id for held in held_today(user) if held.post.role in READERS_OF_SECRETS}
        return self.filter(register__unit__in=units)

    def of_unit(self, unit: Unit, direction: str) -> Self:
        return self.filter(register__unit=unit, register__direction=direction)

    def of_book(self, unit: Unit, direction: str, year: int) -> Self:
        return self.of_unit(unit, direction).filter(entered_on__year=year)

    def years(self) -> list[int]:
        return [day.year for day in self.dates("entered_on", "year", order="DESC")]


class SecretEntry(models.Model):
    """A line of such a book. `symbol`: of our own paper the symbol, of one that came its whole number as printed."""

    register = models.ForeignKey(SecretRegister, models.PROTECT, related_name="entries", verbose_name="sổ")
    number = models.PositiveIntegerField("số")
    secrecy = models.CharField("độ mật", max_length=10, choices=Secrecy)
    doc_type = models.ForeignKey(DocumentType, models.PROTECT, related_name="+", verbose_name="tên loại")
    symbol = models.CharField("ký hiệu", max_length=60)
    entered_on = models.DateField("ngày đi, ngày đến")
    paper_on = models.DateField("ngày tháng văn bản")
    body = models.CharField("nơi nhận, tác giả", max_length=300)
    copies = models.PositiveSmallIntegerField("số lượng bản", default=1)
    note = models.CharField("ghi chú", max_length=200, blank=True)
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name="người vào sổ"
    )
    entered_at = models.DateTimeField("vào sổ lúc")
    void_reason = models.CharField("lý do bỏ", max_length=200, blank=True)

    objects = SecretEntryQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "dòng sổ văn bản mật"
        ordering = ["register", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["register", "number"], name="secret_number_once"),
            models.CheckConstraint(condition=Q(copies__gte=1), name="secret_paper_has_a_copy"),
        ]

    def __str__(self) -> str:
        return f"{self.register}: {self.number}"

    @property
    def number_and_symbol(self) -> str:
        """As printed: of ours "03/KH-UBND", of the Party's "03-KH/ĐU"."""
        if self.register.direction == Direction.IN:
            return self.symbol
        between = "-" if self.doc_type.system == System.PARTY else "/"
        return f"{pad(str(self.number))}{between}{self.symbol}"
