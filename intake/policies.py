"""Who may hand in a paper, and who may go on with one that was handed in?"""

from __future__ import annotations

from directives.policies import Answer, may_draft, may_register, no
from intake.models import Arrival, Purpose
from units.acting import Actor


def may_take(actor: Actor | None, purpose: str) -> Answer:
    return may_register(actor) if purpose == Purpose.REGISTER else may_draft(actor)


def purposes(actor: Actor | None) -> list[Purpose]:
    """What this person may hand a paper in for; empty for those who neither register nor draft."""
    return [purpose for purpose in Purpose if may_take(actor, purpose)]


def may_go_on(actor: Actor | None, arrival: Arrival) -> Answer:
    """May this person, at the post he acts for, save or drop what is being read?"""
    if actor is not None and actor.unit.pk != arrival.unit_id:
        return no(f"Văn bản này do {arrival.unit} đưa vào; anh/chị đang làm với tư cách {actor.label}.")
    return may_take(actor, arrival.purpose)
