"""Making one signature on a file of a paper: the key, the place, what is seen. Nothing is kept here.

Raises Refused with a whole sentence, whatever the key, the device, the time server or the file lacks.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any, Final

from django.conf import settings
from django.utils import timezone

from directives.models import FileKind, PaperFile
from directives.models.papers import OF_PAPER
from dispatches.models import Copy, Letter, SignatureKind
from dispatches.policies import Refused
from dispatches.printing import marks
from dispatches.printing.pages import MM
from dispatches.signing import asking, judging, keyring, places, reading, writing
from dispatches.signing.faults import Faulty
from dispatches.signing.judging import Finding
from dispatches.signing.keys import KeyTrouble, Signer
from dispatches.signing.writing import Field
from units.acting import Actor
from vietnam import dates
from vietnam.text import fold

log = logging.getLogger(__name__)

PERSON, ORGANISATION, ATTACHMENT = "NguoiKy", "CoQuan", "CoQuanKyTepKemTheo"  # the names of the fields in the file
COPY: Final = "CoQuanSao"
LINES_MM: Final = (45, 18)  # a signature without a picture
FAILED: Final = "Không ký số được nên chưa ghi gì. Hãy thử lại; nếu vẫn lỗi, hãy báo quản trị."


def on_paper(actor: Actor, letter: Letter, kind: SignatureKind, base: PaperFile, at: datetime) -> tuple[bytes, Finding]:
    """The paper with the person's or the organisation's signature more, and what it says."""
    with _refused(FAILED):
        signer = keyring.signer_of(actor.post if kind == SignatureKind.PERSON else actor.unit)
        if kind == SignatureKind.PERSON:
            _check_name(signer, actor)
        content = _write(actor, letter, kind, base, signer, at)
        return content, judging.made_last(content, roots=keyring.roots(), at=at)


def on_attachment(actor: Actor, letter: Letter, base: PaperFile, at: datetime) -> tuple[bytes, Finding]:
    """A PDF that was sent along with the organisation's signature: number and moment in its upper right corner."""
    told = letter.directive.number_and_symbol, moment(at)
    broken = f"Không ký được tệp kèm theo “{base.name}”: tệp bị khóa hoặc hỏng."
    return _in_corner(actor, bytes_of(base), told, places.ATTACHMENT_MM, name=ATTACHMENT, at=at, broken=broken)


def on_copy(actor: Actor, copy: Copy, at: datetime) -> tuple[bytes, Finding]:
    """An electronic copy with the organisation's signature: its form, whose, when (Phụ lục I, Phần II, Mục I.3)."""
    told = copy.get_kind_display(), actor.unit.name, moment(at)
    broken = "Không ký được bản sao này: tệp gốc bị khóa hoặc hỏng. Hãy lập bản sao từ tệp khác."
    return _in_corner(actor, bytes_of(copy), told, places.COPY_MM, name=COPY, at=at, broken=broken)


def _in_corner(
    actor: Actor, paper: bytes, told: tuple[str, ...], size_mm: tuple[int, int], *, name: str, at: datetime, broken: str
) -> tuple[bytes, Finding]:
    """Lines of 10 points in the upper right corner of the first page. `broken` is said where the file is."""
    with _refused(broken):
        signer = keyring.signer_of(actor.unit)
        seen = marks.told(told, width=size_mm[0], height=size_mm[1], size=marks.ATTACHMENT_SIZE)
        spoken = f"Chữ ký số của {actor.unit.name}"
        try:
            prepared = asking.prepared(paper, seen=seen, size_mm=size_mm, name=name, spoken=spoken, at=at)
        except Faulty as faulty:
            raise Refused(broken) from faulty
        stamper = writing.time_stamper(settings.SIGNING_TSA_URL)
        content = writing.fill(prepared, signer=signer, at=at, time_stamper=stamper)
        return content, asking.made_last(content, roots=keyring.roots(), at=at)


def certified(found: Finding, actor: Actor, at: datetime, *, is_rewritten: bool) -> dict[str, Any]:
    """What is kept of a signature, whatever it stands on: the fields of `Certified`."""
    return {
        "signer": found.signer,
        "issuer": found.issuer,
        "serial": found.serial,
        "signed_at": found.signed_at,
        "is_trusted": found.trusted,
        "is_rewritten": is_rewritten,
        "added_by": actor.user,
        "added_at": at,
    }


def frozen(letter: Letter) -> PaperFile:
    """The paper as it was issued."""
    return letter.directive.files.standing().get(kind=FileKind.ISSUED)


def newest(letter: Letter) -> PaperFile:
    """The issued paper with every signature that it has so far."""
    return letter.directive.files.standing().filter(kind__in=OF_PAPER).order_by("-pk")[0]


@contextmanager
def _refused(otherwise: str) -> Iterator[None]:
    """Every trouble as a sentence; `otherwise` for what nobody foresaw of a device, a server or a foreign file."""
    try:
        yield
    except Refused:
        raise
    except (KeyTrouble, places.NoRoom) as error:
        raise Refused(str(error)) from error
    except Faulty as faulty:
        raise Refused(reading.SENTENCES[faulty.fault].format(about=faulty.about)) from faulty
    except Exception as error:
        log.exception("A file could not be signed")
        raise Refused(otherwise) from error


def _write(actor: Actor, letter: Letter, kind: SignatureKind, base: PaperFile, signer: Signer, at: datetime) -> bytes:
    """With the fields of both, while the paper has no signature yet."""
    seal_picture = keyring.picture_of(actor.unit)
    picture = keyring.picture_of(actor.post) if kind == SignatureKind.PERSON else seal_picture
    is_first = base.pk == frozen(letter).pk
    paper = bytes_of(base)
    person_shape = picture.size if picture and kind == SignatureKind.PERSON else LINES_MM
    person = places.of_person(places.room_of(paper), person_shape)
    seal = places.of_organisation(person) if seal_picture else places.beside(person)
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
        prepare_also=tuple(fields.values()) if is_first else (),
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


def bytes_of(file: PaperFile | Copy) -> bytes:
    with file.file.open("rb") as content:
        read: bytes = content.read()
    return read
