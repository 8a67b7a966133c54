from django.db import migrations


class Migration(migrations.Migration):
    """The counter of tries is in `units` now."""

    dependencies = [("directives", "0012_series"), ("units", "0005_throttle")]

    operations = [migrations.DeleteModel(name="Throttle")]
