"""The way of a letter to its signature: submit, return, approve, take back, sign in ink; and the scan beside it."""

from __future__ import annotations

from datetime import datetime

from django.core.files.base import ContentFile, File
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils import timezone
from PIL import Image, UnidentifiedImageError

from audit import trail
from directives import cascade
from directives.facts import FileFacts
from directives.models import FileKind, PaperFile
from directives.services import files
from directives.services.files import BadFile
from dispatches import policies
from dispatches.models import Letter
from dispatches.policies import Refused
from dispatches.services.letters import fresh
from dispatches.states import MOVES, LetterState, Signing
from units.acting import Actor

SCAN_TYPES = {b"%PDF-": "application/pdf", b"\xff\xd8\xff": "image/jpeg", b"\x89PNG": "image/png"}


@transaction.atomic
def submit(*, actor: Actor, letter: Letter, at: datetime) -> Letter:
    """Lay the draft before the leader who is to sign it."""
    row = _locked(letter)
    if row.state == LetterState.SUBMITTED and row.submitted_by_id == actor.user_id:
        return row  # a second press
    policies.may(actor, "submit", row).or_refuse()
    paper = row.directive
    if not paper.subject.strip():
        raise Refused("Chưa có trích yếu. Hãy ghi trích yếu trước khi trình.")
    if not paper.signer_name.strip():
        raise Refused("Chưa có người ký. Hãy chọn người ký trước khi trình.")
    if late := cascade.too_late(paper, paper.tasks.all()):
        raise Refused(late)
    row.submitted_by, row.submitted_at, row.reason = actor.user, at, ""
    return _move(actor, row, "submit", at, f"{actor.name} trình {paper.signer_name} duyệt.")


@transaction.atomic
def return_(*, actor: Actor, letter: Letter, reason: str, at: datetime) -> Letter:
    row = _locked(letter)
    policies.may(actor, "return", row).or_refuse()
    if not reason.strip():
        raise Refused("Hãy ghi lý do khi trả lại văn bản.")
    _unsign(row)
    row.returned_by, row.returned_at, row.reason = actor.user, at, reason.strip()
    return _move(actor, row, "return", at, f"{actor.name} trả lại dự thảo: {row.reason}")


@transaction.atomic
def take_back(*, actor: Actor, letter: Letter, at: datetime) -> Letter:
    """Back to the desk for another change; it must then be submitted and approved anew."""
    row = _locked(letter)
    policies.may(actor, "take_back", row).or_refuse()
    _unsign(row)
    return _move(actor, row, "take_back", at, f"{actor.name} rút lại dự thảo để sửa.")


@transaction.atomic
def approve(*, actor: Actor, letter: Letter, at: datetime) -> Letter:
    """In the app, the approval is the signature."""
    row = _locked(letter)
    if row.state == LetterState.APPROVED and row.approved_by_id == actor.user_id:
        return row  # a second press
    policies.may(actor, "approve", row).or_refuse()
    policies.may_be_signed(row.directive, on=timezone.localdate(at), post=actor.post).or_refuse()
    row.approved_by, row.approved_at, row.signing = actor.user, at, Signing.APP
    return _move(actor, row, "approve", at, f"{actor.name} duyệt dự thảo.")


@transaction.atomic
def sign_in_ink(*, actor: Actor, letter: Letter, at: datetime) -> Letter:
    """Note that the print with blank number and day came back signed."""
    row = _locked(letter)
    if row.state == LetterState.SIGNED and row.signed_by_id == actor.user_id:
        return row  # a second press
    policies.may(actor, "sign_in_ink", row).or_refuse()
    policies.may_be_signed(row.directive, on=timezone.localdate(at)).or_refuse()
    row.signed_by, row.signed_at, row.signing = actor.user, at, Signing.INK
    signer = row.directive.signer_name
    return _move(actor, row, "sign_in_ink", at, f"{actor.name} ghi nhận {signer} đã ký trên bản giấy.")


@transaction.atomic
def add_scan(*, actor: Actor, letter: Letter, file: File[bytes], at: datetime) -> PaperFile:
    """Keep the scan of the signed paper beside the issued file. Raises BadFile and Refused."""
    row = _locked(letter)
    policies.may(actor, "add_scan", row).or_refuse()
    name, content_type = file.name or "ban-quet.pdf", _kind_of_scan(file)
    scan = FileFacts(FileKind.SCAN, name, content_type, ContentFile(file.read(), name))
    kept = files.attach(actor=actor, directive=row.directive, file=scan, at=at)
    sentence = f"{actor.name} đưa bản quét “{name}” lên."
    trail.record(actor, "letter.scan_added", row, sentence, at=at, topic=row.directive)
    return kept


def _locked(letter: Letter) -> Letter:
    Letter.objects.select_for_update().get(pk=letter.pk)
    return fresh(letter)


def _unsign(row: Letter) -> None:
    row.approved_by = row.approved_at = row.signed_by = row.signed_at = None
    row.signing = ""


def _move(actor: Actor, row: Letter, verb: str, at: datetime, sentence: str) -> Letter:
    row.state = MOVES[verb].target
    row.save()
    trail.record(actor, f"letter.{verb}", row, sentence, at=at, topic=row.directive)
    return row


def _kind_of_scan(file: File[bytes]) -> str:
    """The type by the first bytes, not by the name; the file is left at its start. Raises BadFile."""
    from django.conf import settings

    file.seek(0)
    head = file.read(8)
    file.seek(0)
    kind = next((kind for mark, kind in SCAN_TYPES.items() if head.startswith(mark)), None)
    if kind is None:
        raise BadFile("Bản quét phải là tệp PDF, JPG hoặc PNG. Hãy quét lại hoặc chọn tệp khác.")
    if file.size > settings.MAX_UPLOAD_BYTES:
        most = settings.MAX_UPLOAD_BYTES // 1_000_000
        raise BadFile(f"Tệp nặng quá {most} MB. Hãy quét với độ phân giải thấp hơn.")
    if kind != "application/pdf":
        _check_image(file)
    return kind


def _check_image(file: File[bytes] | UploadedFile) -> None:
    try:
        with Image.open(file) as image:
            image.verify()
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise BadFile("Không đọc được ảnh quét. Hãy quét lại hoặc chọn tệp khác.") from error
    file.seek(0)
