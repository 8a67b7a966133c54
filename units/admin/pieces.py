"""What the admin pages of this house share: search without accents, no deletion, and who acts there."""

from __future__ import annotations

from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import Any

from django.contrib import admin
from django.db.models import Model, Q, QuerySet
from django.http import HttpRequest
from django.utils import timezone

from vietnam.text import fold


@dataclass(frozen=True)
class Administrator:
    """A person in the admin; he acts for no post there, and the trail says so."""

    user_id: int | None
    label: str = "quản trị"


class Kept(admin.ModelAdmin):
    """Rows that others point to: never deleted."""

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False


class FoldedSearch(admin.ModelAdmin):
    """Every word typed must be found; in a `…search_key` whatever its accents, elsewhere as typed."""

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Any], search_term: str
    ) -> tuple[QuerySet[Any], bool]:
        for word in search_term.split():
            queryset = queryset.filter(reduce(or_, (self._found(field, word) for field in self.search_fields)))
        return queryset, False

    @staticmethod
    def _found(field: str, word: str) -> Q:
        if field.endswith("search_key"):
            return Q(**{f"{field}__contains": fold(word)})
        return Q(**{f"{field}__icontains": word})


class InUse(admin.SimpleListFilter):
    """Open today, or closed."""

    title = "tình trạng"
    parameter_name = "hieu-luc"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("con", "Đang hoạt động"), ("het", "Đã ngừng hoặc chưa bắt đầu")]

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        today = timezone.localdate()
        if self.value() == "con":
            return queryset.valid(on=today)
        if self.value() == "het":
            return queryset.filter(Q(valid_from__gt=today) | Q(valid_to__lt=today))
        return queryset
