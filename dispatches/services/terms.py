"""A new term of a committee: the one before ends on the day before, and the numbers begin from 01 again."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.db import transaction

from audit import trail
from dispatches import policies
from dispatches.models import NumberUse, Term
from dispatches.policies import Refused
from units.acting import Actor
from vietnam import dates


@transaction.atomic
def start(*, actor: Actor, name: str, starts_on: date, at: datetime) -> Term:
    """Raises Refused: also when a paper of the running term bears that day or a later one."""
    policies.may_register(actor).or_refuse()
    unit, name = actor.unit, "".join(name.split()).replace("–", "-")
    known = list(Term.objects.select_for_update().filter(unit=unit))
    if same := next((one for one in known if (one.name, one.starts_on) == (name, starts_on)), None):
        return same  # a second press
    if any(one.name == name for one in known):
        raise Refused(f"{unit} đã có nhiệm kỳ {name}. Hãy ghi tên nhiệm kỳ khác.")
    if later := next((one for one in known if one.starts_on >= starts_on), None):
        raise Refused(
            f"Nhiệm kỳ {later.name} bắt đầu từ ngày {dates.short(later.starts_on)}; nhiệm kỳ mới phải bắt đầu sau đó."
        )
    for one in known:
        if one.ends_on is None or one.ends_on >= starts_on:
            _close(one, starts_on - timedelta(days=1))
    term = Term.objects.create(unit=unit, name=name, starts_on=starts_on)
    sentence = f"{actor.name} mở nhiệm kỳ {name} từ ngày {dates.short(starts_on)}; số văn bản đánh lại từ 01."
    trail.record(actor, "term.started", term, sentence, at=at)
    return term


def _close(term: Term, ends_on: date) -> None:
    late = NumberUse.objects.filter(series__unit=term.unit_id, series__period=term.name, on__gt=ends_on)
    if paper := late.order_by("-on").first():
        assert paper.on is not None  # noqa: S101 -- the filter says so
        raise Refused(
            f"Nhiệm kỳ {term.name} đã có văn bản ngày {dates.short(paper.on)}; nhiệm kỳ mới phải bắt đầu sau ngày đó."
        )
    term.ends_on = ends_on
    term.save(update_fields=["ends_on"])
