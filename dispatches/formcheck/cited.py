"""Which papers does this one cite, with which day? And is any of them later than the paper itself?"""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from dispatches.formcheck.finding import Finding, Rule, article
from dispatches.printing.content import LetterContent
from vietnam import dates, symbols
from vietnam.text import nfc

WHERE: Final = "Căn cứ"
_CITED: Final = re.compile(
    r"\bsố:?\s{0,3}(\d{1,6}[A-Za-zđĐ]?\s?[-–/][^\s,;:()“”]{1,40})"
    r"(?:,?\s{1,3}ngày\s(?:(\d{1,2})/(\d{1,2})/(\d{4})|(\d{1,2})\stháng\s(\d{1,2})\snăm\s(\d{4})))?",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Cited:
    """As printed ("145-KH/HU"), as the books keep it, and the day if it is named."""

    printed: str
    number: str
    symbol: str
    on: date | None


def citations(content: LetterContent) -> list[Cited]:
    """From the subject and all running text, each paper once."""
    found: dict[tuple[str, str, date | None], Cited] = {}
    for text in (content.subject, *content.paragraphs):
        for hit in _CITED.finditer(nfc(text)):
            printed = hit[1].rstrip(".")
            read = symbols.parse(printed)
            if read and read.number:
                one = Cited(printed, read.number.lstrip("0"), read.symbol, _day(hit))
                found.setdefault((one.number, one.symbol, one.on), one)
    return list(found.values())


def later(content: LetterContent, *, on: date) -> Iterator[Finding]:
    """What is cited was there before."""
    for one in citations(content):
        if one.on and one.on > on:
            yield Finding(
                "basis-later",
                WHERE,
                f"Văn bản số {one.printed} ghi ngày {dates.short(one.on)}, sau ngày của văn bản này "
                f"({dates.short(on)}). Hãy kiểm tra lại ngày.",
                article("6a"),
            )


def later_than_itself(content: LetterContent, known_units: Collection[str]) -> Iterator[Finding]:
    """Of a paper that has its day; a draft is held against today by `office.later_rule`."""
    try:
        day = date(content.year or 0, content.month or 0, content.day or 0)
    except ValueError:
        return
    yield from later(content, on=day)


def _day(hit: re.Match[str]) -> date | None:
    parts = [int(part) for part in hit.groups()[1:] if part]
    try:
        return date(parts[2], parts[1], parts[0]) if parts else None
    except ValueError:
        return None


RULES: tuple[Rule, ...] = (later_than_itself,)
