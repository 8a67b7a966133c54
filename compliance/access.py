"""Who reads the figures? Anybody with a post, and then only the work that he may see."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest

from directives.models import Assignment
from directives.querysets.work import AssignmentQuerySet
from units.acting import Actor
from units.models import User


def watcher(request: HttpRequest) -> Actor:
    actor: Actor | None = request.actor  # type: ignore[attr-defined]
    if not actor:
        raise PermissionDenied(
            "Tài khoản của anh/chị chưa được phân công chức danh nào, nên chưa có số liệu để xem. "
            "Hãy báo quản trị của đơn vị."
        )
    return actor


def rows_of(user: User) -> AssignmentQuerySet:
    """What statistics count, of what this person may see: every page of the room starts here."""
    rows: AssignmentQuerySet = Assignment.objects.visible_to(user).counted()
    return rows
