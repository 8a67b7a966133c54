"""Writing a letter: begin it, save a change, keep every version; two people never overwrite each other silently."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from audit import trail
from directives.facts import PaperFacts, PaperParts
from directives.models import Directive, LinkKind, PaperFile
from directives.services import drafts, papers
from dispatches import policies
from dispatches.composing import Draft, Wording, compose
from dispatches.models import Letter, LetterVersion, TypedDraft
from dispatches.policies import Refused
from units.acting import Actor
from vietnam.dates import short

SITTING = timedelta(minutes=30)


class Stale(Refused):
    """Somebody else saved in between; `letter` is the row as it is now. Nothing was written."""

    def __init__(self, letter: Letter) -> None:
        when = timezone.localtime(letter.changed_at)
        super().__init__(
            f"{letter.changed_by} đã lưu bản mới của văn bản này lúc {when:%H:%M} ngày {short(when)}. Nội dung "
            "anh/chị vừa gõ chưa được lưu và vẫn còn ở đây; hãy so hai bản rồi quyết định."
        )
        self.letter = letter


@transaction.atomic
def start(
    *,
    actor: Actor,
    facts: PaperFacts,
    parts: PaperParts,
    wording: Wording,
    at: datetime,
    carries_out: Directive | None = None,
    attached: Iterable[Directive] = (),
) -> Letter:
    """A new draft with its letter; it may carry out a received paper and send papers along."""
    directive = drafts.make(actor=actor, facts=facts, parts=parts, at=at, wording=dict(wording))
    if carries_out is not None:
        papers.link(directive, carries_out, LinkKind.IMPLEMENTS)
    for paper in attached:
        drafts.attach_paper(actor=actor, directive=directive, paper=paper)
    return Letter.objects.with_papers().get(directive=directive)


def begin(*, actor: Actor, directive: Directive, wording: Wording, at: datetime) -> Letter:
    """The letter of a draft that was just made, in the transaction that made it; its words become version 1."""
    letter = Letter.objects.create(directive=directive, wording=_plain(wording), changed_by=actor.user, changed_at=at)
    _keep_version(letter, actor, at)
    return letter


@transaction.atomic
def save(
    *,
    actor: Actor,
    letter: Letter,
    facts: PaperFacts,
    parts: PaperParts,
    wording: Wording,
    at: datetime,
    expected_version: int,
) -> Letter:
    """Write the whole letter anew. Raises Refused (not now, not he) and Stale (another was faster)."""
    policies.may(actor, "edit", fresh(letter)).or_refuse()
    moved = Letter.objects.filter(pk=letter.pk, version=expected_version).update(
        version=F("version") + 1, wording=_plain(wording), changed_by=actor.user, changed_at=at
    )
    letter = fresh(letter)
    if not moved:
        raise Stale(letter)
    policies.may(actor, "edit", letter).or_refuse()  # again: the row is held now
    paper = letter.directive
    kept = replace(facts, issuer=paper.issuer, issuer_name=paper.issuer_name, system=paper.system, number="")
    drafts.change(actor=actor, directive=paper, facts=kept, parts=parts, at=at)
    letter = fresh(letter)
    _keep_version(letter, actor, at)
    TypedDraft.objects.filter(letter=letter, person=actor.user).delete()
    if not _is_same_sitting(letter, actor, at):
        trail.record(actor, "letter.saved", letter, f"{actor.name} sửa dự thảo.", at=at, topic=letter.directive)
    return letter


def mend(*, actor: Actor, letter: Letter, draft: Draft, at: datetime, expected_version: int) -> Letter:
    """Save a draft that the check of form mended."""
    return save(
        actor=actor,
        letter=letter,
        facts=draft.facts,
        parts=draft.parts,
        wording=draft.wording,
        at=at,
        expected_version=expected_version,
    )


@transaction.atomic
def attach_paper(*, actor: Actor, letter: Letter, paper: Directive, at: datetime) -> None:
    """Send a registered paper along."""
    policies.may(actor, "edit", fresh(letter)).or_refuse()
    drafts.attach_paper(actor=actor, directive=letter.directive, paper=paper)
    sentence = f"{actor.name} gửi kèm {paper}."
    trail.record(actor, "letter.paper_attached", letter, sentence, at=at, topic=letter.directive)


@transaction.atomic
def detach_paper(*, actor: Actor, letter: Letter, paper: Directive, at: datetime) -> None:
    policies.may(actor, "edit", fresh(letter)).or_refuse()
    drafts.detach_paper(actor=actor, directive=letter.directive, paper=paper)
    sentence = f"{actor.name} bỏ {paper} khỏi tài liệu gửi kèm."
    trail.record(actor, "letter.paper_detached", letter, sentence, at=at, topic=letter.directive)


@transaction.atomic
def drop_file(*, actor: Actor, letter: Letter, file: PaperFile, at: datetime) -> None:
    policies.may(actor, "edit", fresh(letter)).or_refuse()
    drafts.drop_file(actor=actor, file=file, at=at)
    sentence = f"{actor.name} bỏ tệp “{file.name}” khỏi dự thảo."
    trail.record(actor, "letter.file_dropped", letter, sentence, at=at, topic=letter.directive)


def fresh(letter: Letter) -> Letter:
    """The row as it is now, with its paper."""
    return Letter.objects.with_papers().select_related("changed_by").get(pk=letter.pk)


def _keep_version(letter: Letter, actor: Actor, at: datetime) -> LetterVersion:
    content = compose(letter, on=timezone.localdate(at)).to_json()
    return LetterVersion.objects.create(
        letter=letter, number=letter.version, content=content, made_by=actor.user, made_at=at
    )


def _is_same_sitting(letter: Letter, actor: Actor, at: datetime) -> bool:
    """Did he save the version before a moment ago? Its line in the trail tells of both; each version is kept anyway."""
    moved = [moment for moment in (letter.submitted_at, letter.returned_at) if moment is not None]
    since = max([at - SITTING, *moved])
    earlier = letter.versions.filter(number=letter.version - 1, made_by=actor.user, made_at__gt=since)
    return earlier.exclude(number=1).exists()  # the first was told as the beginning of the draft


def _plain(wording: Wording) -> Wording:
    """Only what is ours, without empty paragraphs."""

    def lines(texts: Sequence[str] | None) -> list[str]:
        return [text.strip() for text in texts or () if text.strip()]

    return {
        "basis": lines(wording.get("basis")),
        "opening": lines(wording.get("opening")),
        "sections": [part for part in wording.get("sections") or [] if part["heading"] or part["paragraphs"]],
        "closing": lines(wording.get("closing")),
        "appendices": wording.get("appendices") or [],
        "table": wording.get("table"),
    }
