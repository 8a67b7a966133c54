from django.db import migrations, models

from audit.frozen import Freeze


class Migration(migrations.Migration):
    """Suspended work knows where it was. SQLite remakes the table, so it is frozen once more."""

    dependencies = [
        ("directives", "0003_freeze"),
    ]

    operations = [
        migrations.AddField(
            model_name="assignment",
            name="suspended_from",
            field=models.CharField(
                blank=True,
                choices=[
                    ("given", "mới giao"),
                    ("received", "đã nhận"),
                    ("doing", "đang làm"),
                    ("reported", "đã báo cáo, chờ nghiệm thu"),
                    ("accepted", "đã nghiệm thu"),
                    ("returned", "bị trả lại"),
                    ("declined", "từ chối nhận"),
                    ("withdrawn", "đã thu hồi"),
                    ("suspended", "tạm dừng"),
                ],
                db_default="",
                default="",
                max_length=10,
                verbose_name="tạm dừng khi đang",
            ),
        ),
        migrations.AddField(
            model_name="assignment",
            name="suspended_reason",
            field=models.TextField(blank=True, db_default="", default="", verbose_name="lý do tạm dừng"),
        ),
        migrations.AlterField(
            model_name="assignment",
            name="state",
            field=models.CharField(
                choices=[
                    ("given", "mới giao"),
                    ("received", "đã nhận"),
                    ("doing", "đang làm"),
                    ("reported", "đã báo cáo, chờ nghiệm thu"),
                    ("accepted", "đã nghiệm thu"),
                    ("returned", "bị trả lại"),
                    ("declined", "từ chối nhận"),
                    ("withdrawn", "đã thu hồi"),
                    ("suspended", "tạm dừng"),
                ],
                default="given",
                max_length=10,
                verbose_name="trạng thái",
            ),
        ),
        migrations.AddConstraint(
            model_name="assignment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("state", "suspended"),
                        ("suspended_from__in", ["doing", "given", "received", "returned"]),
                        models.Q(("suspended_reason", ""), _negated=True),
                    ),
                    models.Q(
                        models.Q(("state", "suspended"), _negated=True),
                        ("suspended_from", ""),
                        ("suspended_reason", ""),
                    ),
                    _connector="OR",
                ),
                name="assignment_suspended_knows_where_it_was",
            ),
        ),
        Freeze(
            "assignment_frozen",
            "directives_assignment",
            columns=["code", "directive_id", "task_id", "unit_id", "post_id", "role", "given_at"],
        ),
    ]
