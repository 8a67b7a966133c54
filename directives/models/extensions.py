"""A request for a later deadline: who asks, why, until when, and what the giver answered."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from directives.extension_states import ExtensionState
from directives.models.work import Assignment
from directives.querysets.extensions import ExtensionQuerySet
from vietnam.dates import short


class Extension(models.Model):
    """`due_on` is the deadline at the time of asking. `proposed_on` is the giver's own date, if he named another."""

    assignment = models.ForeignKey(Assignment, models.PROTECT, related_name="extensions", verbose_name="việc")
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="người xin")
    asked_at = models.DateTimeField("xin lúc")
    due_on = models.DateField("hạn khi xin")
    wanted_on = models.DateField("xin đến ngày")
    reason = models.TextField("lý do")
    progress = models.TextField("đã làm được")
    state = models.CharField("tình trạng", max_length=8, choices=ExtensionState, default=ExtensionState.ASKED)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="người trả lời"
    )
    answered_at = models.DateTimeField("trả lời lúc", null=True, blank=True)
    answer = models.TextField("lời trả lời", blank=True)
    proposed_on = models.DateField("ngày nơi giao đề nghị", null=True, blank=True)

    objects = ExtensionQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "gia hạn"
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["assignment"], condition=Q(state__in=["asked", "proposed"]), name="extension_one_open_request"
            ),
            models.CheckConstraint(
                condition=Q(wanted_on__gt=F("due_on")) & (Q(proposed_on=None) | Q(proposed_on__gt=F("due_on"))),
                name="extension_is_later",
            ),
            models.CheckConstraint(
                condition=Q(state="asked", answered_by=None, answered_at=None)
                | (~Q(state="asked") & Q(answered_by__isnull=False, answered_at__isnull=False)),
                name="extension_answered_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["proposed", "accepted", "declined"], proposed_on__isnull=False)
                | Q(state__in=["asked", "agreed", "refused"], proposed_on=None),
                name="extension_proposal_has_a_date",
            ),
            models.CheckConstraint(
                condition=~Q(reason="") & (~Q(state="refused") | ~Q(answer="")), name="extension_has_its_reasons"
            ),
        ]

    def __str__(self) -> str:
        return f"Gia hạn đến {short(self.wanted_on)}: {self.assignment}"
