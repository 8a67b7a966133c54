"""People and the posts they hold. A person may hold several posts and acts for one of them at a time."""

from __future__ import annotations

from datetime import date
from typing import Any, Self

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, PermissionsMixin
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q

from units.models.bodies import DatedQuerySet, Unit, dated_check
from vietnam.text import fold

phone_number = RegexValidator(r"^0\d{9}$", "Số điện thoại gồm 10 chữ số và bắt đầu bằng số 0.")


class UserManager(BaseUserManager["User"]):
    def create_user(self, username: str, password: str | None = None, **fields: Any) -> User:
        user = self.model(username=username, **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, username: str, password: str | None = None, **fields: Any) -> User:
        return self.create_user(username, password, is_staff=True, is_superuser=True, **fields)

    def with_sign_in(self, text: str) -> User | None:
        """The one person who signs in with this phone number, address or name; None if there is none."""
        text = text.strip()
        digits = "".join(filter(str.isdigit, text)).removeprefix("84")
        phone = digits if digits.startswith("0") else f"0{digits}"
        return self.filter(Q(username__iexact=text) | Q(email__iexact=text) | Q(phone=phone)).order_by("pk").first()


class User(AbstractBaseUser, PermissionsMixin):
    """A person. Signs in with a phone number, an e-mail address or a user name."""

    username = models.CharField("tên đăng nhập", max_length=60, unique=True)
    full_name = models.CharField("họ và tên", max_length=80)
    phone = models.CharField(
        "số điện thoại", max_length=10, unique=True, null=True, blank=True, validators=[phone_number]
    )
    email = models.EmailField("thư điện tử", unique=True, null=True, blank=True)
    is_active = models.BooleanField("đang dùng", default=True)
    is_staff = models.BooleanField("được vào trang quản trị", default=False)
    is_demo = models.BooleanField("tài khoản dùng thử", default=False, editable=False)

    objects = UserManager()

    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["full_name"]

    class Meta:
        verbose_name = verbose_name_plural = "người dùng"
        ordering = ["full_name"]

    def __str__(self) -> str:
        return self.full_name or self.username

    def get_short_name(self) -> str:
        return self.full_name.split(" ")[-1] if self.full_name else self.username


class Role(models.TextChoices):
    """What a post lets its holder do for the unit."""

    LEADER = "leader", "Lãnh đạo: quyết định, ký"
    CLERK = "clerk", "Văn thư: vào sổ, phát hành"
    OFFICER = "officer", "Công chức: soạn thảo, theo dõi"
    HEAD = "head", "Trưởng đơn vị: nhận và báo cáo"
    MEMBER = "member", "Thành viên: nhận và báo cáo"


class Post(models.Model):
    """A post in a unit: "Phó Chủ tịch", "Công chức Văn hóa - xã hội", "Tổ trưởng"."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="posts", verbose_name="đơn vị")
    name = models.CharField("chức danh", max_length=120)
    role = models.CharField("vai trò", max_length=10, choices=Role)
    aliases = models.CharField("tên gọi khác", max_length=400, blank=True, help_text="Cách nhau bằng dấu chấm phẩy")
    signing_authority = models.CharField(
        "quyền hạn ký", max_length=120, blank=True, help_text="Ví dụ: KT. CHỦ TỊCH (Nghị định 30/2020, Điều 13)"
    )
    signing_title = models.CharField("chức vụ in khi ký", max_length=120, blank=True)
    authority_basis = models.CharField(
        "văn bản giao quyền ký",
        max_length=200,
        blank=True,
        help_text="Bắt buộc khi ký TL. hoặc TUQ., ví dụ: Quy chế làm việc ban hành kèm Quyết định số 12/QĐ-UBND",
    )
    authority_from = models.DateField("được ký từ ngày", null=True, blank=True)
    authority_to = models.DateField("được ký đến hết ngày", null=True, blank=True, help_text="Bắt buộc khi ký TUQ.")

    class Meta:
        verbose_name = verbose_name_plural = "chức danh"
        ordering = ["unit", "pk"]
        constraints = [
            models.CheckConstraint(
                name="authority_dates_in_order",
                condition=Q(authority_from=None)
                | Q(authority_to=None)
                | Q(authority_to__gte=models.F("authority_from")),
                violation_error_message="Ngày hết quyền ký phải sau ngày bắt đầu.",
            ),
            models.UniqueConstraint(
                fields=["unit", "name"],
                name="post_name_once_in_its_unit",
                violation_error_message="Đơn vị này đã có chức danh này.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name}, {self.unit.short_name}"

    def clean(self) -> None:
        if missing := self.missing_grant():
            raise ValidationError(missing)

    def missing_grant(self) -> str:
        """What the record still lacks (NĐ 30/2020, Điều 13.3, 13.4): by order one signs as regulations say, by
        authorisation as a paper says, and for a time."""
        how = fold(self.signing_authority).replace("/", "").split(".")[0].split(" ")[0]
        if how == "tuq" and not (self.authority_basis.strip() and self.authority_to):
            return "Ký thừa ủy quyền (TUQ.) phải ghi văn bản giao quyền ký và ngày hết hạn."
        if how == "tl" and not self.authority_basis.strip():
            return "Ký thừa lệnh (TL.) phải ghi quy chế hoặc văn bản giao quyền ký."
        return ""

    def may_sign(self, *, on: date) -> bool:
        """Is the authority that is recorded here complete, and valid on that day?"""
        begins, ends = self.authority_from or on, self.authority_to or on
        return bool(self.signing_title) and not self.missing_grant() and begins <= on <= ends


class MembershipQuerySet(DatedQuerySet):
    def valid(self, *, on: date) -> Self:
        """Held on that day, and not taken back."""
        return super().valid(on=on).filter(revoked_at=None)

    def of(self, user: User, *, on: date) -> MembershipQuerySet:
        return self.filter(user=user).valid(on=on).select_related("post__unit__area", "stands_in_for")


class Membership(models.Model):
    """A person holds a post, from a day to a day; or stands in for its holder, always between two days."""

    user = models.ForeignKey(User, models.PROTECT, related_name="memberships", verbose_name="người")
    post = models.ForeignKey(Post, models.PROTECT, related_name="memberships", verbose_name="chức danh")
    valid_from = models.DateField("từ ngày", null=True, blank=True)
    valid_to = models.DateField("đến ngày", null=True, blank=True)
    stands_in_for = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="stand_ins", verbose_name="làm thay"
    )
    revoked_at = models.DateTimeField("thôi làm thay lúc", null=True, blank=True)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "phân công"
        ordering = ["pk"]
        constraints = [
            dated_check("membership_dates_in_order"),
            models.UniqueConstraint(
                fields=["user", "post"],
                condition=Q(valid_to=None),
                name="membership_open_once",
                violation_error_message="Người này đang giữ chức danh này rồi.",
            ),
            models.CheckConstraint(
                condition=Q(stands_in_for=None, revoked_at=None)
                | Q(stands_in_for__isnull=False, valid_from__isnull=False, valid_to__isnull=False)
                & ~Q(stands_in_for=models.F("user")),
                name="stand_in_between_two_days",
                violation_error_message="Người làm thay phải là người khác, và có ngày bắt đầu, ngày kết thúc.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user}: {self.post}"
