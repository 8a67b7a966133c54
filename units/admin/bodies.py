"""Places and bodies in the admin: opened and closed through the services, so that paths and keys stay true."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.forms import Form, ModelForm
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone

from units import services
from units.admin.closing import CloseForm
from units.admin.pieces import Administrator, FoldedSearch, InUse, Kept
from units.models import Area, Unit


class Node(FoldedSearch, Kept):
    """A row of one of the two trees: its parent is chosen once, its end is set by closing it."""

    readonly_fields = ["valid_to", "successors_named"]
    autocomplete_fields = ["parent"]

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> list[str]:
        return [*self.readonly_fields, "parent"] if obj else [*self.readonly_fields]

    @admin.display(description="được thay bằng")
    def successors_named(self, node: Area | Unit) -> str:
        return ", ".join(map(str, node.successors.all())) if node.pk else ""

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """The one many-to-many of a node, its successors, is set by closing it."""


@admin.register(Area)
class AreaAdmin(Node):
    list_display = ["name", "level", "code", "parent", "valid_from", "valid_to"]
    list_filter = [InUse, "level"]
    list_select_related = ["parent"]
    search_fields = ["name", "code"]
    search_help_text = "Tìm theo tên (gõ đủ dấu) hoặc mã hành chính"
    fields = ["name", "level", "code", "parent", "valid_from", "valid_to", "successors_named"]

    def save_model(self, request: HttpRequest, obj: Area, form: ModelForm, change: bool) -> None:
        if change:
            obj.save()
        else:
            services.settle(obj)


class UnitForm(ModelForm):
    """Repeats the one constraint that Django can't check here, because `valid_to` is no field of the form."""

    def clean(self) -> None:
        super().clean()
        parent = self.cleaned_data.get("parent") or self.instance.parent
        same = Unit.objects.filter(name=self.cleaned_data.get("name"), parent=parent, valid_to=None)
        if self.instance.valid_to is None and same.exclude(pk=self.instance.pk).exists():
            self.add_error("name", "Cấp trên này đã có một đơn vị cùng tên.")


@admin.register(Unit)
class UnitAdmin(Node):
    form = UnitForm
    list_display = ["short_name", "branch", "kind", "parent", "valid_to"]
    list_filter = [InUse, "branch", "kind", "is_simulated", "area__level"]
    list_select_related = ["parent", "area"]
    search_fields = ["search_key"]
    search_help_text = "Tìm theo tên, không cần gõ dấu"
    autocomplete_fields = ["parent", "area"]
    actions = ["close"]
    fieldsets = [
        (None, {"fields": ["name", "short_name", "aliases", "branch", "kind", "parent", "area", "is_simulated"]}),
        (
            "In ở đầu văn bản",
            {
                "fields": ["symbol", "letterhead_parent", "letterhead", "place"],
                "description": "Tên dài được in thành nhiều dòng; muốn chọn chỗ xuống dòng thì gõ dấu | vào chỗ đó.",
            },
        ),
        (
            "In ở chân trang đầu",
            {
                "fields": ["address", "phone", "fax", "email", "website"],
                "description": "Chỉ in trên văn bản của cơ quan nhà nước gửi cho nơi cần liên hệ lại: công văn, công "
                "điện, giấy mời, giấy giới thiệu, phiếu gửi, phiếu chuyển, phiếu báo. Ô nào để trống thì không in.",
            },
        ),
        ("Thời gian hoạt động", {"fields": ["valid_from", "valid_to", "successors_named"]}),
    ]

    def save_model(self, request: HttpRequest, obj: Unit, form: ModelForm, change: bool) -> None:
        if change:
            services.rename_keys(obj)
        else:
            services.settle(obj)

    @admin.action(description="Đóng các đơn vị đã chọn (ngừng hoạt động)", permissions=["change"])
    def close(self, request: HttpRequest, units: Any) -> HttpResponse | None:
        """Asks for the last day and the successors on a page of its own, then closes."""
        form = CloseForm(request.POST if "confirmed" in request.POST else None, units=list(units))
        if not form.is_valid():
            return self._ask(request, form)
        for unit in form.units:
            services.close_unit(
                actor=Administrator(request.user.pk),
                unit=unit,
                on=form.cleaned_data["on"],
                at=timezone.now(),
                successors=form.cleaned_data["successors"],
            )
        self.message_user(request, f"Đã đóng {len(form.units)} đơn vị.", messages.SUCCESS)
        return None

    def _ask(self, request: HttpRequest, form: Form) -> HttpResponse:
        context = {
            **self.admin_site.each_context(request),
            "title": "Đóng đơn vị",
            "opts": self.opts,
            "form": form,
            "media": self.media + form.media,
        }
        return TemplateResponse(request, "admin/units/unit/close.html", context)
