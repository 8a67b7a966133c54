"""What does the frame of every page show? The pages of this person's work, as what he acts, what is new for him.

What costs a query is lazy: a page that does not show it asks the database nothing.
"""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import SimpleLazyObject

from reminders.models import Notice
from units.acting import actor_of, memberships_of
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
        "acting": actor_of(request) if hasattr(request, "user") else None,
        "acting_choices": SimpleLazyObject(lambda: choices(request)),
        "is_trial": settings.DEMO_SIGN_INS,
        "notice_count": SimpleLazyObject(lambda: unread(request)),
    }


def places(request: HttpRequest) -> list[Place]:
    actor = actor_of(request)
    if not actor:
        return []
    here = request.path
    found = []
    for label, name, roles in PLACES:
        if actor.post.role in roles:
            url = reverse(name)
            found.append(Place(label, url, here == url or (url != "/" and here.startswith(url))))
    return found


def choices(request: HttpRequest) -> list[dict[str, Any]]:
    """The posts among which the menu lets the person choose."""
    actor = actor_of(request)
    return [
        {
            "id": held.pk,
            "label": f"{held.post}, làm thay {held.stands_in_for}" if held.stands_in_for else str(held.post),
            "current": bool(actor and (held.post, held.stands_in_for) == (actor.post, actor.stands_in_for)),
        }
        for held in memberships_of(request)
    ]


def unread(request: HttpRequest) -> int:
    return Notice.objects.for_user(request.user).unread().count() if request.user.is_authenticated else 0
