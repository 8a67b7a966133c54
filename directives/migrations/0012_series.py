from django.db import migrations, models
from django.db.models import Q

from audit.frozen import Freeze

ISSUED = "OLD.status IN ('issued', 'withdrawn', 'oral', 'confirmed')"


class Migration(migrations.Migration):
    """What tells two papers of one number and symbol apart: the term that began within their year."""

    dependencies = [("directives", "0011_signed_files")]

    operations = [
        migrations.AddField(
            "directive",
            "term_from",
            models.DateField("số của nhiệm kỳ bắt đầu từ ngày", null=True, blank=True, editable=False),
        ),
        migrations.RemoveConstraint("directive", "paper_once"),
        migrations.AddConstraint(
            "directive",
            models.UniqueConstraint(
                fields=["issuer", "symbol_key", "number", "year"],
                condition=~Q(number="") & ~Q(status="withdrawn") & Q(term_from=None),
                name="paper_once",
                violation_error_message="Văn bản này đã có trong hệ thống.",
            ),
        ),
        migrations.AddConstraint(
            "directive",
            models.UniqueConstraint(
                fields=["issuer", "symbol_key", "number", "term_from"],
                condition=~Q(number="") & ~Q(status="withdrawn") & Q(term_from__isnull=False),
                name="paper_once_in_a_new_term",
                violation_error_message="Văn bản này đã có trong hệ thống.",
            ),
        ),
        Freeze(
            "directive_issued_frozen",
            "directives_directive",
            columns=[
                "code",
                "system",
                "doc_type_id",
                "issuer_id",
                "issuer_name",
                "number",
                "symbol",
                "year",
                "term_from",
                "issued_on",
                "place",
                "subject",
                "urgency",
                "signer_authority",
                "signer_title",
                "signer_name",
                "text",
            ],
            when=ISSUED,
        ),
    ]
