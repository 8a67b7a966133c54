"""Which fields may stand in a template, and what fills them? `{tên đơn vị}`, `{trích yếu văn bản gốc}` …"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from typing import Any, Final

from directives.models import Directive
from dispatches import drafting
from dispatches.formcheck.text import FIELD
from units.acting import Actor
from vietnam import dates
from vietnam.text import fold

# What the paper that is carried out fills; the longest wording first, because it holds the shorter ones
_OF_THE_PAPER: Final[Mapping[str, Callable[[Directive], str]]] = {
    "văn bản gốc đầy đủ": drafting.cited,
    "văn bản gốc": drafting.named,
    "văn bản gốc viết gọn": drafting.again,
    "số, ký hiệu văn bản gốc": lambda paper: paper.number_and_symbol,
    "loại văn bản gốc": lambda paper: paper.doc_type.name,
    "ngày văn bản gốc": lambda paper: dates.short(paper.issued_on) if paper.issued_on else "",
    "cơ quan ban hành văn bản gốc": lambda paper: paper.issuer_name,
    "trích yếu văn bản gốc": lambda paper: paper.subject,
}
_OF_THE_DESK: Final[Mapping[str, Callable[[Actor, date], str]]] = {
    "tên đơn vị": lambda actor, on: actor.unit.short_name,
    "tên đầy đủ của đơn vị": lambda actor, on: actor.unit.name,
    "địa danh": lambda actor, on: actor.unit.place,
    "người soạn": lambda actor, on: actor.user.full_name,
    "ngày": lambda actor, on: dates.short(on),
    "tháng": lambda actor, on: str(on.month),
    "năm": lambda actor, on: str(on.year),
}
NAMES: Final = (*_OF_THE_DESK, *_OF_THE_PAPER)
_KNOWN: Final = {fold(name): name for name in NAMES}


def values(actor: Actor, above: Directive | None, *, on: date) -> dict[str, str]:
    """What each field says now, by its name; without a paper above, its fields stay open."""
    desk = {name: of(actor, on) for name, of in _OF_THE_DESK.items()}
    paper = {name: of(above) for name, of in _OF_THE_PAPER.items()} if above is not None else {}
    return {name: value for name, value in (desk | paper).items() if value}


def filled(words: Any, said: Mapping[str, str]) -> Any:
    """Texts, lists and tables of texts with every field that has a value filled in; the others stay as they are."""

    def one(found: re.Match[str]) -> str:
        return said.get(_KNOWN.get(fold(found[1]), ""), found[0])

    return mapped(words, lambda text: FIELD.sub(one, text))


def opened(words: Any, above: Directive) -> Any:
    """The way back: where the words name the paper above, its field stands instead."""
    pairs = [(_OF_THE_PAPER[name](above), f"{{{name}}}") for name in list(_OF_THE_PAPER)[:3]]

    def one(text: str) -> str:
        for said, field in pairs:
            text = text.replace(said, field) if said else text
        return text

    return mapped(words, one)


def unknown(words: Any) -> list[str]:
    """The names between braces that no field has, once each."""
    return [name for name in left(words) if fold(name) not in _KNOWN]


def left(words: Any) -> list[str]:
    """The fields that stand in the words, once each."""
    return list(dict.fromkeys(found.strip() for text in _texts(words) for found in FIELD.findall(text)))


def mapped(words: Any, change: Callable[[str], str]) -> Any:
    if isinstance(words, str):
        return change(words)
    if isinstance(words, Mapping):
        return {name: mapped(part, change) for name, part in words.items()}
    return [mapped(part, change) for part in words] if isinstance(words, list | tuple) else words


def _texts(words: Any) -> Iterator[str]:
    if isinstance(words, str):
        yield words
    elif isinstance(words, Mapping | list | tuple):
        parts: Iterable[Any] = words.values() if isinstance(words, Mapping) else words
        for part in parts:
            yield from _texts(part)
