import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from audit.frozen import Freeze


class Migration(migrations.Migration):
    """Tasks that recur, and a row of work for each period. SQLite remakes the work: frozen once more."""

    dependencies = [
        ("directives", "0006_passes"),
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
        Freeze(
            "assignment_frozen",
            "directives_assignment",
            columns=["code", "directive_id", "task_id", "unit_id", "post_id", "role", "given_at"],
        ),
        Freeze("assignment_period_frozen", "directives_assignment", columns=["period"], when="OLD.period <> ''"),
    ]
