"""Our own papers before they are issued: made, changed, dropped. `dispatches` keeps how they will look on paper."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction

from audit import trail
from directives import events, policies
from directives.facts import PaperFacts, PaperParts
from directives.models import Directive, FileKind, Link, LinkKind, PaperFile, Status
from directives.services import files, papers
from units.acting import Actor


@transaction.atomic
def make(
    *, actor: Actor, facts: PaperFacts, parts: PaperParts, at: datetime, wording: dict[str, Any] | None = None
) -> Directive:
    """A draft of the actor's unit. `wording` (opening, closing … as read) goes with the news to `dispatches`."""
    policies.may_draft(actor).or_refuse()
    directive = papers.create(facts, status=Status.DRAFT, actor=actor, at=at)
    papers.add_parts(directive, parts)
    for file in parts.files:
        files.attach(actor=actor, directive=directive, file=file, at=at)
    trail.record(actor, "draft.made", directive, f"{actor.name} lập dự thảo {directive}.", at=at, topic=directive)
    events.draft_made.send(sender=Directive, directive=directive, actor=actor, at=at, wording=wording or {})
    return directive


@transaction.atomic
def change(*, actor: Actor, directive: Directive, facts: PaperFacts, parts: PaperParts, at: datetime) -> Directive:
    """Write the whole draft anew; `files` are added, what was attached before stays. Raises Refused once issued."""
    policies.may_draft(actor).or_refuse()
    directive = Directive.objects.select_for_update().get(pk=directive.pk)
    _check_is_draft(directive)
    papers.fill(directive, facts, status=Status.DRAFT, actor=actor)
    papers.write_tasks(directive, parts.tasks)
    papers.write_addressees(directive, parts.addressees)
    for file in parts.files:
        files.attach(actor=actor, directive=directive, file=file, at=at)
    return directive


@transaction.atomic
def attach_paper(*, actor: Actor, directive: Directive, paper: Directive) -> Link:
    """Send a registered paper along with this draft ("kèm theo")."""
    policies.may_draft(actor).or_refuse()
    _check_is_draft(directive)
    return Link.objects.get_or_create(source=directive, target=paper, kind=LinkKind.ATTACHES)[0]


@transaction.atomic
def detach_paper(*, actor: Actor, directive: Directive, paper: Directive) -> None:
    """Take a registered paper out of what goes along with this draft."""
    policies.may_draft(actor).or_refuse()
    _check_is_draft(directive)
    Link.objects.filter(source=directive, target=paper, kind=LinkKind.ATTACHES).delete()


@transaction.atomic
def drop_file(*, actor: Actor, file: PaperFile, at: datetime) -> None:
    """Take an attachment off a draft; the bytes stay, as all files do."""
    policies.may_draft(actor).or_refuse()
    _check_is_draft(file.directive)
    if file.kind != FileKind.ATTACHMENT:
        raise policies.Refused("Chỉ bỏ được tài liệu kèm theo của dự thảo.")
    PaperFile.objects.filter(pk=file.pk).update(dropped_at=at)


def _check_is_draft(directive: Directive) -> None:
    if directive.status != Status.DRAFT:
        raise policies.Refused("Văn bản đã phát hành thì không sửa được nữa. Muốn thay đổi, hãy ban hành văn bản khác.")
