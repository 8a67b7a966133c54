"""What becomes of an issued paper: a later one corrects it or takes its place (NĐ 30/2020, Điều 18.3).

A recall, and a replacement too, is `directives.services.issuing.withdraw`: the work that the paper gave goes with it.
"""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from audit import trail
from directives.models import Directive, Status, System
from directives.services import issuing as assigning
from dispatches import policies
from dispatches.models import Letter, Sequel, SequelKind
from dispatches.policies import Refused
from dispatches.services.letters import fresh
from units.acting import Actor
from vietnam import dates

LETTER = "Công văn"


@transaction.atomic
def correct(*, actor: Actor, letter: Letter, by: Directive, at: datetime) -> Sequel:
    """Note that a công văn of ours corrects the form of this paper, which stays in force. Raises Refused."""
    row, known = _held(letter, by, SequelKind.CORRECTED)
    if known:
        return known
    policies.may(actor, "correct", row).or_refuse()
    _check(row.directive, by)
    if by.system == System.STATE and by.doc_type.name != LETTER:
        raise Refused(f"Đính chính phải bằng công văn (Nghị định 30/2020/NĐ-CP, Điều 18.3); {by} không phải công văn.")
    made = Sequel.objects.create(directive=row.directive, kind=SequelKind.CORRECTED, by=by, made_by=actor.user, at=at)
    sentence = f"{actor.name} ghi nhận {row.directive} được đính chính tại {_named(by)}."
    trail.record(actor, "paper.corrected_by", row.directive, sentence, at=at, topic=row.directive)
    return made


@transaction.atomic
def replace(*, actor: Actor, letter: Letter, by: Directive, at: datetime) -> Sequel:
    """Put a later paper of ours in the place of this one, whose open work is taken back. Raises Refused."""
    row, known = _held(letter, by, SequelKind.REPLACED)
    if known:
        return known
    policies.may(actor, "replace", row).or_refuse()
    _check(row.directive, by)
    if by.system == System.STATE and by.doc_type_id != row.directive.doc_type_id:
        raise Refused(
            f"Văn bản thay thế phải cùng loại (Nghị định 30/2020/NĐ-CP, Điều 18.3): {row.directive} thì thay bằng "
            f"{row.directive.doc_type.name.lower()}, {by} không thay được."
        )
    assigning.withdraw(
        actor=actor, directive=row.directive, reason=f"Được thay thế bằng {_named(by)}", at=at, replaced_by=by
    )
    return Sequel.objects.get(directive=row.directive, by=by)


def _held(letter: Letter, by: Directive, kind: SequelKind) -> tuple[Letter, Sequel | None]:
    """The row, held until the end; and what a first press wrote."""
    Directive.objects.select_for_update().get(pk=letter.directive_id)
    return fresh(letter), Sequel.objects.filter(directive=letter.directive_id, by=by, kind=kind).first()


def _check(paper: Directive, by: Directive) -> None:
    if by.pk == paper.pk:
        raise Refused("Một văn bản không tự đính chính, thay thế chính nó. Hãy ghi số, ký hiệu của văn bản khác.")
    if by.issuer_id != paper.issuer_id or by.status != Status.ISSUED:
        raise Refused(f"{by} không phải là văn bản đang có hiệu lực của {paper.issuer_name}.")
    assert by.issued_on is not None and paper.issued_on is not None  # noqa: S101, PT018 -- a constraint of the table
    if by.issued_on < paper.issued_on:
        raise Refused(
            f"{_named(by)} ban hành trước văn bản này ({dates.short(paper.issued_on)}) nên không đính chính, thay thế "
            "được."
        )
    if Sequel.objects.filter(directive=paper, by=by).exists():
        raise Refused(f"{by} đã được ghi nhận với văn bản này rồi.")


def _named(paper: Directive) -> str:
    return f"{paper} ngày {dates.short(paper.issued_on)}" if paper.issued_on else str(paper)
