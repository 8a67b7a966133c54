"""Number series and templates in the admin: an office sets up its own; letters and numbers taken are to look at."""

from __future__ import annotations

from django.contrib import admin
from django.http import HttpRequest

from audit.admin import LookOnly
from dispatches.models import (
    Letter,
    LetterTemplate,
    NumberBlock,
    NumberRule,
    NumberSeries,
    NumberUse,
    Sequel,
    Signature,
    Term,
)
from units.admin.pieces import FoldedSearch, Kept


@admin.register(NumberRule)
class NumberRuleAdmin(FoldedSearch, Kept):
    """Only offices that do not as usual: the State counts a year in one series, the Party each type through a term."""

    list_display = ["unit", "span", "by_type"]
    list_filter = ["span", "by_type"]
    list_select_related = ["unit"]
    search_fields = ["unit__search_key"]
    search_help_text = "Tìm theo đơn vị, không cần gõ dấu"
    autocomplete_fields = ["unit"]


@admin.register(Term)
class TermAdmin(FoldedSearch, Kept):
    """The clerk opens the next term on the page of numbers; here what was written wrong is put right."""

    list_display = ["unit", "name", "starts_on", "ends_on"]
    list_select_related = ["unit"]
    search_fields = ["unit__search_key", "name"]
    search_help_text = "Tìm theo đơn vị (không cần dấu) hoặc nhiệm kỳ"
    autocomplete_fields = ["unit"]

    def get_readonly_fields(self, request: HttpRequest, obj: Term | None = None) -> list[str]:
        """Its name is that of its series."""
        return ["unit", "name"] if obj else []


@admin.register(NumberSeries)
class NumberSeriesAdmin(FoldedSearch, Kept):
    """The last number may be set before the first one is taken here; after that the series alone moves it."""

    list_display = ["unit", "period", "doc_type", "last_number"]
    list_filter = ["period"]
    list_select_related = ["unit", "doc_type"]
    search_fields = ["unit__search_key", "period"]
    search_help_text = "Tìm theo đơn vị hoặc năm, không cần gõ dấu"
    autocomplete_fields = ["unit", "doc_type"]

    def get_readonly_fields(self, request: HttpRequest, obj: NumberSeries | None = None) -> list[str]:
        return ["unit", "period", "doc_type", "last_number"] if obj and obj.uses.exists() else []


@admin.register(NumberUse)
class NumberUseAdmin(FoldedSearch, LookOnly):
    refusal = "Số đã cấp thì không sửa, không xóa được: dãy số không có lỗ hổng và không trùng."
    list_display = ["number", "series", "directive", "on", "void_reason", "typed_in", "taken_by", "at"]
    list_filter = ["typed_in", "series__period"]
    list_select_related = ["series__unit", "series__doc_type", "directive__doc_type", "taken_by"]
    search_fields = ["directive__search_key"]
    search_help_text = "Tìm theo văn bản, không cần gõ dấu"


@admin.register(NumberBlock)
class NumberBlockAdmin(FoldedSearch, LookOnly):
    refusal = "Số đã giữ thì không sửa, không xóa được. Văn thư đối chiếu từng số ở trang “Số văn bản đi”."
    list_display = ["span", "series", "reason", "made_by", "made_at"]
    list_filter = ["series__period"]
    list_select_related = ["series__unit", "series__doc_type", "made_by"]
    search_fields = ["series__unit__search_key", "reason"]
    search_help_text = "Tìm theo đơn vị (không cần dấu) hoặc lý do"


@admin.register(Sequel)
class SequelAdmin(FoldedSearch, LookOnly):
    refusal = "Việc thu hồi, đính chính, thay thế ghi ở trang của văn bản; đã ghi thì không sửa, không xóa được."
    list_display = ["directive", "kind", "by", "made_by", "at"]
    list_filter = ["kind"]
    list_select_related = ["directive__doc_type", "by__doc_type", "made_by"]
    search_fields = ["directive__search_key"]
    search_help_text = "Tìm theo văn bản, không cần gõ dấu"


@admin.register(Letter)
class LetterAdmin(FoldedSearch, LookOnly):
    refusal = "Văn bản đi chỉ thay đổi ở trang của văn bản; đã phát hành thì không sửa, không xóa được."
    list_display = ["directive", "state", "version", "changed_by", "changed_at", "issued_at"]
    list_filter = ["state", "signing"]
    list_select_related = ["directive__doc_type", "changed_by"]
    search_fields = ["directive__search_key"]
    search_help_text = "Tìm theo văn bản, không cần gõ dấu"
    exclude = ["wording"]


@admin.register(LetterTemplate)
class LetterTemplateAdmin(FoldedSearch, Kept):
    """A template is made from a letter, on the letter's page; here it is renamed or taken out of use."""

    list_display = ["name", "unit", "doc_type", "is_active", "changed_by", "changed_at"]
    list_filter = ["is_active", "doc_type"]
    list_select_related = ["unit", "doc_type", "changed_by"]
    search_fields = ["name", "unit__search_key"]
    search_help_text = "Tìm theo tên mẫu, hoặc tên đơn vị (không cần dấu)"
    fields = ["name", "is_active", "unit", "doc_type", "subject", "changed_by", "changed_at"]
    readonly_fields = ["unit", "doc_type", "subject", "changed_by", "changed_at"]

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False


@admin.register(Signature)
class SignatureAdmin(FoldedSearch, LookOnly):
    refusal = "Chữ ký điện tử đã ghi thì không sửa, không xóa được."
    list_display = ["signer", "kind", "letter", "signed_at", "is_trusted", "added_by", "added_at"]
    list_filter = ["kind", "is_trusted"]
    list_select_related = ["letter__directive__doc_type", "added_by"]
    search_fields = ["letter__directive__search_key"]
    search_help_text = "Tìm theo văn bản, không cần gõ dấu"
