"""How a paper was spread, and which figures each way is counted in (NĐ 49/2024/NĐ-CP). Data: an office adds its own."""

from django.db import models


class Channel(models.Model):
    code = models.SlugField("mã", max_length=40, unique=True)
    name = models.CharField("hình thức", max_length=80)
    evidence_hint = models.CharField("minh chứng thường có", max_length=200, blank=True)
    position = models.PositiveSmallIntegerField("thứ tự", default=0)
    is_active = models.BooleanField("đang dùng", default=True)

    class Meta:
        verbose_name = verbose_name_plural = "hình thức tuyên truyền"
        ordering = ["position", "name"]

    def __str__(self) -> str:
        return self.name


class Indicator(models.Model):
    """A figure that a channel asks for, e.g. "số lượt phát" (lượt). "Lượt người" counts attendances, not people."""

    channel = models.ForeignKey(Channel, models.CASCADE, related_name="indicators", verbose_name="hình thức")
    code = models.SlugField("mã", max_length=40)
    name = models.CharField("chỉ tiêu", max_length=80)
    unit_name = models.CharField("đơn vị tính", max_length=20)
    maximum = models.PositiveIntegerField("tối đa một lần ghi", default=100_000)
    is_required = models.BooleanField("bắt buộc", default=False)
    adds_up = models.BooleanField(
        "cộng dồn",
        default=True,
        db_default=True,
        help_text="Bỏ chọn với số chỉ đúng cho một lần, ví dụ phút mỗi lượt, tỷ lệ %, số thành viên nhóm.",
    )
    position = models.PositiveSmallIntegerField("thứ tự", default=0)

    class Meta:
        verbose_name = verbose_name_plural = "chỉ tiêu"
        ordering = ["channel", "position"]
        constraints = [models.UniqueConstraint(fields=["channel", "code"], name="indicator_once_in_a_channel")]

    def __str__(self) -> str:
        return f"{self.name} ({self.unit_name})"
