"""Taking a number for a secret paper: the next of its own series, with a line in its own book and none of its words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from audit import trail
from directives.models import Direction, DocumentType
from dispatches import periods, policies
from dispatches.models import Secrecy, SecretEntry, SecretRegister
from dispatches.policies import Refused
from units.acting import Actor
from vietnam import dates


@dataclass(frozen=True)
class SecretFacts:
    secrecy: Secrecy
    doc_type: DocumentType
    symbol: str
    entered_on: date
    paper_on: date
    body: str
    copies: int = 1
    note: str = ""


@transaction.atomic
def enter(*, actor: Actor, direction: Direction, facts: SecretFacts, at: datetime) -> SecretEntry:
    """The next line of the book, whose number is the paper's own if it is ours. Raises Refused."""
    policies.may_register(actor).or_refuse()
    _check(facts, direction, at)
    period = str(facts.entered_on.year)
    if direction == Direction.OUT:
        period = periods.period_of(periods.rule_of(actor.unit), on=facts.entered_on).name
    register, _ = SecretRegister.objects.get_or_create(unit=actor.unit, direction=direction, period=period)
    register = SecretRegister.objects.select_for_update().get(pk=register.pk)
    if register.last_on and facts.entered_on < register.last_on:
        raise Refused(
            f"Số {register.last_number} đã mang ngày {dates.short(register.last_on)}; số sau không thể mang ngày sớm "
            "hơn. Hãy kiểm tra lại ngày."
        )
    register.last_number, register.last_on = register.last_number + 1, facts.entered_on
    register.save(update_fields=["last_number", "last_on"])
    entry = SecretEntry.objects.create(
        register=register, number=register.last_number, entered_by=actor.user, entered_at=at, **vars(facts)
    )
    sentence = f"{actor.name} ghi sổ văn bản mật {register.get_direction_display()} số {entry.number}."
    trail.record(actor, "secret.entered", entry, sentence, at=at)
    return entry


@transaction.atomic
def void(*, actor: Actor, entry: SecretEntry, reason: str, at: datetime) -> SecretEntry:
    """Strike a line that was written wrong: it stays, with the reason, and its number is not given again."""
    policies.may_register(actor).or_refuse()
    entry = SecretEntry.objects.select_for_update(of=("self",)).select_related("register").get(pk=entry.pk)
    if entry.register.unit_id != actor.unit.pk:
        raise Refused(f"Sổ này của {entry.register.unit}; anh/chị đang làm với tư cách {actor.label}.")
    if entry.void_reason:
        return entry  # a second press
    entry.void_reason = reason.strip()
    if not entry.void_reason:
        raise Refused("Hãy ghi lý do bỏ dòng này.")
    entry.save(update_fields=["void_reason"])
    book = entry.register.get_direction_display()
    sentence = f"{actor.name} bỏ số {entry.number} trong sổ văn bản mật {book}: {entry.void_reason}"
    trail.record(actor, "secret.voided", entry, sentence, at=at)
    return entry


def _check(facts: SecretFacts, direction: Direction, at: datetime) -> None:
    if facts.entered_on > timezone.localdate(at):
        raise Refused("Ngày chưa tới. Hãy chọn hôm nay hoặc một ngày đã qua.")
    if direction == Direction.IN and facts.paper_on > facts.entered_on:
        raise Refused("Văn bản không thể đến trước ngày ghi trên văn bản. Hãy kiểm tra lại hai ngày.")
    if direction == Direction.OUT and facts.paper_on != facts.entered_on:
        raise Refused("Văn bản đi mang ngày được cấp số (Nghị định 30/2020/NĐ-CP, Điều 15.2). Hãy ghi cùng một ngày.")
