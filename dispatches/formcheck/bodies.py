"""Is every body that the paper addresses or asks still there? What an old paper is cited as stays as it was."""

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from dispatches.formcheck.finding import Finding, Rule
from dispatches.printing.content import LetterContent
from vietnam import dates

SOURCE: Final = "Danh mục đơn vị: ngày ngừng hoạt động và đơn vị thay thế"
# "… số 1761/UBND-VP ngày 28/3/2024 của UBND huyện Định Hóa": the body that issued it then
_ISSUED_BY: Final = re.compile(r"(?:ngày\s+[\d/]+|năm\s+\d{4})\s+của\s+(?:[^\d,.;]{0,60}\s)?$")


@dataclass(frozen=True)
class Closed:
    """A name that a body had until a day, and the names that stand for it now."""

    name: str
    until: date
    successors: tuple[str, ...] = ()


def closed_rule(closed: Sequence[Closed], living: Collection[str]) -> Rule:
    """Names of bodies that are no more. What a living body is called too, or what begins its name, is not meant."""
    gone = {one.name: one for one in closed if one.name not in living}
    longer = {name for name in living if any(old in name for old in gone)}
    names = sorted({*gone, *longer}, key=len, reverse=True)
    pattern = re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, names)) + r")(?!\w)") if gone else None

    def rule(content: LetterContent, known_units: Collection[str]) -> Iterator[Finding]:
        if pattern is None:
            return
        met = dict.fromkeys(name for text in _texts(content) for name in _met(pattern, text) if name in gone)
        for count, name in enumerate(met):
            yield _finding(content, pattern, gone[name], count)

    return rule


def _finding(content: LetterContent, pattern: re.Pattern[str], one: Closed, count: int) -> Finding:
    mend = None
    if len(one.successors) == 1:
        now = one.successors[0]
        mend = _each(content, lambda text: _renamed(pattern, text, one.name, now))
    now_is = f"; nay là {' hoặc '.join(f'“{name}”' for name in one.successors)}" if one.successors else ""
    return Finding(
        f"unit-closed-{count}" if count else "unit-closed",
        "Tên đơn vị",
        f"“{one.name}” đã ngừng hoạt động từ sau ngày {dates.short(one.until)}{now_is}.",
        SOURCE,
        mend,
    )


def _met(pattern: re.Pattern[str], text: str) -> Iterator[str]:
    return (hit[0] for hit in pattern.finditer(text) if not _ISSUED_BY.search(text[: hit.start()]))


def _renamed(pattern: re.Pattern[str], text: str, old: str, now: str) -> str:
    def one(hit: re.Match[str]) -> str:
        return now if hit[0] == old and not _ISSUED_BY.search(text[: hit.start()]) else hit[0]

    return pattern.sub(one, text)


def _texts(content: LetterContent) -> tuple[str, ...]:
    running = [text for text in content.paragraphs if text not in content.basis]
    return (*content.recipients, content.subject, *running, *content.distribution)


def _each(content: LetterContent, change: Callable[[str], str]) -> LetterContent:
    return replace(
        content.each_text(change),
        basis=content.basis,
        recipients=tuple(map(change, content.recipients)),
        distribution=tuple(map(change, content.distribution)),
    )
