"""A house with very many units, for the benches: made past the services, by the database itself."""

from __future__ import annotations

import contextlib
import os
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tests import servers

COMMUNE = 29  # a commune and its neighbourhoods: how many neighbourhoods each

FROM = 1000


@dataclass
class House:
    """The province's office, its clerk and officer, and groups of so many of its units."""

    office: Any
    clerk: Any
    officer: Any
    groups: dict[int, Any]


@contextlib.contextmanager
def phase(doing: str) -> Iterator[None]:
    """Says how long it took, so that whoever waits knows for what."""
    began = time.perf_counter()
    yield
    print(f"{doing}: {time.perf_counter() - began:.1f} s", flush=True)


@contextlib.contextmanager
def house(count: int, *sizes: int) -> Iterator[House]:
    """On a PostgreSQL and a broker of its own, with `count` units that have a head each, and a group of each size."""
    with servers.postgres() as url, servers.redis() as broker:
        os.environ["DATABASE_URL"] = url
        os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
        import django

        django.setup()
        from django.core.management import call_command
        from django.db import connection

        from dissemination.celery import app

        app.conf.broker_url = broker
        with phase("tables made"):
            call_command("migrate", verbosity=0)
        with phase(f"{count:,} units with a head each made"):
            filled = _filled(count, sizes)
        yield filled
        connection.close()


def _filled(count: int, sizes: tuple[int, ...]) -> House:
    from django.db.models import F, TextField, Value
    from django.db.models.functions import Concat

    from audit.inserting import insert_selected
    from tests.world import person
    from units import services
    from units.models import Membership, Post, RecipientGroup, Role, Unit, User

    office = services.open_unit(
        parent=None, name="UBND tỉnh", short_name="UBND tỉnh", branch="state", kind="authority", symbol="UBND"
    )
    _open_units(office, count)
    units = Unit.objects.filter(pk__gte=FROM).order_by("pk")
    name, address = Value("n"), Value("@example.vn")
    text = {"output_field": TextField()}
    words = {"username": Concat(name, "pk", **text), "email": Concat(name, "pk", address, **text)}
    insert_selected(User, units, id=F("pk"), password="!", full_name=F("name"), **words)
    insert_selected(Post, units, id=F("pk"), unit=F("pk"), name="Trưởng xóm", role="head")
    insert_selected(Membership, units, user=F("pk"), post=F("pk"))
    groups = {size: RecipientGroup.objects.create(owner=office, name=f"{size} đơn vị") for size in sizes}
    for size, group in groups.items():
        _fill_group(group, units.filter(pk__lt=FROM + size))
    run("SELECT setval('units_unit_id_seq', 10000000), setval('units_user_id_seq', 10000000)")
    run("SELECT setval('units_post_id_seq', 10000000)")
    clerk = person(office, "Lê Thị Hoa", "Văn thư", Role.CLERK, "0912000001")
    officer = person(office, "Ma Văn Hùng", "Chuyên viên", Role.OFFICER, "0912000002")
    run("VACUUM ANALYZE")
    return House(office, clerk, officer, groups)


def _open_units(office: Any, count: int) -> None:
    """Communes, each with its neighbourhoods after it."""
    from audit.inserting import insert_columns
    from units.models import Unit

    keys = range(FROM, FROM + count)
    heads = [key - (key - FROM) % (COMMUNE + 1) for key in keys]
    above = [office.pk if key == head else head for key, head in zip(keys, heads, strict=True)]
    names = [f"{'Xã' if key == head else 'Xóm'} {key}" for key, head in zip(keys, heads, strict=True)]
    paths = [
        f"{office.path}{head}/" + (f"{key}/" if key != head else "") for key, head in zip(keys, heads, strict=True)
    ]
    kinds = ["authority" if key == head else "neighbourhood" for key, head in zip(keys, heads, strict=True)]
    columns = {"id": keys, "path": paths, "name": names, "short_name": names, "parent": above, "kind": kinds}
    insert_columns(Unit, columns, branch="state")


def _fill_group(group: Any, units: Any) -> None:
    from django.db.models import F

    from audit.inserting import insert_selected
    from units.models import GroupMember

    place = (F("pk") - FROM) % 30_000  # a small number is all that a place may be
    insert_selected(GroupMember, units, group=group.pk, unit=F("pk"), position=place)


def run(statement: str, given: dict[str, Any] | None = None) -> None:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(statement, given)


def draft(house: House, size: int) -> Any:
    """A letter with one task for the group of that size."""
    from datetime import timedelta

    from django.utils import timezone

    from directives.facts import AddresseeFacts, PaperFacts, PaperParts, Recipient, TaskFacts
    from directives.models import AddresseeKind, DocumentType
    from directives.services import drafts

    at = timezone.now()
    group = (Recipient(group=house.groups[size]),)
    facts = PaperFacts(
        system="state",
        doc_type=DocumentType.objects.get(name="Công văn", system="state"),
        issuer=house.office,
        issuer_name=str(house.office),
        symbol="UBND-VX",
        place="Thái Nguyên",
        subject="tuyên truyền Kế hoạch số 145-KH/HU",
    )
    parts = PaperParts(
        tasks=(TaskFacts("Tuyên truyền trên loa truyền thanh", due_on=(at + timedelta(days=10)).date()),),
        addressees=(AddresseeFacts(AddresseeKind.TO, "Các đơn vị", group),),
    )
    return drafts.make(actor=house.clerk, facts=facts, parts=parts, at=at)


def issue(house: House, directive: Any, number: int) -> Any:
    """Through the service, with a stand-in file."""
    from django.core.files.base import ContentFile
    from django.utils import timezone

    from directives.facts import FileFacts
    from directives.models import FileKind
    from directives.services import issuing

    at = timezone.now()
    file = FileFacts(FileKind.ISSUED, "cv.pdf", "application/pdf", ContentFile(b"%PDF-1.7 bench", "cv.pdf"))
    day = timezone.localdate(at)
    return issuing.issue(actor=house.clerk, directive=directive, number=str(number), issued_on=day, file=file, at=at)
