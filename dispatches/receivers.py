"""What this room hears from below, in the same transaction: a draft was made, so it gets its letter; a paper was
recalled or replaced, so that is kept with it."""

from datetime import datetime
from typing import Any

from directives.models import Directive
from dispatches.composing import Wording
from dispatches.models import Sequel, SequelKind
from dispatches.services import letters
from units.acting import Actor


def begin_letter(*, directive: Directive, actor: Actor, at: datetime, wording: Wording, **_: Any) -> None:
    letters.begin(actor=actor, directive=directive, wording=wording, at=at)


def keep_end(
    *, directive: Directive, reason: str, replaced_by: Directive | None, actor: Actor, at: datetime, **_: Any
) -> None:
    kind = SequelKind.REPLACED if replaced_by else SequelKind.RECALLED
    Sequel.objects.create(directive=directive, kind=kind, by=replaced_by, reason=reason, made_by=actor.user, at=at)
