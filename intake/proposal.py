"""What does the page propose? A reading and the names known here → first values of every field, marks and doubts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, time
from typing import Any

from directives.forms.repeating import initial_of
from directives.models import AssignmentRole, LinkKind, System, Urgency
from intake.marks import Mark
from intake.models import Purpose
from intake.reading import AskedTask, Block, Citation, Found, Reading
from intake.wording import Wording
from units import matching
from units.matching import Candidate, Known
from units.models import Unit
from vietnam import symbols
from vietnam.naming import in_running_text
from vietnam.recurring import rule_in
from vietnam.text import fold

Row = dict[str, Any]
# key of the reading → field of the form
FIELDS = {
    "issuer": "issuer_name",
    "number": "number",
    "symbol": "symbol",
    "doc_type": "doc_type",
    "place": "place",
    "date": "issued_on",
    "subject": "subject",
    "urgency": "urgency",
    "signer_authority": "signer_authority",
    "signer_position": "signer_title",
    "signer_name": "signer_name",
}
_URGENCIES = {fold(label): value for value, label in Urgency.choices} | {"hoa toc hen gio": Urgency.EXPRESS.value}


@dataclass
class Proposal:
    """First values, by form; `doubts` are sentences by field name; `rows_doubts` those that belong to no one field."""

    paper: Row
    citations: list[Row] = field(default_factory=list)
    tasks: list[Row] = field(default_factory=list)
    to: list[Row] = field(default_factory=list)
    copies: list[Row] = field(default_factory=list)
    doubts: dict[str, list[str]] = field(default_factory=dict)
    marks: list[Mark] = field(default_factory=list)

    def doubt(self, name: str, sentence: str) -> None:
        self.doubts.setdefault(name, []).append(sentence)


def propose(reading: Reading, *, purpose: str, known: Known, own: Unit, on: date, words: Wording) -> Proposal:
    """`own` is the unit that reads, `on` the day on which it does."""
    is_draft = purpose == Purpose.DRAFT
    found = Proposal(_paper(reading, known, own, on, words, is_draft))
    found.citations = [_citation(reading, i, cited) for i, cited in _cited(reading)]
    rows = _asked(reading)
    found.tasks = [_task(block, known) for block in rows]
    found.to = [_addressee(line, known) for line in reading.recipients or ()]
    found.copies = [_addressee(line, known) for line in reading.archive_list or ()]
    found.marks = _marks(reading, rows)
    _note_doubts(found, reading, rows, own, is_draft)
    return found


def came_with(reading: Reading, siblings: Sequence[Reading]) -> Row:
    """The paper by which this one came, if another paper of the same paste says so ("công văn 1761 … Kế hoạch 145")."""
    if not (reading.number and reading.symbol):
        return {}
    own = f"{reading.number.value}/{reading.symbol.value}"
    for sibling in siblings:
        for cited in sibling.basis:
            carried = sibling.basis[cited.implements] if cited.implements is not None else None
            if carried and carried.number_symbol and _same(carried.number_symbol, own):
                return {
                    "with_type": _named(cited),
                    "with_number": cited.number_symbol or "",
                    "with_on": day(cited.date),
                    "with_issuer": cited.issuer or "",
                }
    return {}


def day(iso: str | None) -> date | None:
    """A day read in full; None where a part is blank."""
    return date.fromisoformat(iso) if iso and "?" not in iso else None


def _same(one: str, other: str) -> bool:
    first, second = symbols.parse(one), symbols.parse(other)
    return bool(first and second and (first.number, fold(first.symbol)) == (second.number, fold(second.symbol)))


def _paper(reading: Reading, known: Known, own: Unit, on: date, words: Wording, is_draft: bool) -> Row:
    issuer = matching.issuer(reading.issuer.value, known) if reading.issuer else None
    printed = {name: _value(getattr(reading, key)) for key, name in FIELDS.items()}
    values: Row = printed | {
        "system": System(reading.system) if reading.system in System.values else System.STATE,
        "doc_type": printed["doc_type"].lower(),
        "issued_on": day(reading.date.value) if reading.date else None,
        "symbol": "".join(printed["symbol"].split()),
        "urgency": _URGENCIES.get(fold(printed["urgency"]), ""),
    }
    if is_draft:
        texts = {key: "\n".join(lines) for key, lines in words.items()}  # type: ignore[arg-type]
        return values | texts | {"place": printed["place"] or own.place}
    called = in_running_text(printed["issuer_name"], printed["place"])
    known_as = {"issuer": issuer.value, "issuer_name": issuer.label} if issuer else {"issuer_name": called}
    return values | known_as | {"arrived_on": on, "with_type": "Công văn"}


def _cited(reading: Reading) -> list[tuple[int, Citation]]:
    """Papers with a number; what is cited by name alone (laws) can't be told apart as rows, and stays text."""
    return [(i, cited) for i, cited in enumerate(reading.basis) if cited.number_symbol]


def _citation(reading: Reading, index: int, cited: Citation) -> Row:
    """`above` names the row, from 1, of the paper that the cited one carries out."""
    places = {i: place for place, (i, _) in enumerate(_cited(reading), start=1)}
    return {
        "kind": _kind(reading, index, cited).value,
        "type_name": _named(cited),
        "number": cited.number_symbol,
        "issued_on": day(cited.date),
        "issuer_name": cited.issuer or "",
        "above": places.get(cited.implements) if cited.implements is not None else None,
    }


def _kind(reading: Reading, index: int, cited: Citation) -> LinkKind:
    if cited.answered:
        return LinkKind.ANSWERS
    return LinkKind.IMPLEMENTS if index == reading.implements else LinkKind.CITES


def _named(cited: Citation) -> str:
    return f"{cited.type[:1].upper()}{cited.type[1:]}" if cited.type else ""


def _asked(reading: Reading) -> list[Block]:
    """What is asked, one row an addressee; an item whose duties have days of their own gives a row for each."""
    rows: list[Block] = []
    for block in reading.blocks:
        days = {(task.deadline, task.deadline_time) for task in block.tasks}
        rows += [block] if len(days) == 1 else [Block(task.assignee, task.text, (task,)) for task in block.tasks]
    return rows


def _task(block: Block, known: Known) -> Row:
    first = block.tasks[0]
    recurring = next((task.recurrence for task in block.tasks if task.recurrence), None)
    spans = block.text.spans
    row: Row = {
        "assignee": _value(block.assignee),
        "text": block.text.value,
        "due_on": day(first.deadline),
        "due_time": time.fromisoformat(first.deadline_time) if first.deadline_time else None,
        "recurrence": _value(recurring),
        "start": min(a for a, _ in spans),
        "end": max(b for _, b in spans),
    }
    if recurring and not first.deadline:
        row |= initial_of(rule_in(recurring.value))
    for n, (candidate, role) in enumerate(_doers(block, known)):
        row[f"target_{n}"], row[f"role_{n}"] = candidate.value, role.value
    return row


def _doers(block: Block, known: Known) -> list[tuple[Candidate, AssignmentRole]]:
    """Who leads and who supports, where the paper says so; else those whom the heading names."""
    leads = [one for task in block.tasks for name in task.lead for one in matching.recipients(name, known)]
    leads = leads or (matching.recipients(block.assignee.value, known) if block.assignee else [])
    supports = [one for task in block.tasks for name in task.support for one in matching.recipients(name, known)]
    roles = [(one, AssignmentRole.LEAD) for one in leads]
    roles += [(one, AssignmentRole.SUPPORT) for one in supports if one not in leads]
    return list({one.value: (one, role) for one, role in reversed(roles)}.values())[::-1]


def _addressee(line: Found, known: Known) -> Row:
    found = matching.recipients(line.value, known)
    return {"text": line.value} | {f"target_{n}": one.value for n, one in enumerate(found)}


def _marks(reading: Reading, rows: list[Block]) -> list[Mark]:
    found = [(name, getattr(reading, key)) for key, name in FIELDS.items()]
    found += [("issuer_name", reading.issuer_parent)]
    found += [(f"to-{n}-text", line) for n, line in enumerate(reading.recipients or ())]
    found += [(f"copies-{n}-text", line) for n, line in enumerate(reading.archive_list or ())]
    for n, block in enumerate(rows):
        found += [(f"tasks-{n}-assignee", block.assignee), (f"tasks-{n}-text", block.text)]
        found += [(f"tasks-{n}-due_on", block.tasks[0].deadline_text)]
    marks = [(name, span) for name, value in found if value for span in value.spans]
    return marks + [
        (f"citations-{n}-number", span) for n, (_, cited) in enumerate(_cited(reading)) for span in cited.spans
    ]


def _note_doubts(found: Proposal, reading: Reading, rows: list[Block], own: Unit, is_draft: bool) -> None:
    places = {id(task): n for n, block in enumerate(rows) for task in block.tasks}
    for doubt in reading.doubts:
        found.doubt(_field_of(doubt.field, reading.tasks, places), doubt.sentence)
    if is_draft:
        for n, row in enumerate(found.tasks):
            if "target_0" not in row:
                found.doubt(f"tasks-{n}-target_0", "Chưa rõ đơn vị, nhóm hoặc chức danh nào làm việc này; hãy chọn.")


def _field_of(key: str, tasks: tuple[AskedTask, ...], places: dict[int, int]) -> str:
    """`tasks.3.deadline` → `tasks-1-due_on`, the row in which that task is shown."""
    if not key.startswith("tasks."):
        return FIELDS.get(key, key)
    _, index, name = key.split(".")
    return f"tasks-{places[id(tasks[int(index)])]}-{'due_on' if name == 'deadline' else name}"


def _value(found: Found | None) -> str:
    return found.value if found else ""
