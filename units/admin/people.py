"""People, posts and who holds which post. A person is never deleted but put out of use; a post is left by a date."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.contrib.auth.admin import GroupAdmin, UserAdmin
from django.contrib.auth.forms import AdminUserCreationForm
from django.contrib.auth.models import Group, Permission
from django.http import HttpRequest

from units.admin.pieces import FoldedSearch, InUse, Kept
from units.forms import AdminSignInForm
from units.models import Membership, Post, User

VERBS = {"add": "thêm", "change": "sửa", "delete": "xóa", "view": "xem"}


class NewPersonForm(AdminUserCreationForm):
    class Meta:
        model = User
        fields = ["username", "full_name", "phone", "email"]


class HeldInline(admin.TabularInline):
    """The posts of a person, or the holders of a post."""

    model = Membership
    extra = 0
    can_delete = False

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).select_related("user", "post__unit", "stands_in_for")


class PostsHeldInline(HeldInline):
    fields = ["post", "valid_from", "valid_to", "stands_in_for"]
    autocomplete_fields = ["post", "stands_in_for"]
    fk_name = "user"


class HoldersInline(HeldInline):
    fields = ["user", "valid_from", "valid_to", "stands_in_for"]
    autocomplete_fields = ["user", "stands_in_for"]


@admin.register(User)
class PersonAdmin(Kept, UserAdmin):
    add_form = NewPersonForm
    list_display = ["full_name", "username", "phone", "email", "is_active", "is_staff", "is_demo"]
    list_filter = ["is_active", "is_staff", "is_superuser", "is_demo", "memberships__post__role"]
    search_fields = ["full_name", "username", "phone", "email"]
    search_help_text = "Tìm theo họ tên (gõ đủ dấu), tên đăng nhập, số điện thoại hoặc thư điện tử"
    ordering = ["full_name"]
    filter_horizontal = ["groups", "user_permissions"]
    readonly_fields = ["is_demo", "last_login"]
    fieldsets = [
        (None, {"fields": ["username", "password"]}),
        ("Người", {"fields": ["full_name", "phone", "email", "is_active", "is_demo", "last_login"]}),
        ("Quyền quản trị", {"fields": ["is_staff", "is_superuser", "groups", "user_permissions"]}),
    ]
    add_fieldsets = [
        (None, {"fields": ["username", "full_name", "phone", "email", "usable_password", "password1", "password2"]}),
    ]

    def get_inlines(self, request: HttpRequest, obj: User | None) -> Any:
        return [PostsHeldInline] if obj else []

    def formfield_for_manytomany(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        return in_vietnamese(super().formfield_for_manytomany(db_field, request, **kwargs))


admin.site.unregister(Group)
admin.site.login_form = AdminSignInForm


@admin.register(Group)
class GroupOfRightsAdmin(GroupAdmin):
    def formfield_for_manytomany(self, db_field: Any, request: Any = None, **kwargs: Any) -> Any:
        return in_vietnamese(super().formfield_for_manytomany(db_field, request, **kwargs))


def in_vietnamese(field: Any) -> Any:
    """Django keeps the names of permissions in English in the database; this choice says "đơn vị: sửa"."""
    if field is not None and field.queryset.model is Permission:
        field.queryset = field.queryset.select_related("content_type")
        field.label_from_instance = _right
    return field


def _right(permission: Permission) -> str:
    verb = permission.codename.partition("_")[0]
    return f"{permission.content_type}: {VERBS.get(verb, verb)}"


@admin.register(Post)
class PostAdmin(FoldedSearch, Kept):
    list_display = ["name", "unit", "role", "signing_authority", "signing_title"]
    list_filter = ["role", "unit__kind", "unit__branch"]
    list_select_related = ["unit"]
    search_fields = ["name", "aliases", "unit__search_key"]
    search_help_text = "Tìm theo chức danh, hoặc tên đơn vị (không cần dấu)"
    autocomplete_fields = ["unit"]
    inlines = [HoldersInline]


@admin.register(Membership)
class MembershipAdmin(FoldedSearch, Kept):
    list_display = ["user", "post_name", "unit", "valid_from", "valid_to", "stands_in_for"]
    readonly_fields = ["revoked_at"]
    list_filter = [InUse, "post__role", "post__unit__kind"]
    list_select_related = ["user", "post__unit", "stands_in_for"]
    search_fields = ["user__full_name", "user__phone", "post__name", "post__unit__search_key"]
    search_help_text = "Tìm theo người, số điện thoại, chức danh hoặc đơn vị"
    autocomplete_fields = ["user", "post", "stands_in_for"]
    ordering = ["post__unit__path", "pk"]

    @admin.display(description="chức danh", ordering="post__name")
    def post_name(self, held: Membership) -> str:
        return held.post.name

    @admin.display(description="đơn vị", ordering="post__unit__path")
    def unit(self, held: Membership) -> str:
        return held.post.unit.short_name
