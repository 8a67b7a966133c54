"""Who asks, and for which paper? Fetching is authorising."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import prefetch_related_objects
from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from intake import policies
from intake.models import Arrival, Purpose
from units.acting import Actor, actor_of


def who_may_take(request: HttpRequest) -> Actor:
    actor = actor_of(request)
    if actor is None or not policies.purposes(actor):
        raise PermissionDenied(policies.may_take(actor, Purpose.DRAFT).reason)
    return actor


def fetch(request: HttpRequest, code: str) -> tuple[Arrival, Actor]:
    actor = actor_of(request)
    if actor is None:
        raise PermissionDenied(policies.may_take(actor, Purpose.DRAFT).reason)
    visible = Arrival.objects.visible_to(actor.user).select_related("unit__area", "outcome__doc_type", "job")
    arrival = get_object_or_404(visible.filter(dropped_at=None), code=code)
    may = policies.may_go_on(actor, arrival)
    if not may:
        raise PermissionDenied(may)
    return arrival, actor


def beside(arrival: Arrival) -> dict[str, Any]:
    """The paper, the others of the same paste, and the files."""
    prefetch_related_objects([arrival], "files")
    batch = Arrival.objects.filter(batch=arrival.batch, unit=arrival.unit_id).order_by("position")
    return {"arrival": arrival, "batch": list(batch.defer("text")), "files": list(arrival.files.all())}
