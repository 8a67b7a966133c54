"""Which lines of the books: a unit's own, nobody else's."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.db import models

from units.visibility import sight

if TYPE_CHECKING:
    from units.models import User


class RegisterEntryQuerySet(models.QuerySet):
    def visible_to(self, user: User) -> Self:
        return self.filter(register__unit__in=sight(user).units)
