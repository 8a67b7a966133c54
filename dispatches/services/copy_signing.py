"""The organisation's signature on an electronic copy, made here or with a tool elsewhere (Điều 25.1c, Phụ lục I)."""

from __future__ import annotations

from datetime import datetime

from django.core.files.base import ContentFile, File
from django.db import transaction

from audit import trail
from directives.services.files import sha256
from dispatches import policies
from dispatches.models import Copy, CopySignature
from dispatches.policies import Refused
from dispatches.services import signature_making
from dispatches.services.signature_making import bytes_of, certified
from dispatches.signing import keyring, reading
from dispatches.signing.judging import Finding
from dispatches.signing.keys import KeyTrouble
from units.acting import Actor


def sign(*, actor: Actor, copy: Copy, at: datetime) -> CopySignature:
    """With the organisation's key on this server. A second press changes nothing. Raises Refused."""
    if made := CopySignature.objects.filter(copy=copy).first():
        return made
    policies.may_sign_copy(actor, copy).or_refuse()
    content, found = signature_making.on_copy(actor, copy, at)
    return _keep(actor, copy, content, found, at, is_rewritten=False)


def add_signed(*, actor: Actor, copy: Copy, file: File[bytes], at: datetime) -> CopySignature:
    """Keep the copy as a tool elsewhere signed it, once it is judged. Raises Refused."""
    policies.may_sign_copy(actor, copy).or_refuse()
    content, paper = file.read(), bytes_of(copy)
    try:
        found = reading.added(content, paper, is_signed=False, roots=keyring.roots(), at=at)
    except (reading.NotSigned, KeyTrouble) as error:
        raise Refused(str(error)) from error
    if len(found) != 1:
        raise Refused(
            f"Bản sao chỉ mang một chữ ký số, của cơ quan, tổ chức; tệp này có thêm {len(found)} chữ ký. Hãy ký lại từ "
            "tệp tải ở trang này."
        )
    return _keep(actor, copy, content, found[0], at, is_rewritten=not content.startswith(paper))


@transaction.atomic
def _keep(
    actor: Actor, copy: Copy, content: bytes, found: Finding, at: datetime, *, is_rewritten: bool
) -> CopySignature:
    """The first one wins where two clerks press at once."""
    Copy.objects.select_for_update().get(pk=copy.pk)
    if made := CopySignature.objects.filter(copy=copy).first():
        return made
    name = f"{copy.kind}-{copy.number}-da-ky-so.pdf"
    file = ContentFile(content, name)
    kept = CopySignature(
        copy=copy, size=len(content), sha256=sha256(file), **certified(found, actor, at, is_rewritten=is_rewritten),
    )  # fmt: skip
    kept.file.save(name, file, save=False)
    kept.save(force_insert=True)
    sentence = f"{actor.name} ký số bản {copy} bằng chứng thư của {found.signer} (số {found.serial})."
    trail.record(actor, "copy.signed", copy, sentence, at=at, topic=copy.directive)
    return kept
