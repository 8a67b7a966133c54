from django.db import migrations, models


class Migration(migrations.Migration):
    """The counter of tries, which signing in needs too; it was in `directives`. What it counted is of minutes."""

    dependencies = [("units", "0004_contact")]

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
    ]
