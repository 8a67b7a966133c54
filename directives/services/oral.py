"""What was said before it is on paper: recorded by who received it, done like any other work, confirmed by the paper.

A record of the receiving unit, never a paper of the body that spoke: the unit gives the work to itself and to those
below it, and judges it. When the paper comes, the record is linked to it; the work and its trail stay where they are.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from audit import trail
from directives import duty_policies, events
from directives.facts import PaperFacts, Recipient, TaskFacts
from directives.models import Directive, LinkKind, Status, System, TaskTarget
from directives.models.papers import ORAL_TYPE
from directives.policies import Refused
from directives.querysets.papers import DirectiveQuerySet
from directives.services import counting, giving, papers
from directives.services.giving import Doer
from units.acting import Actor
from units.models import Branch, Unit
from units.models.bodies import UnitQuerySet
from vietnam.dates import short

SYSTEMS = {Branch.PARTY: System.PARTY, Branch.STATE: System.STATE, Branch.FRONT: System.FRONT}


@dataclass(frozen=True)
class Saying:
    """Who said it, when, on which occasion or where, and about what."""

    said_by: str
    said_on: date
    occasion: str
    subject: str
    title: str = ""


@dataclass(frozen=True)
class Duty:
    """What is to be done, by whom, by when."""

    text: str
    recipients: Sequence[Recipient]
    due_on: date | None = None
    due_time: time | None = None


@transaction.atomic
def record(*, actor: Actor, saying: Saying, duties: Sequence[Duty], at: datetime) -> Directive:
    """The record, and the work from it. Raises Refused: not the right person, a day to come, units not one's own."""
    duty_policies.may_record_oral(actor).or_refuse()
    today = timezone.localdate(at)
    if saying.said_on > today:
        raise Refused("Ngày truyền đạt chưa tới. Hãy chọn hôm nay hoặc một ngày đã qua.")
    if not duties or not all(one.recipients for one in duties):
        raise Refused("Hãy ghi ít nhất một việc, và chọn nơi thực hiện của từng việc.")
    _check_own(actor, [_unit(who) for one in duties for who in one.recipients], today)
    directive = papers.create(_facts(actor, saying), status=Status.ORAL, actor=actor, at=at)
    asked = [TaskFacts(one.text, due_on=one.due_on, due_time=one.due_time, recipients=one.recipients) for one in duties]
    papers.write_tasks(directive, asked)
    _give(directive, at)
    sentence = f"{actor.name} ghi lại truyền đạt miệng của {saying.said_by} ngày {short(saying.said_on)}."
    detail = {"unit": actor.unit.pk}
    trail.record(actor, "paper.said", directive, sentence, at=at, topic=directive, detail=detail)
    assignments = directive.assignments.all()
    events.assignments_given.send(sender=Directive, directive=directive, assignments=assignments, actor=actor, at=at)
    return directive


@transaction.atomic
def confirm(*, actor: Actor, directive: Directive, paper: Directive, at: datetime) -> Directive:
    """The paper that says it has come, or was issued. Raises Refused."""
    directive = Directive.objects.select_for_update(of=("self",)).select_related("doc_type").get(pk=directive.pk)
    duty_policies.may_confirm_oral(actor, directive).or_refuse()
    if directive.status == Status.CONFIRMED:
        if directive.links.filter(target=paper, kind=LinkKind.IMPLEMENTS).exists():
            return directive  # a second press
        raise Refused("Truyền đạt miệng này đã được xác nhận bằng một văn bản khác.")
    if not papers_to_confirm(actor, directive).filter(pk=paper.pk).exists():
        raise Refused("Chỉ xác nhận bằng văn bản đã vào sổ đến hoặc do chính đơn vị phát hành.")
    papers.link(directive, paper, LinkKind.IMPLEMENTS)
    directive.status = Status.CONFIRMED
    directive.save(update_fields=["status"])
    sentence = f"{actor.name} xác nhận: truyền đạt miệng này đã có văn bản {paper} của {paper.issuer_name}."
    detail = {"unit": actor.unit.pk}
    trail.record(actor, "paper.said_confirmed", directive, sentence, at=at, topic=directive, detail=detail)
    return directive


def units_of(unit: Unit, *, on: date) -> UnitQuerySet:
    """To whom this unit may pass on what was said: itself and those below; a State body gives the Party no work."""
    within: UnitQuerySet = Unit.objects.within(unit).valid(on=on)
    return within if unit.branch == Branch.PARTY else within.exclude(branch=Branch.PARTY)


def papers_to_confirm(actor: Actor, directive: Directive) -> DirectiveQuerySet:
    """Papers in the unit's book or issued by it, not before it was said; the newest first."""
    came, own = Directive.objects.come_to(actor.unit), Directive.objects.of_unit(actor.unit)
    ours = Q(pk__in=came.values("pk")) | Q(pk__in=own.values("pk"))
    real: DirectiveQuerySet = Directive.objects.filter(ours, status__in=[Status.REGISTERED, Status.ISSUED])
    if directive.issued_on:
        real = real.filter(issued_on__gte=directive.issued_on)
    return real.light().order_by("-issued_on", "-pk")


def _facts(actor: Actor, saying: Saying) -> PaperFacts:
    system = SYSTEMS[Branch(actor.unit.branch)]
    return PaperFacts(
        system=system,
        doc_type=papers.type_named(ORAL_TYPE, system),
        issuer=actor.unit,
        issuer_name=actor.unit.short_name,
        issued_on=saying.said_on,
        place=saying.occasion,
        subject=saying.subject,
        signer_name=saying.said_by,
        signer_title=saying.title,
    )


def _give(directive: Directive, at: datetime) -> None:
    tasks = directive.tasks.prefetch_related("targets__unit", "targets__post__unit").order_by("position")
    rows = [(task, _doer(target), target.role) for task in tasks for target in task.targets.all()]
    giving.give(directive, rows, at=at)
    counting.given(directive)
    to = [doer.unit for _, doer, _ in rows if doer.unit.pk != directive.issuer_id]
    giving.deliver(directive, to=to, informed=[], at=at)


def _doer(target: TaskTarget) -> Doer:
    unit = target.post.unit if target.post else target.unit
    assert unit is not None  # noqa: S101 -- a spoken order names a unit or a post, never a group
    return Doer(unit, target.post)


def _unit(who: Recipient) -> Unit:
    unit = who.post.unit if who.post else who.unit
    assert unit is not None  # noqa: S101  # the form offers units and posts, no groups
    return unit


def _check_own(actor: Actor, units: list[Unit], on: date) -> None:
    own = set(units_of(actor.unit, on=on).filter(pk__in=[one.pk for one in units]))
    strange = next((one for one in units if one not in own), None)
    if strange is not None:
        raise Refused(f"{strange} không thuộc {actor.unit}; truyền đạt miệng chỉ giao cho đơn vị mình và cấp dưới.")
