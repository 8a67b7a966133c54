"""Groups of recipients in the admin. Adding or removing a unit changes nothing that was issued."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import Count
from django.http import HttpRequest

from units.admin.pieces import FoldedSearch, Kept
from units.models import GroupMember, RecipientGroup


class MemberInline(admin.TabularInline):
    model = GroupMember
    autocomplete_fields = ["unit"]
    extra = 1

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).select_related("unit")


@admin.register(RecipientGroup)
class RecipientGroupAdmin(FoldedSearch, Kept):
    list_display = ["name", "owner", "member_count", "aliases"]
    list_filter = ["owner__kind", "owner__branch"]
    list_select_related = ["owner"]
    search_fields = ["name", "aliases", "owner__search_key"]
    search_help_text = "Tìm theo tên nhóm, hoặc tên đơn vị có nhóm (không cần dấu)"
    autocomplete_fields = ["owner"]
    inlines = [MemberInline]

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).annotate(member_count=Count("members"))

    @admin.display(description="số đơn vị", ordering="member_count")
    def member_count(self, group: Any) -> int:
        return int(group.member_count)
