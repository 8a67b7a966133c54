import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from audit.frozen import Freeze


class Migration(migrations.Migration):
    dependencies = [
        ("dispatches", "0004_signatures"),
        ("units", "0001_start"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Batch",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[("ban-rieng", "Bản riêng của văn bản"), ("phieu", "Phiếu giao việc khổ A5")],
                        max_length=10,
                        verbose_name="loại",
                    ),
                ),
                ("days", models.PositiveSmallIntegerField(verbose_name="liên kết dùng được (ngày)")),
                ("made_at", models.DateTimeField(verbose_name="lập lúc")),
                ("stopped_at", models.DateTimeField(blank=True, null=True, verbose_name="dừng lúc")),
                (
                    "print_file",
                    models.FileField(blank=True, max_length=200, upload_to="personal", verbose_name="tệp in"),
                ),
                (
                    "print_size",
                    models.PositiveBigIntegerField(blank=True, null=True, verbose_name="dung lượng tệp in (byte)"),
                ),
                ("print_sha256", models.CharField(blank=True, max_length=64, verbose_name="SHA-256 của tệp in")),
                (
                    "letter",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="batches",
                        to="dispatches.letter",
                        verbose_name="văn bản đi",
                    ),
                ),
                (
                    "made_as",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="units.post",
                        verbose_name="với tư cách",
                    ),
                ),
                (
                    "made_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="người lập",
                    ),
                ),
            ],
            options={
                "verbose_name": "đợt in bản riêng",
                "verbose_name_plural": "đợt in bản riêng",
                "ordering": ["-pk"],
            },
        ),
        migrations.CreateModel(
            name="PersonalCopy",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=200, verbose_name="tên in ở Kính gửi")),
                ("file", models.FileField(blank=True, max_length=200, upload_to="personal", verbose_name="tệp")),
                ("size", models.PositiveBigIntegerField(blank=True, null=True, verbose_name="dung lượng (byte)")),
                ("sha256", models.CharField(blank=True, max_length=64, verbose_name="SHA-256")),
                ("made_at", models.DateTimeField(blank=True, null=True, verbose_name="lập lúc")),
                (
                    "batch",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="copies",
                        to="dispatches.batch",
                        verbose_name="đợt in",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="units.unit",
                        verbose_name="nơi nhận",
                    ),
                ),
            ],
            options={
                "verbose_name": "bản riêng",
                "verbose_name_plural": "bản riêng",
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("batch", "unit"), name="personal_copy_once_a_unit"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("file", ""), ("made_at", None), ("sha256", "")),
                            models.Q(
                                models.Q(("sha256", ""), _negated=True),
                                models.Q(("file", ""), _negated=True),
                                ("made_at__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="personal_copy_made_has_its_file",
                    ),
                ],
            },
        ),
        Freeze("personalcopy_frozen", "dispatches_personalcopy", when="OLD.sha256 <> ''"),
        Freeze("batch_frozen", "dispatches_batch", when="OLD.print_sha256 <> ''"),
    ]
