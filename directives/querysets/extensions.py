"""Which requests to extend a deadline a person may see, and which of them wait for whom."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.db import models

from directives.extension_states import EXTENDABLE, PENDING, ExtensionState

if TYPE_CHECKING:
    from units.models import User


class ExtensionQuerySet(models.QuerySet):
    def visible_to(self, user: User) -> Self:
        """With the work that they are about."""
        from directives.models import Assignment

        return self.filter(assignment__in=Assignment.objects.visible_to(user))

    def pending(self) -> Self:
        return self.filter(state__in=PENDING)

    def waiting_for_issuer(self) -> Self:
        """Asked, and the work is still open: what was reported meanwhile needs no other deadline."""
        return self.filter(state=ExtensionState.ASKED, assignment__state__in=EXTENDABLE)

    def with_work(self) -> Self:
        work = [f"assignment__{name}" for name in ("directive__issuer", "directive__doc_type", "task", "unit", "post")]
        return self.select_related(*work, "asked_by", "answered_by")
