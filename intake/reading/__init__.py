"""What does this paper say? A pure pipeline: clean → zones → fields → references → tasks → doubts."""

from dataclasses import replace
from itertools import takewhile

from intake.reading.clean import Letters, clean
from intake.reading.doubts import doubts_of, of_unread_pages
from intake.reading.enclosures import attached
from intake.reading.foot import Foot, read_foot
from intake.reading.front import Front, read_front
from intake.reading.header import Header, read_header
from intake.reading.lines import Item, Level, items_of
from intake.reading.papers import split_papers
from intake.reading.patterns import phrase
from intake.reading.promulgated import plan_behind
from intake.reading.references import cited
from intake.reading.result import AskedTask, Block, Citation, Doubt, Found, Reading
from intake.reading.sections import duties
from intake.reading.table import read_tables
from intake.reading.tasks import read_tasks
from intake.reading.zones import Zones, zones_of

__all__ = ["AskedTask", "Block", "Citation", "Doubt", "Found", "Reading", "read", "split_papers"]

_LONGEST_PREAMBLE = 12
_DESCRIBES = phrase(
    r"\b(?:ton tai|han che|bat cap|vi pham|thieu sot|khuyet diem|yeu kem|kho khan|nguyen nhan|ket qua)"
    r"(?: [^.;:,]{0,20})?,? (?:nhu )?sau\s*:\Z"
)
_LEADS_IN = phrase(r"\b(?:nhu sau|yeu cau|chi dao|y kien|thong bao|ket luan)\s*:\Z")
# "Ngày 31/8, Đảng ủy đã ban hành Thông tri số …": what a paper tells is no ground.
_NARRATED = phrase(r"\W*(?:vao )?ngay \d{1,2}[^;.]{3,160}?\b(?:ban hanh|co(?! cong van| van ban| cong dien))\b")


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
        basis=_basis(letters, body),
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
    if plan := _promulgated(letters, zones, foot):
        after = max((task.block for task in told), default=-1) + 1
        told += tuple(
            replace(task, block=task.block + after)
            for task in read_tasks(letters, plan, issued, addressed=False, issuer=own)
        )
    if kind == "giấy mời":  # who is invited is told nothing, unless to prepare something by a day
        told = tuple(task for task in told if task.deadline and task.assignee)
    return told + read_tables(letters, zones.lines, issued, max((task.block for task in told), default=-1) + 1)


def _promulgated(letters: Letters, zones: Zones, foot: Foot) -> list[Item]:
    """The items of the plan behind the signature, when it has a section that assigns duties."""
    first = plan_behind(letters, zones.lines, foot.body_to)
    items = items_of(letters, zones.lines[first:]) if first is not None else []
    return items if duties(letters, items) is not None else []


def _preamble(body: list[Item]) -> list[Item]:
    """What stands before the first numbered item: Căn cứ, Thực hiện and the sentence that leads in."""
    first = next((i for i, item in enumerate(body) if item.level <= Level.LETTER), len(body))
    return body[: min(first, _LONGEST_PREAMBLE)]


def _stands_in(letters: Letters, each: Citation, item: Item) -> bool:
    (start, _), (first, last) = each.spans[0], letters.span(item.start, item.end)
    return first <= start < last


def _lead_in_end(letters: Letters, preamble: list[Item]) -> int | None:
    """Where "… có ý kiến như sau:" ends: what the answer itself cites below is no ground."""
    leads = (
        item.end
        for item in preamble
        if _LEADS_IN.search(letters.plain, item.start, item.end)
        and not _DESCRIBES.search(letters.plain, item.start, item.end)  # "… còn một số tồn tại như sau:"
    )
    return next(leads, None)


def _carries_out(letters: Letters, item: Item) -> bool:
    """ "1. Thực hiện Kế hoạch số …"; a lettered or listed duty that begins so is no ground of the paper."""
    listed = item.level in (Level.LETTER, Level.DASH, Level.PLUS)
    return not listed and letters.plain.startswith("thuc hien", item.start)


def _basis(letters: Letters, body: list[Item]) -> tuple[Citation, ...]:
    """What is cited before the first item, with a list headed "Căn cứ …"; else in the first "Thực hiện …"."""
    preamble = _preamble(body)
    end = (_lead_in_end(letters, preamble) or preamble[-1].end) if preamble else 0
    rest = body[len(preamble) :]
    if rest and rest[0].level is Level.NUMBER and letters.plain.startswith("can cu", rest[0].start) and len(rest) > 1:
        listed = list(takewhile(lambda item: item.level is Level.DASH, rest[1:]))
        end = listed[-1].end if listed and rest[0].end - rest[0].start < 90 else end
    told = [item for item in preamble if _NARRATED.match(letters.plain, item.start, item.end)]
    found = cited(letters, body[0].start, end) if body and end else ()
    found = tuple(each for each in found if not any(_stands_in(letters, each, item) for item in told))
    if found or not rest:
        return found
    carrying = next((item for item in rest[:4] if _carries_out(letters, item)), None)
    return cited(letters, carrying.start, min(carrying.end, carrying.start + 600)) if carrying else ()
