"""Who acts without an account: whoever holds the link of one assignment, for the unit that has the work."""

from __future__ import annotations

from dataclasses import dataclass

from directives.models import Assignment, Pass
from units.models import User


@dataclass(frozen=True)
class Guest:
    """`user` is known when the link asks for a phone number and the right one was given."""

    link: Pass
    user: User | None = None

    @property
    def user_id(self) -> int | None:
        return self.user.pk if self.user else None

    @property
    def label(self) -> str:
        return f"{self.link.assignment.who}, qua liên kết"

    @property
    def name(self) -> str:
        """How a sentence of the trail begins."""
        return f"{self.user.full_name if self.user else 'Người có liên kết'} ({self.label})"

    def works_on(self, assignment: Assignment) -> bool:
        return assignment.pk == self.link.assignment_id
