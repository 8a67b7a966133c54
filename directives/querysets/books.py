"""Which lines of the books: a unit's own, nobody else's."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.db import models

from units.visibility import sight
from vietnam.text import fold

if TYPE_CHECKING:
    from units.models import Unit, User


class RegisterEntryQuerySet(models.QuerySet):
    def visible_to(self, user: User) -> Self:
        return self.filter(register__unit__in=sight(user).units)

    def of_book(self, unit: Unit, direction: str, year: int) -> Self:
        return self.filter(register__unit=unit, register__direction=direction, register__year=year)

    def search(self, text: str) -> Self:
        """Every word of the text in the paper's number, symbol, issuer or subject."""
        for word in fold(text).split():
            self = self.filter(directive__search_key__contains=word)
        return self

    def with_papers(self) -> Self:
        """Each line with its paper and the addressees printed on it."""
        light = self.select_related("directive__doc_type", "directive__issuer")
        return light.defer("directive__text", "directive__reading", "directive__search_key").prefetch_related(
            "directive__addressees"
        )
