"""How does a row go up or down, or a new one come? What was typed comes back so; nothing is saved, no number is typed.

A move is "task:1:up": the name of the rows or of a long text, the row or the line from 0, and the way.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from django.http import QueryDict

from dispatches.printing.sections import depth_of, read, told

ROWS = ("to", "task", "copy")
TEXTS = ("basis", "sections")
_MOVE = re.compile(rf"({'|'.join((*ROWS, *TEXTS))}):(\d{{1,5}}):(up|down)")


@dataclass(frozen=True)
class Move:
    name: str
    at: int
    up: bool

    @classmethod
    def read(cls, pressed: str) -> Move | None:
        found = _MOVE.fullmatch(pressed)
        return cls(found[1], int(found[2]), found[3] == "up") if found else None


def with_another(sent: QueryDict, name: str) -> QueryDict:
    """The form with one more empty row of this name."""
    typed, count = sent.copy(), sent.get(f"{name}-TOTAL_FORMS", "")
    if name in ROWS and count.isdecimal():
        typed[f"{name}-TOTAL_FORMS"] = str(int(count) + 1)
    return typed


def moved(sent: QueryDict, move: Move) -> tuple[QueryDict, int]:
    """The form after the move, and where the row or line stands now. At the edge everything stays as it is."""
    typed = sent.copy()
    if move.name in ROWS:
        return typed, _row_moved(typed, move)
    text, at = line_moved(typed.get(move.name, ""), move.at, up=move.up, numbered=move.name == "sections")
    typed[move.name] = text
    return typed, at


def _row_moved(typed: QueryDict, move: Move) -> int:
    count, to = typed.get(f"{move.name}-TOTAL_FORMS", ""), move.at + (-1 if move.up else 1)
    if not count.isdecimal() or not (min(move.at, to) >= 0 and max(move.at, to) < int(count)):
        return move.at
    one, other = f"{move.name}-{move.at}-", f"{move.name}-{to}-"
    rows = {name: values for name, values in typed.lists() if name.startswith((one, other))}
    for name in rows:
        del typed[name]
    for name, values in rows.items():
        into = name.replace(one, other, 1) if name.startswith(one) else name.replace(other, one, 1)
        typed.setlist(into, values)
    return to


def line_moved(text: str, at: int, *, up: bool, numbered: bool) -> tuple[str, int]:
    """A line changes places with its neighbour of the same depth, and takes along what stands below it.

    `numbered`: the lines are divisions (Chương, I., 1., a)), which get their numbers anew.
    """
    typed = text.splitlines()
    lines = [line for line in typed if line.strip()]
    at = sum(1 for line in typed[:at] if line.strip())
    depths = [depth_of(line) if numbered else 0 for line in lines]
    start = _neighbour_above(depths, at) if up else at
    middle = at if up else _end(depths, at)
    if start is None or at >= len(lines) or middle >= len(lines) or depths[middle] != depths[start]:
        return text, min(at, max(len(lines) - 1, 0))
    end = _end(depths, middle)
    above, below = lines[start:middle], lines[middle:end]
    lines = [*lines[:start], *below, *above, *lines[end:]]
    place = start if up else start + len(below)
    if numbered:
        place, lines = len(_renumbered(lines[:place])), _renumbered(lines)
    return "\n".join(lines), place


def _renumbered(lines: list[str]) -> list[str]:
    before, sections = read(lines)
    return [*before, *told(sections)]


def _end(depths: list[int], at: int) -> int:
    """Behind the line and all that is deeper."""
    return next((i for i in range(at + 1, len(depths)) if depths[i] <= depths[at]), len(depths))


def _neighbour_above(depths: list[int], at: int) -> int | None:
    if at >= len(depths):
        return None
    above = next((i for i in range(at - 1, -1, -1) if depths[i] <= depths[at]), None)
    return above if above is not None and depths[above] == depths[at] else None
