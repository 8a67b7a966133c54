"""What does one of our papers say as a message of the national exchange (QCVN 102:2016)? What it prints, no more.

So a paper that few may read tells nothing through its message that does not stand on its pages: recipients are the
lines of "Kính gửi" and "Nơi nhận" as printed, not the units behind them.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from django.utils import timezone

from directives.facts import TaskFacts
from dispatches.printing.appendices import named
from dispatches.printing.content import LetterContent, bare
from dispatches.templatetags.letter_text import in_xml
from vietnam import edxml


def message(content: LetterContent, tasks: Iterable[TaskFacts], *, on: date, at: datetime) -> bytes:
    """The message of a paper with its number, of that day and these tasks, issued `at`."""
    # Of work that recurs the rule is printed, and no day.
    due = [task.due_on for task in tasks if task.due_on and not task.repeats]
    paper = edxml.NewPaper(
        issuer=in_xml(content.body),
        recipients=[in_xml(name) for name in bare(content.recipients)],
        number=content.number_text,
        symbol=in_xml(content.symbol),
        place=in_xml(content.place),
        issued_on=on,
        type_name=in_xml(content.doc_type.capitalize()),
        subject=in_xml(content.subject),
        signer_authority=in_xml(" ".join(content.authority)),
        signer_position=in_xml(content.position),
        signer_name=in_xml(content.signer),
        due_on=min(due, default=None),
        copies=[in_xml(name) for name in bare(content.distribution)],
        urgency=content.urgency,
        appendices=[in_xml(f"{name}: {one.title}" if one.title else name) for name, one in named(content.appendices)],
    )
    return edxml.written(paper, at=timezone.localtime(at))
