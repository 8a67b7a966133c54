"""Which words of a letter are neither basis nor task? What leads in to the tasks, and what closes after them."""

from __future__ import annotations

import re
from typing import TypedDict

from intake.reading import Reading
from intake.reading.clean import clean
from intake.reading.foot import read_foot
from intake.reading.front import read_front
from intake.reading.header import read_header
from intake.reading.zones import zones_of
from vietnam.text import fold, squeeze

_BASIS = re.compile(r"\W{0,3}can cu\b")
_MARKER = re.compile(r"^\s*(?:\d{1,2}[.)]|[a-zđ]\)|[IVX]{1,5}\.|[-–+•])?\s*$")


class Wording(TypedDict):
    """Paragraphs as printed, white space folded."""

    basis: list[str]
    opening: list[str]
    closing: list[str]


def wording(text: str, reading: Reading) -> Wording:
    """The running text of the body around the tasks; a letter without tasks is all opening."""
    start, end = _body(text)
    tasks = [span for task in reading.tasks for found in (task.assignee, task.text) if found for span in found.spans]
    inside = [(a, b) for a, b in tasks if start <= a and b <= end]
    first = min((a for a, _ in inside), default=end)
    last = max((b for _, b in inside), default=end)
    before = _paragraphs(text[start:first])
    basis = [line for line in before if _BASIS.match(fold(line))]
    return Wording(
        basis=basis,
        opening=[line for line in before if line not in basis],
        closing=_paragraphs(text[last:end]),
    )


def _body(text: str) -> tuple[int, int]:
    """Where the body begins and ends in the received text."""
    letters = clean(text)
    zones = zones_of(letters)
    front = read_front(letters, zones, read_header(letters, zones))
    foot = read_foot(letters, zones, front.body_from)
    lines = zones.lines[front.body_from : max(foot.body_to, front.body_from)]
    if not lines:
        return len(text), len(text)
    return letters.span(lines[0].start, lines[-1].end)


def _paragraphs(running: str) -> list[str]:
    """Paragraphs are parted by an empty line, or end in a full stop, semicolon or colon at the end of a line."""
    parts = re.split(r"\n\s*\n|(?<=[.;:])[ \t]*\n", running)
    return [line for part in parts if (line := squeeze(part)) and not _MARKER.match(part) and re.search(r"\w", line)]
