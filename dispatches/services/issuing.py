"""Issuing: the number is taken, the day set, the PDF frozen with its SHA-256, the work given: all or nothing.

The PDF is rendered with the next number outside any lock; a short transaction then compares and sets the series. If
another clerk was faster, it is rendered again with the number after. A render that fails has taken nothing (law 2).
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from datetime import date, datetime

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone

from directives import deadlines
from directives.facts import FileFacts, TaskFacts
from directives.models import Directive, FileKind
from directives.services import issuing as assigning
from directives.services import papers
from dispatches import citing, exchange, policies
from dispatches.composing import current
from dispatches.models import Letter, NumberSeries
from dispatches.policies import Refused
from dispatches.printing import render as printing
from dispatches.printing.archival import Source
from dispatches.printing.content import LetterContent
from dispatches.services import numbering
from dispatches.services.letters import fresh
from dispatches.states import MOVES, LetterState
from units.acting import Actor

log = logging.getLogger(__name__)

# With eight clerks pressing at once one of them wins each round; nobody loses so often.
MOST_ROUNDS = 100


def issue(
    *,
    actor: Actor,
    letter: Letter,
    issued_on: date,
    at: datetime,
    number: str | None = None,
    gap_confirmed: bool = False,
) -> Letter:
    """Give the letter its number and day. `number` None takes the next of the series; given: taken elsewhere.

    A second press finds it issued and changes nothing. Raises Refused and GapUnconfirmed.
    """
    for _ in range(MOST_ROUNDS):
        letter = fresh(letter)
        if letter.state == LetterState.ISSUED and letter.directive.issuer_id == actor.unit.pk:
            return letter
        policies.may(actor, "issue", letter).or_refuse()
        _check_day(letter, issued_on, at)
        policies.may_be_signed(letter.directive, on=min(issued_on, _signed_on(letter))).or_refuse()
        series = numbering.series_for(letter.directive, on=issued_on)
        wanted = numbering.typed(number) if number else series.last_number + 1
        numbering.check(series, wanted, directive=letter.directive, on=issued_on, gap_confirmed=gap_confirmed)
        draft = current(letter)
        if gone := deadlines.gone(draft.parts.tasks, on=issued_on):
            raise Refused(gone)
        content = draft.content(on=issued_on, number=str(wanted))
        pdf = _print(content, draft.parts.tasks, letter.public_address, on=issued_on, at=at)
        cited = citing.named_in(content, user=actor.user)
        try:
            return _take_and_give(actor, letter, series, wanted, issued_on, at, pdf, cited, typed_in=bool(number))
        except numbering.TakenMeanwhile:
            continue
    raise Refused("Nhiều người đang phát hành cùng lúc. Hãy bấm lại sau ít phút; văn bản chưa được cấp số.")


@transaction.atomic
def _take_and_give(
    actor: Actor,
    letter: Letter,
    series: NumberSeries,
    number: int,
    on: date,
    at: datetime,
    pdf: bytes,
    cited: list[Directive],
    *,
    typed_in: bool,
) -> Letter:
    paper = letter.directive
    won = Letter.objects.filter(
        pk=letter.pk, version=letter.version, state__in=[state.value for state in MOVES["issue"].sources]
    ).update(state=LetterState.ISSUED, issued_by=actor.user, issued_at=at)
    if not won:
        raise numbering.TakenMeanwhile  # read again: issued by a second press, or taken back
    numbering.take(series, number, directive=paper, on=on, actor=actor, at=at, typed_in=typed_in)
    name = f"{number}-{paper.symbol.replace('/', '-') or 'van-ban'}.pdf"
    file = FileFacts(FileKind.ISSUED, name, "application/pdf", ContentFile(pdf, name))
    assigning.issue(
        actor=actor, directive=paper, number=str(number), issued_on=on, file=file, at=at,
        term_from=numbering.term_from(paper, on=on),
    )  # fmt: skip
    papers.note_cited(paper, cited)
    letter.typed.all().delete()  # unsaved typing has nowhere to go any more
    return fresh(letter)


def _check_day(letter: Letter, on: date, at: datetime) -> None:
    if on > timezone.localdate(at):
        raise Refused("Ngày ban hành chưa tới. Hãy chọn hôm nay hoặc một ngày đã qua.")


def _signed_on(letter: Letter) -> date:
    """The day of the signature; a paper may go out a day later (Điều 18.1), when the signer's time is over."""
    at = letter.signed_at or letter.approved_at
    assert at is not None  # noqa: S101 -- only what was approved or signed comes here
    return timezone.localdate(at)


def _print(content: LetterContent, tasks: Sequence[TaskFacts], address: str, *, on: date, at: datetime) -> bytes:
    try:
        source = Source(exchange.message(content, tasks, on=on, at=at), at)
        return printing.render(content, draft=False, address=address, source=source)
    except Exception as error:
        log.exception("A letter could not be printed")
        raise Refused(
            "Không in được văn bản nên chưa cấp số và chưa phát hành. Hãy thử lại; nếu vẫn lỗi, hãy báo quản trị."
        ) from error
