import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from audit.frozen import Freeze


class Migration(migrations.Migration):
    """Tasks that recur, with a row of work for each period; what was said before it is on paper; expected proofs.

    SQLite remakes papers and work: both are frozen once more.
    """

    dependencies = [
        ("directives", "0007_counts"),
        ("units", "0001_start"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="assignment",
            name="task_once_for_a_unit",
        ),
        migrations.RemoveConstraint(
            model_name="assignment",
            name="task_once_for_a_post",
        ),
        migrations.AddField(
            model_name="assignment",
            name="period",
            field=models.CharField(blank=True, db_default="", default="", max_length=8, verbose_name="kỳ"),
        ),
        migrations.AddField(
            model_name="task",
            name="opened",
            field=models.CharField(
                blank=True, db_default="", default="", editable=False, max_length=8, verbose_name="kỳ đã mở"
            ),
        ),
        migrations.AddField(
            model_name="task",
            name="repeats",
            field=models.CharField(
                blank=True,
                choices=[
                    ("week", "hằng tuần"),
                    ("month", "hằng tháng"),
                    ("quarter", "hằng quý"),
                    ("half", "6 tháng một lần"),
                    ("year", "hằng năm"),
                ],
                db_default="",
                default="",
                max_length=8,
                verbose_name="lặp lại",
            ),
        ),
        migrations.AddField(
            model_name="task",
            name="repeats_day",
            field=models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="ngày trong kỳ"),
        ),
        migrations.AddField(
            model_name="task",
            name="repeats_shift",
            field=models.SmallIntegerField(db_default=0, default=0, verbose_name="tháng so với tháng cuối kỳ"),
        ),
        migrations.AddField(
            model_name="task",
            name="repeats_time",
            field=models.TimeField(blank=True, null=True, verbose_name="giờ trong kỳ"),
        ),
        migrations.AddField(
            model_name="task",
            name="repeats_until",
            field=models.DateField(blank=True, null=True, verbose_name="lặp lại đến ngày"),
        ),
        migrations.AddField(
            model_name="task",
            name="stopped_at",
            field=models.DateTimeField(blank=True, editable=False, null=True, verbose_name="dừng lặp lại lúc"),
        ),
        migrations.AddField(
            model_name="task",
            name="stopped_by",
            field=models.ForeignKey(
                blank=True,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddIndex(
            model_name="task",
            index=models.Index(
                condition=models.Q(models.Q(("repeats", ""), _negated=True), ("stopped_at", None)),
                fields=["repeats"],
                name="task_running_idx",
            ),
        ),
        migrations.AddConstraint(
            model_name="assignment",
            constraint=models.UniqueConstraint(
                condition=models.Q(("post", None)), fields=("task", "unit", "period"), name="task_once_for_a_unit"
            ),
        ),
        migrations.AddConstraint(
            model_name="assignment",
            constraint=models.UniqueConstraint(
                condition=models.Q(("post", None), _negated=True),
                fields=("task", "post", "period"),
                name="task_once_for_a_post",
            ),
        ),
        migrations.AddConstraint(
            model_name="task",
            constraint=models.CheckConstraint(
                condition=models.Q(("repeats", ""), ("due_on", None), _connector="OR"),
                name="task_repeated_has_no_single_deadline",
            ),
        ),
        migrations.AddConstraint(
            model_name="task",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("repeats", "week"),
                        ("repeats_shift", 0),
                        models.Q(("repeats_day", None), ("repeats_day__range", (1, 7)), _connector="OR"),
                    ),
                    models.Q(
                        ("repeats__in", ["month", "quarter", "half"]),
                        ("repeats_shift__in", [0, 1]),
                        models.Q(("repeats_day", None), ("repeats_day__range", (1, 31)), _connector="OR"),
                    ),
                    models.Q(
                        ("repeats", "year"),
                        ("repeats_shift__range", (-11, 1)),
                        models.Q(("repeats_day", None), ("repeats_day__range", (1, 31)), _connector="OR"),
                    ),
                    models.Q(
                        ("repeats", ""),
                        ("repeats_day", None),
                        ("repeats_shift", 0),
                        ("repeats_time", None),
                        ("repeats_until", None),
                    ),
                    _connector="OR",
                ),
                name="task_rule_makes_sense",
            ),
        ),
        migrations.AddField(
            model_name="task",
            name="proofs",
            field=models.CharField(
                blank=True, db_default="", default="", max_length=60, verbose_name="minh chứng cần có"
            ),
        ),
        migrations.AddField(
            model_name="task",
            name="proofs_required",
            field=models.BooleanField(db_default=False, default=False, verbose_name="bắt buộc có minh chứng"),
        ),
        migrations.AlterField(
            model_name="directive",
            name="status",
            field=models.CharField(
                choices=[
                    ("cited", "chỉ biết qua viện dẫn"),
                    ("registered", "đã vào sổ đến"),
                    ("draft", "dự thảo"),
                    ("issued", "đã phát hành"),
                    ("withdrawn", "đã thu hồi"),
                    ("oral", "truyền đạt miệng, chưa có văn bản"),
                    ("confirmed", "truyền đạt miệng, đã có văn bản"),
                ],
                max_length=12,
                verbose_name="tình trạng",
            ),
        ),
        migrations.AddConstraint(
            model_name="directive",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("status__in", ["oral", "confirmed"]), _negated=True),
                    models.Q(
                        ("issued_on__isnull", False),
                        ("issuer__isnull", False),
                        ("number", ""),
                        models.Q(("signer_name", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="oral_directive_has_speaker_day_unit",
            ),
        ),
        migrations.AddField(
            model_name="indicator",
            name="adds_up",
            field=models.BooleanField(
                db_default=True,
                default=True,
                help_text="Bỏ chọn với số chỉ đúng cho một lần, ví dụ phút mỗi lượt, tỷ lệ %, số thành viên nhóm.",
                verbose_name="cộng dồn",
            ),
        ),
        migrations.RunSQL("UPDATE directives_indicator SET adds_up = is_required", migrations.RunSQL.noop),
        Freeze(
            "assignment_frozen",
            "directives_assignment",
            columns=["code", "directive_id", "task_id", "unit_id", "post_id", "role", "given_at"],
        ),
        Freeze(
            "directive_issued_frozen",
            "directives_directive",
            columns=[
                "code",
                "system",
                "doc_type_id",
                "issuer_id",
                "issuer_name",
                "number",
                "symbol",
                "year",
                "issued_on",
                "place",
                "subject",
                "urgency",
                "signer_authority",
                "signer_title",
                "signer_name",
                "text",
            ],
            when="OLD.status IN ('issued', 'withdrawn', 'oral', 'confirmed')",
        ),
        Freeze("assignment_period_frozen", "directives_assignment", columns=["period"], when="OLD.period <> ''"),
    ]
