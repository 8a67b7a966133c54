"""The machine's work in the admin: what waits, what failed and why, and the button to try it again."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from jobs import queue
from jobs.models import Job

REFUSAL = "Việc máy do phần mềm ghi; trang quản trị chỉ để xem và chạy lại việc hỏng."


@admin.register(Job)
class JobAdmin(admin.ModelAdmin):
    list_display = ["kind", "key", "state", "attempts", "run_after", "ended_at", "error_line"]
    list_filter = ["state", "kind", "created_at"]
    search_fields = ["kind", "key", "error"]
    search_help_text = "Tìm theo loại, khóa hoặc lỗi"
    ordering = ["-pk"]
    show_full_result_count = False
    actions = ["retry"]

    @admin.display(description="lỗi")
    def error_line(self, job: Job) -> str:
        return job.error[:100]

    @admin.action(description="Chạy lại các việc hỏng đã chọn", permissions=["retry"])
    def retry(self, request: HttpRequest, jobs: Any) -> None:
        again = sum(queue.retry(pk, at=timezone.now()) for pk in jobs.values_list("pk", flat=True))
        if again:
            self.message_user(request, f"Đã xếp {again} việc để chạy lại.", messages.SUCCESS)
        else:
            self.message_user(request, "Không có việc hỏng nào trong các dòng đã chọn.", messages.WARNING)

    def has_retry_permission(self, request: HttpRequest) -> bool:
        return bool(request.user.has_perm("jobs.change_job"))

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Job | None = None) -> bool:
        return False

    def has_view_permission(self, request: HttpRequest, obj: Job | None = None) -> bool:
        return bool(request.user.has_perm("jobs.view_job") or request.user.has_perm("jobs.change_job"))

    def has_delete_permission(self, request: HttpRequest, obj: Job | None = None) -> bool:
        return False

    def changeform_view(
        self, request: HttpRequest, object_id: str | None = None, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        if request.method == "POST" or object_id is None:
            raise PermissionDenied(REFUSAL)
        return super().changeform_view(request, object_id, form_url, extra_context)

    def delete_view(self, request: HttpRequest, object_id: str, extra_context: Any = None) -> HttpResponse:
        raise PermissionDenied(REFUSAL)
