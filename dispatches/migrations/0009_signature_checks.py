import django.db.models.deletion
from django.db import migrations, models

from audit.frozen import Freeze


class Migration(migrations.Migration):
    dependencies = [("dispatches", "0007_templates")]

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
        Freeze("signature_frozen", "dispatches_signature"),
    ]
