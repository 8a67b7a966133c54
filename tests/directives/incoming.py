"""Papers as a clerk would enter them: the plan 145-KH/HU that came with công văn 1761/UBND-VP."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from django.core.files.base import ContentFile

from directives.facts import Citation, FileFacts, PaperFacts, PaperParts
from directives.models import Directive, DocumentType, FileKind, LinkKind, RegisterEntry, System
from directives.services import papers, registering
from tests.world import NOW, World
from units.acting import Actor

TEXT = "KẾ HOẠCH\nThực hiện Chỉ thị số 28-CT/TW của Bộ Chính trị"


def plan_145(**changes: object) -> PaperFacts:
    facts = PaperFacts(
        system=System.PARTY,
        doc_type=DocumentType.objects.get(name="Kế hoạch", system=System.PARTY),
        issuer_name="Ban Thường vụ Huyện ủy Định Hóa",
        number="145",
        symbol="KH/HU",
        issued_on=date(2024, 3, 27),
        place="Định Hóa",
        subject="Thực hiện Chỉ thị số 28-CT/TW về chăm sóc, giáo dục và bảo vệ trẻ em",
        text=TEXT,
    )
    return replace(facts, **changes)  # type: ignore[arg-type]


def chain_of_145() -> tuple[Citation, ...]:
    """What the plan names (156-KH/TU, which carries out 28-CT/TW), and the letter it came with."""
    committee = "Ban Thường vụ Tỉnh ủy Thái Nguyên"
    up, came = LinkKind.IMPLEMENTS, LinkKind.ATTACHES
    letter = {"issuer_name": "UBND huyện Định Hóa", "issued_on": date(2024, 3, 28), "subject": "về việc triển khai"}
    return (
        Citation(up, "kế hoạch", "156", "KH/TU", issuer_name=committee, issued_on=date(2024, 3, 1), above=1),
        Citation(LinkKind.CITES, "chỉ thị", "28", "CT/TW", issuer_name="Bộ Chính trị", issued_on=date(2023, 12, 25)),
        Citation(came, "công văn", "1761", "UBND-VP", **letter),  # type: ignore[arg-type]
    )


def register(
    actor: Actor,
    facts: PaperFacts | None = None,
    *,
    arrived_on: date = date(2024, 3, 29),
    at: datetime = NOW,
    alone: bool = False,
    another: str = "",
) -> RegisterEntry:
    """Enter the plan in the book of the actor's unit; unless `alone`, with its chain and a stand-in file."""
    scan = FileFacts(FileKind.ORIGINAL, "Kế hoạch 145.pdf", "application/pdf", ContentFile(b"%PDF-1.7 145", "kh.pdf"))
    parts = PaperParts() if alone else PaperParts(citations=chain_of_145(), files=(scan,))
    facts = facts or plan_145()
    return registering.register_incoming(
        actor=actor, facts=facts, parts=parts, arrived_on=arrived_on, at=at, another=another
    )


def letter_below(world: World) -> Directive:
    """The commune's letter that carries out 1761/UBND-VP and sends the plan along; issued."""
    plan = register(world.clerk).directive
    draft = world.draft()
    papers.link(draft, Directive.objects.get(number="1761"), LinkKind.IMPLEMENTS)
    papers.link(draft, plan, LinkKind.ATTACHES)
    return world.issue(draft)
