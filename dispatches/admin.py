"""Number series in the admin: an office sets up its own; letters and numbers once taken are to look at only."""

from __future__ import annotations

from django.contrib import admin
from django.http import HttpRequest

from audit.admin import LookOnly
from dispatches.models import Letter, NumberSeries, NumberUse, Signature
from units.admin.pieces import FoldedSearch, Kept


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
    list_display = ["number", "series", "directive", "on", "typed_in", "taken_by", "at"]
    list_filter = ["typed_in", "series__period"]
    list_select_related = ["series__unit", "series__doc_type", "directive__doc_type", "taken_by"]
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


@admin.register(Signature)
class SignatureAdmin(FoldedSearch, LookOnly):
    refusal = "Chữ ký điện tử đã ghi thì không sửa, không xóa được."
    list_display = ["signer", "kind", "letter", "signed_at", "is_trusted", "added_by", "added_at"]
    list_filter = ["kind", "is_trusted"]
    list_select_related = ["letter__directive__doc_type", "added_by"]
    search_fields = ["letter__directive__search_key"]
    search_help_text = "Tìm theo văn bản, không cần gõ dấu"
