"""How is a paper that somebody else wrote laid before the check of form? The reader's words, as the check takes them.

It joins two rooms that don't know each other: `intake` reads, `dispatches.formcheck` judges.
"""

import re
from collections.abc import Sequence
from datetime import date

from directives.models import System
from dispatches.formcheck import Finding, check_form
from dispatches.printing.content import LetterContent
from dispatches.printing.form import LETTER_TYPE
from dispatches.printing.presets import form_for
from intake.reading import Found, Reading

_MARKS = re.compile(r"\s*[;,.]?")


def is_measured(reading: Reading) -> bool:
    """The check knows the decree's form and the Party's; the organisations of the Front have others."""
    return reading.system in (System.STATE, System.PARTY)


def content_of(reading: Reading, text: str) -> LetterContent:
    """The words of the paper. `text` is what was read; the lists keep the marks that end their lines there."""
    year, month, day = _date(reading)
    *before, last = _body(reading, text) or [""]
    # a paper of the Party without a date is measured by the older guideline, under which most of them were written
    on = date(year, month or 1, 1) if year else date.min
    return LetterContent(
        preset=form_for(reading.system or System.STATE, on=on).key,
        issuer_parent=_lines(reading.issuer_parent),
        issuer=_lines(reading.issuer),
        number=_value(reading.number) or None,
        symbol=_value(reading.symbol),
        place=_value(reading.place),
        day=day,
        month=month,
        year=year,
        doc_type=(_value(reading.doc_type) or LETTER_TYPE).upper(),
        subject=_value(reading.subject),
        urgency=_value(reading.urgency),
        recipients=_listed(reading.recipients, text),
        opening=tuple(before),
        closing=(last,) if last else (),
        distribution=_listed(reading.archive_list, text),
        authority=_lines(reading.signer_authority),
        position=_value(reading.signer_position),
        signer=_value(reading.signer_name),
    )


def departures(content: LetterContent) -> list[Finding]:
    """What differs on paper. What was not found is not told: it may have been there and not been read."""
    return [one for one in check_form(content, is_read=True) if not one.code.endswith("-missing")]


def _value(found: Found | None) -> str:
    return found.value if found else ""


def _lines(found: Found | None) -> tuple[str, ...]:
    return (found.value,) if found else ()


def _date(reading: Reading) -> tuple[int | None, int | None, int | None]:
    """Year, month and day; None for each that is blank."""
    parts = _value(reading.date).split("-")
    known = [int(part) if part.isdecimal() else None for part in parts] if len(parts) == 3 else [None] * 3
    return known[0], known[1], known[2]


def _listed(lines: Sequence[Found] | None, text: str) -> tuple[str, ...]:
    """Each line with the mark that follows it on paper."""
    shown = []
    for line in lines or ():
        mark = _MARKS.match(text, line.spans[-1][1]) if line.spans else None
        shown.append(line.value.rstrip() + (mark[0].strip() if mark and line.value[-1:] not in ";,." else ""))
    return tuple(shown)


def _body(reading: Reading, text: str) -> list[str]:
    """The paragraphs between the head and Nơi nhận, white space folded."""
    head = [reading.subject, reading.date, reading.doc_type, *(reading.recipients or ())]
    foot = [*(reading.archive_list or ()), reading.signer_authority, reading.signer_position, reading.signer_name]
    start = max((end for found in head if found for _, end in found.spans), default=0)
    ends = [begin for found in foot if found for begin, _ in found.spans if begin > start]
    lines = [" ".join(line.split()).strip("*") for line in text[start : min(ends, default=len(text))].split("\n")]
    return [line for line in lines if len(line) > 1 and not re.fullmatch(r"nơi nhận\s*:?\s*-?", line, re.IGNORECASE)]
