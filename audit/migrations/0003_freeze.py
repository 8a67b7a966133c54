from django.db import migrations

from audit.frozen import Freeze


class Migration(migrations.Migration):
    """The trail only grows."""

    dependencies = [
        ("audit", "0002_actor"),
    ]

    operations = [
        Freeze("audit_entry_frozen", "audit_entry"),
        Freeze("audit_seal_frozen", "audit_seal"),
    ]
