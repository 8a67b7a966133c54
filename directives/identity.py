"""Is it the same paper? How a number and a symbol are compared, and under which words a paper is found again."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from vietnam.text import fold

if TYPE_CHECKING:
    from directives.models import Directive


# Word processors make a long dash of " - ".
DASHES = str.maketrans("–—", "--")
# What stands behind the first level in a folded name, or behind the Party's committee of one.
_PLACE = re.compile(
    r"\b(?:(?:tinh|thanh|quan|huyen|thi) uy"
    r"|(?:tinh|thanh pho|quan|huyen|thi xa|thi tran|xa|phuong|dac khu)(?! uy\b| hoi\b)) (.+)"
)
SEPARATORS = str.maketrans({" ": "", "/": "-", "–": "-", "—": "-"})


def symbol_key(symbol: str) -> str:
    """The symbol without accents, case, spaces or the choice of separator: "KH/HU", "kh – hu" → "kh-hu"."""
    return fold(symbol).translate(SEPARATORS).strip("-")


def number_key(number: str) -> str:
    """The number without its leading zeros: "05" → "5"."""
    return number.strip().lstrip("0")


def of_different_places(one: str, other: str) -> bool:
    """Two bodies that each name their place, and not the same: "UBND xã Bình Yên", "UBND xã Trung Hội". Where one names
    none ("UBND huyện", "Ban Thường vụ Huyện ủy") nothing is said."""
    first, second = (_PLACE.search(fold(name)) for name in (one, other))
    return bool(first and second) and not (first[1] in second[1] or second[1] in first[1])  # type: ignore[index]


def search_key(directive: Directive) -> str:
    """All that a person may type to find the paper, folded."""
    number = f"{directive.number}-{directive.symbol} {directive.number}/{directive.symbol} {directive.number} "
    spaced = symbol_key(directive.symbol).replace("-", " ")
    words = [number, spaced, directive.doc_type.name, directive.issuer_name, directive.subject]
    if on := directive.issued_on:
        words.append(f"{on:%d/%m/%Y} {on.day}/{on.month}/{on.year}")
    return fold(" ".join(words))
