"""A small named world for tests, built through the services: one district, two communes, and who works there.

world = build()
world.clerk      Lê Thị Hoa, văn thư of UBND thị trấn Chợ Chu          (an Actor: user + post)
world.officer    Ma Văn Hùng, công chức Văn hóa - xã hội, the same UBND
world.deputy     Nguyễn Trung Kiên, phó chủ tịch, the same UBND
world.head       Trần Văn Sáu, tổ trưởng Tổ dân phố 5
world.neighbour  Lý Thị Bảy, tổ trưởng Tổ dân phố 6
world.district   Hoàng Minh Đức, chuyên viên of UBND huyện Định Hóa
world.stranger   Nông Văn Tám, văn thư of UBND xã Phúc Chu, the next commune
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.core.files.base import ContentFile
from django.utils import timezone

from directives.facts import AddresseeFacts, FileFacts, PaperFacts, PaperParts, Recipient, TaskFacts
from directives.models import AddresseeKind, Assignment, Directive, DocumentType, FileKind, System
from directives.services import drafts, issuing
from jobs import queue
from jobs.models import Job
from units import services
from units.acting import Actor
from units.models import Area, Branch, GroupMember, Kind, Membership, Post, RecipientGroup, Role, Unit, User

PASSWORD = "mat-khau-thu-nghiem"
NOW = timezone.make_aware(datetime(2024, 4, 9, 9, 0))
TODAY = date(2024, 4, 9)


@dataclass
class World:
    district_unit: Unit
    commune: Unit
    next_commune: Unit
    neighbourhoods: list[Unit]
    offices: list[Unit]
    all_neighbourhoods: RecipientGroup
    all_offices: RecipientGroup
    clerk: Actor
    officer: Actor
    deputy: Actor
    head: Actor
    neighbour: Actor
    district: Actor
    stranger: Actor

    def draft(self, **changes: object) -> Directive:
        """The commune's letter: one task for the officer's post, one for both groups, copied to nobody."""
        return make_draft(self, **changes)

    def issue(self, directive: Directive | None = None, *, number: str = "42", at: datetime = NOW) -> Directive:
        """Issue it past `dispatches`: the bare service, with a stand-in file."""
        directive = directive or self.draft()
        file = FileFacts(FileKind.ISSUED, "cv.pdf", "application/pdf", ContentFile(b"%PDF-1.7 test", "cv.pdf"))
        day = timezone.localdate(at)
        return issuing.issue(actor=self.clerk, directive=directive, number=number, issued_on=day, file=file, at=at)

    def assignment_of(self, actor: Actor) -> Assignment:
        return Assignment.objects.select_related("directive", "unit", "post", "task").get(
            unit=actor.unit, post=actor.post if actor == self.officer else None
        )


def plan_letters() -> None:
    """What a worker does a moment after papers were issued: it plans the mails."""
    for job in Job.objects.filter(kind="reminders.letters", state="waiting"):
        assert queue.perform(job.pk, now=timezone.now)


def build(neighbourhoods: int = 6) -> World:
    tinh = services.open_area(parent=None, name="tỉnh Thái Nguyên", level="tỉnh", code="19")
    huyen = services.open_area(parent=tinh, name="huyện Định Hóa", level="huyện")
    cho_chu = services.open_area(parent=huyen, name="thị trấn Chợ Chu", level="thị trấn")
    phuc_chu = services.open_area(parent=huyen, name="xã Phúc Chu", level="xã")
    ubnd_huyen = _authority(None, huyen, "huyện Định Hóa")
    commune = _authority(ubnd_huyen, cho_chu, "thị trấn Chợ Chu")
    next_commune = _authority(ubnd_huyen, phuc_chu, "xã Phúc Chu")
    hoods = [_neighbourhood(commune, cho_chu, n) for n in range(1, neighbourhoods + 1)]
    offices = [_office(commune, cho_chu, name) for name in ("Công an thị trấn", "Trạm Y tế thị trấn")]
    offices.append(_union(cho_chu, "Hội Liên hiệp Phụ nữ thị trấn"))
    return World(
        district_unit=ubnd_huyen,
        commune=commune,
        next_commune=next_commune,
        neighbourhoods=hoods,
        offices=offices,
        all_neighbourhoods=_group(commune, "Các tổ dân phố", hoods),
        all_offices=_group(commune, "Các ban ngành, đoàn thể", offices),
        clerk=person(commune, "Lê Thị Hoa", "Văn thư", Role.CLERK, "0912000001"),
        officer=person(commune, "Ma Văn Hùng", "Công chức Văn hóa - xã hội", Role.OFFICER, "0912000002"),
        deputy=person(commune, "Nguyễn Trung Kiên", "Phó Chủ tịch", Role.LEADER, "0912000003"),
        head=person(hoods[4], "Trần Văn Sáu", "Tổ trưởng", Role.HEAD, "0912000004"),
        neighbour=person(hoods[5], "Lý Thị Bảy", "Tổ trưởng", Role.HEAD, "0912000005"),
        district=person(ubnd_huyen, "Hoàng Minh Đức", "Chuyên viên", Role.OFFICER, "0912000006"),
        stranger=person(next_commune, "Nông Văn Tám", "Văn thư", Role.CLERK, "0912000007"),
    )


def person(unit: Unit, name: str, post_name: str, role: Role, phone: str) -> Actor:
    user = User.objects.create_user(f"nguoi{phone[-3:]}", PASSWORD, full_name=name, phone=phone)
    user.email = f"{user.username}@example.vn"
    user.save(update_fields=["email"])
    post, _ = Post.objects.get_or_create(unit=unit, name=post_name, defaults={"role": role})
    if role == Role.LEADER:
        post.signing_authority, post.signing_title = "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"
        post.save()
    Membership.objects.create(user=user, post=post)
    return Actor(user, post)


def make_draft(world: World, *, due_on: date | None = date(2024, 4, 19), subject: str = "") -> Directive:
    facts = PaperFacts(
        system=System.STATE,
        doc_type=DocumentType.objects.get(name="Công văn", system=System.STATE),
        issuer=world.commune,
        issuer_name=world.commune.short_name,
        symbol="UBND-VHXH",
        place="Chợ Chu",
        subject=subject or "tuyên truyền Kế hoạch số 145-KH/HU",
        signer_authority="KT. CHỦ TỊCH",
        signer_title="PHÓ CHỦ TỊCH",
        signer_name="Nguyễn Trung Kiên",
    )
    both = (Recipient(group=world.all_offices), Recipient(group=world.all_neighbourhoods))
    tasks = (
        TaskFacts("Tuyên truyền trên trang thông tin điện tử", recipients=(Recipient(post=world.officer.post),)),
        TaskFacts("Tuyên truyền trên loa truyền thanh, nhóm Zalo", due_on=due_on, recipients=both),
    )
    addressees = (
        AddresseeFacts(AddresseeKind.TO, "Các ban ngành, đoàn thể", (Recipient(group=world.all_offices),)),
        AddresseeFacts(AddresseeKind.TO, "Các tổ dân phố", (Recipient(group=world.all_neighbourhoods),)),
    )
    return drafts.make(actor=world.clerk, facts=facts, parts=PaperParts(tasks=tasks, addressees=addressees), at=NOW)


def party(world: World) -> Unit:
    """Huyện ủy Định Hóa, of the same area as the district's UBND; built where a test wants it."""
    return services.open_unit(
        parent=None,
        name="Huyện ủy Định Hóa",
        short_name="Huyện ủy Định Hóa",
        branch=Branch.PARTY,
        kind=Kind.AUTHORITY,
        area=world.district_unit.area,
        symbol="HU",
    )


def _authority(parent: Unit | None, area: Area, place: str) -> Unit:
    return services.open_unit(
        parent=parent,
        name=f"Ủy ban nhân dân {place}",
        short_name=f"UBND {place}",
        branch=Branch.STATE,
        kind=Kind.AUTHORITY,
        area=area,
        symbol="UBND",
        letterhead=f"ỦY BAN NHÂN DÂN|{place.upper()}",
        place=place.split(" ", 2)[-1] if place.startswith("thị trấn") else place.split(" ", 1)[-1],
    )


def _neighbourhood(parent: Unit, area: Area, number: int) -> Unit:
    place = services.open_area(parent=area, name=f"Tổ dân phố {number}", level="tổ dân phố")
    name = f"Tổ dân phố {number}"
    return services.open_unit(
        parent=parent, name=name, short_name=name, branch=Branch.STATE, kind=Kind.NEIGHBOURHOOD, area=place
    )


def _office(parent: Unit, area: Area, name: str) -> Unit:
    return services.open_unit(
        parent=parent, name=name, short_name=name, branch=Branch.STATE, kind=Kind.OFFICE, area=area
    )


def _union(area: Area, name: str) -> Unit:
    return services.open_unit(
        parent=None, name=name, short_name=name, branch=Branch.FRONT, kind=Kind.ORGANISATION, area=area
    )


def _group(owner: Unit, name: str, units: list[Unit]) -> RecipientGroup:
    group = RecipientGroup.objects.create(owner=owner, name=name)
    GroupMember.objects.bulk_create(GroupMember(group=group, unit=u, position=n) for n, u in enumerate(units))
    return group
