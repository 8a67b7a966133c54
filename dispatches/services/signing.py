"""Electronic signatures on the issued paper: made here, or made elsewhere and brought. Each is a further frozen file.

A signature is made outside any lock on the newest file; a short transaction then keeps it, if that file still is the
newest. Raises Refused with a whole sentence, whatever the key, the device or the file lacks.
"""

from __future__ import annotations

import logging
from datetime import datetime
from pathlib import PurePath
from typing import Final

from django.conf import settings
from django.core.files.base import ContentFile, File
from django.db import transaction
from django.utils import timezone

from audit import trail
from directives.facts import FileFacts
from directives.models import FileKind, PaperFile
from directives.services import files
from dispatches import policies
from dispatches.models import Letter, Signature, SignatureKind
from dispatches.policies import Refused
from dispatches.printing import marks
from dispatches.printing.pages import MM
from dispatches.services.letters import fresh
from dispatches.signing import judging, keyring, places, reading, writing
from dispatches.signing.judging import Finding
from dispatches.signing.keys import KeyTrouble, Signer
from dispatches.signing.writing import Field
from units.acting import Actor
from units.models import Post, Unit
from vietnam import dates
from vietnam.text import fold

log = logging.getLogger(__name__)

MOST_ROUNDS: Final = 5
PERSON, ORGANISATION, ATTACHMENT = "NguoiKy", "CoQuan", "CoQuanKyTepKemTheo"  # the names of the fields in the file
LINES_MM: Final = (45, 18)  # a signature without a picture
OLDER: Final = "Tệp này ký trên bản cũ: văn bản đã có bản ký mới hơn. Hãy tải bản mới nhất ở trang này rồi ký thêm."


def sign_as_person(*, actor: Actor, letter: Letter, at: datetime) -> Signature:
    """The one whose name stands under the paper puts his own signature on it. A second press changes nothing."""
    return _sign(actor, letter, SignatureKind.PERSON, actor.post, at)


def sign_as_organisation(*, actor: Actor, letter: Letter, at: datetime) -> Signature:
    """Văn thư puts the organisation's over the left third of the person's. A second press changes nothing."""
    return _sign(actor, letter, SignatureKind.ORGANISATION, actor.unit, at)


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
        found = reading.added(content, paper, roots=keyring.roots(), at=at)
    except (reading.NotSigned, KeyTrouble) as error:
        raise Refused(str(error)) from error
    kept = _keep(actor, letter, SignatureKind.UPLOADED, base, content, found, at)
    if kept is None:
        raise Refused(OLDER)
    return kept


def sign_attachments(*, actor: Actor, letter: Letter, at: datetime) -> list[Signature]:
    """Văn thư signs each PDF that was sent along in a file of its own; those signed before are left as they are."""
    letter = fresh(letter)
    policies.may_sign(actor, SignatureKind.ATTACHMENT, letter).or_refuse()
    kept = [_sign_attachment(actor, letter, file, at) for file in unsigned_attachments(letter)]
    return [one for one in kept if one is not None]


def unsigned_attachments(letter: Letter) -> list[PaperFile]:
    """The PDFs sent along that neither are signed copies nor have one."""
    files = letter.directive.files.standing().filter(kind=FileKind.ATTACHMENT, content_type="application/pdf")
    return list(files.filter(signed=None, signatures=None))


def frozen(letter: Letter) -> PaperFile:
    """The paper as it was issued."""
    return letter.directive.files.standing().filter(kind=FileKind.ISSUED).order_by("pk")[0]


def newest(letter: Letter) -> PaperFile:
    """The issued paper with every signature that it has so far."""
    return letter.directive.files.standing().filter(kind=FileKind.ISSUED).order_by("-pk")[0]


def _sign(actor: Actor, letter: Letter, kind: SignatureKind, holder: Post | Unit, at: datetime) -> Signature:
    for _ in range(MOST_ROUNDS):
        letter = fresh(letter)
        made = letter.signatures.filter(kind=kind, added_by=actor.user).first()
        if made is not None:
            return made
        policies.may_sign(actor, kind, letter).or_refuse()
        base = newest(letter)
        content, found = _signed(actor, letter, kind, holder, base, at)
        kept = _keep(actor, letter, kind, base, content, [found], at)
        if kept is not None:
            return kept[0]
    raise Refused("Nhiều người đang ký văn bản này cùng lúc. Hãy bấm lại sau ít phút; chưa có chữ ký nào được ghi.")


def _signed(
    actor: Actor, letter: Letter, kind: SignatureKind, holder: Post | Unit, base: PaperFile, at: datetime
) -> tuple[bytes, Finding]:
    try:
        signer, roots = keyring.signer_of(holder), keyring.roots()
        if kind == SignatureKind.PERSON:
            _check_name(signer, actor)
        content = _write(letter, kind, holder, base, signer, at)
        return content, judging.made_last(content, roots=roots, at=at)
    except (KeyTrouble, places.NoRoom) as error:
        raise Refused(str(error)) from error
    except judging.Faulty as faulty:
        raise Refused(reading.SENTENCES[faulty.fault].format(about=faulty.about)) from faulty
    except Exception as error:  # a device or a time server may fail in any way; nothing was kept
        log.exception("A paper could not be signed")
        raise Refused("Không ký số được nên chưa ghi gì. Hãy thử lại; nếu vẫn lỗi, hãy báo quản trị.") from error


def _sign_attachment(actor: Actor, letter: Letter, base: PaperFile, at: datetime) -> Signature | None:
    told = letter.directive.number_and_symbol, moment(at)
    try:
        signer, paper = keyring.signer_of(actor.unit), bytes_of(base)
        box = places.of_attachment(paper)
        width, height = places.ATTACHMENT_MM
        content = writing.sign(
            paper,
            signer=signer,
            field=Field(ATTACHMENT, f"Chữ ký số của {letter.directive.issuer_name}", box),
            seen=marks.told(told, width=width, height=height, size=marks.ATTACHMENT_SIZE),
            at=at,
            time_stamper=writing.time_stamper(settings.SIGNING_TSA_URL),
        )
        found = judging.made_last(content, roots=keyring.roots(), at=at)
    except KeyTrouble as error:
        raise Refused(str(error)) from error
    except judging.Faulty as faulty:
        raise Refused(reading.SENTENCES[faulty.fault].format(about=faulty.about)) from faulty
    except Exception as error:  # what others wrote may be locked or broken in any way; nothing was kept of this one
        log.exception("An attachment could not be signed")
        raise Refused(f"Không ký được tệp kèm theo “{base.name}”: tệp bị khóa hoặc hỏng.") from error
    kept = _keep(actor, letter, SignatureKind.ATTACHMENT, base, content, [found], at)
    return kept[0] if kept else None


def _write(
    letter: Letter, kind: SignatureKind, holder: Post | Unit, base: PaperFile, signer: Signer, at: datetime
) -> bytes:
    """With the fields of both, while the paper has no signature yet."""
    picture = keyring.picture_of(holder)
    organisation = letter.directive.issuer
    first = base.pk == frozen(letter).pk
    paper = bytes_of(base)
    person_shape = picture.size if picture and kind == SignatureKind.PERSON else LINES_MM
    person = places.of_person(places.room_of(paper), person_shape)
    has_seal = organisation is not None and keyring.picture_of(organisation) is not None
    seal = places.of_organisation(person) if has_seal else places.beside(person)
    fields = {
        SignatureKind.PERSON: Field(PERSON, f"Chữ ký số của {letter.directive.signer_name}", person),
        SignatureKind.ORGANISATION: Field(ORGANISATION, f"Chữ ký số của {letter.directive.issuer_name}", seal),
    }
    return writing.sign(
        paper,
        signer=signer,
        field=fields[kind],
        seen=picture or _lines(fields[kind], signer, at),
        at=at,
        prepare=tuple(fields.values()) if first else (),
        time_stamper=writing.time_stamper(settings.SIGNING_TSA_URL),
    )


def _lines(field: Field, signer: Signer, at: datetime) -> bytes:
    """Who and when, where there is no picture."""
    told = (f"Ký bởi: {judging.name_of(signer.certificate)}", f"Lúc: {moment(at)}")
    return marks.told(told, width=field.box.width / MM, height=field.box.height / MM)


def moment(at: datetime) -> str:
    """Day, time and the zone of Viet Nam (Phụ lục I, Phần I, Mục II.8b)."""
    here = timezone.localtime(at)
    return f"{dates.short(here.date())} {here:%H:%M:%S} {here:%z}"[:-2] + ":00"


def _check_name(signer: Signer, actor: Actor) -> None:
    """The key of a post outlives its holder: it signs for the one whom its certificate names, and nobody else."""
    name = judging.name_of(signer.certificate)
    if fold(actor.user.full_name) not in fold(name):
        raise KeyTrouble(
            f"Khóa ký số trên máy chủ mang tên “{name}”, không phải {actor.user.full_name}. Hãy báo quản trị."
        )


@transaction.atomic
def _keep(
    actor: Actor,
    letter: Letter,
    kind: SignatureKind,
    base: PaperFile,
    content: bytes,
    found: list[Finding],
    at: datetime,
) -> list[Signature] | None:
    """None when another signature was kept meanwhile, or the paper called back."""
    Letter.objects.select_for_update().get(pk=letter.pk)
    row = fresh(letter)
    if not _still(row, kind, base) or not policies.may_sign(actor, kind, row):
        return None
    name = _name(row, base)
    facts = FileFacts(FileKind(base.kind), name, "application/pdf", ContentFile(content, name))
    file = files.attach(actor=actor, directive=row.directive, file=facts, at=at)
    kept = [
        Signature.objects.create(
            letter=row, kind=kind, file=file, base=base, sha256=file.sha256, field=one.field[:200], signer=one.signer,
            issuer=one.issuer, serial=one.serial, signed_at=one.signed_at, is_stamped=one.stamped,
            is_trusted=one.trusted, added_by=actor.user, added_at=at,
        )
        for one in found
    ]  # fmt: skip
    for one in kept:
        trail.record(actor, f"letter.signed_{kind}", row, _sentence(actor, one), at=at, topic=row.directive)
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
    count = letter.directive.files.filter(kind=FileKind.ISSUED).count()
    stem = PurePath(frozen(letter).name).stem
    return f"{stem}-da-ky-so{f'-{count}' if count > 1 else ''}.pdf"


def _known(letter: Letter, content: ContentFile) -> list[Signature]:
    return list(letter.signatures.filter(sha256=files.sha256(content)))


def bytes_of(file: PaperFile) -> bytes:
    with file.file.open("rb") as content:
        read: bytes = content.read()
    return read
