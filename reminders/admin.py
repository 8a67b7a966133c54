"""Rules of reminding, which an office changes here, and the outbox, which it only looks at."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from reminders.models import Notice, Reminder


@admin.register(Reminder)
class ReminderAdmin(admin.ModelAdmin):
    list_display = ["name", "occasion", "days", "role", "by_mail", "is_active"]
    list_filter = ["is_active", "occasion", "role"]
    search_fields = ["name"]


@admin.register(Notice)
class NoticeAdmin(admin.ModelAdmin):
    list_display = ["created_at", "person", "channel", "kind", "subject", "state", "sent_at", "error"]
    list_filter = ["state", "channel", "kind", "created_at"]
    search_fields = ["subject", "person__full_name", "person__email"]
    list_select_related = ["person"]
    date_hierarchy = "created_at"
    show_full_result_count = False

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False
