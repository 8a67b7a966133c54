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
        Freeze("signature_frozen", "dispatches_signature"),
    ]
