"""What does the frame of every page show? The pages of this person's work, as what he acts, what is new for him.

Everything is lazy: a page that shows no frame asks the database nothing.
"""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.functional import SimpleLazyObject

from units.acting import Actor, memberships_of
from units.models import Role


@dataclass(frozen=True)
class Place:
    """A link of the top bar."""

    label: str
    url: str
    current: bool


# (label, address, for whom); a page that belongs to none of them lights none
PLACES: list[tuple[str, str, frozenset[Role]]] = [
    ("Bàn làm việc", "desk", frozenset({Role.CLERK, Role.OFFICER, Role.LEADER})),
    ("Văn bản", "directives:list", frozenset(Role)),
    ("Vào sổ", "intake:start", frozenset({Role.CLERK})),
    ("Văn bản đi", "dispatches:list", frozenset({Role.CLERK, Role.OFFICER, Role.LEADER})),
    ("Việc của tôi", "directives:my_work", frozenset({Role.OFFICER, Role.LEADER, Role.HEAD, Role.MEMBER})),
    ("Chờ nghiệm thu", "directives:judging", frozenset({Role.OFFICER, Role.LEADER})),
    ("Sổ văn bản", "directives:incoming", frozenset({Role.CLERK})),
    ("Theo dõi", "compliance:dashboard", frozenset({Role.CLERK, Role.OFFICER, Role.LEADER})),
]


def frame(request: HttpRequest) -> dict[str, Any]:
    return {
        "nav": SimpleLazyObject(lambda: places(request)),
        "acting": getattr(request, "actor", None),
        "acting_choices": SimpleLazyObject(lambda: choices(request)),
    }


def places(request: HttpRequest) -> list[Place]:
    actor: Actor | None = getattr(request, "actor", None)
    if not actor:
        return []
    here = request.path
    found = []
    for label, name, roles in PLACES:
        if actor.post.role in roles and (url := _address(name)):
            found.append(Place(label, url, here == url or (url != "/" and here.startswith(url))))
    return found


def choices(request: HttpRequest) -> list[dict[str, Any]]:
    """The posts among which the menu lets the person choose."""
    actor: Actor | None = getattr(request, "actor", None)
    return [
        {"id": held.pk, "label": str(held.post), "current": bool(actor and held.post == actor.post)}
        for held in memberships_of(request)
    ]


def _address(name: str) -> str:
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""
