from django.db import migrations

from audit.frozen import Freeze

ISSUED = "OLD.status IN ('issued', 'withdrawn')"


class Migration(migrations.Migration):
    """Laws 1 and 3: what was issued never changes and is never deleted; files of a paper are immutable."""

    dependencies = [("directives", "0002_people")]

    operations = [
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
        Freeze(
            "paperfile_frozen",
            "directives_paperfile",
            columns=["code", "directive_id", "kind", "name", "content_type", "size", "sha256", "file"],
        ),
        Freeze("registerentry_frozen", "directives_registerentry", columns=["register_id", "number", "directive_id"]),
        Freeze(
            "assignment_frozen",
            "directives_assignment",
            columns=["code", "directive_id", "task_id", "unit_id", "post_id", "role", "given_at"],
        ),
        Freeze(
            "result_frozen",
            "directives_result",
            columns=["assignment_id", "channel_id", "done_on", "figures", "note", "link", "logged_by_id", "logged_at"],
        ),
        Freeze("evidence_frozen", "directives_evidence"),
        Freeze("delivery_frozen", "directives_delivery", columns=["directive_id", "unit_id", "delivered_at"]),
    ]
