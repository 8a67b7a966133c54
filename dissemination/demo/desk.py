"""How does an office of the demo send a letter? The way everybody does: write, submit, approve, issue."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import date, datetime, time

from django.utils import timezone

from directives.facts import AddresseeFacts, PaperFacts, PaperParts, Recipient, TaskFacts
from directives.models import AddresseeKind, Directive, DocumentType, System
from directives.services import registering
from dispatches.composing import Wording, current
from dispatches.formcheck import mend_all
from dispatches.models import Letter, NumberSeries
from dispatches.services import flow, issuing, letters
from units.acting import Actor
from units.models import RecipientGroup, Unit


@dataclass(frozen=True)
class Office:
    """The people through whose hands a letter of one body goes; `judge` looks at what comes back."""

    writer: Actor
    signer: Actor
    clerk: Actor
    judge: Actor

    @property
    def unit(self) -> Unit:
        return self.clerk.unit

    def begin_numbers(self, on: date, last: int) -> None:
        """Say which number was the last before the software, so that numbers look like those of a busy office."""
        NumberSeries.objects.get_or_create(
            unit=self.unit, period=str(on.year), doc_type=None, defaults={"last_number": last}
        )


@dataclass(frozen=True)
class Words:
    """What stands on one letter. Lines of `to` and `copies` with whom they mean; `urgency` as in the decree."""

    symbol: str
    subject: str
    opening: str
    tasks: Sequence[TaskFacts]
    closing: str
    to: Sequence[tuple[str, Sequence[Recipient]]] = ()
    copies: Sequence[tuple[str, Sequence[Recipient]]] = ()
    doc_type: str = "Công văn"
    urgency: str = ""


def write(
    office: Office, words: Words, *, at: datetime, above: Directive | None = None, along: Sequence[Directive] = ()
) -> Letter:
    """A draft; `above` is the paper that it carries out, `along` what is sent with it."""
    unit, signer = office.unit, office.signer
    facts = PaperFacts(
        system=System.STATE,
        doc_type=DocumentType.objects.get(name=words.doc_type, system=System.STATE),
        issuer=unit,
        issuer_name=unit.name,
        symbol=words.symbol,
        place=unit.place,
        subject=words.subject,
        urgency=words.urgency,
        signer_authority=signer.post.signing_authority,
        signer_title=signer.post.signing_title,
        signer_name=signer.user.full_name,
    )
    lines = [AddresseeFacts(AddresseeKind.TO, text, whom) for text, whom in words.to]
    lines += [AddresseeFacts(AddresseeKind.COPY, text, whom) for text, whom in words.copies]
    wording: Wording = {"opening": [words.opening], "closing": words.closing.split("\n")}
    letter = letters.start(
        actor=office.writer,
        facts=facts,
        parts=PaperParts(tasks=words.tasks, addressees=lines),
        wording=wording,
        at=at,
        carries_out=above,
        attached=along,
    )
    return _mended(office.writer, letter, at=at)


def send(
    office: Office, words: Words, *, on: date, above: Directive | None = None, along: Sequence[Directive] = ()
) -> Directive:
    """Written, approved and issued in one morning."""
    letter = write(office, words, at=moment(on, 7, 30), above=above, along=along)
    letter = flow.submit(actor=office.writer, letter=letter, at=moment(on, 7, 50))
    letter = flow.approve(actor=office.signer, letter=letter, at=moment(on, 8, 10))
    return issuing.issue(actor=office.clerk, letter=letter, issued_on=on, at=moment(on, 8, 30)).directive


def _mended(writer: Actor, letter: Letter, *, at: datetime) -> Letter:
    """The letter with every certain mend that the check of form proposes."""
    draft = current(letter)
    content = draft.content(on=timezone.localdate(at))
    better = mend_all(content)
    if better == content:
        return letter
    return letters.mend(
        actor=writer, letter=letter, draft=draft.with_content(better), at=at, expected_version=letter.version
    )


def book(clerk: Actor, paper: Directive, *, on: date, handler: str = "") -> None:
    """Enter a paper that is already here, issued by another office, in the clerk's book of incoming papers."""
    facts = PaperFacts(**{field.name: getattr(paper, field.name) for field in fields(PaperFacts)})
    registering.register_incoming(
        actor=clerk, facts=facts, parts=PaperParts(), arrived_on=on, at=moment(on, 14), handler=handler
    )


def group(one: RecipientGroup) -> list[Recipient]:
    return [Recipient(group=one)]


def unit(*several: Unit) -> list[Recipient]:
    return [Recipient(unit=one) for one in several]


def moment(on: date, hour: int, minute: int = 0) -> datetime:
    return timezone.make_aware(datetime.combine(on, time(hour, minute)))
