"""Issuing is assigning: the letter's addressees and tasks become deliveries and assignments, in the same transaction.

Units are expanded on the day of issue; what is added to a group later changes nothing that was issued.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import F, Prefetch

from audit import trail
from directives import cascade, events, policies
from directives.facts import FileFacts
from directives.identity import number_key, search_key, symbol_key
from directives.models import (
    Addressee,
    AddresseeKind,
    AddresseeTarget,
    AssignmentRole,
    Direction,
    Directive,
    Status,
    Task,
    TaskTarget,
)
from directives.models.tasks import Target
from directives.services import counting, files, giving, papers, registering, repeating, taking_back
from directives.services.giving import Doer
from units.acting import Actor
from units.models import Unit

Members = dict[int, list[Unit]]


@dataclass(frozen=True)
class Plan:
    """Who will get what, exactly as `issue` will write it; shown before the button is pressed."""

    assignments: list[tuple[Task, Doer, str]]
    informed: list[Doer]
    closed: list[Unit]

    @property
    def units(self) -> list[Unit]:
        found = {doer.unit.pk: doer.unit for _, doer, _ in self.assignments}
        return list(found.values())


@dataclass(frozen=True)
class Asked:
    """A draft's tasks and lines with all that their targets mean, loaded once."""

    tasks: list[Task]
    lines: list[Addressee]

    def groups(self) -> set[int]:
        targets: list[Target] = [target for task in self.tasks for target in task.targets.all()]
        targets += [target for line in self.lines for target in line.targets.all()]
        return {target.group_id for target in targets if target.group_id is not None}


def asked_of(directive: Directive) -> Asked:
    """Four queries, however many tasks, lines and targets."""

    def targets(model: type[TaskTarget] | type[AddresseeTarget]) -> Prefetch[str]:
        return Prefetch("targets", model.objects.select_related("unit", "group", "post__unit").order_by("pk"))

    tasks = directive.tasks.prefetch_related(targets(TaskTarget)).order_by("position")
    lines = directive.addressees.prefetch_related(targets(AddresseeTarget)).order_by("-kind", "position")
    return Asked(list(tasks), list(lines))


def plan(directive: Directive, *, on: date, asked: Asked | None = None, members: Members | None = None) -> Plan:
    """Expand the draft's tasks and addressees on that day. Five queries, less for what was loaded before: what is
    `asked`, and the `members` of groups on that day.

    A task without targets of its own goes to all of Kính gửi. A unit of Kính gửi that no task names gets the first
    task for information. Nơi nhận alone gets a notice. The issuer itself is never its own addressee. Who is to do
    something stands before who is only informed, task by task.
    """
    asked = asked or asked_of(directive)
    groups = asked.groups()
    if members is None or not groups <= members.keys():
        members = _members(groups, on)
    closed: list[Unit] = []
    addressed = _of_lines(asked.lines, AddresseeKind.TO, on, closed, members, directive.issuer_id)
    rows: dict[tuple[int, tuple[int, int | None]], tuple[Task, Doer, str]] = {}
    for task in asked.tasks:
        named = [(doer, one.role) for one in task.targets.all() for doer in expand(one, on, closed, members)]
        for doer, role in named or [(doer, AssignmentRole.LEAD) for doer in addressed]:
            rows.setdefault((task.pk, doer.key), (task, doer, role))
    given = {doer.unit.pk for _, doer, _ in rows.values()}
    for doer in addressed:
        if asked.tasks and doer.unit.pk not in given:
            rows[(asked.tasks[0].pk, doer.key)] = (asked.tasks[0], doer, AssignmentRole.INFORM)
            given.add(doer.unit.pk)
    copied = _of_lines(asked.lines, AddresseeKind.COPY, on, closed, members, None)
    informed = {doer.key: doer for doer in copied if doer.unit.pk not in given}
    in_order = sorted(rows.values(), key=lambda row: row[2] == AssignmentRole.INFORM)
    return Plan(in_order, list(informed.values()), list({unit.pk: unit for unit in closed}.values()))


def expand(target: Target, on: date, closed: list[Unit], members: Members) -> list[Doer]:
    """The units or the post that a target means on that day; closed ones are put aside into `closed`."""
    if target.group is not None:
        return [Doer(unit, group=target.group) for unit in members.get(target.group.pk, ())]
    unit = target.post.unit if target.post is not None else target.unit
    if unit is not None and not unit.is_valid(on=on):
        closed.append(unit)
        return []
    return [Doer(unit, post=target.post)] if unit is not None else []


@transaction.atomic
def issue(
    *,
    actor: Actor,
    directive: Directive,
    number: str,
    issued_on: date,
    file: FileFacts,
    at: datetime,
    term_from: date | None = None,
) -> Directive:
    """Give the paper its number and date, freeze its file, enter it in the book of outgoing papers and give the work.

    The number itself is taken by `dispatches`, in the same transaction; `term_from` is the day from which it was
    counted, if a new term began within the year. Raises Refused.
    """
    policies.may_register(actor).or_refuse()
    directive = Directive.objects.select_for_update().get(pk=directive.pk)
    if directive.status != Status.DRAFT:
        raise policies.Refused("Văn bản này đã phát hành rồi.")
    if late := cascade.too_late(directive, directive.tasks.all()):
        raise policies.Refused(late)
    who = plan(directive, on=issued_on)
    if who.closed:
        names = ", ".join(unit.name for unit in who.closed)
        raise policies.Refused(f"Không gửi được tới đơn vị đã ngừng hoạt động: {names}. Hãy sửa nơi nhận.")
    _check_addressed(directive, who)
    directive.number, directive.issued_on, directive.year = number_key(number), issued_on, issued_on.year
    directive.symbol_key, directive.status = symbol_key(directive.symbol), Status.ISSUED
    directive.term_from = term_from
    directive.search_key = search_key(directive)
    files.attach(actor=actor, directive=directive, file=file, at=at)
    papers.absorb_placeholders(directive)
    directive.save()
    registering.enter(actor=actor, directive=directive, direction=Direction.OUT, on=issued_on, at=at)
    giving.give(directive, who.assignments, at=at)
    repeating.begin(directive, on=issued_on)
    counting.given(directive)
    giving.deliver(directive, to=who.units, informed=[doer.unit for doer in who.informed], at=at)
    sentence = f"{actor.name} phát hành {directive} ngày {issued_on:%d/%m/%Y}."
    detail = {"units": len(who.units)}  # not in the sentence, which recipients read too
    trail.record(actor, "paper.issued", directive, sentence, at=at, topic=directive, detail=detail)
    deliveries, assignments = directive.deliveries.all(), directive.assignments.all()
    events.papers_delivered.send(sender=Directive, directive=directive, deliveries=deliveries, actor=actor, at=at)
    events.assignments_given.send(sender=Directive, directive=directive, assignments=assignments, actor=actor, at=at)
    return directive


def _check_addressed(directive: Directive, who: Plan) -> None:
    """A paper to bodies that are not here (a tờ trình, an invitation) goes out on paper; work is given to somebody."""
    if who.assignments or who.informed:
        return
    if directive.tasks.exists():
        raise policies.Refused(
            "Văn bản giao việc nhưng chưa có nơi nhận nào trong hệ thống. Hãy chọn đơn vị hoặc nhóm ở phần Kính gửi "
            "hoặc ở từng nhiệm vụ."
        )
    if not directive.addressees.exists():
        raise policies.Refused("Văn bản chưa ghi Kính gửi và Nơi nhận. Hãy ghi ít nhất một nơi.")


@transaction.atomic
def withdraw(
    *, actor: Actor, directive: Directive, reason: str, at: datetime, replaced_by: Directive | None = None
) -> Directive:
    """Recall an issued paper, and the work that it gave and that is not accepted yet; or put a later one in its place.

    The paper stays readable and the trail says who and why (NĐ 30/2020, Điều 18.3, 18.4). Raises Refused.
    """
    directive = Directive.objects.select_for_update(of=("self",)).select_related("doc_type").get(pk=directive.pk)
    if directive.status == Status.WITHDRAWN and directive.issuer_id == actor.unit.pk:
        return directive  # a second press
    policies.may_withdraw(actor, directive).or_refuse()
    reason = reason.strip()
    if not reason:
        raise policies.Refused("Hãy ghi lý do thu hồi văn bản.")
    directive.status = Status.WITHDRAWN
    directive.save(update_fields=["status"])
    rows = taking_back.held(directive)
    taking_back.tell(rows, directive, actor, reason, at)
    verb = f"thay thế {directive} bằng {replaced_by}" if replaced_by else f"thu hồi {directive}"
    trail.record(actor, "paper.withdrawn", directive, f"{actor.name} {verb}: {reason}", at=at, topic=directive)
    events.paper_withdrawn.send(
        sender=Directive, directive=directive, reason=reason, replaced_by=replaced_by, taken_back=rows, actor=actor,
        at=at,
    )  # fmt: skip
    taking_back.take_back(rows, directive, reason)
    return directive


def _members(groups: set[int], on: date) -> Members:
    """The units of each group that exist on that day, in the group's order."""
    found: Members = {}
    units = Unit.objects.filter(group_places__group__in=groups).valid(on=on).annotate(group=F("group_places__group"))
    for unit in units.only("short_name").order_by("group", "group_places__position", "pk"):
        found.setdefault(unit.group, []).append(unit)
    return found


def _of_lines(
    lines: list[Addressee], kind: str, on: date, closed: list[Unit], members: Members, without: int | None
) -> list[Doer]:
    targets = [target for line in lines if line.kind == kind for target in line.targets.all()]
    found = [doer for target in targets for doer in expand(target, on, closed, members)]
    return list({doer.key: doer for doer in found if doer.unit.pk != without}.values())
