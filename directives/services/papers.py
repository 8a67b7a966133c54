"""The rows of a paper: known again or made anew, with its tasks, its addressees and the chain that it names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields
from datetime import datetime

from django.db.models import Q

from directives.facts import AddresseeFacts, Citation, PaperFacts, PaperParts, Recipient, TaskFacts
from directives.identity import DASHES, number_key, of_different_places, search_key, symbol_key
from directives.models import (
    Addressee,
    AddresseeTarget,
    Directive,
    DocumentType,
    Link,
    LinkKind,
    Status,
    System,
    Task,
    TaskTarget,
)
from directives.models.repeating import columns
from units.acting import Actor
from units.models import Unit
from vietnam import text as vietnamese


def known(facts: PaperFacts) -> Directive | None:
    """The row of this real paper, if any unit registered, issued or cited it before; a draft is no paper yet."""
    if not number_key(facts.number):
        return None
    same = Directive.objects.like(facts.number, facts.symbol, facts.issued_on).exclude(status=Status.DRAFT)
    found = [one for one in same.select_related("issuer") if _is_same(one, facts)]
    return min(found, key=lambda one: one.issued_on != facts.issued_on, default=None)


def is_of_another_day(paper: Directive, facts: PaperFacts) -> bool:
    return bool(paper.issued_on and facts.issued_on) and paper.issued_on != facts.issued_on


def create(
    facts: PaperFacts, *, status: Status, actor: Actor | None, at: datetime, code: str | None = None
) -> Directive:
    directive = Directive(created_by_id=actor.user_id if actor else None, created_at=at)
    if code:
        directive.code = code
    return fill(directive, facts, status=status, actor=actor)


def fill(directive: Directive, facts: PaperFacts, *, status: Status, actor: Actor | None) -> Directive:
    """Write the facts into the row, and the keys derived from them."""
    for field in fields(facts):
        setattr(directive, field.name, getattr(facts, field.name))
    directive.number = number_key(facts.number)
    directive.symbol = "".join(facts.symbol.split()).translate(DASHES)
    directive.symbol_key = symbol_key(facts.symbol)
    directive.year = facts.issued_on.year if facts.issued_on else None
    directive.status = status
    directive.search_key = search_key(directive)
    directive.save()
    return directive


def add_parts(directive: Directive, parts: PaperParts) -> None:
    write_tasks(directive, parts.tasks)
    write_addressees(directive, parts.addressees)
    cite(directive, parts.citations)


def write_tasks(directive: Directive, tasks: Sequence[TaskFacts]) -> None:
    directive.tasks.all().delete()
    for position, facts in enumerate(tasks, start=1):
        task = Task.objects.create(
            directive=directive,
            position=position,
            assignee=facts.assignee[:400],
            text=facts.text,
            due_on=facts.due_on,
            due_time=facts.due_time,
            recurrence=facts.recurrence[:120],
            **columns(facts.repeats),
            proofs=" ".join(facts.proofs),
            proofs_required=facts.proofs_required and bool(facts.proofs),
            start=facts.start,
            end=facts.end,
        )
        TaskTarget.objects.bulk_create(TaskTarget(task=task, **_target(one), role=one.role) for one in facts.recipients)


def write_addressees(directive: Directive, addressees: Sequence[AddresseeFacts]) -> None:
    directive.addressees.all().delete()
    for position, facts in enumerate(addressees, start=1):
        line = Addressee.objects.create(directive=directive, kind=facts.kind, position=position, text=facts.text[:300])
        AddresseeTarget.objects.bulk_create(AddresseeTarget(addressee=line, **_target(one)) for one in facts.recipients)


def cite(directive: Directive, citations: Sequence[Citation]) -> list[Directive]:
    """Link the paper to those that it names; the unknown ones become placeholders that a later entry fills."""
    cited = [find_or_cite(one, at=directive.created_at) for one in citations]
    for citation, target in zip(citations, cited, strict=True):
        if citation.kind is LinkKind.ATTACHES:
            # "came with": the letter attaches this paper, and carries it out
            link(target, directive, LinkKind.ATTACHES)
            link(target, directive, LinkKind.IMPLEMENTS)
        else:
            link(directive, target, citation.kind)
        if citation.above is not None:
            link(target, cited[citation.above], LinkKind.IMPLEMENTS)
    return cited


def link(source: Directive, target: Directive, kind: LinkKind) -> None:
    """Note one step of the chain; a step that would close a circle is left out."""
    if source.pk != target.pk and not Link.objects.filter(source=target, target=source, kind=kind).exists():
        Link.objects.get_or_create(source=source, target=target, kind=kind)


def note_cited(directive: Directive, cited: Sequence[Directive]) -> None:
    """The chain of a paper of ours names what its words cite; what it carries out stands there already."""
    links = directive.links.filter(kind=LinkKind.IMPLEMENTS, target__in=cited)
    carried_out = set(links.values_list("target", flat=True))
    for paper in cited:
        if paper.pk not in carried_out:
            link(directive, paper, LinkKind.CITES)


def absorb_placeholders(directive: Directive) -> None:
    """A paper that was cited before it was issued is one paper: its links are carried over, the placeholder goes."""
    same = Directive.objects.like(directive.number, directive.symbol, directive.issued_on)
    if directive.term_from:  # what was cited of an earlier day is of the term before
        same = same.filter(Q(issued_on=None) | Q(issued_on__gte=directive.term_from))
    for placeholder in same.filter(status=Status.CITED, issuer=directive.issuer):
        links = Link.objects.filter(Q(source=placeholder) | Q(target=placeholder))
        for one in links.select_related("source", "target"):
            source, target = (directive if paper == placeholder else paper for paper in (one.source, one.target))
            link(source, target, LinkKind(one.kind))
        links.delete()
        placeholder.delete()


def find_or_cite(citation: Citation, *, at: datetime) -> Directive:
    """The paper that a citation names, or a new placeholder for it."""
    if citation.paper is not None:
        return citation.paper
    system = _system_of(citation)
    facts = PaperFacts(
        system=system,
        doc_type=type_named(citation.type_name, system),
        issuer_name=citation.issuer_name or "(chưa rõ cơ quan)",
        issuer=_issuer_named(citation.issuer_name),
        number=citation.number,
        symbol=citation.symbol,
        issued_on=citation.issued_on,
        subject=citation.subject,
    )
    return known(facts) or create(facts, status=Status.CITED, actor=None, at=at)


def type_named(name: str, system: str) -> DocumentType:
    """The type of that name ("kế hoạch") in that system; a new row for one that the table lacks ("nghị định")."""
    name = vietnamese.squeeze(name).lower() or "công văn"
    return DocumentType.objects.get_or_create(name=name[:1].upper() + name[1:], system=system)[0]


def _system_of(citation: Citation) -> System:
    return System.PARTY if "/" in citation.symbol else System.STATE


def _issuer_named(name: str) -> Unit | None:
    if not name:
        return None
    wanted = vietnamese.fold(name)
    return next((u for u in Unit.objects.named(name)[:20] if wanted in _names(u)), None)


def _names(unit: Unit) -> list[str]:
    return [name.strip() for name in unit.search_key.split(";")]


def _is_same(paper: Directive, facts: PaperFacts) -> bool:
    """Number, symbol and year agree already: the same paper unless issuer and day both speak against it, or the issuers
    are of two places, for the 05/TB-UBND of two communes may well be of one day."""
    if paper.term_from and facts.issued_on and facts.issued_on < paper.term_from:
        return False  # the same number of the term before
    if paper.issuer_id and facts.issuer:
        return paper.issuer_id == facts.issuer.pk
    if of_different_places(paper.issuer_name, facts.issuer_name):
        return False
    if paper.issued_on and paper.issued_on == facts.issued_on:
        return True
    one, other = vietnamese.fold(paper.issuer_name), vietnamese.fold(facts.issuer_name)
    return one in other or other in one or one.startswith("(") or other.startswith("(")


def _target(recipient: Recipient) -> dict[str, object]:
    return {"unit": recipient.unit, "group": recipient.group, "post": recipient.post}
