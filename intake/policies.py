"""Who may hand in a paper, and who may go on with one that was handed in?"""

from __future__ import annotations

from directives.policies import YES, Answer, may_draft, may_register, no, not_now
from intake.models import Arrival, Mail, Purpose
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


def may_see_mail(actor: Actor | None) -> Answer:
    """The văn thư sees what the mailbox brought and nobody has."""
    return may_register(actor)


def may_see_to(actor: Actor | None, mail: Mail) -> Answer:
    """May this person, at the post he acts for, try a message again or pass it over?"""
    if actor is not None and actor.unit.pk != mail.unit_id:
        return no(f"Thư này gửi cho {mail.unit}; anh/chị đang làm với tư cách {actor.label}.")
    return may_register(actor)


def may_try_again(mail: Mail, *, box: str) -> Answer:
    """From the bytes that were kept, or else from the mailbox; `box` is the one that is looked into now."""
    if mail.kept or mail.box == box:
        return YES
    return not_now(
        "Hộp thư có thư này không còn được nối nên không lấy lại được. Hãy mở hộp thư, lưu tệp về rồi đưa vào."
    )
