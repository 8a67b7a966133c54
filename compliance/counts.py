"""What is counted of a set of assignments: one small value that adds up, with the figures derived from it."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields
from datetime import datetime

from vietnam.text import fold

# The stretches of a bar: tone of the house, field, word on the page.
BAR = (
    ("done", "on_time", "xong đúng hạn"),
    ("late", "late", "xong quá hạn"),
    ("over", "overdue", "quá hạn chưa xong"),
    ("open", "open", "còn trong hạn"),
    ("none", "no_deadline", "không quy định hạn"),
)
DUE_ONLY = BAR[:3]


@dataclass(frozen=True)
class Counts:
    """How many assignments are in each class of `directives.timeliness`; the five classes together are all of them.

    Beside the classes: `waiting` is reported and waits for the issuer, `unreceived` is not even confirmed as received,
    `due_soon` is open and falls due within a week, `undated_done` is accepted work that had no deadline.
    """

    on_time: int = 0
    late: int = 0
    open: int = 0
    overdue: int = 0
    no_deadline: int = 0
    waiting: int = 0
    unreceived: int = 0
    due_soon: int = 0
    undated_done: int = 0
    last_report: datetime | None = None

    def __add__(self, other: Counts) -> Counts:
        sums = {one.name: getattr(self, one.name) + getattr(other, one.name) for one in NUMBERS}
        reports = [one for one in (self.last_report, other.last_report) if one is not None]
        return Counts(**sums, last_report=max(reports, default=None))

    @property
    def given(self) -> int:
        return self.on_time + self.late + self.open + self.overdue + self.no_deadline

    @property
    def done(self) -> int:
        return self.on_time + self.late

    @property
    def due(self) -> int:
        """What the published ratio is measured on: done with a deadline, and overdue."""
        return self.done + self.overdue

    @property
    def ratio(self) -> float | None:
        return self.done / self.due if self.due else None

    @property
    def parts(self) -> list[tuple[str, int, str]]:
        return [(tone, getattr(self, name), word) for tone, name, word in BAR]

    @property
    def due_parts(self) -> list[tuple[str, int, str]]:
        return [(tone, getattr(self, name), word) for tone, name, word in DUE_ONLY]

    @property
    def slowness(self) -> tuple[int, float]:
        """The slowest first: most overdue, then the smallest ratio."""
        return (-self.overdue, 2.0 if self.ratio is None else self.ratio)


NUMBERS = tuple(one for one in fields(Counts) if one.name != "last_report")
NONE = Counts()


def total(many: object) -> Counts:
    return sum(many, start=NONE)  # type: ignore[call-overload]


def natural(name: str) -> list[tuple[int, int, str]]:
    """To order names as people do: without accents, and Tổ dân phố 2 before Tổ dân phố 10."""
    parts = re.findall(r"\d+|\D+", fold(name))
    return [(0, int(part), "") if part.isdecimal() else (1, 0, part.strip()) for part in parts]
