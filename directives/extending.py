"""What stands about a later deadline on the page of one piece of work, and on the page of who gave it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from directives import policies
from directives.extension_states import ANSWERS, PENDING, Answer
from directives.forms.extensions import AnswerForm, AskForm
from directives.models import Assignment, Extension
from units.acting import Actor


@dataclass(frozen=True)
class Pending:
    """A request that waits, the answers that this person may give, and what he typed when one was refused."""

    extension: Extension
    answers: list[Answer]
    typed_verb: str = ""
    typed: AnswerForm | None = None

    def answer(self, verb: str) -> Answer | None:
        return next((one for one in self.answers if one.verb == verb), None)

    @property
    def agree(self) -> Answer | None:
        return self.answer("agree")

    @property
    def refuse(self) -> Answer | None:
        return self.answer("refuse")

    @property
    def propose(self) -> Answer | None:
        return self.answer("propose")

    @property
    def accept(self) -> Answer | None:
        return self.answer("accept")

    @property
    def decline(self) -> Answer | None:
        return self.answer("decline")


@dataclass(frozen=True)
class Part:
    pending: Pending | None
    answered: list[Extension]
    form: AskForm | None

    def __bool__(self) -> bool:
        return bool(self.pending or self.answered or self.form)

    @property
    def waits_for_me(self) -> bool:
        """Then it stands above the rest of the page."""
        return self.pending is not None and bool(self.pending.answers)


def part(
    row: Assignment,
    *,
    actor: Actor | None,
    at: datetime,
    form: AskForm | None = None,
    typed_verb: str = "",
    typed: AnswerForm | None = None,
) -> Part:
    """One query. `form` or `typed` is what was sent and refused."""
    known = list(row.extensions.select_related("asked_by", "answered_by"))
    for one in known:
        one.assignment = row
    waiting = next((one for one in known if one.state in PENDING), None)
    if form is None and waiting is None and policies.may_ask_extension(actor, row):
        form = AskForm(row=row)
    return Part(
        pending=Pending(waiting, answers_of(waiting, actor), typed_verb, typed) if waiting else None,
        answered=[one for one in known if one is not waiting],
        form=form,
    )


def pending(extensions: Iterable[Extension], actor: Actor) -> list[Pending]:
    return [Pending(one, answers_of(one, actor)) for one in extensions]


def answers_of(extension: Extension, actor: Actor | None) -> list[Answer]:
    return [answer for answer in ANSWERS.values() if policies.may_answer(actor, answer.verb, extension)]
