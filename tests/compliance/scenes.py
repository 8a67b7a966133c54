"""Small scenes of work for the tests of the dashboard, played through the services."""

from datetime import date, datetime, timedelta

from django.core.files.base import ContentFile

from directives.facts import AddresseeFacts, FileFacts, PaperFacts, PaperParts, Recipient, TaskFacts
from directives.models import (
    AddresseeKind,
    Assignment,
    Channel,
    Directive,
    DocumentType,
    FileKind,
    Link,
    LinkKind,
    System,
)
from directives.services import drafts, issuing, work
from directives.services.work import ResultFacts
from tests.world import NOW, TODAY, World, person
from units import services
from units.acting import Actor
from units.models import Branch, Kind, Role, Unit

LATER = NOW + timedelta(days=30)


def day(number: int) -> datetime:
    """The instant so many days after the letter was issued; its deadline is the tenth day."""
    return NOW + timedelta(days=number)


def rows(world: World, directive: Directive) -> dict[str, Assignment]:
    """The letter's assignments by unit: "Tổ dân phố 1" …; the officer's own by his post."""
    found = Assignment.objects.filter(directive=directive).select_related("directive", "unit", "post", "task")
    return {str(row.post or row.unit): row for row in found}


def report(world: World, row: Assignment, at: datetime) -> None:
    """Written down by the clerk, who heard it on the phone."""
    work.report(actor=world.clerk, assignment=row, at=at, note="Đã làm xong.")


def accept(world: World, row: Assignment, at: datetime) -> None:
    work.accept(actor=world.officer, assignment=row, at=at)


def log(world: World, row: Assignment, channel: str = "loa", **figures: int) -> None:
    facts = ResultFacts(Channel.objects.get(code=channel), TODAY, {k.replace("_", "-"): v for k, v in figures.items()})
    work.log_result(actor=world.clerk, assignment=row, facts=facts, at=NOW)


def every_class(world: World) -> Directive:
    """One letter whose rows are of every class on LATER: 1 on time, 1 late, 1 reported and waiting, 1 returned after
    the deadline, 1 received only, 1 withdrawn, 3 offices not even received, and the officer's without a deadline."""
    directive = world.issue()
    row = rows(world, directive)
    hood = [row[f"Tổ dân phố {number}"] for number in range(1, 7)]
    report(world, hood[0], day(9))
    accept(world, hood[0], day(12))
    report(world, hood[1], day(11))
    accept(world, hood[1], day(12))
    report(world, hood[2], day(20))
    report(world, hood[3], day(5))
    work.return_(actor=world.officer, assignment=hood[3], reason="Chưa có ảnh.", at=day(6))
    work.receive(actor=world.head, assignment=hood[4], at=day(1))
    work.withdraw(actor=world.officer, assignment=hood[5], reason="Giao nhầm.", at=day(2))
    return directive


def district_clerk(world: World) -> Actor:
    return person(world.district_unit, "Đặng Thị Mười", "Văn thư", Role.CLERK, "0912000010")


def district_letter(
    world: World, clerk: Actor, to: list[Unit], *, number: str = "1761", due: date | None = None
) -> Directive:
    """The district's own letter to these units."""
    facts = PaperFacts(
        system=System.STATE,
        doc_type=DocumentType.objects.get(name="Công văn", system=System.STATE),
        issuer=world.district_unit,
        issuer_name=world.district_unit.short_name,
        symbol="UBND-VP",
        subject="triển khai Kế hoạch số 145-KH/HU",
    )
    recipients = tuple(Recipient(unit=unit) for unit in to)
    parts = PaperParts(
        tasks=(TaskFacts("Tổ chức triển khai", due_on=due),),
        addressees=(AddresseeFacts(AddresseeKind.TO, "Như trên", recipients),),
    )
    draft = drafts.make(actor=clerk, facts=facts, parts=parts, at=NOW)
    file = FileFacts(FileKind.ISSUED, "cv.pdf", "application/pdf", ContentFile(b"%PDF-1.7 huyen", "cv.pdf"))
    return issuing.issue(actor=clerk, directive=draft, number=number, issued_on=TODAY, file=file, at=NOW)


def carries_out(paper: Directive, above: Directive) -> None:
    Link.objects.create(source=paper, target=above, kind=LinkKind.IMPLEMENTS)


def commune(world: World, name: str) -> Unit:
    """One more commune of the district, with its own area."""
    area = services.open_area(parent=world.district_unit.area, name=name, level="xã")
    return services.open_unit(
        parent=world.district_unit, name=f"Ủy ban nhân dân {name}", short_name=f"UBND {name}",
        branch=Branch.STATE, kind=Kind.AUTHORITY, area=area,
    )  # fmt: skip
