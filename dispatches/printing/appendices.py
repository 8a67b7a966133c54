"""What is sent along inside the paper: appendices, each with pages of its own (Phụ lục I, Mục III.1; mẫu 2.1).

A clerk types them one under the other: "Phụ lục I: DANH SÁCH" opens one, lines with tabs are the rows of its table.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from dispatches.printing.sections import Section, read, roman, told
from dispatches.printing.tables import WIDEST_UPRIGHT, Table, pasted

_STARTS: Final = re.compile(r"^Phụ lục(?:\s+[IVXL]+)?\s*[:.]\s*(.*)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Appendix:
    title: str = ""
    opening: tuple[str, ...] = ()
    sections: tuple[Section, ...] = ()
    table: Table | None = None

    @property
    def is_wide(self) -> bool:
        return self.table is not None and len(self.table.head) > WIDEST_UPRIGHT


def named(appendices: Sequence[Appendix]) -> list[tuple[str, Appendix]]:
    """A single one has no number; from two on they are counted in Roman numbers (Mục III.1a)."""
    if len(appendices) == 1:
        return [("Phụ lục", appendices[0])]
    return [(f"Phụ lục {roman(index)}", one) for index, one in enumerate(appendices, start=1)]


def read_appendices(lines: Iterable[str]) -> tuple[Appendix, ...]:
    """The appendices of a typed text; what stands before the first "Phụ lục:" opens one without a title."""
    found: list[tuple[str, list[str]]] = []
    for line in filter(str.strip, lines):
        if start := _STARTS.match(line.strip()):
            found.append((start[1].strip(), []))
        else:
            if not found:
                found.append(("", []))
            found[-1][1].append(line)
    return tuple(_appendix(title, own) for title, own in found)


def told_appendices(appendices: Sequence[Appendix]) -> list[str]:
    """The text as `read_appendices` takes it."""
    lines: list[str] = []
    for name, one in named(appendices):
        rows = (one.table.head, *one.table.rows) if one.table else ()
        lines += [f"{name}: {one.title}".strip(), *one.opening, *told(one.sections), *map("\t".join, rows)]
    return lines


def _appendix(title: str, lines: list[str]) -> Appendix:
    opening, sections = read(line for line in lines if "\t" not in line)
    table = pasted([line for line in lines if "\t" in line])
    return Appendix(title=title, opening=opening, sections=sections, table=table)
