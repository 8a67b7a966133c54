from django.db import migrations, models
from django.db.models import OuterRef, Subquery

from audit.frozen import Freeze

COLUMNS = ["code", "directive_id", "kind", "name", "content_type", "size", "sha256", "file"]
FROZEN = Freeze("paperfile_frozen", "directives_paperfile", columns=COLUMNS)
KINDS = [
    ("original", "bản gốc nhận được"),
    ("attachment", "tài liệu kèm theo"),
    ("issued", "bản phát hành"),
    ("signed", "bản ký số"),
    ("scan", "bản quét có chữ ký, dấu"),
]


def tell_signed(apps, schema_editor):
    """Of a paper's files "bản phát hành" the first is the one that was issued; those after it were signed."""
    files = apps.get_model("directives", "PaperFile").objects
    first = files.filter(directive=OuterRef("directive"), kind="issued").order_by("pk").values("pk")[:1]
    signed = list(files.filter(kind="issued").exclude(pk=Subquery(first)).values_list("pk", flat=True))
    _change(schema_editor, files.filter(pk__in=signed), "signed")


def tell_them_alike(apps, schema_editor):
    _change(schema_editor, apps.get_model("directives", "PaperFile").objects.filter(kind="signed"), "issued")


def _change(schema_editor, files, kind):
    """The ice is lifted for this one change."""
    FROZEN.database_backwards("directives", schema_editor, None, None)
    files.update(kind=kind)
    FROZEN.database_forwards("directives", schema_editor, None, None)


class Migration(migrations.Migration):
    """The signed files of an issued paper get a kind of their own. No table changes: choices are Python's alone."""

    dependencies = [("directives", "0010_answers")]

    operations = [
        migrations.AlterField(
            model_name="paperfile",
            name="kind",
            field=models.CharField(choices=KINDS, max_length=12, verbose_name="loại"),
        ),
        migrations.RunPython(tell_signed, tell_them_alike),
    ]
