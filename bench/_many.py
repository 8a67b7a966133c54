"""A house with very many units, for the benches: made past the services, by the database itself."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tests import servers

COMMUNE = 29  # a commune and its neighbourhoods: how many neighbourhoods each

UNITS = """
INSERT INTO units_unit (id, path, name, short_name, branch, kind, parent_id, symbol, letterhead_parent, letterhead,
                        place, aliases, is_simulated, search_key)
SELECT %(from)s + n,
       CASE WHEN n %% %(each)s = 0 THEN %(above)s || '/' || (%(from)s + n) || '/'
            ELSE %(above)s || '/' || (%(from)s + n - n %% %(each)s) || '/' || (%(from)s + n) || '/' END,
       CASE WHEN n %% %(each)s = 0 THEN 'Xã ' ELSE 'Xóm ' END || n,
       CASE WHEN n %% %(each)s = 0 THEN 'Xã ' ELSE 'Xóm ' END || n,
       'state', CASE WHEN n %% %(each)s = 0 THEN 'authority' ELSE 'neighbourhood' END,
       CASE WHEN n %% %(each)s = 0 THEN %(above)s ELSE %(from)s + n - n %% %(each)s END,
       '', '', '', '', '', false, 'xom ' || n
FROM generate_series(0, %(count)s - 1) n
"""
PEOPLE = """
INSERT INTO units_user (id, password, is_superuser, username, full_name, email, is_active, is_staff, is_demo)
SELECT id, '!', false, 'n' || id, 'Người ' || id, 'n' || id || '@example.vn', true, false, false
FROM units_unit WHERE id > %(from)s - 1
"""
POSTS = """
INSERT INTO units_post (id, unit_id, name, role, aliases, signing_authority, signing_title)
SELECT id, id, 'Trưởng xóm', 'head', '', '', '' FROM units_unit WHERE id > %(from)s - 1
"""
HELD = """
INSERT INTO units_membership (user_id, post_id) SELECT id, id FROM units_unit WHERE id > %(from)s - 1
"""
MEMBERS = """
INSERT INTO units_groupmember (group_id, unit_id, position)
SELECT %(group)s, id, (id - %(from)s) %% 30000 FROM units_unit WHERE id BETWEEN %(from)s AND %(from)s + %(size)s - 1
"""
FROM = 1000


@dataclass
class House:
    """The province's office, its clerk and officer, and groups of so many of its units."""

    office: Any
    clerk: Any
    officer: Any
    groups: dict[int, Any]


@contextlib.contextmanager
def house(count: int, *sizes: int) -> Iterator[House]:
    """On a PostgreSQL of its own, with `count` units that have a head each, and a group of each size."""
    with servers.postgres() as url:
        os.environ["DATABASE_URL"] = url
        os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
        import django

        django.setup()
        from django.core.management import call_command
        from django.db import connection

        call_command("migrate", verbosity=0)
        yield _filled(count, sizes)
        connection.close()


def _filled(count: int, sizes: tuple[int, ...]) -> House:
    from tests.world import person
    from units import services
    from units.models import RecipientGroup, Role

    office = services.open_unit(
        parent=None, name="UBND tỉnh", short_name="UBND tỉnh", branch="state", kind="authority", symbol="UBND"
    )
    given = {"from": FROM, "count": count, "each": COMMUNE + 1, "above": office.pk}
    for statement in (UNITS, PEOPLE, POSTS, HELD):
        run(statement, given)
    groups = {size: RecipientGroup.objects.create(owner=office, name=f"{size} đơn vị") for size in sizes}
    for size, group in groups.items():
        run(MEMBERS, {**given, "group": group.pk, "size": size})
    run("SELECT setval('units_unit_id_seq', 10000000), setval('units_user_id_seq', 10000000)")
    run("SELECT setval('units_post_id_seq', 10000000)")
    clerk = person(office, "Lê Thị Hoa", "Văn thư", Role.CLERK, "0912000001")
    officer = person(office, "Ma Văn Hùng", "Chuyên viên", Role.OFFICER, "0912000002")
    run("ANALYZE")
    return House(office, clerk, officer, groups)


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
