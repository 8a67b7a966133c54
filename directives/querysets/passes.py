"""Which links without an account stand?"""

from __future__ import annotations

from datetime import datetime
from typing import Self

from django.db import models


class PassQuerySet(models.QuerySet):
    def standing(self, *, at: datetime) -> Self:
        return self.filter(revoked_at=None, expires_at__gt=at)

    def with_work(self) -> Self:
        work = [f"assignment__{name}" for name in ("directive__issuer", "directive__doc_type", "task", "unit", "post")]
        return self.select_related(*work, "assignment__doer")
