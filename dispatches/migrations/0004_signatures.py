import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from audit.frozen import Freeze


class Migration(migrations.Migration):
    dependencies = [
        ("directives", "0006_passes"),
        ("dispatches", "0003_copies"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Signature",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("person", "người có thẩm quyền"),
                            ("organisation", "cơ quan, tổ chức"),
                            ("uploaded", "ký bằng công cụ khác"),
                            ("attachment", "cơ quan, tổ chức, trên tệp kèm theo"),
                        ],
                        max_length=12,
                        verbose_name="loại",
                    ),
                ),
                ("sha256", models.CharField(max_length=64, verbose_name="SHA-256 của tệp đã ký")),
                ("field", models.CharField(max_length=200, verbose_name="tên trong tệp")),
                ("signer", models.CharField(max_length=200, verbose_name="người ký")),
                ("issuer", models.CharField(max_length=200, verbose_name="nơi cấp chứng thư")),
                ("serial", models.CharField(max_length=80, verbose_name="số chứng thư")),
                ("signed_at", models.DateTimeField(blank=True, null=True, verbose_name="ký lúc")),
                ("is_stamped", models.BooleanField(default=False, verbose_name="có dấu thời gian")),
                ("is_trusted", models.BooleanField(default=False, verbose_name="chứng thư tin cậy")),
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
                    "base",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="signed",
                        to="directives.paperfile",
                        verbose_name="ký trên tệp",
                    ),
                ),
                (
                    "file",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="signatures",
                        to="directives.paperfile",
                        verbose_name="tệp đã ký",
                    ),
                ),
                (
                    "letter",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="signatures",
                        to="dispatches.letter",
                        verbose_name="văn bản đi",
                    ),
                ),
            ],
            options={
                "verbose_name": "chữ ký điện tử",
                "verbose_name_plural": "chữ ký điện tử",
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("file", "field"), name="signature_once_in_a_file"),
                    models.UniqueConstraint(
                        condition=models.Q(("kind__in", ["person", "organisation"])),
                        fields=("letter", "kind"),
                        name="signature_in_app_once",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("kind", "attachment")),
                        fields=("base",),
                        name="signature_once_on_an_attachment",
                    ),
                ],
            },
        ),
        Freeze("signature_frozen", "dispatches_signature"),
    ]
