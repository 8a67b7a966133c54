"""Papers come in: a line in a unit's book, and what was read wrong put right (NĐ 30/2020, Điều 22)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from django.db import transaction

from audit import trail
from directives import policies
from directives.facts import FileFacts, PaperFacts, PaperParts
from directives.models import (
    Direction,
    Directive,
    PaperFile,
    Register,
    RegisterEntry,
    Status,
)
from directives.services import files, papers
from units.acting import Actor
from vietnam import dates


class AlreadyRegistered(Exception):
    """The unit's book already holds this paper; `entry` says where."""

    def __init__(self, entry: RegisterEntry) -> None:
        super().__init__(f"Văn bản này đã vào sổ đến, số {entry.number}, ngày {dates.short(entry.entered_on)}.")
        self.entry = entry

    def may_be_another(self, facts: PaperFacts) -> bool:
        """The numbers of a Party committee begin anew with its term; the day then tells the two papers apart."""
        return papers.is_of_another_day(self.entry.directive, facts)


@transaction.atomic
def register_incoming(
    *,
    actor: Actor,
    facts: PaperFacts,
    parts: PaperParts,
    arrived_on: date,
    at: datetime,
    handler: str = "",
    note: str = "",
    another: str = "",
) -> RegisterEntry:
    """Enter a received paper in the book of the actor's unit, with the next số đến of the year (NĐ 30/2020, Điều 22).

    `another` says why it is not the paper of that number which the book holds, though only the day differs.
    Raises Refused (not a văn thư) and AlreadyRegistered.
    """
    policies.may_register(actor).or_refuse()
    directive = papers.known(facts)
    if another and directive and papers.is_of_another_day(directive, facts):
        directive, facts = None, replace(facts, term_from=facts.issued_on)
    entry = directive and directive.entries.filter(register__unit=actor.unit, register__direction=Direction.IN).first()
    if entry:
        raise AlreadyRegistered(entry)
    if directive is not None:
        _check_was_sent(actor, directive)
    if directive is None:
        directive = papers.create(facts, status=Status.REGISTERED, actor=actor, at=at)
        papers.add_parts(directive, parts)
    elif directive.status == Status.CITED:
        papers.fill(directive, facts, status=Status.REGISTERED, actor=actor)
        papers.add_parts(directive, parts)
    for file in parts.files:
        files.attach(actor=actor, directive=directive, file=file, at=at)
    entry = enter(
        actor=actor, directive=directive, direction=Direction.IN, on=arrived_on, at=at, handler=handler, note=note
    )
    sentence = f"{actor.name} vào sổ đến số {entry.number}: {directive} của {directive.issuer_name}."
    if directive.term_from and another:
        sentence += f" Là văn bản khác với văn bản cùng số đã có: {another}."
    detail = {"unit": actor.unit.pk}
    trail.record(actor, "paper.registered", directive, sentence, at=at, topic=directive, detail=detail)
    return entry


@transaction.atomic
def register_delivered(*, actor: Actor, directive: Directive, arrived_on: date, at: datetime) -> RegisterEntry:
    """Enter a paper that its issuer sent through this system: nothing is typed again (NĐ 30/2020, Điều 22.2).

    Raises Refused (not a văn thư, or not sent to his unit) and AlreadyRegistered.
    """
    policies.may_enter(actor, directive).or_refuse()
    Directive.objects.select_for_update().get(pk=directive.pk)
    entry = directive.entries.filter(register__unit=actor.unit, register__direction=Direction.IN).first()
    if entry:
        raise AlreadyRegistered(entry)
    entry = enter(actor=actor, directive=directive, direction=Direction.IN, on=arrived_on, at=at)
    directive.deliveries.filter(unit=actor.unit, received_at=None).update(received_at=at)
    sentence = f"{actor.name} vào sổ đến số {entry.number}: {directive} của {directive.issuer_name}."
    detail = {"unit": actor.unit.pk}
    trail.record(actor, "paper.registered", directive, sentence, at=at, topic=directive, detail=detail)
    return entry


@transaction.atomic
def correct(*, actor: Actor, directive: Directive, facts: PaperFacts, at: datetime) -> Directive:
    """Mend what was typed or read wrong about a received paper; its text stays as it was received.

    The trail keeps the old values beside the new ones; nothing is recorded if nothing changed. Raises Refused.
    """
    directive = (
        Directive.objects.select_for_update(of=("self",)).select_related("doc_type", "issuer").get(pk=directive.pk)
    )
    policies.may_correct(actor, directive).or_refuse()
    other = papers.known(facts)
    if other is not None and other.pk != directive.pk:
        raise policies.Refused(f"Đã có văn bản khác mang số {other.number_and_symbol} của {other.issuer_name}.")
    facts = replace(facts, text=directive.text, reading=directive.reading, term_from=directive.term_from)
    before = _told(directive)
    directive = papers.fill(directive, facts, status=Status.REGISTERED, actor=actor)
    changes = {name: [old, new] for (name, old), new in zip(before.items(), _told(directive).values(), strict=True)}
    changes = {name: pair for name, pair in changes.items() if pair[0] != pair[1]}
    if changes:
        told = "; ".join(f"{name} từ “{old}” thành “{new}”" for name, (old, new) in changes.items())
        sentence = f"{actor.name} sửa thông tin {directive}: {told}."
        detail = {"unit": actor.unit.pk, "changes": changes}
        trail.record(actor, "paper.corrected", directive, sentence, at=at, topic=directive, detail=detail)
    return directive


@transaction.atomic
def add_scan(*, actor: Actor, directive: Directive, file: FileFacts, at: datetime) -> PaperFile:
    """The PDF of a paper that was entered without it. Raises Refused, also when another was faster."""
    Directive.objects.select_for_update().get(pk=directive.pk)
    policies.may_add_scan(actor, directive).or_refuse()
    kept = files.attach(actor=actor, directive=directive, file=file, at=at)
    sentence = f"{actor.name} thêm bản quét “{kept.name}” vào {directive}."
    detail = {"unit": actor.unit.pk, "sha256": kept.sha256}
    trail.record(actor, "paper.scan_added", directive, sentence, at=at, topic=directive, detail=detail)
    return kept


def enter(
    *,
    actor: Actor,
    directive: Directive,
    direction: Direction,
    on: date,
    at: datetime,
    handler: str = "",
    note: str = "",
) -> RegisterEntry:
    """The next line of the unit's book for the year of `on`; call inside the transaction that changes the paper."""
    register, _ = Register.objects.get_or_create(unit=actor.unit, direction=direction, year=on.year)
    register = Register.objects.select_for_update().get(pk=register.pk)
    register.last_number += 1
    register.save(update_fields=["last_number"])
    return RegisterEntry.objects.create(
        register=register,
        number=register.last_number,
        directive=directive,
        entered_on=on,
        handler=handler,
        note=note,
        entered_by_id=actor.user_id,
        entered_at=at,
    )


def _check_was_sent(actor: Actor, directive: Directive) -> None:
    """Knowing the number of a paper that was issued here is no right to read it: its issuer says who gets it."""
    if directive.status not in (Status.ISSUED, Status.WITHDRAWN):
        return
    if not Directive.objects.visible_to(actor.user).filter(pk=directive.pk).exists():
        raise policies.Refused(
            f"{directive.issuer_name} phát hành văn bản này trên hệ thống và không gửi cho {actor.unit}. "
            "Nếu đơn vị cần văn bản, hãy đề nghị nơi phát hành gửi."
        )


def _told(directive: Directive) -> dict[str, str]:
    """What a correction may change, in the words of the trail."""
    return {
        "hệ thống": str(directive.get_system_display()),
        "loại": str(directive.doc_type),
        "số, ký hiệu": directive.number_and_symbol,
        "ngày ban hành": dates.short(directive.issued_on) if directive.issued_on else "",
        "cơ quan ban hành": directive.issuer_name,
        "đơn vị ban hành trong hệ thống": str(directive.issuer or ""),
        "địa danh": directive.place,
        "trích yếu": directive.subject,
        "độ khẩn": str(directive.get_urgency_display()),
        "quyền hạn ký": directive.signer_authority,
        "chức vụ người ký": directive.signer_title,
        "người ký": directive.signer_name,
    }
