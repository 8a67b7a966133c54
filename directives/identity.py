"""Is it the same paper? How a number and a symbol are compared, and under which words a paper is found again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vietnam.text import fold

if TYPE_CHECKING:
    from directives.models import Directive


# Word processors make a long dash of " - ".
DASHES = str.maketrans("–—", "--")
SEPARATORS = str.maketrans({" ": "", "/": "-", "–": "-", "—": "-"})


def symbol_key(symbol: str) -> str:
    """The symbol without accents, case, spaces or the choice of separator: "KH/HU", "kh – hu" → "kh-hu"."""
    return fold(symbol).translate(SEPARATORS).strip("-")


def number_key(number: str) -> str:
    """The number without its leading zeros: "05" → "5"."""
    return number.strip().lstrip("0")


def search_key(directive: Directive) -> str:
    """All that a person may type to find the paper, folded."""
    number = f"{directive.number}-{directive.symbol} {directive.number}/{directive.symbol} {directive.number} "
    spaced = symbol_key(directive.symbol).replace("-", " ")
    words = [number, spaced, directive.doc_type.name, directive.issuer_name, directive.subject]
    if on := directive.issued_on:
        words.append(f"{on:%d/%m/%Y} {on.day}/{on.month}/{on.year}")
    return fold(" ".join(words))
