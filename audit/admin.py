"""The trail in the admin: read, searched, never written. Also the look-only page that other rooms build on."""

from __future__ import annotations

from typing import Any, NoReturn

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db import models
from django.http import HttpRequest, HttpResponse

from audit.models import Entry


class LookOnly(admin.ModelAdmin):
    """Rows that are only looked at here; whoever tries to write is told why by `refusal`."""

    refusal = "Dữ liệu này do phần mềm ghi; trang quản trị chỉ để xem, không thêm, sửa hay xóa được."

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        return False

    def changeform_view(
        self, request: HttpRequest, object_id: str | None = None, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        if request.method == "POST" or object_id is None:
            raise PermissionDenied(self.refusal)
        return super().changeform_view(request, object_id, form_url, extra_context)

    def delete_view(self, request: HttpRequest, object_id: str, extra_context: Any = None) -> NoReturn:
        raise PermissionDenied(self.refusal)


@admin.register(Entry)
class EntryAdmin(LookOnly):
    refusal = "Nhật ký chỉ được đọc: không ai thêm, sửa hay xóa được một dòng nào."
    list_display = ["at", "actor", "acting_as", "sentence"]
    list_filter = ["at", "verb"]
    list_select_related = ["actor"]
    search_fields = ["sentence", "acting_as", "subject", "topic"]
    search_help_text = "Tìm theo nội dung, chức danh hoặc mã đối tượng"
    fields = ["at", "actor", "acting_as", "verb", "sentence", "subject", "topic", "detail"]
    show_full_result_count = False
