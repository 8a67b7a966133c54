"""The books: one unit's entries of papers that came in and went out (NĐ 30/2020, Điều 15, 22 and Phụ lục IV)."""

from __future__ import annotations

from typing import Final

from django.conf import settings
from django.db import models

from directives.models.papers import Directive
from directives.models.tasks import AddresseeKind
from directives.querysets.books import RegisterEntryQuerySet
from units.models import Role, Unit

# Lines of Nơi nhận that name nobody (NĐ 30/2020, Phụ lục I, Mục II.9).
THE_SAME: Final = "Như trên"
KEPT: Final = "Lưu"
# Who reads a unit's books of secret papers: văn thư keeps them, the head answers for them.
READERS_OF_SECRETS: Final = (Role.CLERK, Role.LEADER)


class Direction(models.TextChoices):
    IN = "in", "đến"
    OUT = "out", "đi"


class Register(models.Model):
    """A book of one unit for one year. `last_number` is the last running number given in it."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="registers", verbose_name="đơn vị")
    direction = models.CharField("chiều", max_length=3, choices=Direction)
    year = models.PositiveSmallIntegerField("năm")
    last_number = models.PositiveIntegerField("số cuối", default=0)

    class Meta:
        verbose_name = verbose_name_plural = "sổ văn bản"
        ordering = ["unit", "-year", "direction"]
        constraints = [models.UniqueConstraint(fields=["unit", "direction", "year"], name="register_once_a_year")]

    def __str__(self) -> str:
        return f"Sổ văn bản {self.get_direction_display()} năm {self.year}, {self.unit}"


class RegisterEntry(models.Model):
    """A line of a book. For incoming papers `number` is the số đến; for outgoing ones it counts the lines."""

    register = models.ForeignKey(Register, models.PROTECT, related_name="entries", verbose_name="sổ")
    number = models.PositiveIntegerField("số")
    directive = models.ForeignKey(Directive, models.PROTECT, related_name="entries", verbose_name="văn bản")
    entered_on = models.DateField("ngày đến / ngày đi")
    handler = models.CharField("đơn vị hoặc người nhận", max_length=300, blank=True)
    note = models.CharField("ghi chú", max_length=300, blank=True)
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, verbose_name="người vào sổ", related_name="+"
    )
    entered_at = models.DateTimeField("vào sổ lúc")

    objects = RegisterEntryQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "dòng sổ văn bản"
        ordering = ["register", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["register", "number"], name="entry_number_once"),
            models.UniqueConstraint(fields=["register", "directive"], name="paper_once_in_a_book"),
        ]

    def __str__(self) -> str:
        return f"{self.register}: {self.number}"

    @property
    def recipients(self) -> list[str]:
        """Column "Nơi nhận văn bản" (Phụ lục IV, Mục I.2): those written to, then those who get a copy."""
        copies = (name for name in self._named(AddresseeKind.COPY) if not name.startswith((THE_SAME, KEPT)))
        return [*self._named(AddresseeKind.TO), *copies]

    @property
    def kept_by(self) -> str:
        """Column "Đơn vị, người nhận bản lưu": "VT, VHXH" of the line "Lưu: VT, VHXH."."""
        kept = (name for name in self._named(AddresseeKind.COPY) if name.startswith(KEPT))
        return "; ".join(name.removeprefix(KEPT).lstrip(" :") for name in kept)

    def _named(self, kind: AddresseeKind) -> list[str]:
        return [line.name.lstrip(" -–") for line in self.directive.addressees.all() if line.kind == kind]
