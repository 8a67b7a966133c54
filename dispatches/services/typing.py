"""Keeping what is being typed: nobody's paper changes by it, so it leaves no line in the trail and makes no version."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.http import QueryDict

from dispatches import policies
from dispatches.models import Letter, TypedDraft
from dispatches.policies import Refused
from dispatches.services.letters import fresh
from units.acting import Actor

# Not part of what was typed: the proof of the page, and the buttons
NOT_TYPED = frozenset({"csrfmiddlewaretoken", "then", "over", "mend", "move", "cite", "look", "find", "fill"})


@transaction.atomic
def keep(*, actor: Actor, letter: Letter, sent: QueryDict, version: int, at: datetime) -> TypedDraft:
    """Put the form into this person's slot. Refused when he saved since: a late pause would bring back old words."""
    Letter.objects.select_for_update().get(pk=letter.pk)  # a save that is on its way ends first
    letter = fresh(letter)
    policies.may(actor, "edit", letter).or_refuse()
    if version < letter.version and letter.changed_by_id == actor.user_id:
        raise Refused("Anh/chị đã lưu văn bản này ở một cửa sổ khác nên bản đang gõ ở đây không được lưu nháp.")
    typed = {
        name: [value.replace("\x00", "") for value in values]  # PostgreSQL keeps no such character
        for name, values in sent.lists()
        if name not in NOT_TYPED
    }
    slot, _ = TypedDraft.objects.update_or_create(
        letter=letter, person=actor.user, defaults={"version": version, "fields": typed, "at": at}
    )
    return slot


def forget(*, actor: Actor, letter: Letter) -> None:
    """He does not want it back."""
    TypedDraft.objects.filter(letter=letter, person=actor.user).delete()
