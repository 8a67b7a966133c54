"""What does the page of an issued letter say about its electronic signatures, and who may add one?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from django.db.models import Prefetch, prefetch_related_objects

from directives.models import FileKind, PaperFile
from directives.models.papers import OF_PAPER
from dispatches import policies
from dispatches.models import Letter, Signature, SignatureKind
from dispatches.signing import keyring
from dispatches.states import LetterState
from units.acting import Actor

# The word of each kind in the address of its button.
WORDS = {"ca-nhan": SignatureKind.PERSON, "co-quan": SignatureKind.ORGANISATION}


@dataclass(frozen=True)
class Block:
    """`buttons` are what may be pressed now; `missing` why a button that would stand there does not."""

    rows: Sequence[Signature] = ()
    unsigned: int = 0
    to_sign: PaperFile | None = None
    buttons: list[str] = field(default_factory=list)
    missing: str = ""
    may_bring: bool = False


def block_of(actor: Actor | None, letter: Letter, files: Sequence[PaperFile]) -> Block:
    """One query. `files` are the paper's, oldest first."""
    issued = [file for file in files if file.kind in OF_PAPER]
    if letter.state != LetterState.ISSUED or not issued:
        return Block()
    prefetch_related_objects([letter], Prefetch("signatures", Signature.objects.select_related("revocation")))
    rows = list(letter.signatures.all())
    of_file = {file.pk: file for file in files}
    for row in rows:
        row.file = of_file[row.file_id]
    allowed = [word for word, kind in WORDS.items() if policies.may_sign(actor, kind, letter)]
    buttons = [word for word in allowed if actor and keyring.has_key(actor.post if word == "ca-nhan" else actor.unit)]
    holder = actor and (actor.unit if "co-quan" in allowed else actor.post)
    missing = "" if buttons == allowed else keyring.MISSING.format(holder=holder)
    return Block(
        rows=rows,
        unsigned=_unsigned(rows, files) if "co-quan" not in allowed and _may_sign_along(actor, letter) else 0,
        to_sign=issued[-1],
        buttons=buttons,
        missing=missing,
        may_bring=bool(policies.may_sign(actor, SignatureKind.UPLOADED, letter)),
    )


def _may_sign_along(actor: Actor | None, letter: Letter) -> bool:
    may = policies.may_sign(actor, SignatureKind.ATTACHMENT, letter)
    return bool(may) and actor is not None and keyring.has_key(actor.unit)


def _unsigned(rows: Sequence[Signature], files: Sequence[PaperFile]) -> int:
    """How many PDFs were sent along that are not signed yet."""
    done = {key for row in rows for key in (row.base_id, row.file_id)}
    along = [one for one in files if one.kind == FileKind.ATTACHMENT and one.content_type == "application/pdf"]
    return sum(file.pk not in done for file in along)
