import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from audit.frozen import Freeze


class Migration(migrations.Migration):
    """The books of secret papers: numbers of their own, and no word of what they say."""

    dependencies = [
        ("directives", "0012_series"),
        ("dispatches", "0008_signature_checks"),
        ("units", "0003_stand_ins"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="SecretRegister",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "direction",
                    models.CharField(choices=[("in", "đến"), ("out", "đi")], max_length=3, verbose_name="chiều"),
                ),
                ("period", models.CharField(max_length=20, verbose_name="kỳ")),
                ("last_number", models.PositiveIntegerField(default=0, verbose_name="số cuối")),
                ("last_on", models.DateField(blank=True, null=True, verbose_name="ngày của số cuối")),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="units.unit",
                        verbose_name="đơn vị",
                    ),
                ),
            ],
            options={
                "verbose_name": "sổ văn bản mật",
                "verbose_name_plural": "sổ văn bản mật",
                "ordering": ["unit", "-period", "direction"],
            },
        ),
        migrations.CreateModel(
            name="SecretEntry",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveIntegerField(verbose_name="số")),
                (
                    "secrecy",
                    models.CharField(
                        choices=[("mat", "Mật"), ("toi-mat", "Tối mật"), ("tuyet-mat", "Tuyệt mật")],
                        max_length=10,
                        verbose_name="độ mật",
                    ),
                ),
                ("symbol", models.CharField(max_length=60, verbose_name="ký hiệu")),
                ("entered_on", models.DateField(verbose_name="ngày đi, ngày đến")),
                ("paper_on", models.DateField(verbose_name="ngày tháng văn bản")),
                ("body", models.CharField(max_length=300, verbose_name="nơi nhận, tác giả")),
                ("copies", models.PositiveSmallIntegerField(default=1, verbose_name="số lượng bản")),
                ("note", models.CharField(blank=True, max_length=200, verbose_name="ghi chú")),
                ("entered_at", models.DateTimeField(verbose_name="vào sổ lúc")),
                ("void_reason", models.CharField(blank=True, max_length=200, verbose_name="lý do bỏ")),
                (
                    "doc_type",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="directives.documenttype",
                        verbose_name="tên loại",
                    ),
                ),
                (
                    "entered_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="người vào sổ",
                    ),
                ),
                (
                    "register",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="entries",
                        to="dispatches.secretregister",
                        verbose_name="sổ",
                    ),
                ),
            ],
            options={
                "verbose_name": "dòng sổ văn bản mật",
                "verbose_name_plural": "dòng sổ văn bản mật",
                "ordering": ["register", "-number"],
            },
        ),
        migrations.AddConstraint(
            model_name="secretregister",
            constraint=models.UniqueConstraint(
                fields=("unit", "direction", "period"), name="secret_register_once_a_period"
            ),
        ),
        migrations.AddConstraint(
            model_name="secretentry",
            constraint=models.UniqueConstraint(fields=("register", "number"), name="secret_number_once"),
        ),
        migrations.AddConstraint(
            model_name="secretentry",
            constraint=models.CheckConstraint(condition=models.Q(("copies__gte", 1)), name="secret_paper_has_a_copy"),
        ),
        Freeze(
            "secretentry_frozen",
            "dispatches_secretentry",
            columns=[
                "register_id",
                "number",
                "secrecy",
                "doc_type_id",
                "symbol",
                "entered_on",
                "paper_on",
                "body",
                "copies",
                "note",
                "entered_by_id",
                "entered_at",
            ],
        ),
    ]
