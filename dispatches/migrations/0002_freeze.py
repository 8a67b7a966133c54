from django.db import migrations

from audit.frozen import Freeze


class Migration(migrations.Migration):
    """Law 1: an issued letter keeps its words; versions and numbers, once taken, never change."""

    dependencies = [("dispatches", "0001_start")]

    operations = [
        Freeze(
            "letter_issued_frozen",
            "dispatches_letter",
            columns=["directive_id", "state", "wording", "version", "signing", "issued_by_id", "issued_at"],
            when="OLD.state = 'issued'",
        ),
        Freeze("letterversion_frozen", "dispatches_letterversion"),
        Freeze("numberuse_frozen", "dispatches_numberuse"),
    ]
