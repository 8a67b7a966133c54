"""How do the facts of a paper become the words of a letter, and back? One source of truth: the rows of `directives`.

A `Draft` is a paper as it is being written, before or after it became rows: facts, parts, and the wording that no row
holds. A mend of the form check comes back as words and is spread over facts, parts and wording again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING, Any, Final, Self, TypedDict

from directives.facts import AddresseeFacts, PaperFacts, PaperParts, Recipient, TaskFacts
from directives.models import AddresseeKind, AssignmentRole, Urgency
from directives.services.issuing import Asked, asked_of
from dispatches.printing import presets
from dispatches.printing.appendices import Appendix
from dispatches.printing.content import (
    LetterContent,
    Table,
    TaskBlock,
    appendices_from,
    as_stored,
    issuer_lines,
    sections_from,
)
from dispatches.printing.sections import Section
from dispatches.states import LetterState
from vietnam import dates, recurring
from vietnam.text import fold

if TYPE_CHECKING:
    from directives.models import Task
    from directives.models.tasks import Target
    from dispatches.models import Letter
    from units.models import Unit


LONGEST_ABOVE: Final = 24  # so many capitals of 13 pt stand side by side in the left column of a head


class Wording(TypedDict, total=False):
    """What no row of `directives` holds: paragraphs before the tasks, after them, divisions, figures, appendices."""

    basis: list[str]
    opening: list[str]
    sections: list[dict[str, Any]]
    closing: list[str]
    appendices: list[dict[str, Any]]
    circulation: str
    table: dict[str, Any] | None


def letterhead(unit: Unit | None, name: str) -> tuple[str, ...]:
    """The lines of an issuer's name at the head of a paper: as the unit has them, else broken where `name` allows."""
    if unit is not None and unit.letterhead:
        return tuple(line.strip() for line in unit.letterhead.split("|"))
    return tuple(line.strip() for line in issuer_lines(name))


def letterhead_above(unit: Unit) -> tuple[str, ...]:
    """The lines of the body above the issuer; one too long for its column is broken before the place."""
    lines = unit.letterhead_parent.split("|") if unit.letterhead_parent else []
    parts = (issuer_lines(line) if len(line) > LONGEST_ABOVE else (line.strip(),) for line in lines)
    return tuple(part for line in parts for part in line)


def contact(unit: Unit) -> tuple[str, ...]:
    """Where the unit is reached, line by line as in the decree's example (Phụ lục I, Phần I, Mục V.12)."""
    lines = (
        (("", unit.address),),
        (("ĐT: ", unit.phone), ("Fax: ", unit.fax)),
        (("E-Mail: ", unit.email), ("Website: ", unit.website)),
    )
    told = (", ".join(word + given for word, given in line if given) for line in lines)
    return tuple(line for line in told if line)


@dataclass(frozen=True)
class Draft:
    facts: PaperFacts
    parts: PaperParts
    wording: Wording

    def content(self, *, on: date, number: str | None = None) -> LetterContent:
        """The words on paper. Without a number, the day stays blank too and `on` gives only month and year."""
        facts, wording = self.facts, self.wording
        issuer, table = facts.issuer, wording.get("table")
        return LetterContent(
            preset=presets.form_for(facts.system, on=on).key,
            issuer_parent=letterhead_above(issuer) if issuer else (),
            issuer=letterhead(issuer, facts.issuer_name),
            issuer_name=issuer.name if issuer else facts.issuer_name,
            number=number,
            symbol=facts.symbol,
            place=facts.place,
            day=on.day if number else None,
            month=on.month,
            year=on.year,
            doc_type=facts.doc_type.name.upper(),
            subject=facts.subject,
            urgency=Urgency(facts.urgency).label if facts.urgency else "",
            circulation=wording.get("circulation") or "",
            recipients=self._lines(AddresseeKind.TO),
            basis=tuple(wording.get("basis") or ()),
            opening=tuple(wording.get("opening") or ()),
            tasks=tuple(_blocks(self.parts.tasks)),
            sections=sections_of(wording),
            table=Table(**_frozen(table)) if table else None,
            closing=tuple(wording.get("closing") or ()),
            appendices=appendices_of(wording),
            distribution=self._lines(AddresseeKind.COPY),
            authority=tuple(line for line in facts.signer_authority.split("|") if line),
            position=facts.signer_title,
            signer=facts.signer_name,
            contact=contact(issuer) if issuer else (),
        )

    def with_content(self, content: LetterContent) -> Self:
        """The same draft with the words of `content`; who gets what stays with the line that it stood on."""
        facts = replace(
            self.facts,
            symbol=content.symbol,
            place=content.place,
            subject=content.subject,
            signer_authority="|".join(content.authority),
            signer_title=content.position,
            signer_name=content.signer,
        )
        addressees = [
            *self._readdressed(AddresseeKind.TO, content.recipients),
            *self._readdressed(AddresseeKind.COPY, content.distribution),
        ]
        parts = replace(self.parts, tasks=list(_retold(self.parts.tasks, content.tasks)), addressees=addressees)
        wording: Wording = {
            **self.wording,
            "basis": list(content.basis),
            "opening": list(content.opening),
            "sections": as_stored(content.sections),
            "closing": list(content.closing),
            "appendices": as_stored(content.appendices),
        }
        return replace(self, facts=facts, parts=parts, wording=wording)

    def _lines(self, kind: AddresseeKind) -> tuple[str, ...]:
        return tuple(line.text for line in self.parts.addressees if line.kind == kind)

    def _readdressed(self, kind: AddresseeKind, texts: Sequence[str]) -> Iterator[AddresseeFacts]:
        """Each line keeps the recipients that stood on the same words, whatever the marks; one that was renamed in its
        place keeps its own."""
        before = [line for line in self.parts.addressees if line.kind == kind]
        by_words = {_bare(line.text): line.recipients for line in before}
        pairs = enumerate(zip(before, texts, strict=False))
        changed = [at for at, (line, text) in pairs if _bare(line.text) != _bare(text)]
        renamed = changed if len(changed) == 1 and len(before) == len(texts) else []
        for at, text in enumerate(texts):
            kept = before[at].recipients if at in renamed else by_words.get(_bare(text), ())
            yield AddresseeFacts(kind, text, kept)


def current(letter: Letter, asked: Asked | None = None) -> Draft:
    """The draft as its rows hold it: four queries, or none when what is `asked` was loaded before."""
    paper = letter.directive
    facts = {field.name: getattr(paper, field.name) for field in fields(PaperFacts)}
    asked = asked or asked_of(paper)
    parts = PaperParts(
        tasks=[_task_facts(task) for task in asked.tasks],
        addressees=[
            AddresseeFacts(AddresseeKind(line.kind), line.text, _recipients(line.targets.all())) for line in asked.lines
        ],
    )
    return Draft(PaperFacts(**facts), parts, letter.wording)


def compose(letter: Letter, *, on: date) -> LetterContent:
    """The paper of a letter: issued with its number and date, else with both blank and the month of `on`."""
    paper = letter.directive
    if letter.state == LetterState.ISSUED and paper.issued_on:
        return current(letter).content(on=paper.issued_on, number=paper.number)
    return current(letter).content(on=on)


def sections_of(wording: Wording) -> tuple[Section, ...]:
    return sections_from(dict(wording))


def appendices_of(wording: Wording) -> tuple[Appendix, ...]:
    return appendices_from(dict(wording))


def deadline_line(task: TaskFacts) -> str:
    """The printed deadline of a task whose text does not name the day, or how often; "" without one."""
    if task.repeats:
        named = recurring.rule_in(task.text)
        return (
            "" if named and named.kind is task.repeats.kind else f"Thực hiện định kỳ {recurring.words(task.repeats)}."
        )
    if task.due_on is None or _names_day(task.text, task.due_on):
        return ""
    hour = ""
    if task.due_time:
        minutes = f"{task.due_time:%M} phút " if task.due_time.minute else ""
        hour = f"{task.due_time:%H} giờ {minutes}"
    return f"Thời hạn hoàn thành: {hour}ngày {dates.short(task.due_on)}."


def _recipients(targets: Iterable[Target]) -> list[Recipient]:
    return [
        Recipient(
            unit=one.unit,
            group=one.group,
            post=one.post,
            role=AssignmentRole(getattr(one, "role", AssignmentRole.LEAD)),
        )
        for one in targets
    ]


def _task_facts(task: Task) -> TaskFacts:
    return TaskFacts(
        text=task.text,
        assignee=task.assignee,
        due_on=task.due_on,
        due_time=task.due_time,
        recurrence=task.recurrence,
        repeats=task.rule,
        proofs=[one.value for one in task.expected],
        proofs_required=task.proofs_required,
        start=task.start,
        end=task.end,
        recipients=_recipients(task.targets.all()),
    )


def _paragraphs(task: TaskFacts) -> list[str]:
    told = [line.strip() for line in task.text.splitlines() if line.strip()]
    return told + [line for line in (deadline_line(task),) if line]


def _groups(tasks: Iterable[TaskFacts]) -> list[list[TaskFacts]]:
    """Tasks of one addressee that follow each other stand under one heading."""
    groups: list[list[TaskFacts]] = []
    for assignee, run in groupby(tasks, key=lambda task: task.assignee):
        together = list(run)
        groups += [together] if assignee else [[task] for task in together]
    return groups


def _blocks(tasks: Iterable[TaskFacts]) -> Iterator[TaskBlock]:
    for group in _groups(tasks):
        yield TaskBlock(
            heading=group[0].assignee, paragraphs=tuple(text for task in group for text in _paragraphs(task))
        )


def _retold(tasks: Iterable[TaskFacts], blocks: Sequence[TaskBlock]) -> Iterator[TaskFacts]:
    """The tasks with the words of the blocks; a mend never changes how many paragraphs there are."""
    for group, block in zip(_groups(tasks), blocks, strict=True):
        left = list(block.paragraphs)
        for task in group:
            own = [left.pop(0) for _ in _paragraphs(task)]
            if own and own[-1] == deadline_line(task):
                own.pop()
            yield replace(task, assignee=block.heading, text="\n".join(own))


def _names_day(text: str, day: date) -> bool:
    return any(
        written in text for written in (dates.short(day), f"{day:%d/%m/%Y}", f"{day.day}/{day.month}/{day.year}")
    )


def _bare(text: str) -> str:
    return fold(text).strip(" -–•;,.")


def _frozen(stored: dict[str, Any]) -> dict[str, Any]:
    return {name: _tuples(part) for name, part in stored.items()}


def _tuples(part: Any) -> Any:
    return tuple(_tuples(item) for item in part) if isinstance(part, list) else part
