"""What this room hears from below: a draft was made, so it gets its letter, in the same transaction."""

from datetime import datetime
from typing import Any

from directives.models import Directive
from dispatches.composing import Wording
from dispatches.services import letters
from units.acting import Actor


def begin_letter(*, directive: Directive, actor: Actor, at: datetime, wording: Wording, **_: Any) -> None:
    letters.begin(actor=actor, directive=directive, wording=wording, at=at)
