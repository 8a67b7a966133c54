"""Papers that a unit writes again and again, as patterns of its own: the words stand, `{…}` are filled in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self

from django.conf import settings
from django.db import models

from directives.models import DocumentType
from units.models import Unit

if TYPE_CHECKING:
    from units.models import User


class LetterTemplateQuerySet(models.QuerySet):
    def visible_to(self, user: User) -> Self:
        """Those of his own units, and only those."""
        from units.visibility import sight

        return self.filter(unit__in=sight(user).units)

    def in_use(self, unit: Unit) -> Self:
        return self.filter(unit=unit, is_active=True)


def no_words() -> dict[str, Any]:
    return {"wording": {}, "tasks": [], "to": [], "copies": []}


class LetterTemplate(models.Model):
    """`words`: the wording of a letter, and its rows as a clerk types them, with receivers by name."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name="đơn vị")
    name = models.CharField("tên mẫu", max_length=120)
    doc_type = models.ForeignKey(DocumentType, models.PROTECT, related_name="+", verbose_name="loại văn bản")
    subject = models.CharField("trích yếu", max_length=500, blank=True)
    words = models.JSONField("lời văn", default=no_words)
    is_active = models.BooleanField("đang dùng", default=True)
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name="người sửa cuối"
    )
    changed_at = models.DateTimeField("sửa lúc")

    objects = LetterTemplateQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "mẫu văn bản của đơn vị"
        ordering = ["unit", "name"]
        constraints = [models.UniqueConstraint(fields=["unit", "name"], name="template_name_once_in_its_unit")]

    def __str__(self) -> str:
        return self.name
