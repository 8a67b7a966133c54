"""Opening and closing places and bodies: the only writers of the two trees."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any, TypeVar

from django.db import transaction

from audit import trail
from units.models import Area, Unit
from vietnam.dates import short
from vietnam.text import fold

Node = TypeVar("Node", Area, Unit)


def open_area(*, parent: Area | None, **fields: Any) -> Area:
    return settle(Area(parent=parent, **fields))


def open_unit(*, parent: Unit | None, **fields: Any) -> Unit:
    return settle(Unit(parent=parent, **fields))


@transaction.atomic
def settle(node: Node) -> Node:
    """Save a new row of a tree, with the keys and the path that follow from it."""
    if isinstance(node, Unit):
        node.search_key = search_key(node)
    node.save()
    node.path = f"{node.parent.path if node.parent else ''}{node.pk}/"
    node.save(update_fields=["path"])
    return node


@transaction.atomic
def rename_keys(unit: Unit) -> None:
    """Keep the search key true after the admin corrected a name; a unit never changes its parent."""
    unit.search_key = search_key(unit)
    unit.save()


@transaction.atomic
def close_unit(*, actor: trail.Doer, unit: Unit, on: date, at: datetime, successors: Iterable[Unit] = ()) -> Unit:
    """The body ends on that day (its last); papers keep naming it, new papers can't be addressed to it."""
    unit.valid_to = on
    unit.save(update_fields=["valid_to"])
    unit.successors.add(*successors)
    trail.record(actor, "unit.closed", unit, f"Đóng đơn vị {unit.name} từ hết ngày {short(on)}.", at=at)
    return unit


def search_key(unit: Unit) -> str:
    return fold(" ; ".join([unit.name, unit.short_name, unit.aliases]))[:800]
