"""Can the two golden papers be written from an empty editor exactly as they were issued?"""

from datetime import date

import pytest

from directives.models import DocumentType
from dispatches import drafting
from dispatches.composing import current
from dispatches.models import Letter
from dispatches.names import Names
from dispatches.services import letters
from tests.dispatches.letters import CHO_CHU
from tests.dispatches.party_plan import FILE, PLAN_145
from tests.dispatches.test_pages import as_, form_of, url
from tests.dispatches.test_party_letters import committee  # noqa: F401 a fixture
from tests.world import NOW, TODAY

pytestmark = pytest.mark.django_db


def empty(world, name: str, system: str, subject: str) -> Letter:
    kind = DocumentType.objects.get(name=name, system=system)
    draft = drafting.blank(world.clerk, kind, subject, Names(world.clerk.unit, on=TODAY))
    return letters.start(actor=world.clerk, facts=draft.facts, parts=draft.parts, wording=draft.wording, at=NOW)


def rows(name: str, lines: tuple[str, ...]) -> dict[str, str]:
    typed = {f"{name}-{at}-text": text for at, text in enumerate(lines)} | {
        f"{name}-{at}-to": "" for at in range(len(lines))
    }
    return typed | {f"{name}-TOTAL_FORMS": str(len(lines))}


def test_the_letter_of_the_commune(world):
    row, client = empty(world, "Công văn", "state", CHO_CHU.subject), as_(world.clerk)
    typed = form_of(client, row) | rows("to", CHO_CHU.recipients) | rows("copy", CHO_CHU.distribution)
    typed |= {"symbol": CHO_CHU.symbol, "opening": CHO_CHU.opening[0], "closing": "\n".join(CHO_CHU.closing)}
    typed |= {"task-TOTAL_FORMS": "2"}
    for at, task in enumerate(CHO_CHU.tasks):
        typed |= {f"task-{at}-assignee": task.heading, f"task-{at}-text": "\n".join(task.paragraphs)}
    assert client.post(url("edit", row), typed).status_code == 302
    content = current(Letter.objects.with_papers().get(pk=row.pk)).content(on=date(2024, 4, 9))
    for part in (
        "subject",
        "recipients",
        "opening",
        "tasks",
        "closing",
        "distribution",
        "authority",
        "position",
        "signer",
    ):
        assert getattr(content, part) == getattr(CHO_CHU, part), part


def test_the_plan_of_the_committee_pasted_as_it_was_issued(committee):  # noqa: F811
    """Its text from "Thực hiện Kế hoạch số 156" to the end goes into one field; the italics are between stars."""
    row, client = empty(committee, "Kế hoạch", "party", PLAN_145.subject), as_(committee.clerk)
    assert "*Chỉ thị số 28-CT/TW*" in FILE.read_text(encoding="utf-8")
    text = [*PLAN_145.opening, *(line for part in PLAN_145.sections for line in _as_issued(part))]
    typed = form_of(client, row) | rows("copy", PLAN_145.distribution) | {"sections": "\n".join(text)}
    assert client.post(url("edit", row), typed).status_code == 302
    content = current(Letter.objects.with_papers().get(pk=row.pk)).content(on=date(2024, 3, 27))
    for part in ("subject", "opening", "sections", "distribution"):
        assert getattr(content, part) == getattr(PLAN_145, part), part


def _as_issued(part) -> list[str]:
    """The lines of a division, with any number: the form counts them itself."""
    number = {"roman": "I.", "item": "1."}[part.level]
    first, *rest = (part.heading, *part.paragraphs) if part.heading else part.paragraphs
    return [f"{number} {first}", *rest]
