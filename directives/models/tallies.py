"""What is counted once and kept: how far a paper has come. Late is not among it, it is derived when asked."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from directives.models.papers import Directive
from directives.querysets.tallies import TallyQuerySet
from units.models import Unit


class Tally(models.Model):
    """How many of a paper's assignments, among the units `under` one parent, were received and are done.

    Written by `services.counting` alone. A line for each parent, and not one for the whole paper, so that units which
    report at the same moment rarely wait for each other. No bounds: a wrong count must never stop the work.
    """

    directive = models.ForeignKey(Directive, models.CASCADE, related_name="tallies", verbose_name="văn bản")
    under = models.ForeignKey(
        Unit, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="các đơn vị trực thuộc"
    )
    given = models.IntegerField("đã giao", default=0)
    received = models.IntegerField("đã nhận", default=0)
    asked = models.IntegerField("phải báo cáo", default=0)
    done = models.IntegerField("đã xong", default=0)

    objects = TallyQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "số liệu"
        constraints = [
            models.UniqueConstraint(fields=["directive", "under"], name="tally_once_for_a_parent"),
            models.UniqueConstraint(fields=["directive"], condition=Q(under=None), name="tally_once_without_a_parent"),
        ]

    def __str__(self) -> str:
        return f"{self.directive}: {self.received}/{self.given}, {self.done}/{self.asked}"
