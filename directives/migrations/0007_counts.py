import django.db.models.deletion
from django.db import migrations, models
from django.db.models import Count, Q


def fill(apps, schema_editor):
    """Count what was given before, as `directives.services.counting` keeps it from now on."""
    assignments, tallies = apps.get_model("directives", "Assignment"), apps.get_model("directives", "Tally")
    given = ~Q(state="withdrawn")
    asked = given & ~Q(role__in=["inform", "monitor"])
    counted = (
        assignments.objects.order_by()
        .values("directive_id", "unit__parent_id")
        .annotate(
            given=Count("pk", filter=given),
            received=Count("pk", filter=given & Q(received_at__isnull=False)),
            asked=Count("pk", filter=asked),
            done=Count("pk", filter=asked & Q(state="accepted")),
        )
    )
    rows = ({"under_id": row.pop("unit__parent_id"), **row} for row in counted.iterator(chunk_size=2000))
    tallies.objects.bulk_create((tallies(**row) for row in rows), batch_size=2000)


class Migration(migrations.Migration):
    """How far each paper has come, kept from now on; what was given before is counted once."""

    dependencies = [
        ("directives", "0006_passes"),
        ("units", "0001_start"),
    ]

    operations = [
        migrations.CreateModel(
            name="Tally",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("given", models.IntegerField(default=0, verbose_name="đã giao")),
                ("received", models.IntegerField(default=0, verbose_name="đã nhận")),
                ("asked", models.IntegerField(default=0, verbose_name="phải báo cáo")),
                ("done", models.IntegerField(default=0, verbose_name="đã xong")),
                (
                    "directive",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="tallies",
                        to="directives.directive",
                        verbose_name="văn bản",
                    ),
                ),
                (
                    "under",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="units.unit",
                        verbose_name="các đơn vị trực thuộc",
                    ),
                ),
            ],
            options={
                "verbose_name": "số liệu",
                "verbose_name_plural": "số liệu",
                "constraints": [
                    models.UniqueConstraint(fields=("directive", "under"), name="tally_once_for_a_parent"),
                    models.UniqueConstraint(
                        condition=models.Q(("under", None)), fields=("directive",), name="tally_once_without_a_parent"
                    ),
                ],
            },
        ),
        migrations.RunPython(fill, migrations.RunPython.noop, elidable=True),
    ]
