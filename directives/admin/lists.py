"""What an office may change: types of papers, channels of spreading and the figures that they ask for."""

from __future__ import annotations

from django.contrib import admin

from directives.models import Channel, DocumentType, Indicator
from units.admin.pieces import Kept


@admin.register(DocumentType)
class DocumentTypeAdmin(Kept):
    list_display = ["name", "abbreviation", "system", "position"]
    list_filter = ["system"]
    search_fields = ["name", "abbreviation"]


class IndicatorInline(admin.TabularInline):
    model = Indicator
    extra = 0
    can_delete = False
    fields = ["name", "code", "unit_name", "maximum", "is_required", "adds_up", "position"]


@admin.register(Channel)
class ChannelAdmin(Kept):
    list_display = ["name", "code", "evidence_hint", "position", "is_active"]
    list_filter = ["is_active"]
    search_fields = ["name", "code"]
    inlines = [IndicatorInline]
