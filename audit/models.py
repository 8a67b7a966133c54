"""The trail: one row per thing that a person or the machine did, and a seal over each row.

Rows are only ever added; the database itself refuses to change or delete them (see `audit.frozen`).
"""

from django.conf import settings
from django.db import models


class Entry(models.Model):
    """Who did what to which object, when, acting as what, in one Vietnamese sentence."""

    at = models.DateTimeField("lúc")
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, verbose_name="người làm", related_name="+"
    )
    acting_as = models.CharField("với tư cách", max_length=250, blank=True)
    verb = models.CharField("việc", max_length=60, db_index=True)
    subject = models.CharField("đối tượng", max_length=80, db_index=True, help_text="app.model:khóa")
    topic = models.CharField("hồ sơ", max_length=80, blank=True, db_index=True, help_text="app.model:khóa")
    sentence = models.TextField("nội dung")
    detail = models.JSONField("chi tiết", default=dict, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "nhật ký"
        ordering = ["-pk"]

    def __str__(self) -> str:
        return self.sentence


class Seal(models.Model):
    """The link of one entry in the chain: `digest` = SHA-256 of the previous digest and the entry's own content."""

    position = models.PositiveBigIntegerField("thứ tự", unique=True)
    entry = models.OneToOneField(Entry, models.PROTECT, related_name="seal", verbose_name="dòng nhật ký")
    digest = models.CharField("mã băm", max_length=64)

    class Meta:
        verbose_name = verbose_name_plural = "niêm phong nhật ký"
        ordering = ["position"]

    def __str__(self) -> str:
        return f"{self.position}: {self.digest[:12]}"
