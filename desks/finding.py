"""Find a paper, a unit or a piece of work by words, whatever their accents; only what the person may see."""

from __future__ import annotations

from dataclasses import dataclass

from directives.models import Assignment, Directive
from units.acting import Actor
from units.models import Unit

MOST = 20


@dataclass(frozen=True)
class Found:
    """At most MOST rows of each kind."""

    papers: list[Directive]
    units: list[Unit]
    work: list[Assignment]

    def __bool__(self) -> bool:
        return bool(self.papers or self.units or self.work)


def find(actor: Actor, words: str) -> Found:
    papers = Directive.objects.visible_to(actor.user).search(words).select_related("doc_type", "issuer")
    units = Unit.objects.known_to(actor.unit).named(words).select_related("area")
    named = Assignment.objects.filter(directive__in=Directive.objects.search(words)) | Assignment.objects.filter(
        unit__in=Unit.objects.named(words)
    )
    work = Assignment.objects.visible_to(actor.user).filter(pk__in=named.values("pk")).with_papers().by_urgency()
    return Found(list(papers[:MOST]), list(units[:MOST]), list(work[:MOST]))
