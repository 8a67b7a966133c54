from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("directives", "0009_evidence_place"),
    ]

    operations = [
        migrations.AlterField(
            model_name="link",
            name="kind",
            field=models.CharField(
                choices=[
                    ("implements", "thực hiện"),
                    ("cites", "căn cứ, viện dẫn"),
                    ("answers", "trả lời"),
                    ("attaches", "gửi kèm"),
                ],
                max_length=12,
                verbose_name="quan hệ",
            ),
        ),
    ]
