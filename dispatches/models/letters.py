"""The making of one of our own papers, and every version of its words.

What the paper says and asks stands in the rows of `directives`; the letter adds only what those don't hold (căn cứ,
the paragraphs before and after the tasks), and how far it has come.
"""

from __future__ import annotations

from datetime import datetime
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import OuterRef, Q, Subquery
from django.urls import reverse

from directives.models import Directive, Status
from dispatches.states import LetterState, Signing
from units.models import Unit, User


def _person(name: str) -> models.ForeignKey[User | None]:
    return models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=name
    )


class LetterQuerySet(models.QuerySet):
    def visible_to(self, user: User) -> Self:
        """Those whose paper he may see and that his own unit writes: a recipient reads the paper, not its making."""
        from units.visibility import sight

        return self.filter(directive__issuer__in=sight(user).units)

    def public(self) -> Self:
        """Those that went out, also if called back since: anybody who holds the paper may ask about it."""
        return self.filter(state=LetterState.ISSUED, directive__status__in=[Status.ISSUED, Status.WITHDRAWN])

    def of_unit(self, unit: Unit) -> Self:
        return self.filter(directive__issuer=unit)

    def with_papers(self) -> Self:
        return self.select_related("directive__doc_type", "directive__issuer__number_rule")

    def with_typed_by(self, user: User) -> Self:
        """Each with the moment when this person's unsaved typing was last kept (`typed_at`)."""
        from dispatches.models import TypedDraft

        mine = TypedDraft.objects.filter(letter=OuterRef("pk"), person=user)
        return self.annotate(typed_at=Subquery(mine.values("at")[:1]))

    def waiting_for(self, verb: str) -> Self:
        """In a state from which this move can be made."""
        from dispatches.states import MOVES

        return self.filter(state__in=MOVES[verb].sources)


class Letter(models.Model):
    """`version` counts the saved changes: a save must name the one that it started from."""

    directive = models.OneToOneField(Directive, models.PROTECT, related_name="letter", verbose_name="văn bản")
    state = models.CharField("trạng thái", max_length=10, choices=LetterState, default=LetterState.DRAFT)
    wording = models.JSONField("lời văn", default=dict, blank=True)
    version = models.PositiveIntegerField("bản số", default=1)
    changed_by = _person("người sửa cuối")
    changed_at = models.DateTimeField("sửa lúc")
    submitted_by = _person("người trình")
    submitted_at = models.DateTimeField("trình lúc", null=True, blank=True)
    returned_by = _person("người trả lại")
    returned_at = models.DateTimeField("trả lại lúc", null=True, blank=True)
    reason = models.TextField("lý do trả lại", blank=True)
    approved_by = _person("người duyệt")
    approved_at = models.DateTimeField("duyệt lúc", null=True, blank=True)
    signing = models.CharField("cách ký", max_length=3, choices=Signing, blank=True)
    signed_by = _person("người ghi nhận chữ ký")
    signed_at = models.DateTimeField("ký lúc", null=True, blank=True)
    issued_by = _person("người phát hành")
    issued_at = models.DateTimeField("phát hành lúc", null=True, blank=True)

    typed_at: datetime | None = None  # from `with_typed_by`

    objects = LetterQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "văn bản đi"
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state=LetterState.RETURNED) | ~Q(reason=""), name="letter_returned_has_a_reason"
            ),
            models.CheckConstraint(
                condition=~Q(state__in=[LetterState.APPROVED, LetterState.SIGNED, LetterState.ISSUED]) | ~Q(signing=""),
                name="letter_signed_says_how",
            ),
            models.CheckConstraint(
                condition=~Q(state=LetterState.ISSUED) | Q(issued_at__isnull=False), name="letter_issued_has_a_moment"
            ),
        ]
        indexes = [models.Index(fields=["state", "changed_at"], name="letter_state_idx")]

    def __str__(self) -> str:
        return str(self.directive)

    def get_absolute_url(self) -> str:
        return reverse("dispatches:detail", args=[self.directive.code])

    @property
    def public_address(self) -> str:
        """Where anybody checks the paper: the address in its QR code, kept for as long as the paper is."""
        return settings.BASE_URL.rstrip("/") + reverse("verify", args=[self.directive.code])


class LetterVersion(models.Model):
    """The words as they were saved once; never changed. `content` is `LetterContent.to_json()`."""

    letter = models.ForeignKey(Letter, models.PROTECT, related_name="versions", verbose_name="văn bản đi")
    number = models.PositiveIntegerField("bản số")
    content = models.JSONField("nội dung")
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name="người lưu"
    )
    made_at = models.DateTimeField("lưu lúc")

    class Meta:
        verbose_name = verbose_name_plural = "bản đã lưu"
        ordering = ["letter", "-number"]
        constraints = [models.UniqueConstraint(fields=["letter", "number"], name="letter_version_once")]

    def __str__(self) -> str:
        return f"{self.letter}, bản {self.number}"
