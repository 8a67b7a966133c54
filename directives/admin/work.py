"""Work in the admin: who was given what, what was sent and what was done; to look at only."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db import models
from django.http import HttpRequest

from audit.admin import LookOnly
from directives.admin.papers import PartInline
from directives.models import Assignment, Delivery, Evidence, Extension, Result
from units.admin.pieces import FoldedSearch

WRITTEN_BY_WORK = (
    "Việc được giao và kết quả chỉ thay đổi khi người có trách nhiệm nhận, báo cáo, nghiệm thu ở trang công việc."
)
SECURE_LINKS: dict[type[models.Field[Any, Any]], dict[str, Any]] = {models.URLField: {"assume_scheme": "https"}}


class ResultInline(PartInline):
    model = Result
    fields = ["channel", "done_on", "figures", "note", "link", "logged_by", "on_behalf", "via"]
    formfield_overrides = SECURE_LINKS
    show_change_link = True

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).select_related("channel", "logged_by", "via")


class EvidenceInline(PartInline):
    model = Evidence
    fields = ["name", "content_type", "size", "sha256"]


class ExtensionInline(PartInline):
    model = Extension
    fields = ["asked_at", "asked_by", "due_on", "wanted_on", "reason", "state", "proposed_on", "answer"]

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).select_related("asked_by")


@admin.register(Assignment)
class AssignmentAdmin(FoldedSearch, LookOnly):
    refusal = WRITTEN_BY_WORK
    list_display = ["directive", "unit", "post", "role", "state", "due_on", "reported_at", "accepted_at"]
    list_filter = ["state", "role", "due_on", "unit__kind"]
    list_select_related = ["directive__doc_type", "unit", "post__unit"]
    search_fields = ["unit__search_key", "directive__search_key"]
    search_help_text = "Tìm theo đơn vị hoặc văn bản, không cần gõ dấu"
    show_full_result_count = False
    inlines = [ResultInline, ExtensionInline]


@admin.register(Result)
class ResultAdmin(FoldedSearch, LookOnly):
    refusal = WRITTEN_BY_WORK
    list_display = ["done_on", "unit", "directive", "channel", "figures", "logged_by", "on_behalf", "via"]
    list_filter = ["channel", "on_behalf", ("via", admin.EmptyFieldListFilter), "done_on"]
    list_select_related = ["assignment__unit", "assignment__directive__doc_type", "channel", "logged_by", "via"]
    search_fields = ["assignment__unit__search_key", "assignment__directive__search_key", "note"]
    search_help_text = "Tìm theo đơn vị hoặc văn bản, không cần gõ dấu"
    show_full_result_count = False
    formfield_overrides = SECURE_LINKS
    inlines = [EvidenceInline]

    @admin.display(description="đơn vị", ordering="assignment__unit__path")
    def unit(self, result: Result) -> str:
        return result.assignment.unit.short_name

    @admin.display(description="văn bản")
    def directive(self, result: Result) -> str:
        return str(result.assignment.directive)


@admin.register(Delivery)
class DeliveryAdmin(FoldedSearch, LookOnly):
    refusal = "Nơi đã gửi do phần mềm ghi khi phát hành; không thêm, sửa hay xóa được."
    list_display = ["directive", "unit", "for_information", "delivered_at", "received_at"]
    list_filter = ["for_information", "delivered_at"]
    list_select_related = ["directive__doc_type", "unit"]
    search_fields = ["unit__search_key", "directive__search_key"]
    search_help_text = "Tìm theo đơn vị hoặc văn bản, không cần gõ dấu"
    show_full_result_count = False
    ordering = ["-pk"]
