import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    """Stand-ins: somebody holds a post between two days in the place of its holder."""

    dependencies = [
        ("units", "0002_authority"),
    ]

    operations = [
        migrations.AddField(
            model_name="membership",
            name="revoked_at",
            field=models.DateTimeField(blank=True, null=True, verbose_name="thôi làm thay lúc"),
        ),
        migrations.AddField(
            model_name="membership",
            name="stands_in_for",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="stand_ins",
                to=settings.AUTH_USER_MODEL,
                verbose_name="làm thay",
            ),
        ),
        migrations.AddConstraint(
            model_name="membership",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("revoked_at", None), ("stands_in_for", None)),
                    models.Q(
                        ("stands_in_for__isnull", False),
                        ("valid_from__isnull", False),
                        ("valid_to__isnull", False),
                        models.Q(("stands_in_for", models.F("user")), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="stand_in_between_two_days",
                violation_error_message="Người làm thay phải là người khác, và có ngày bắt đầu, ngày kết thúc.",
            ),
        ),
    ]
