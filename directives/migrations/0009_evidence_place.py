from django.db import migrations, models
from django.db.models import Q

from audit.frozen import Freeze


class Migration(migrations.Migration):
    """What the camera noted of time and place, where the person agreed that it be kept."""

    dependencies = [("directives", "0008_periods")]

    operations = [
        migrations.AddField(
            "evidence",
            "taken_at",
            models.DateTimeField("chụp lúc", null=True, blank=True),
        ),
        migrations.AddField(
            "evidence",
            "latitude",
            models.DecimalField("vĩ độ", max_digits=8, decimal_places=6, null=True, blank=True),
        ),
        migrations.AddField(
            "evidence",
            "longitude",
            models.DecimalField("kinh độ", max_digits=9, decimal_places=6, null=True, blank=True),
        ),
        migrations.AddConstraint(
            "evidence",
            models.CheckConstraint(
                condition=Q(latitude__isnull=True, longitude__isnull=True)
                | Q(latitude__isnull=False, longitude__isnull=False)
                & Q(latitude__range=(-90, 90), longitude__range=(-180, 180)),
                name="evidence_place_on_earth",
            ),
        ),
        Freeze("evidence_frozen", "directives_evidence"),
    ]
