"""What shall show that a task was done: declared with the task, compared with the results."""

from __future__ import annotations

from django.db import models


class Proof(models.TextChoices):
    PHOTO = "photo", "ảnh"
    ATTENDANCE = "attendance", "số lượt người"
    LINK = "link", "liên kết bài đăng"
    MINUTES = "minutes", "biên bản"


class Expecting(models.Model):
    """`proofs`: keys of `Proof` with a blank between; `proofs_required`: not accepted as reported without them."""

    proofs = models.CharField("minh chứng cần có", max_length=60, blank=True, default="", db_default="")
    proofs_required = models.BooleanField("bắt buộc có minh chứng", default=False, db_default=False)

    class Meta:
        abstract = True

    @property
    def expected(self) -> list[Proof]:
        return [one for one in Proof if one.value in self.proofs.split()]

    @property
    def expected_words(self) -> str:
        """ "ảnh, số lượt người" """
        return ", ".join(str(one.label) for one in self.expected)
