"""Keeping a letter as a pattern of the unit: the same name again replaces the words."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from audit import trail
from directives.models import LinkKind
from dispatches import policies, templating
from dispatches.composing import current
from dispatches.models import Letter, LetterTemplate
from dispatches.names import Names
from units.acting import Actor


@transaction.atomic
def keep(*, actor: Actor, letter: Letter, name: str, at: datetime) -> LetterTemplate:
    """The letter's words under this name, for all who write in the unit. Raises Refused."""
    policies.may_keep_template(actor, letter).or_refuse()
    draft, paper = current(letter), letter.directive
    receivers = [one for task in draft.parts.tasks for one in task.recipients]
    receivers += [one for line in draft.parts.addressees for one in line.recipients]
    names = Names(actor.unit, on=timezone.localdate(at), beside=receivers)
    above = paper.links.filter(kind=LinkKind.IMPLEMENTS).select_related("target__doc_type").first()
    words = templating.words_of(draft, names, above.target if above else None)
    template, is_new = LetterTemplate.objects.update_or_create(
        unit=actor.unit,
        name=name,
        defaults={
            "doc_type": paper.doc_type,
            "subject": words.pop("subject")[:500],
            "words": words,
            "is_active": True,
            "changed_by": actor.user,
            "changed_at": at,
        },
    )
    did = "lập" if is_new else "thay lời văn của"
    trail.record(actor, "template.kept", template, f"{actor.name} {did} mẫu “{name}” từ {paper}.", at=at)
    return template
