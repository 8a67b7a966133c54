"""What people and readers tell this room about a paper, before it becomes rows. Plain values, no writing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, time
from typing import Any

from django.core.files.base import File

from directives.models import AddresseeKind, AssignmentRole, Directive, DocumentType, FileKind, LinkKind
from units.models import Post, RecipientGroup, Unit
from vietnam.periods import Rule


@dataclass(frozen=True)
class PaperFacts:
    """One paper as the clerk confirmed it. `number` and `symbol` as printed; both may be blank on a draft."""

    system: str
    doc_type: DocumentType
    issuer_name: str
    subject: str
    issuer: Unit | None = None
    number: str = ""
    symbol: str = ""
    issued_on: date | None = None
    term_from: date | None = None
    place: str = ""
    urgency: str = ""
    signer_authority: str = ""
    signer_title: str = ""
    signer_name: str = ""
    text: str = ""
    reading: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Citation:
    """A paper that another one names. `above` is the position, in the same list, of the paper that this one carries
    out ("công văn 1761/UBND-VP … về việc thực hiện Kế hoạch số 145-KH/HU"). `paper` is the known one that a person
    chose, however it is cited."""

    kind: LinkKind
    type_name: str
    number: str
    symbol: str
    issuer_name: str = ""
    issued_on: date | None = None
    subject: str = ""
    above: int | None = None
    paper: Directive | None = None


@dataclass(frozen=True)
class Recipient:
    """Exactly one of a unit, a group or a post."""

    unit: Unit | None = None
    group: RecipientGroup | None = None
    post: Post | None = None
    role: AssignmentRole = AssignmentRole.LEAD


@dataclass(frozen=True)
class TaskFacts:
    text: str
    assignee: str = ""
    due_on: date | None = None
    due_time: time | None = None
    recurrence: str = ""
    repeats: Rule | None = None
    proofs: Sequence[str] = ()
    proofs_required: bool = False
    start: int | None = None
    end: int | None = None
    recipients: Sequence[Recipient] = ()


@dataclass(frozen=True)
class AddresseeFacts:
    kind: AddresseeKind
    text: str
    recipients: Sequence[Recipient] = ()


@dataclass(frozen=True)
class FileFacts:
    kind: FileKind
    name: str
    content_type: str
    content: File[bytes]


@dataclass(frozen=True)
class PaperParts:
    """All that hangs on a paper."""

    tasks: Sequence[TaskFacts] = ()
    addressees: Sequence[AddresseeFacts] = ()
    citations: Sequence[Citation] = ()
    files: Sequence[FileFacts] = ()
