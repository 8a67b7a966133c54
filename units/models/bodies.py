"""Places and the bodies that work in them: two trees with a history.

Neither an area nor a unit ever moves: a change of parent closes the row and opens a successor, so that `path`, the
keys of all rows from the root down ("4/17/203/"), never changes and "everything below" is one prefix.
"""

from __future__ import annotations

from datetime import date
from typing import Self

from django.db import models
from django.db.models import Case, OuterRef, Q, Subquery, When

from vietnam.text import fold


class DatedQuerySet(models.QuerySet):
    """Rows with `valid_from` and `valid_to`, both days included; empty means open."""

    def valid(self, *, on: date) -> Self:
        return self.filter(
            Q(valid_from=None) | Q(valid_from__lte=on),
            Q(valid_to=None) | Q(valid_to__gte=on),
        )


class TreeNode(models.Model):
    path = models.CharField("đường dẫn", max_length=200, db_index=True, editable=False)
    valid_from = models.DateField("từ ngày", null=True, blank=True)
    valid_to = models.DateField("đến ngày", null=True, blank=True)
    successors = models.ManyToManyField(
        "self", verbose_name="được thay bằng", symmetrical=False, related_name="predecessors", blank=True
    )

    class Meta:
        abstract = True

    def is_valid(self, *, on: date) -> bool:
        return (self.valid_from is None or self.valid_from <= on) and (self.valid_to is None or on <= self.valid_to)


def dated_check(name: str) -> models.CheckConstraint:
    return models.CheckConstraint(
        name=name,
        condition=Q(valid_from=None) | Q(valid_to=None) | Q(valid_to__gte=models.F("valid_from")),
        violation_error_message="Ngày kết thúc phải sau ngày bắt đầu.",
    )


class Area(TreeNode):
    """A territory: tỉnh, huyện, xã, tổ dân phố. Its level is data: there are no districts since 2025."""

    name = models.CharField("tên", max_length=120, help_text="Tên đầy đủ, ví dụ: thị trấn Chợ Chu")
    level = models.CharField("cấp", max_length=40, help_text="Ví dụ: tỉnh, huyện, thị trấn, xã, tổ dân phố, xóm")
    code = models.CharField("mã hành chính", max_length=20, blank=True)
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, verbose_name="thuộc", related_name="+")

    objects = DatedQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "địa bàn"
        ordering = ["path"]
        constraints = [dated_check("area_dates_in_order")]

    def __str__(self) -> str:
        return self.name


class Branch(models.TextChoices):
    PARTY = "party", "Đảng"
    STATE = "state", "Chính quyền"
    FRONT = "front", "Mặt trận, đoàn thể"


class Kind(models.TextChoices):
    """What a body is to the flow of papers. Only an authority answers for the areas below its own."""

    AUTHORITY = "authority", "Cấp ủy, chính quyền"
    OFFICE = "office", "Ban, ngành, cơ quan"
    ORGANISATION = "organisation", "Đoàn thể, hội"
    NEIGHBOURHOOD = "neighbourhood", "Tổ dân phố, thôn, xóm"


class UnitQuerySet(DatedQuerySet):
    def within(self, unit: Unit) -> Self:
        """The unit, all below it in its tree, and, for an authority, all bodies of the areas that it answers for."""
        reach = Q(path__startswith=unit.path)
        if unit.kind == Kind.AUTHORITY and unit.area is not None:
            reach |= Q(area__path__startswith=unit.area.path)
        return self.filter(reach)

    def known_to(self, unit: Unit) -> Self:
        """The bodies that a person of this unit may choose or find: those within it, and those above it."""
        above = [int(key) for key in unit.path.strip("/").split("/")]
        area = [int(key) for key in unit.area.path.strip("/").split("/")] if unit.area else []
        upward = Q(pk__in=above) | Q(area__in=area, kind=Kind.AUTHORITY)
        inside = Q(path__startswith=unit.path)
        if unit.kind == Kind.AUTHORITY and unit.area is not None:
            inside |= Q(area__path__startswith=unit.area.path)
        return self.filter(upward | inside)

    def with_successors(self) -> Self:
        """Each closed one with the keys of the first and the last body that stands for it (the same if it is one)."""
        after = Unit.successors.through.objects.filter(from_unit=OuterRef("pk")).order_by("to_unit").values("to_unit")
        is_closed = Q(valid_to__isnull=False)  # the others are not looked up
        return self.annotate(
            first_successor=Case(When(is_closed, then=Subquery(after[:1]))),
            last_successor=Case(When(is_closed, then=Subquery(after.reverse()[:1]))),
        )

    def named(self, text: str) -> Self:
        """Whose name contains the text, whatever its accents and case."""
        return self.filter(search_key__contains=fold(text))


class Unit(TreeNode):
    """A body that issues or receives papers. `name` is how it is written in a sentence."""

    name = models.CharField("tên", max_length=200)
    short_name = models.CharField("tên gọn", max_length=120, help_text="Ví dụ: UBND thị trấn Chợ Chu")
    branch = models.CharField("khối", max_length=10, choices=Branch)
    kind = models.CharField("loại", max_length=20, choices=Kind)
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, verbose_name="cấp trên trực tiếp", related_name="children"
    )
    area = models.ForeignKey(Area, models.PROTECT, null=True, blank=True, verbose_name="địa bàn", related_name="units")
    symbol = models.CharField(
        "chữ viết tắt", max_length=20, blank=True, help_text="Dùng trong ký hiệu văn bản, ví dụ: UBND, HU"
    )
    letterhead_parent = models.CharField("cơ quan chủ quản (in)", max_length=200, blank=True)
    letterhead = models.CharField(
        "tên in đầu văn bản", max_length=200, blank=True, help_text="Mỗi dòng cách nhau bằng dấu |"
    )
    place = models.CharField("địa danh", max_length=80, blank=True, help_text="Ví dụ: Chợ Chu")
    address = models.CharField(
        "địa chỉ", max_length=200, blank=True, help_text="In ở chân trang đầu của công văn, giấy mời, phiếu gửi…"
    )
    phone = models.CharField("số điện thoại", max_length=40, blank=True)
    fax = models.CharField("số Fax", max_length=40, blank=True)
    email = models.EmailField("thư điện tử", max_length=120, blank=True)
    website = models.CharField(
        "trang thông tin điện tử", max_length=120, blank=True, help_text="Ví dụ: dinhhoa.thainguyen.gov.vn"
    )
    aliases = models.CharField("tên gọi khác", max_length=400, blank=True, help_text="Cách nhau bằng dấu chấm phẩy")
    is_simulated = models.BooleanField("đơn vị mô phỏng", default=False)
    search_key = models.CharField(max_length=800, editable=False)
    first_successor: int | None = None  # from `with_successors`
    last_successor: int | None = None

    objects = UnitQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "đơn vị"
        ordering = ["path"]
        constraints = [
            dated_check("unit_dates_in_order"),
            models.UniqueConstraint(
                fields=["name", "parent"],
                condition=Q(valid_to=None),
                name="unit_name_once_under_its_parent",
                violation_error_message="Cấp trên này đã có một đơn vị cùng tên.",
            ),
        ]

    def __str__(self) -> str:
        return self.short_name
