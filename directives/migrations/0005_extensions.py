import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from audit.frozen import Freeze


class Migration(migrations.Migration):
    """Requests for a later deadline, and the first deadline kept beside the new one."""

    dependencies = [
        ("directives", "0004_suspended"),
        ("units", "0001_start"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Extension",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("asked_at", models.DateTimeField(verbose_name="xin lúc")),
                ("due_on", models.DateField(verbose_name="hạn khi xin")),
                ("wanted_on", models.DateField(verbose_name="xin đến ngày")),
                ("reason", models.TextField(verbose_name="lý do")),
                ("progress", models.TextField(verbose_name="đã làm được")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("asked", "chờ trả lời"),
                            ("agreed", "đã đồng ý"),
                            ("refused", "không đồng ý"),
                            ("proposed", "nơi giao đề nghị ngày khác"),
                            ("accepted", "đã nhận ngày khác"),
                            ("declined", "không nhận ngày khác"),
                        ],
                        default="asked",
                        max_length=8,
                        verbose_name="tình trạng",
                    ),
                ),
                ("answered_at", models.DateTimeField(blank=True, null=True, verbose_name="trả lời lúc")),
                ("answer", models.TextField(blank=True, verbose_name="lời trả lời")),
                ("proposed_on", models.DateField(blank=True, null=True, verbose_name="ngày nơi giao đề nghị")),
            ],
            options={
                "verbose_name": "gia hạn",
                "verbose_name_plural": "gia hạn",
                "ordering": ["-pk"],
            },
        ),
        migrations.AddField(
            model_name="assignment",
            name="extended_times",
            field=models.PositiveSmallIntegerField(db_default=0, default=0, verbose_name="số lần gia hạn"),
        ),
        migrations.AddField(
            model_name="assignment",
            name="original_due_on",
            field=models.DateField(blank=True, null=True, verbose_name="hạn đầu"),
        ),
        migrations.AddConstraint(
            model_name="assignment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("extended_times", 0), ("original_due_on", None)),
                    models.Q(("extended_times__gte", 1), ("original_due_on__lt", models.F("due_on"))),
                    _connector="OR",
                ),
                name="assignment_extended_keeps_its_first_deadline",
            ),
        ),
        migrations.AddField(
            model_name="extension",
            name="answered_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="người trả lời",
            ),
        ),
        migrations.AddField(
            model_name="extension",
            name="asked_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="người xin",
            ),
        ),
        migrations.AddField(
            model_name="extension",
            name="assignment",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="extensions",
                to="directives.assignment",
                verbose_name="việc",
            ),
        ),
        migrations.AddConstraint(
            model_name="extension",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state__in", ["asked", "proposed"])),
                fields=("assignment",),
                name="extension_one_open_request",
            ),
        ),
        migrations.AddConstraint(
            model_name="extension",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("wanted_on__gt", models.F("due_on")),
                    models.Q(("proposed_on", None), ("proposed_on__gt", models.F("due_on")), _connector="OR"),
                ),
                name="extension_is_later",
            ),
        ),
        migrations.AddConstraint(
            model_name="extension",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("answered_at", None), ("answered_by", None), ("state", "asked")),
                    models.Q(
                        models.Q(("state", "asked"), _negated=True),
                        ("answered_at__isnull", False),
                        ("answered_by__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="extension_answered_by_somebody",
            ),
        ),
        migrations.AddConstraint(
            model_name="extension",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("proposed_on__isnull", False), ("state__in", ["proposed", "accepted", "declined"])),
                    models.Q(("proposed_on", None), ("state__in", ["asked", "agreed", "refused"])),
                    _connector="OR",
                ),
                name="extension_proposal_has_a_date",
            ),
        ),
        migrations.AddConstraint(
            model_name="extension",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("reason", ""), _negated=True),
                    models.Q(
                        models.Q(("state", "refused"), _negated=True),
                        models.Q(("answer", ""), _negated=True),
                        _connector="OR",
                    ),
                ),
                name="extension_has_its_reasons",
            ),
        ),
        Freeze(
            "assignment_frozen",
            "directives_assignment",
            columns=["code", "directive_id", "task_id", "unit_id", "post_id", "role", "given_at"],
        ),
        Freeze(
            "extension_frozen",
            "directives_extension",
            columns=["assignment_id", "asked_by_id", "asked_at", "due_on", "wanted_on", "reason", "progress"],
        ),
    ]
