"""What hangs on a paper, as one person may see it: files, papers sent along, tasks with their rows, book entries."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from itertools import groupby

from django.db.models import Exists, OuterRef, Q

from directives import former
from directives.former import Former
from directives.models import (
    Assignment,
    AssignmentRole,
    Direction,
    Directive,
    Link,
    LinkKind,
    PaperFile,
    RegisterEntry,
    Status,
    Task,
)
from directives.querysets.work import AssignmentQuerySet
from directives.states import State
from units.acting import Actor
from units.models import User

# More rows than this are read on the page of figures, not on the page of the paper.
MOST_ROWS = 300


@dataclass
class Enclosure:
    """A paper that was sent along with this one, or that this one was sent along with."""

    paper: Directive
    may_open: bool
    files: list[PaperFile] = field(default_factory=list)


@dataclass(frozen=True)
class TaskRows:
    """A task and its assignments; `received` and `done` count those that statistics count."""

    task: Task
    rows: list[Assignment]
    former: list[Former] = field(default_factory=list)

    @property
    def counted(self) -> list[Assignment]:
        return [row for row in self.rows if row.state != State.WITHDRAWN]

    @property
    def asked(self) -> list[Assignment]:
        return [row for row in self.counted if row.role != AssignmentRole.INFORM]

    @property
    def received(self) -> int:
        return sum(row.received_at is not None for row in self.counted)

    @property
    def done(self) -> int:
        return sum(row.state == State.ACCEPTED for row in self.asked)


@dataclass(frozen=True)
class Dossier:
    files: list[PaperFile]
    enclosures: list[Enclosure]
    came_with: list[Enclosure]
    tasks: list[TaskRows]
    has_more_rows: bool
    entries: list[RegisterEntry]

    def is_in_book_of(self, actor: Actor | None) -> bool:
        return actor is None or any(entry.register.unit_id == actor.unit.pk for entry in self.entries)

    def came_in_at(self, actor: Actor | None) -> bool:
        """Does it stand in the sổ văn bản đến of the unit that one acts for?"""
        return actor is not None and any(
            entry.register.unit_id == actor.unit.pk and entry.register.direction == Direction.IN
            for entry in self.entries
        )

    @property
    def sees_many(self) -> bool:
        """Whoever sees more than one row follows the paper: its issuer, a monitor, a body above."""
        return sum(len(one.rows) for one in self.tasks) > 1


def of(directive: Directive, *, user: User, at: datetime) -> Dossier:
    """Five queries, whatever the paper holds; one more for a duty with periods behind it."""
    enclosures, came_with = _enclosures(directive, user)
    readable = {one.paper.pk: one for one in enclosures if one.may_open}
    own: list[PaperFile] = []
    kept = PaperFile.objects.standing().filter(directive__in=[directive.pk, *readable])
    for file in sorted(kept, key=lambda one: one.place):
        (own if file.directive_id == directive.pk else readable[file.directive_id].files).append(file)
    rows = list(_rows(directive, user, at)[: MOST_ROWS + 1])
    by_task = {key: list(group) for key, group in groupby(rows[:MOST_ROWS], key=lambda row: row.task_id)}
    tasks = list(directive.tasks.all())
    past = former.of_paper(directive, user=user) if any(task.opened for task in tasks) else {}
    told = [TaskRows(task, by_task.get(task.pk, []), past.get(task.pk, [])) for task in tasks]
    entries = RegisterEntry.objects.visible_to(user).filter(directive=directive).select_related("register__unit")
    return Dossier(own, enclosures, came_with, told, len(rows) > MOST_ROWS, list(entries))


def _enclosures(directive: Directive, user: User) -> tuple[list[Enclosure], list[Enclosure]]:
    """Those sent along with this paper, and those that it came with; drafts are known to their own unit only."""
    links = (
        Link.objects.filter(Q(source=directive) | Q(target=directive), kind=LinkKind.ATTACHES)
        .select_related("source__doc_type", "source__issuer", "target__doc_type", "target__issuer")
        .annotate(
            source_open=Exists(Directive.objects.visible_to(user).filter(pk=OuterRef("source"))),
            target_open=Exists(Directive.objects.visible_to(user).filter(pk=OuterRef("target"))),
        )
    )
    along, came = [], []
    for link in links:
        if link.source_id == directive.pk:
            along.append(Enclosure(link.target, link.target_open))
        elif link.source_open or link.source.status == Status.CITED:
            came.append(Enclosure(link.source, link.source_open))
    return along, came


def _rows(directive: Directive, user: User, at: datetime) -> AssignmentQuerySet:
    rows = Assignment.objects.visible_to(user).filter(directive=directive).with_timeliness(at=at)
    rows = former.current(rows)
    return rows.select_related("unit", "post", "doer").order_by("task__position", "pk")
