"""What is being typed into a draft and was not saved: a slot for each person, beside the versions, not among them."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.http import QueryDict

from dispatches.models.letters import Letter


class TypedDraft(models.Model):
    """The form as one person last left it. `fields` are the names and values as sent, `version` what he typed upon."""

    letter = models.ForeignKey(Letter, models.CASCADE, related_name="typed", verbose_name="văn bản đi")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", verbose_name="người đang gõ")
    version = models.PositiveIntegerField("gõ trên bản số")
    fields = models.JSONField("nội dung đang gõ")
    at = models.DateTimeField("lưu nháp lúc")

    class Meta:
        verbose_name = verbose_name_plural = "bản đang gõ"
        ordering = ["letter", "-at"]
        constraints = [models.UniqueConstraint(fields=["letter", "person"], name="typed_draft_one_a_person")]

    def __str__(self) -> str:
        return f"{self.letter}, {self.person} đang gõ"

    @property
    def form(self) -> QueryDict:
        """As if it had been sent just now."""
        sent = QueryDict(mutable=True)
        for name, values in self.fields.items():
            sent.setlist(name, values)
        return sent
