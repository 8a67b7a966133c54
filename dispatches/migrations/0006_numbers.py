import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from audit.frozen import Freeze


class Migration(migrations.Migration):
    """Numbers set apart or voided, terms, and what became of a paper. SQLite remade the table of numbers: frozen again."""

    dependencies = [
        ("directives", "0006_passes"),
        ("dispatches", "0005_batches"),
        ("units", "0002_authority"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="NumberBlock",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("first", models.PositiveIntegerField(verbose_name="từ số")),
                ("last", models.PositiveIntegerField(verbose_name="đến số")),
                ("reason", models.CharField(max_length=300, verbose_name="lý do")),
                ("made_at", models.DateTimeField(verbose_name="giữ lúc")),
            ],
            options={
                "verbose_name": "số đã giữ",
                "verbose_name_plural": "số đã giữ",
                "ordering": ["series", "first"],
            },
        ),
        migrations.CreateModel(
            name="NumberRule",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "span",
                    models.CharField(
                        choices=[("year", "theo năm dương lịch"), ("term", "theo nhiệm kỳ")],
                        default="year",
                        max_length=4,
                        verbose_name="dãy số bắt đầu lại",
                    ),
                ),
                (
                    "by_type",
                    models.BooleanField(
                        default=False,
                        help_text="Không chọn: một dãy chung, trừ loại văn bản đã lập dãy số riêng.",
                        verbose_name="mỗi loại văn bản một dãy số",
                    ),
                ),
            ],
            options={
                "verbose_name": "cách đánh số văn bản đi",
                "verbose_name_plural": "cách đánh số văn bản đi",
                "ordering": ["unit"],
            },
        ),
        migrations.CreateModel(
            name="Sequel",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("recalled", "đã thu hồi"),
                            ("corrected", "được đính chính"),
                            ("replaced", "được thay thế"),
                        ],
                        max_length=10,
                        verbose_name="diễn biến",
                    ),
                ),
                ("reason", models.TextField(blank=True, verbose_name="lý do")),
                ("at", models.DateTimeField(verbose_name="lúc")),
            ],
            options={
                "verbose_name": "thu hồi, đính chính, thay thế",
                "verbose_name_plural": "thu hồi, đính chính, thay thế",
                "ordering": ["at", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Term",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(help_text="Ví dụ 2020-2025", max_length=20, verbose_name="nhiệm kỳ")),
                ("starts_on", models.DateField(verbose_name="bắt đầu từ ngày")),
                ("ends_on", models.DateField(blank=True, null=True, verbose_name="đến hết ngày")),
            ],
            options={
                "verbose_name": "nhiệm kỳ",
                "verbose_name_plural": "nhiệm kỳ",
                "ordering": ["unit", "-starts_on"],
            },
        ),
        migrations.AddField(
            model_name="numberuse",
            name="void_reason",
            field=models.CharField(blank=True, max_length=300, verbose_name="lý do bỏ số"),
        ),
        migrations.AlterField(
            model_name="numberseries",
            name="period",
            field=models.CharField(
                help_text="Năm dương lịch, ví dụ 2024; hoặc nhiệm kỳ 2020-2025", max_length=20, verbose_name="kỳ"
            ),
        ),
        migrations.AlterField(
            model_name="numberuse",
            name="directive",
            field=models.OneToOneField(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="number_use",
                to="directives.directive",
                verbose_name="văn bản",
            ),
        ),
        migrations.AlterField(
            model_name="numberuse",
            name="on",
            field=models.DateField(blank=True, null=True, verbose_name="ngày văn bản"),
        ),
        migrations.AlterField(
            model_name="numberuse",
            name="taken_by",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="người lấy số, bỏ số",
            ),
        ),
        migrations.AddConstraint(
            model_name="numberuse",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("directive__isnull", False), ("on__isnull", False), ("void_reason", "")),
                    models.Q(("directive", None), ("on", None), models.Q(("void_reason", ""), _negated=True)),
                    _connector="OR",
                ),
                name="number_has_a_paper_or_a_reason",
            ),
        ),
        migrations.AddField(
            model_name="numberblock",
            name="made_by",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="người giữ số",
            ),
        ),
        migrations.AddField(
            model_name="numberblock",
            name="series",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="blocks",
                to="dispatches.numberseries",
                verbose_name="dãy số",
            ),
        ),
        migrations.AddField(
            model_name="numberrule",
            name="unit",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="number_rule",
                to="units.unit",
                verbose_name="cơ quan ban hành",
            ),
        ),
        migrations.AddField(
            model_name="sequel",
            name="by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="precursors",
                to="directives.directive",
                verbose_name="bằng văn bản",
            ),
        ),
        migrations.AddField(
            model_name="sequel",
            name="directive",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="sequels",
                to="directives.directive",
                verbose_name="văn bản",
            ),
        ),
        migrations.AddField(
            model_name="sequel",
            name="made_by",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="người ghi",
            ),
        ),
        migrations.AddField(
            model_name="term",
            name="unit",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="terms",
                to="units.unit",
                verbose_name="cơ quan ban hành",
            ),
        ),
        migrations.AddConstraint(
            model_name="numberblock",
            constraint=models.UniqueConstraint(fields=("series", "first"), name="block_begins_once"),
        ),
        migrations.AddConstraint(
            model_name="numberblock",
            constraint=models.CheckConstraint(
                condition=models.Q(("first__gte", 1), ("last__gte", models.F("first"))), name="block_in_order"
            ),
        ),
        migrations.AddConstraint(
            model_name="numberblock",
            constraint=models.CheckConstraint(
                condition=models.Q(("reason", ""), _negated=True), name="block_has_a_reason"
            ),
        ),
        migrations.AddConstraint(
            model_name="sequel",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("by", None), ("kind", "recalled"), models.Q(("reason", ""), _negated=True)),
                    models.Q(models.Q(("kind", "recalled"), _negated=True), ("by__isnull", False)),
                    _connector="OR",
                ),
                name="sequel_has_a_reason_or_a_paper",
            ),
        ),
        migrations.AddConstraint(
            model_name="sequel",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("by", None), models.Q(("by", models.F("directive")), _negated=True), _connector="OR"
                ),
                name="sequel_by_another_paper",
            ),
        ),
        migrations.AddConstraint(
            model_name="sequel",
            constraint=models.UniqueConstraint(fields=("directive", "by"), name="sequel_once_by_a_paper"),
        ),
        migrations.AddConstraint(
            model_name="sequel",
            constraint=models.UniqueConstraint(
                condition=models.Q(("kind__in", ("recalled", "replaced"))),
                fields=("directive",),
                name="sequel_ends_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="term",
            constraint=models.UniqueConstraint(
                fields=("unit", "name"),
                name="term_name_once_in_its_unit",
                violation_error_message="Cơ quan này đã có nhiệm kỳ này.",
            ),
        ),
        migrations.AddConstraint(
            model_name="term",
            constraint=models.UniqueConstraint(
                condition=models.Q(("ends_on", None)),
                fields=("unit",),
                name="term_open_once",
                violation_error_message="Cơ quan này còn một nhiệm kỳ chưa ghi ngày kết thúc.",
            ),
        ),
        migrations.AddConstraint(
            model_name="term",
            constraint=models.CheckConstraint(
                condition=models.Q(("ends_on", None), ("ends_on__gte", models.F("starts_on")), _connector="OR"),
                name="term_dates_in_order",
                violation_error_message="Ngày kết thúc phải sau ngày bắt đầu.",
            ),
        ),
        Freeze("numberuse_frozen", "dispatches_numberuse"),
        Freeze("numberblock_frozen", "dispatches_numberblock"),
        Freeze("sequel_frozen", "dispatches_sequel"),
    ]
