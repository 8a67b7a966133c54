"""Papers: one row per real paper, whoever registers it, the files that travel with it, and the chain between them."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse

from directives.codes import new_code
from directives.querysets.papers import DirectiveQuerySet, PaperFileQuerySet
from units.models import Unit
from vietnam.symbols import pad


class System(models.TextChoices):
    STATE = "state", "Nhà nước"
    PARTY = "party", "Đảng"
    FRONT = "front", "Mặt trận, đoàn thể"


class DocumentType(models.Model):
    """A type of paper with its abbreviation (NĐ 30/2020, Điều 7 and Phụ lục III; the Party's own list)."""

    name = models.CharField("tên loại", max_length=100)
    abbreviation = models.CharField("chữ viết tắt", max_length=10, blank=True)
    system = models.CharField("hệ thống", max_length=10, choices=System)
    position = models.PositiveSmallIntegerField("thứ tự", default=0)

    class Meta:
        verbose_name = verbose_name_plural = "loại văn bản"
        ordering = ["system", "position", "name"]
        constraints = [
            models.UniqueConstraint(
                fields=["name", "system"],
                name="type_name_once_in_its_system",
                violation_error_message="Hệ thống này đã có loại văn bản này.",
            )
        ]

    def __str__(self) -> str:
        return self.name


class Status(models.TextChoices):
    """What we hold of a paper."""

    CITED = "cited", "chỉ biết qua viện dẫn"
    REGISTERED = "registered", "đã vào sổ đến"
    DRAFT = "draft", "dự thảo"
    ISSUED = "issued", "đã phát hành"
    WITHDRAWN = "withdrawn", "đã thu hồi"
    ORAL = "oral", "truyền đạt miệng, chưa có văn bản"
    CONFIRMED = "confirmed", "truyền đạt miệng, đã có văn bản"


# Whose work is to be done: papers, and what was said and stands on no paper of this unit.
IN_FORCE = (Status.ISSUED, Status.ORAL, Status.CONFIRMED)
ORAL_TYPE = "Chỉ đạo"


# "Chỉ đạo miệng, chưa có văn bản": what stands in the place of a number.
_ORAL: dict[str, str] = {
    Status.ORAL: "miệng, chưa có văn bản",
    Status.CONFIRMED: "miệng, đã có văn bản",
    Status.WITHDRAWN: "miệng",
}


class Urgency(models.TextChoices):
    """NĐ 30/2020, Phụ lục I, Mục III.2b."""

    NORMAL = "", "Thường"
    URGENT = "khan", "Khẩn"
    VERY_URGENT = "thuong-khan", "Thượng khẩn"
    EXPRESS = "hoa-toc", "Hỏa tốc"


class Directive(models.Model):
    """A paper that directs. `number` and `symbol` as printed ("145", "KH/HU"); blank while a draft has none.

    `issuer` is empty when the issuing body is not a unit here; `issuer_name` always says who it was. `term_from` is set
    only where a new term began within the year of the paper: the number was counted anew from that day on (of a
    received paper: at the latest from its own day).
    """

    code = models.CharField("mã", max_length=40, unique=True, default=new_code)
    status = models.CharField("tình trạng", max_length=12, choices=Status)
    system = models.CharField("hệ thống", max_length=10, choices=System)
    doc_type = models.ForeignKey(DocumentType, models.PROTECT, verbose_name="loại văn bản", related_name="+")
    issuer = models.ForeignKey(
        Unit, models.PROTECT, null=True, blank=True, verbose_name="cơ quan ban hành", related_name="issued"
    )
    issuer_name = models.CharField("tên cơ quan ban hành", max_length=200)
    number = models.CharField("số", max_length=11, blank=True)
    symbol = models.CharField("ký hiệu", max_length=30, blank=True)
    symbol_key = models.CharField(max_length=40, blank=True, editable=False)
    year = models.PositiveSmallIntegerField("năm", null=True, blank=True)
    term_from = models.DateField("số của nhiệm kỳ bắt đầu từ ngày", null=True, blank=True, editable=False)
    issued_on = models.DateField("ngày ban hành", null=True, blank=True)
    place = models.CharField("địa danh", max_length=80, blank=True)
    subject = models.CharField("trích yếu", max_length=500)
    urgency = models.CharField("độ khẩn", max_length=12, choices=Urgency, blank=True, default=Urgency.NORMAL)
    signer_authority = models.CharField("quyền hạn ký", max_length=120, blank=True)
    signer_title = models.CharField("chức vụ người ký", max_length=120, blank=True)
    signer_name = models.CharField("người ký", max_length=80, blank=True)
    text = models.TextField("toàn văn", blank=True)
    reading = models.JSONField("kết quả đọc", default=dict, blank=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, verbose_name="người lập", related_name="+"
    )
    created_at = models.DateTimeField("lập lúc")
    search_key = models.TextField(editable=False)
    cites = models.ManyToManyField("self", through="Link", symmetrical=False, related_name="cited_by")

    objects = DirectiveQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "văn bản chỉ đạo"
        ordering = ["-issued_on", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["issuer", "symbol_key", "number", "year"],
                condition=~Q(number="") & ~Q(status="withdrawn") & Q(term_from=None),
                name="paper_once",
                violation_error_message="Văn bản này đã có trong hệ thống.",
            ),
            models.UniqueConstraint(
                fields=["issuer", "symbol_key", "number", "term_from"],
                condition=~Q(number="") & ~Q(status="withdrawn") & Q(term_from__isnull=False),
                name="paper_once_in_a_new_term",
                violation_error_message="Văn bản này đã có trong hệ thống.",
            ),
            models.CheckConstraint(
                condition=~Q(status="issued") | (~Q(number="") & Q(issued_on__isnull=False, issuer__isnull=False)),
                name="issued_paper_has_number_date_issuer",
            ),
            models.CheckConstraint(
                condition=~Q(status__in=["oral", "confirmed"])
                | Q(number="", issued_on__isnull=False, issuer__isnull=False) & ~Q(signer_name=""),
                name="oral_directive_has_speaker_day_unit",
            ),
        ]
        indexes = [models.Index(fields=["symbol_key", "number", "year"], name="paper_by_symbol_idx")]

    def __str__(self) -> str:
        return f"{self.doc_type} {self.number_and_symbol}"

    def get_absolute_url(self) -> str:
        return reverse("directives:detail", args=[self.code])

    @property
    def number_and_symbol(self) -> str:
        """As printed: "145-KH/HU" for the Party, "05/UBND-VP" for the State; the number may be blank.

        What was said has none, and says so wherever its number would stand.
        """
        if not self.number and self.status in _ORAL:
            return _ORAL[self.status]
        between = "-" if self.system == System.PARTY else "/"
        number = pad(self.number) if self.number else "…"
        return f"{number}{between}{self.symbol}" if self.symbol else number


class LinkKind(models.TextChoices):
    IMPLEMENTS = "implements", "thực hiện"
    CITES = "cites", "căn cứ, viện dẫn"
    ANSWERS = "answers", "trả lời"
    ATTACHES = "attaches", "gửi kèm"


class Link(models.Model):
    """One step of the chain: `source` implements, cites, answers or attaches `target`."""

    source = models.ForeignKey(Directive, models.CASCADE, related_name="links", verbose_name="văn bản")
    target = models.ForeignKey(Directive, models.PROTECT, related_name="backlinks", verbose_name="văn bản được dẫn")
    kind = models.CharField("quan hệ", max_length=12, choices=LinkKind)

    class Meta:
        verbose_name = verbose_name_plural = "quan hệ văn bản"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["source", "target", "kind"], name="link_once"),
            models.CheckConstraint(condition=~Q(source=models.F("target")), name="link_to_another"),
        ]

    def __str__(self) -> str:
        return f"{self.source} {self.get_kind_display()} {self.target}"


class FileKind(models.TextChoices):
    """`ISSUED`: the paper as it was issued; `SIGNED`: the same paper after it, with each electronic signature more."""

    ORIGINAL = "original", "bản gốc nhận được"
    ATTACHMENT = "attachment", "tài liệu kèm theo"
    ISSUED = "issued", "bản phát hành"
    SIGNED = "signed", "bản ký số"
    SCAN = "scan", "bản quét có chữ ký, dấu"


# The paper itself, without and with electronic signatures.
OF_PAPER = (FileKind.ISSUED, FileKind.SIGNED)
# In which order a reader wants them.
READ_FIRST = [FileKind.SIGNED, FileKind.ISSUED, FileKind.SCAN, FileKind.ORIGINAL, FileKind.ATTACHMENT]


def paper_path(file: PaperFile, name: str) -> str:
    return f"papers/{file.sha256[:2]}/{file.sha256}"


class PaperFile(models.Model):
    """An immutable file of a paper, with the SHA-256 of its bytes. Corrections are new files."""

    code = models.CharField("mã", max_length=40, unique=True, default=new_code)
    directive = models.ForeignKey(Directive, models.PROTECT, related_name="files", verbose_name="văn bản")
    kind = models.CharField("loại", max_length=12, choices=FileKind)
    name = models.CharField("tên tệp", max_length=200)
    content_type = models.CharField("kiểu", max_length=100)
    size = models.PositiveBigIntegerField("dung lượng (byte)")
    sha256 = models.CharField("SHA-256", max_length=64)
    file = models.FileField("tệp", upload_to=paper_path, max_length=200)
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, verbose_name="người đưa lên", related_name="+"
    )
    added_at = models.DateTimeField("lúc")
    dropped_at = models.DateTimeField("bỏ khỏi dự thảo lúc", null=True, blank=True)

    objects = PaperFileQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "tệp văn bản"
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("directives:file", args=[self.code])

    @property
    def place(self) -> tuple[int, int]:
        """Where it stands among the files of its paper; of the signed ones the last, with most signatures, first."""
        kind = FileKind(self.kind)
        return READ_FIRST.index(kind), -self.pk if kind == FileKind.SIGNED else self.pk
