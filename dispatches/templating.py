"""How does a letter become a pattern for others, and a pattern a letter? Words as typed, receivers by name."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from directives.facts import AddresseeFacts, PaperParts, TaskFacts
from directives.models import AddresseeKind, AssignmentRole, Directive
from dispatches import drafting, fields
from dispatches.composing import Draft
from dispatches.models import LetterTemplate
from dispatches.names import Names
from units.acting import Actor

ROLES = tuple(AssignmentRole)
LONGEST_LINE, LONGEST_NAME = 300, 400  # what a row of the editor takes; a filled field may be long
KINDS = {"to": AddresseeKind.TO, "copies": AddresseeKind.COPY}


@dataclass(frozen=True)
class Begun:
    """A draft from a template, and what must be looked at in it."""

    draft: Draft
    open_fields: list[str]
    unknown_names: list[str]


def words_of(draft: Draft, names: Names, above: Directive | None) -> dict[str, Any]:
    """The subject and all words; days are not part of a pattern. What names the paper above becomes its field."""
    parts = draft.parts
    words = {
        "subject": draft.facts.subject,
        "wording": dict(draft.wording),
        "tasks": [_task_words(task, names) for task in parts.tasks],
        **{
            key: [{"text": one.text, "to": names.say(one.recipients)} for one in parts.addressees if one.kind == kind]
            for key, kind in KINDS.items()
        },
    }
    return fields.opened(words, above) if above is not None else words


def begin(actor: Actor, template: LetterTemplate, subject: str, names: Names, said: dict[str, str]) -> Begun:
    """A draft with the template's words, its fields filled. `subject` as typed; "" takes the template's."""
    words = fields.filled({**template.words, "subject": subject or template.subject}, said)
    empty = drafting.blank(actor, template.doc_type, words["subject"][:500], names)
    unknown: dict[str, None] = {}
    tasks = [_task(row, names, unknown) for row in words["tasks"]]
    lines = [
        AddresseeFacts(kind, row["text"][:LONGEST_LINE], _read(row["to"], names, unknown))
        for key, kind in KINDS.items()
        for row in words[key]
    ]
    parts = PaperParts(tasks=tasks, addressees=lines if words["copies"] else [*lines, *empty.parts.addressees])
    draft = replace(empty, parts=parts, wording=words["wording"])
    return Begun(draft, fields.left(words), list(unknown))


def _task_words(task: TaskFacts, names: Names) -> dict[str, str]:
    roles = {str(role): names.say(one for one in task.recipients if one.role == role) for role in ROLES}
    return {"assignee": task.assignee, "text": task.text, "recurrence": task.recurrence, **roles}


def _task(row: dict[str, str], names: Names, unknown: dict[str, None]) -> TaskFacts:
    found = [one for role in ROLES for one in _read(row.get(str(role), ""), names, unknown, role)]
    return TaskFacts(row["text"], row["assignee"][:LONGEST_NAME], recurrence=row["recurrence"], recipients=found)


def _read(text: str, names: Names, unknown: dict[str, None], role: AssignmentRole = AssignmentRole.LEAD) -> list[Any]:
    found, missing = names.read(text, role)
    unknown.update(dict.fromkeys(missing))
    return found
