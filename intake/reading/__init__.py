"""What does this paper say? A pure pipeline: clean → zones → fields → references → tasks → doubts."""

from dataclasses import replace

from intake.reading.clean import Letters, clean
from intake.reading.doubts import doubts_of, of_unread_pages
from intake.reading.enclosures import attached
from intake.reading.foot import Foot, read_foot
from intake.reading.front import Front, read_front
from intake.reading.grounds import grounds_of
from intake.reading.header import Header, read_header
from intake.reading.lines import Item, items_of
from intake.reading.papers import split_papers
from intake.reading.promulgated import plan_behind
from intake.reading.result import AskedTask, Block, Citation, Doubt, Found, Reading
from intake.reading.table import read_tables
from intake.reading.tasks import read_tasks
from intake.reading.zones import Zones, zones_of

__all__ = ["AskedTask", "Block", "Citation", "Doubt", "Found", "Reading", "read", "split_papers"]


def read(text: str) -> Reading:
    """Read one paper. Every span is a range of `text` itself; nothing raises, what is not found is None."""
    letters = clean(text)
    zones = zones_of(letters)
    header = read_header(letters, zones)
    front = read_front(letters, zones, header)
    foot = read_foot(letters, zones, front.body_from)
    body = items_of(letters, zones.lines[front.body_from : max(foot.body_to, front.body_from)])
    reading = _assembled(letters, zones, header, front, foot, body)
    return replace(reading, doubts=doubts_of(reading, header, foot) + of_unread_pages(text))


def _assembled(letters: Letters, zones: Zones, header: Header, front: Front, foot: Foot, body: list[Item]) -> Reading:
    tasks = _tasks(letters, zones, header, front, foot, body)
    start, end = (body[0].start, body[-1].end) if body else (0, 0)
    return Reading(
        issuer_parent=header.issuer_parent,
        issuer=header.issuer or front.issuer,
        number=header.number,
        symbol=header.symbol,
        doc_type=front.doc_type,
        place=header.place,
        date=header.date,
        subject=front.subject,
        recipients=front.recipients,
        basis=grounds_of(letters, body),
        tasks=tasks,
        archive_list=foot.archive_list,
        signer_authority=foot.authority,
        signer_position=foot.position,
        signer_name=foot.name,
        system=header.system,
        urgency=header.urgency,
        attachments=attached(letters, start, end),
    )


def _tasks(
    letters: Letters, zones: Zones, header: Header, front: Front, foot: Foot, body: list[Item]
) -> tuple[AskedTask, ...]:
    issued = header.date.value if header.date else None
    kind = front.doc_type.value if front.doc_type else ""
    if kind == "tờ trình":  # it asks a superior to decide and orders nobody
        return ()
    own = header.issuer.value if header.issuer else ""
    told = read_tasks(letters, body, issued, addressed=front.recipients is not None, issuer=own)
    if plan := plan_behind(letters, zones.lines, foot.body_to):
        after = max((task.block for task in told), default=-1) + 1
        told += tuple(
            replace(task, block=task.block + after)
            for task in read_tasks(letters, plan, issued, addressed=False, issuer=own)
        )
    if kind == "giấy mời":  # who is invited is told nothing, unless to prepare something by a day
        told = tuple(task for task in told if task.deadline and task.assignee)
    return told + read_tables(letters, zones.lines, issued, max((task.block for task in told), default=-1) + 1)
