"""What is sent along inside the paper: appendices, each with pages of its own (Phụ lục I, Mục III.1; mẫu 2.1), and
what a decision enacts, with a head of its own (mẫu 1.3).

A clerk types them one under the other: "Phụ lục I: DANH SÁCH" opens one, "Kèm theo: Quy chế làm việc của …" what is
enacted; lines with tabs are the rows of a table.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from dispatches.printing.form import TYPE_ABBREVIATIONS
from dispatches.printing.sections import Section, read, roman, told
from dispatches.printing.tables import WIDEST_UPRIGHT

_STARTS: Final = re.compile(r"^Phụ lục(?:\s+[IVXL]+)?\s*[:.]\s*(.*)$", re.IGNORECASE)
_ENACTED: Final = re.compile(rf"^Kèm theo\s*:\s*({'|'.join(TYPE_ABBREVIATIONS)})\b\s*(.*)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Appendix:
    """`kind`: the type of paper that is enacted, QUY CHẾ; "" for an appendix."""

    kind: str = ""
    title: str = ""
    opening: tuple[str, ...] = ()
    sections: tuple[Section, ...] = ()

    @property
    def is_wide(self) -> bool:
        return any(part.table and len(part.table.head) > WIDEST_UPRIGHT for part in self.sections)


def named(appendices: Sequence[Appendix]) -> list[tuple[str, Appendix]]:
    """A single one has no number; from two on they are counted in Roman numbers (Mục III.1a)."""
    several, count = sum(not one.kind for one in appendices) > 1, 0
    found = []
    for one in appendices:
        count += not one.kind
        found.append((one.kind or (f"Phụ lục {roman(count)}" if several else "Phụ lục"), one))
    return found


def read_appendices(lines: Iterable[str]) -> tuple[Appendix, ...]:
    """The appendices of a typed text; what stands before the first "Phụ lục:" opens one without a title."""
    found: list[tuple[str, str, list[str]]] = []
    for line in filter(str.strip, lines):
        if enacted := _ENACTED.match(line.strip()):
            found.append((enacted[1].upper(), enacted[2][:1].upper() + enacted[2][1:], []))
        elif start := _STARTS.match(line.strip()):
            found.append(("", start[1].strip(), []))
        else:
            if not found:
                found.append(("", "", []))
            found[-1][2].append(line)
    return tuple(_appendix(kind, title, own) for kind, title, own in found)


def told_appendices(appendices: Sequence[Appendix]) -> list[str]:
    """The text as `read_appendices` takes it."""
    lines: list[str] = []
    for name, one in named(appendices):
        start = f"Kèm theo: {one.kind.capitalize()} {one.title}" if one.kind else f"{name}: {one.title}"
        lines += [start.strip(), *one.opening, *told(one.sections)]
    return lines


def _appendix(kind: str, title: str, lines: list[str]) -> Appendix:
    opening, sections = read(lines)
    return Appendix(kind=kind, title=title, opening=opening, sections=sections)
