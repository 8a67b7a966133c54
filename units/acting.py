"""As what does a person act? One of his posts at a time, chosen in the session and shown on every page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest
from django.utils import timezone

from units.models import Membership, Post, Role, Unit, User

SESSION_KEY = "acting_membership"


@dataclass(frozen=True)
class Actor:
    """A person at one of his posts, or in the place of who holds it. Services take it first; the trail keeps its
    label, so that every act of a stand-in is marked as one."""

    user: User
    post: Post
    stands_in_for: User | None = None

    @property
    def unit(self) -> Unit:
        return self.post.unit

    @property
    def user_id(self) -> int:
        return self.user.pk

    @property
    def label(self) -> str:
        return f"{self.post}, làm thay {self.stands_in_for}"[:250] if self.stands_in_for else str(self.post)

    @property
    def name(self) -> str:
        """How a sentence of the trail begins."""
        return f"{self.user.full_name} ({self.label})"

    def is_a(self, *roles: Role) -> bool:
        return self.post.role in roles


@dataclass(frozen=True)
class Machine:
    """The software itself, acting on a plan that people made."""

    user_id: None = None
    label: str = "hệ thống"
    name: str = "Hệ thống"


MACHINE = Machine()


def choices(user: User, *, on: date) -> list[Membership]:
    """The posts that this person holds on that day."""
    return list(Membership.objects.of(user, on=on))


def actor_of(request: HttpRequest) -> Actor | None:
    """The signed-in person at the post chosen in the session, else at his first; None without a post."""
    if not isinstance(request.user, User):
        return None
    held = memberships_of(request)
    chosen = request.session.get(SESSION_KEY)
    current = next((one for one in held if one.pk == chosen), held[0] if held else None)
    return Actor(request.user, current.post, current.stands_in_for) if current else None


def memberships_of(request: HttpRequest) -> list[Membership]:
    """The posts held today, read once per request."""
    return held_today(request.user) if isinstance(request.user, User) else []


def held_today(user: User) -> list[Membership]:
    """The posts held today; kept on the user object, so that acting and `units.visibility` read them once together."""
    held: list[Membership] | None = getattr(user, "_held", None)
    if held is None:
        held = user._held = choices(user, on=timezone.localdate())  # type: ignore[attr-defined]
    return held
