import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import dispatches.models.copies
from audit.frozen import Freeze


class Migration(migrations.Migration):
    dependencies = [
        ("dispatches", "0007_templates"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="signature",
            name="is_rewritten",
            field=models.BooleanField(default=False, verbose_name="tệp được ghi lại"),
        ),
        migrations.CreateModel(
            name="Revocation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "standing",
                    models.CharField(
                        choices=[
                            ("unknown", "chưa kiểm tra được"),
                            ("good", "còn hiệu lực"),
                            ("revoked", "đã bị thu hồi"),
                        ],
                        max_length=10,
                        verbose_name="chứng thư",
                    ),
                ),
                ("revoked_at", models.DateTimeField(blank=True, null=True, verbose_name="bị thu hồi lúc")),
                ("checked_at", models.DateTimeField(verbose_name="kiểm tra lúc")),
                (
                    "signature",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="revocation",
                        to="dispatches.signature",
                        verbose_name="chữ ký",
                    ),
                ),
            ],
            options={
                "verbose_name": "kiểm tra thu hồi chứng thư",
                "verbose_name_plural": "kiểm tra thu hồi chứng thư",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("revoked_at__isnull", False), ("standing", "revoked")),
                            models.Q(models.Q(("standing", "revoked"), _negated=True), ("revoked_at", None)),
                            _connector="OR",
                        ),
                        name="revocation_says_when",
                    )
                ],
            },
        ),
        migrations.AddField(
            model_name="copy",
            name="is_electronic",
            field=models.BooleanField(default=False, verbose_name="định dạng điện tử"),
        ),
        Freeze("copy_frozen", "dispatches_copy"),
        migrations.CreateModel(
            name="CopySignature",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("size", models.PositiveBigIntegerField(verbose_name="dung lượng (byte)")),
                ("sha256", models.CharField(max_length=64, verbose_name="SHA-256")),
                (
                    "file",
                    models.FileField(
                        max_length=200,
                        upload_to=dispatches.models.copies.copy_path,
                        verbose_name="tệp đã ký",
                    ),
                ),
                ("signer", models.CharField(max_length=200, verbose_name="người ký")),
                ("issuer", models.CharField(max_length=200, verbose_name="nơi cấp chứng thư")),
                ("serial", models.CharField(max_length=80, verbose_name="số chứng thư")),
                ("signed_at", models.DateTimeField(blank=True, null=True, verbose_name="ký lúc")),
                ("is_trusted", models.BooleanField(default=False, verbose_name="chứng thư tin cậy")),
                ("is_rewritten", models.BooleanField(default=False, verbose_name="tệp được ghi lại")),
                ("added_at", models.DateTimeField(verbose_name="lúc")),
                (
                    "added_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="người thực hiện",
                    ),
                ),
                (
                    "copy",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="signature",
                        to="dispatches.copy",
                        verbose_name="bản sao",
                    ),
                ),
            ],
            options={"verbose_name": "chữ ký số trên bản sao", "verbose_name_plural": "chữ ký số trên bản sao"},
        ),
        Freeze("copysignature_frozen", "dispatches_copysignature"),
        Freeze("signature_frozen", "dispatches_signature"),
    ]
