"""Papers and books in the admin: found and looked at, never written."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from audit.admin import LookOnly
from directives.models import Addressee, Directive, Link, PaperFile, Register, RegisterEntry, Task
from units.admin.pieces import FoldedSearch

FROZEN = (
    "Văn bản đã vào sổ hoặc đã phát hành thì không sửa, không xóa được, kể cả ở trang quản trị. Muốn đính chính, hãy "
    "ban hành văn bản khác; muốn dừng, hãy thu hồi văn bản. Dự thảo thì sửa ở trang của văn bản."
)


class PartInline(admin.TabularInline):
    """What hangs on a paper, to look at."""

    extra = 0
    can_delete = False

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


class TaskInline(PartInline):
    model = Task
    fields = ["position", "assignee", "text", "due_on", "due_time", "recurrence", "repeats", "proofs"]


class AddresseeInline(PartInline):
    model = Addressee
    fields = ["kind", "position", "text"]


class FileInline(PartInline):
    model = PaperFile
    fields = ["kind", "name", "size", "sha256", "added_at", "dropped_at"]


class LinkInline(PartInline):
    model = Link
    fk_name = "source"
    fields = ["kind", "target"]

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).select_related("target__doc_type", "source__doc_type")


@admin.register(Directive)
class DirectiveAdmin(FoldedSearch, LookOnly):
    refusal = FROZEN
    list_display = ["number_and_symbol", "doc_type", "issued_on", "issuer_name", "subject", "status"]
    list_filter = ["status", "system", "year", "doc_type"]
    list_select_related = ["doc_type", "issuer"]
    search_fields = ["search_key"]
    search_help_text = "Tìm theo số, ký hiệu, cơ quan ban hành hoặc trích yếu, không cần gõ dấu"
    show_full_result_count = False
    inlines = [TaskInline, AddresseeInline, LinkInline, FileInline]
    fieldsets = [
        (
            None,
            {
                "fields": [
                    "code",
                    "status",
                    "system",
                    "doc_type",
                    "issuer",
                    "issuer_name",
                    "number",
                    "symbol",
                    "issued_on",
                    "place",
                    "subject",
                    "urgency",
                ]
            },
        ),
        ("Người ký", {"fields": ["signer_authority", "signer_title", "signer_name"]}),
        ("Toàn văn", {"fields": ["text", "created_by", "created_at"], "classes": ["collapse"]}),
    ]

    @admin.display(description="số, ký hiệu", ordering="symbol_key")
    def number_and_symbol(self, directive: Directive) -> str:
        return directive.number_and_symbol


@admin.register(Register)
class RegisterAdmin(FoldedSearch, LookOnly):
    refusal = "Sổ văn bản do phần mềm ghi khi văn thư vào sổ; không thêm, sửa hay xóa được ở đây."
    list_display = ["unit", "direction", "year", "last_number"]
    list_filter = ["direction", "year"]
    list_select_related = ["unit"]
    search_fields = ["unit__search_key"]
    search_help_text = "Tìm theo tên đơn vị, không cần gõ dấu"


@admin.register(RegisterEntry)
class RegisterEntryAdmin(FoldedSearch, LookOnly):
    refusal = "Dòng sổ đã ghi thì không sửa, không xóa được."
    list_display = ["number", "direction", "unit", "entered_on", "directive", "handler", "entered_by"]
    list_filter = ["register__direction", "register__year"]
    list_select_related = ["register__unit", "directive__doc_type", "entered_by"]
    search_fields = ["directive__search_key", "register__unit__search_key"]
    search_help_text = "Tìm theo văn bản hoặc đơn vị giữ sổ, không cần gõ dấu"
    show_full_result_count = False

    @admin.display(description="chiều", ordering="register__direction")
    def direction(self, entry: RegisterEntry) -> str:
        return entry.register.get_direction_display()

    @admin.display(description="sổ của", ordering="register__unit__path")
    def unit(self, entry: RegisterEntry) -> str:
        return entry.register.unit.short_name
