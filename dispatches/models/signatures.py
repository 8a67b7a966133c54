"""Electronic signatures on issued papers: each a fact read from a certificate, on a frozen file of the paper."""

from __future__ import annotations

from typing import Self

from django.conf import settings
from django.db import models

from directives.models import PaperFile
from dispatches.models.letters import Letter


class SignatureKind(models.TextChoices):
    PERSON = "person", "người có thẩm quyền"
    ORGANISATION = "organisation", "cơ quan, tổ chức"
    UPLOADED = "uploaded", "ký bằng công cụ khác"
    ATTACHMENT = "attachment", "cơ quan, tổ chức, trên tệp kèm theo"


class Certified(models.Model):
    """What a signature says of itself and of its certificate, and who put it there.

    `signer`, `issuer` and `serial` are the certificate's; `signed_at` is what the signature says. `is_trusted`: its
    certificate led to a root that was trusted then. `is_rewritten`: the tool wrote the whole file anew, and it was
    compared with the paper by its content.
    """

    signer = models.CharField("người ký", max_length=200)
    issuer = models.CharField("nơi cấp chứng thư", max_length=200)
    serial = models.CharField("số chứng thư", max_length=80)
    signed_at = models.DateTimeField("ký lúc", null=True, blank=True)
    is_trusted = models.BooleanField("chứng thư tin cậy", default=False)
    is_rewritten = models.BooleanField("tệp được ghi lại", default=False)
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name="người thực hiện"
    )
    added_at = models.DateTimeField("lúc")

    class Meta:
        abstract = True


class SignatureQuerySet(models.QuerySet):
    def on(self, letter: Letter) -> Self:
        return self.filter(letter=letter).select_related("file", "added_by")


class Signature(Certified):
    """One signature; neither it nor its file ever changes. `file` is `base` with this signature more.

    `is_stamped`: a time stamp, too, says when it was made.
    """

    letter = models.ForeignKey(Letter, models.PROTECT, related_name="signatures", verbose_name="văn bản đi")
    kind = models.CharField("loại", max_length=12, choices=SignatureKind)
    file = models.ForeignKey(PaperFile, models.PROTECT, related_name="signatures", verbose_name="tệp đã ký")
    base = models.ForeignKey(PaperFile, models.PROTECT, related_name="signed", verbose_name="ký trên tệp")
    sha256 = models.CharField("SHA-256 của tệp đã ký", max_length=64)
    field = models.CharField("tên trong tệp", max_length=200)
    is_stamped = models.BooleanField("có dấu thời gian", default=False)

    objects = SignatureQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "chữ ký điện tử"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["file", "field"], name="signature_once_in_a_file"),
            models.UniqueConstraint(
                fields=["letter", "kind"],
                condition=models.Q(kind__in=["person", "organisation"]),
                name="signature_in_app_once",
            ),
            models.UniqueConstraint(
                fields=["base"], condition=models.Q(kind="attachment"), name="signature_once_on_an_attachment"
            ),
        ]

    def __str__(self) -> str:
        return f"Chữ ký của {self.signer}"


class Standing(models.TextChoices):
    UNKNOWN = "unknown", "chưa kiểm tra được"
    GOOD = "good", "còn hiệu lực"
    REVOKED = "revoked", "đã bị thu hồi"


class Revocation(models.Model):
    """How a signature's certificate stood when it was last asked about; `revoked_at` is its authority's word."""

    signature = models.OneToOneField(Signature, models.CASCADE, related_name="revocation", verbose_name="chữ ký")
    standing = models.CharField("chứng thư", max_length=10, choices=Standing)
    revoked_at = models.DateTimeField("bị thu hồi lúc", null=True, blank=True)
    checked_at = models.DateTimeField("kiểm tra lúc")

    class Meta:
        verbose_name = verbose_name_plural = "kiểm tra thu hồi chứng thư"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(standing="revoked", revoked_at__isnull=False)
                | ~models.Q(standing="revoked") & models.Q(revoked_at=None),
                name="revocation_says_when",
            )
        ]

    def __str__(self) -> str:
        return f"{self.signature}: chứng thư {self.get_standing_display()}"
