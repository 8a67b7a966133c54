"""Groups that papers are addressed to: "các ban ngành, đoàn thể", "các tổ dân phố"."""

from __future__ import annotations

from datetime import date

from django.db import models

from units.models.bodies import Unit, UnitQuerySet


class RecipientGroup(models.Model):
    """A named list of units, kept by the unit that writes to them."""

    owner = models.ForeignKey(Unit, models.PROTECT, related_name="recipient_groups", verbose_name="nhóm của")
    name = models.CharField("tên nhóm", max_length=120)
    aliases = models.CharField("tên gọi khác", max_length=400, blank=True, help_text="Cách nhau bằng dấu chấm phẩy")
    units = models.ManyToManyField(Unit, through="GroupMember", related_name="+", verbose_name="đơn vị")

    class Meta:
        verbose_name = verbose_name_plural = "nhóm nơi nhận"
        ordering = ["owner", "name"]
        constraints = [
            models.UniqueConstraint(
                fields=["owner", "name"],
                name="group_name_once_for_its_owner",
                violation_error_message="Đơn vị này đã có một nhóm cùng tên.",
            )
        ]

    def __str__(self) -> str:
        return self.name

    def expand(self, *, on: date) -> UnitQuerySet:
        """The units of the group that exist on that day, in the group's order."""
        return Unit.objects.filter(group_places__group=self).valid(on=on).order_by("group_places__position", "pk")


class GroupMember(models.Model):
    group = models.ForeignKey(RecipientGroup, models.CASCADE, related_name="members", verbose_name="nhóm")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="group_places", verbose_name="đơn vị")
    position = models.PositiveSmallIntegerField("thứ tự", default=0)

    class Meta:
        verbose_name = verbose_name_plural = "đơn vị trong nhóm"
        ordering = ["position", "pk"]
        constraints = [models.UniqueConstraint(fields=["group", "unit"], name="unit_once_in_a_group")]

    def __str__(self) -> str:
        return str(self.unit)
