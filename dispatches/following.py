"""How far is the answer to a paper that came in? Who handles it, by when, how far, and the paper that answers it.

The columns 3 to 6 of the sổ theo dõi giải quyết văn bản đến (NĐ 30/2020, Phụ lục IV, Mục VIII), always derived: from
what the unit itself was given, from the tasks of the paper, and from the papers that the unit issued to carry it out.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from django.utils import timezone

from directives.models import Assignment, Directive, Link, LinkKind, RegisterEntry, Status, Tally, Task
from directives.states import State
from units.models import Unit
from vietnam import dates

NO_DEADLINE = "Không quy định hạn"
NOT_BEGUN = "Chưa giải quyết"


@dataclass(frozen=True, kw_only=True)
class Followed:
    handlers: str
    deadline: str
    progress: str
    answers: str


@dataclass
class _Known:
    work: list[Assignment] = field(default_factory=list)
    tasks: list[Task] = field(default_factory=list)
    answers: list[Link] = field(default_factory=list)


def named(paper: Directive) -> str:
    """Type, number, symbol, day and issuer of a paper, as column 2 asks."""
    dated = f" ngày {dates.short(paper.issued_on)}" if paper.issued_on else ""
    return f"{paper.doc_type} số {paper.number_and_symbol}{dated} của {paper.issuer_name}"


def of_page(unit: Unit, entries: Sequence[RegisterEntry]) -> dict[int, Followed]:
    """By the key of the line; four queries, however many lines."""
    papers = [entry.directive_id for entry in entries]
    known: dict[int, _Known] = {pk: _Known() for pk in papers}
    work = Assignment.objects.counted().filter(unit=unit, directive__in=papers)
    for row in work.select_related("post", "unit", "doer").order_by("pk"):
        known[row.directive_id].work.append(row)
    for task in Task.objects.filter(directive__in=papers, due_on__isnull=False).only("directive", "due_on"):
        known[task.directive_id].tasks.append(task)
    kinds = [LinkKind.IMPLEMENTS, LinkKind.CITES, LinkKind.ANSWERS]
    links = Link.objects.filter(target__in=papers, kind__in=kinds, source__issuer=unit, source__status=Status.ISSUED)
    light = links.defer("source__text", "source__reading", "source__search_key").select_related("source")
    for link in light.order_by("source__issued_on", "source"):
        known[link.target_id].answers.append(link)
    below = {link.source_id for one in known.values() for link in one.answers}
    counts = Tally.objects.filter(directive__in=below).progress()
    return {entry.pk: _followed(entry, known[entry.directive_id], counts) for entry in entries}


def _followed(entry: RegisterEntry, known: _Known, counts: dict[int, dict[str, int]]) -> Followed:
    papers = {link.source_id: link.source for link in known.answers}
    return Followed(
        handlers=entry.handler or _joined(_who(row) for row in known.work),
        deadline=_deadline(known),
        progress=_joined(
            [_of_work(row) for row in known.work] + [_of_paper(counts.get(pk)) for pk in papers]
        ) or NOT_BEGUN,
        answers=_joined(_answer(paper) for paper in papers.values()),
    )  # fmt: skip


def _answer(paper: Directive) -> str:
    return f"{paper.number_and_symbol} ngày {dates.short(paper.issued_on)}" if paper.issued_on else ""


def _who(row: Assignment) -> str:
    return f"{row.who} ({row.doer.full_name})" if row.doer else row.who


def _deadline(known: _Known) -> str:
    """The days that the unit was given; of a paper from elsewhere, those that its tasks name."""
    days = {row.due_on for row in known.work if row.due_on} or {task.due_on for task in known.tasks if task.due_on}
    return _joined(dates.short(day) for day in sorted(days)) or NO_DEADLINE


def _of_work(row: Assignment) -> str:
    if row.state == State.ACCEPTED and row.reported_at:
        return f"Xong, báo cáo ngày {dates.short(timezone.localdate(row.reported_at))}"
    return str(row.get_state_display()).capitalize()


def _of_paper(counts: dict[str, int] | None) -> str:
    if not counts or not counts["asked"]:
        return "Đã trả lời"
    return f"Đã triển khai, xong {counts['done']}/{counts['asked']} việc giao"


def _joined(parts: Iterable[str]) -> str:
    """Each part once, in order."""
    return "; ".join(dict.fromkeys(filter(None, parts)))
