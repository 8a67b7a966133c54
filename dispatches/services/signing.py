"""Electronic signatures on the issued paper: made here, or made elsewhere and brought. Each is a further frozen file.

A signature is made outside any lock on the newest file; a short transaction then keeps it, if that file still is the
newest. Raises Refused with a whole sentence, whatever the key, the device or the file lacks.
"""

from __future__ import annotations

from datetime import datetime
from pathlib import PurePath
from typing import Final

from django.core.files.base import ContentFile, File
from django.db import transaction

from audit import trail
from directives.facts import FileFacts
from directives.models import FileKind, PaperFile
from directives.services import files
from dispatches import policies
from dispatches.models import Letter, Signature, SignatureKind
from dispatches.policies import Refused
from dispatches.services import revoking, signature_making
from dispatches.services.letters import fresh
from dispatches.services.signature_making import bytes_of, certified, frozen, newest
from dispatches.signing import keyring, reading
from dispatches.signing.judging import Finding
from dispatches.signing.keys import KeyTrouble
from units.acting import Actor

MOST_ROUNDS: Final = 5
OLDER: Final = "Tệp này ký trên bản cũ: văn bản đã có bản ký mới hơn. Hãy tải bản mới nhất ở trang này rồi ký thêm."


def sign_as_person(*, actor: Actor, letter: Letter, at: datetime) -> Signature:
    """The one whose name stands under the paper puts his own signature on it. A second press changes nothing."""
    return _sign(actor, letter, SignatureKind.PERSON, at)


def sign_as_organisation(*, actor: Actor, letter: Letter, at: datetime) -> Signature:
    """Văn thư puts the organisation's over the left third of the person's. A second press changes nothing."""
    return _sign(actor, letter, SignatureKind.ORGANISATION, at)


def add_signed(*, actor: Actor, letter: Letter, file: File[bytes], at: datetime) -> list[Signature]:
    """Keep the paper as a tool elsewhere signed it, once it is judged. The same file again changes nothing."""
    letter = fresh(letter)
    content = file.read()
    if known := _known(letter, ContentFile(content)):
        return known
    policies.may_sign(actor, SignatureKind.UPLOADED, letter).or_refuse()
    base = newest(letter)
    paper = bytes_of(base)
    if not content.startswith(paper) and content.startswith(bytes_of(frozen(letter))):
        raise Refused(OLDER)
    try:
        found = reading.added(content, paper, is_signed=base.kind == FileKind.SIGNED, roots=keyring.roots(), at=at)
    except (reading.NotSigned, KeyTrouble) as error:
        raise Refused(str(error)) from error
    policies.may_keep_signed(letter, [one.signer for one in found]).or_refuse()
    is_rewritten = not content.startswith(paper)
    kept = _keep(actor, letter, SignatureKind.UPLOADED, base, content, found, at, is_rewritten=is_rewritten)
    if kept is None:
        raise Refused(OLDER)
    return kept


def sign_attachments(*, actor: Actor, letter: Letter, at: datetime) -> list[Signature]:
    """Văn thư signs each PDF that was sent along in a file of its own; those signed before are left as they are."""
    letter = fresh(letter)
    policies.may_sign(actor, SignatureKind.ATTACHMENT, letter).or_refuse()
    rows: list[Signature] = []
    for base in unsigned_attachments(letter):
        content, found = signature_making.on_attachment(actor, letter, base, at)
        rows += _keep(actor, letter, SignatureKind.ATTACHMENT, base, content, [found], at) or []
    return rows


def unsigned_attachments(letter: Letter) -> list[PaperFile]:
    """The PDFs sent along that neither are signed copies nor have one."""
    files = letter.directive.files.standing().filter(kind=FileKind.ATTACHMENT, content_type="application/pdf")
    return list(files.filter(signed=None, signatures=None))


def _sign(actor: Actor, letter: Letter, kind: SignatureKind, at: datetime) -> Signature:
    for _ in range(MOST_ROUNDS):
        letter = fresh(letter)
        made = letter.signatures.filter(kind=kind, added_by=actor.user).first()
        if made is not None:
            return made
        policies.may_sign(actor, kind, letter).or_refuse()
        base = newest(letter)
        content, found = signature_making.on_paper(actor, letter, kind, base, at)
        kept = _keep(actor, letter, kind, base, content, [found], at)
        if kept is not None:
            return kept[0]
    raise Refused("Nhiều người đang ký văn bản này cùng lúc. Hãy bấm lại sau ít phút; chưa có chữ ký nào được ghi.")


@transaction.atomic
def _keep(
    actor: Actor,
    letter: Letter,
    kind: SignatureKind,
    base: PaperFile,
    content: bytes,
    found: list[Finding],
    at: datetime,
    *,
    is_rewritten: bool = False,
) -> list[Signature] | None:
    """None when another signature was kept meanwhile, or the paper called back."""
    Letter.objects.select_for_update().get(pk=letter.pk)
    row = fresh(letter)
    if not _still(row, kind, base) or not policies.may_sign(actor, kind, row):
        return None
    name = _name(row, base)
    file_kind = FileKind.ATTACHMENT if kind == SignatureKind.ATTACHMENT else FileKind.SIGNED
    facts = FileFacts(file_kind, name, "application/pdf", ContentFile(content, name))
    file = files.attach(actor=actor, directive=row.directive, file=facts, at=at)
    kept = [
        Signature.objects.create(
            letter=row, kind=kind, file=file, base=base, sha256=file.sha256, field=one.field[:200],
            is_stamped=one.stamped, **certified(one, actor, at, is_rewritten=is_rewritten),
        )
        for one in found
    ]  # fmt: skip
    for one in kept:
        trail.record(actor, f"letter.signed_{kind}", row, _sentence(actor, one), at=at, topic=row.directive)
    revoking.plan(kept, at=at)
    return kept


def _still(row: Letter, kind: SignatureKind, base: PaperFile) -> bool:
    """Was nothing else signed meanwhile on the file that was signed?"""
    return not base.signed.exists() if kind == SignatureKind.ATTACHMENT else newest(row).pk == base.pk


def _sentence(actor: Actor, one: Signature) -> str:
    if one.kind == SignatureKind.UPLOADED:
        return f"{actor.name} đưa lên bản có chữ ký số của {one.signer} (chứng thư số {one.serial})."
    if one.kind == SignatureKind.ATTACHMENT:
        return f"{actor.name} ký số tệp kèm theo “{one.base.name}” bằng chứng thư của {one.signer} (số {one.serial})."
    of = "của cơ quan, tổ chức" if one.kind == SignatureKind.ORGANISATION else "cá nhân"
    return f"{actor.name} ký số {of} bằng chứng thư của {one.signer} (số {one.serial})."


def _name(letter: Letter, base: PaperFile) -> str:
    """What recipients see: the name of the file, and that it is signed."""
    if base.kind == FileKind.ATTACHMENT:
        return f"{PurePath(base.name).stem}-da-ky-so.pdf"
    count = letter.directive.files.filter(kind=FileKind.SIGNED).count()
    stem = PurePath(frozen(letter).name).stem
    return f"{stem}-da-ky-so{f'-{count + 1}' if count else ''}.pdf"


def _known(letter: Letter, content: ContentFile) -> list[Signature]:
    return list(letter.signatures.filter(sha256=files.sha256(content)))
