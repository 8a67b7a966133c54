import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import directives.codes
from audit.frozen import Freeze


class Migration(migrations.Migration):
    """Links without an account, and the mark of what came through one. SQLite remakes the results: frozen once more."""

    dependencies = [
        ("directives", "0005_extensions"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Throttle",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.CharField(max_length=64, unique=True)),
                ("started_at", models.DateTimeField(db_index=True)),
                ("hits", models.PositiveIntegerField(default=0)),
            ],
        ),
        migrations.AlterField(
            model_name="result",
            name="logged_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="người ghi",
            ),
        ),
        migrations.CreateModel(
            name="Pass",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "code",
                    models.CharField(default=directives.codes.new_code, max_length=40, unique=True, verbose_name="mã"),
                ),
                ("created_at", models.DateTimeField(verbose_name="tạo lúc")),
                ("expires_at", models.DateTimeField(verbose_name="hết hạn lúc")),
                ("asks_phone", models.BooleanField(default=False, verbose_name="hỏi số điện thoại")),
                ("used_at", models.DateTimeField(blank=True, null=True, verbose_name="mở lần đầu lúc")),
                ("revoked_at", models.DateTimeField(blank=True, null=True, verbose_name="thu hồi lúc")),
                (
                    "assignment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="passes",
                        to="directives.assignment",
                        verbose_name="việc",
                    ),
                ),
                (
                    "created_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="người tạo liên kết",
                    ),
                ),
            ],
            options={
                "verbose_name": "liên kết không cần tài khoản",
                "verbose_name_plural": "liên kết không cần tài khoản",
                "ordering": ["-pk"],
            },
        ),
        migrations.AddField(
            model_name="result",
            name="via",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="results",
                to="directives.pass",
                verbose_name="qua liên kết",
            ),
        ),
        migrations.AddConstraint(
            model_name="result",
            constraint=models.CheckConstraint(
                condition=models.Q(("logged_by__isnull", False), ("via__isnull", False), _connector="OR"),
                name="result_came_from_somebody",
            ),
        ),
        migrations.AddConstraint(
            model_name="pass",
            constraint=models.UniqueConstraint(
                condition=models.Q(("revoked_at", None)), fields=("assignment",), name="pass_one_standing_for_a_work"
            ),
        ),
        migrations.AddConstraint(
            model_name="pass",
            constraint=models.CheckConstraint(
                condition=models.Q(("expires_at__gt", models.F("created_at"))), name="pass_expires_after_it_began"
            ),
        ),
        Freeze(
            "result_frozen",
            "directives_result",
            columns=[
                "assignment_id",
                "channel_id",
                "done_on",
                "figures",
                "note",
                "link",
                "logged_by_id",
                "logged_at",
                "via_id",
            ],
        ),
        Freeze(
            "pass_frozen",
            "directives_pass",
            columns=["code", "assignment_id", "created_by_id", "created_at", "expires_at", "asks_phone"],
        ),
    ]
