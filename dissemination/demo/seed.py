"""The papers of spring 2024 as they were: Kế hoạch 145-KH/HU that came with công văn 1761/UBND-VP, and Chợ Chu's own
công văn. What they say is read from their texts by the project's reader; only what a clerk would correct is corrected.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from django.conf import settings
from django.core.files.base import ContentFile

from directives.facts import Citation, FileFacts, PaperFacts, PaperParts, Recipient, TaskFacts
from directives.models import Directive, DocumentType, FileKind, LinkKind, System
from directives.services import registering
from dissemination.demo.desk import Words, group, moment, unit
from dissemination.demo.people import Cast
from dissemination.demo.places import CHO_CHU, Places
from intake.reading import Citation as Cited
from intake.reading import Reading, read
from units.models import Unit

PAPERS = settings.BASE_DIR / "directives" / "demo" / "papers"
PLAN, LETTER = "ke-hoach-145-kh-hu.txt", "cong-van-cho-chu.txt"
ARRIVED = date(2024, 3, 29)
ISSUED = date(2024, 4, 9)
NUMBER = 42
# The printed paper names no deadline; the clerk of the demo gave the second task this one.
DUE = date(2024, 4, 26)


def register(places: Places, cast: Cast) -> tuple[Directive, Directive]:
    """The two papers in the book of Chợ Chu: the công văn of the district, and the plan that it sent along."""
    at = moment(ARRIVED, 8, 30)
    covering = registering.register_incoming(
        actor=cast.clerk,
        facts=_covering_facts(places.district),
        parts=PaperParts(),
        arrived_on=ARRIVED,
        at=at,
        handler="Công chức Văn hóa - xã hội",
    )
    text = (PAPERS / PLAN).read_text(encoding="utf-8")
    reading = read(text)
    plan = registering.register_incoming(
        actor=cast.clerk,
        facts=_plan_facts(text, reading, places.district_party),
        parts=_plan_parts(text, reading),
        arrived_on=ARRIVED,
        at=at,
        handler="Công chức Văn hóa - xã hội",
        note="Kèm công văn 1761/UBND-VP",
    )
    return covering.directive, plan.directive


def letter(places: Places, cast: Cast) -> Words:
    """Chợ Chu's công văn: the words of the draft, in the form that the decree asks for."""
    text = (PAPERS / LETTER).read_text(encoding="utf-8")
    reading = read(text)
    both = [*group(places.groups["offices"]), *group(places.groups["neighbourhoods"])]
    targets: list[list[Recipient]] = [[Recipient(post=cast.officer.post)], both]
    tasks = [
        TaskFacts(text=task.text.value, assignee=task.assignee.value if task.assignee else "", recipients=whom)
        for task, whom in zip(reading.tasks, targets, strict=True)
    ]
    lines = [found.value for found in reading.recipients or ()]
    party = unit(places.party[CHO_CHU])
    return Words(
        symbol="UBND-VHXH",
        subject=reading.subject.value if reading.subject else "",
        opening=_paragraph(text, "Thực hiện công văn"),
        tasks=[tasks[0], replace(tasks[1], due_on=DUE)],
        closing=f"{_paragraph(text, '(Có Kế hoạch')}\n{_paragraph(text, 'Đề nghị các ban ngành')}",
        to=[
            (f"{lines[0]};", group(places.groups["offices"])),
            (f"{lines[1]}.", group(places.groups["neighbourhoods"])),
        ],
        copies=[
            ("Như trên;", ()),
            ("Đảng ủy, TT HĐND;", party),
            ("Ban Tuyên giáo Đảng ủy;", unit(places.party_propaganda)),
            ("Lãnh đạo UBND;", ()),
            ("Lưu: VT, VHXH.", ()),
        ],
    )


def _covering_facts(district: Unit) -> PaperFacts:
    """Công văn 1761/UBND-VP as far as the papers name it; its text is not among them."""
    return PaperFacts(
        system=System.STATE,
        doc_type=DocumentType.objects.get(name="Công văn", system=System.STATE),
        issuer=district,
        issuer_name="UBND huyện Định Hóa",
        number="1761",
        symbol="UBND-VP",
        issued_on=date(2024, 3, 28),
        place="Định Hóa",
        subject="triển khai thực hiện Kế hoạch số 145-KH/HU, ngày 27/3/2024 của Ban Thường vụ Huyện ủy",
    )


def _plan_facts(text: str, reading: Reading, issuer: Unit) -> PaperFacts:
    values = {name: found.value for name in _READ if (found := getattr(reading, name))}
    return PaperFacts(
        system=System.PARTY,
        doc_type=DocumentType.objects.get(name="Kế hoạch", system=System.PARTY),
        issuer=issuer,
        issuer_name="Ban Thường vụ Huyện ủy Định Hóa",
        number=values["number"],
        symbol=values["symbol"],
        issued_on=date.fromisoformat(values["date"]),
        place=values["place"],
        subject=values["subject"],
        signer_authority=values["signer_authority"],
        signer_title=values["signer_position"],
        signer_name=values["signer_name"],
        text=text,
        reading=reading.to_json(),
    )


_READ = ("number", "symbol", "date", "place", "subject", "signer_authority", "signer_position", "signer_name")


def _plan_parts(text: str, reading: Reading) -> PaperParts:
    tasks = [
        TaskFacts(
            text=block.text.value,
            assignee=block.assignee.value if block.assignee else "",
            recurrence=next((task.recurrence.value for task in block.tasks if task.recurrence), ""),
            start=block.text.spans[0][0],
            end=block.text.spans[-1][1],
        )
        for block in reading.blocks
    ]
    cited = [_citation(one, direct=not one.nested) for one in reading.basis]
    along = Citation(LinkKind.ATTACHES, "công văn", "1761", "UBND-VP", "UBND huyện Định Hóa", date(2024, 3, 28))
    file = ContentFile(text.encode(), PLAN)
    files = [FileFacts(FileKind.ORIGINAL, PLAN, "text/plain; charset=utf-8", file)]
    return PaperParts(tasks=tasks, citations=[*cited, along], files=files)


def _citation(cited: Cited, *, direct: bool) -> Citation:
    number, _, symbol = (cited.number_symbol or "").partition("-")
    return Citation(
        kind=LinkKind.IMPLEMENTS if direct else LinkKind.CITES,
        type_name=cited.type or "",
        number=number,
        symbol=symbol,
        issuer_name=cited.issuer or "",
        issued_on=date.fromisoformat(cited.date) if cited.date else None,
        subject=SUBJECTS.get(cited.number_symbol or "", ""),
        above=cited.implements,
    )


_CHILDREN = (
    "tăng cường công tác chăm sóc, giáo dục và bảo vệ trẻ em đáp ứng yêu cầu phát triển đất nước phồn vinh, hạnh phúc"
)
SUBJECTS = {
    "156-KH/TU": f"Thực hiện Chỉ thị số 28-CT/TW, ngày 25/12/2023 của Bộ Chính trị về {_CHILDREN}",
    "28-CT/TW": f"về {_CHILDREN}",
}


def _paragraph(text: str, beginning: str) -> str:
    """The paragraph of the draft that begins so, as one line."""
    return next(" ".join(part.split()) for part in text.split("\n\n") if part.strip().startswith(beginning))
