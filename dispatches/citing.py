"""Which known paper is a căn cứ, and in which words? In full the first time, short after (Phụ lục I, Mục II.6b)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from directives.identity import symbol_key
from directives.models import Directive, Status
from directives.querysets.papers import DirectiveQuerySet
from dispatches import drafting
from dispatches.formcheck.cited import citations
from dispatches.printing.content import LetterContent, as_basis
from units.models import User
from vietnam import symbols
from vietnam.text import fold

MOST = 8
PLACES = ("basis", "opening")


def known(user: User, text: str, *, but: int) -> list[Directive]:
    """Papers that this person may see, by number, symbol or words of the subject; the latest first."""
    text = text.replace("\x00", "").strip()[:120]
    if not text:
        return []
    papers = _citable(user).exclude(pk=but)
    read = symbols.parse(text)
    if read and read.number:
        same = list(papers.like(read.number, read.symbol, None).light()[:MOST])
        if same:
            return same
    return list(papers.search(text).light()[:MOST])


def named_in(content: LetterContent, *, user: User) -> list[Directive]:
    """The known papers that a letter cites beyond doubt: by number, symbol and day, of two such the one whose issuer
    is named too. One query."""
    named = [(one.number, symbol_key(one.symbol), one.on) for one in citations(content)]
    same = _citable(user).filter(number__in=[one[0] for one in named], symbol_key__in=[one[1] for one in named])
    found: dict[tuple[str, str, date | None], list[Directive]] = {}
    for paper in same.light().order_by("pk"):
        found.setdefault((paper.number, paper.symbol_key, paper.issued_on), []).append(paper)
    words = fold(" ".join((content.subject, *content.paragraphs)))
    sure = (_only(papers, words) for key, papers in found.items() if key in named)
    return [paper for paper in sure if paper]


def cited(texts: dict[str, str], paper: Directive, place: str) -> dict[str, str]:
    """The căn cứ and the opening as typed, with the paper put in at one of the two places.

    What stands above is the first time: a paper that becomes a căn cứ is short in the opening from then on.
    """
    basis, opening = (_lines(texts.get(name, "")) for name in PLACES)
    if place == "basis":
        if not _names(basis, paper):
            basis = list(as_basis([*basis, f"Căn cứ {drafting.cited(paper)}"]))
        opening = [line.replace(drafting.cited(paper), drafting.again(paper)) for line in opening]
    else:
        said = drafting.again(paper) if _names([*basis, *opening], paper) else drafting.cited(paper)
        opening = [*opening, f"Thực hiện {said},"]
    return {"basis": "\n".join(basis), "opening": "\n".join(opening)}


def _citable(user: User) -> DirectiveQuerySet:
    return Directive.objects.visible_to(user).filter(status__in=[Status.REGISTERED, Status.ISSUED])


def _only(papers: list[Directive], words: str) -> Directive | None:
    if len(papers) > 1:
        papers = [paper for paper in papers if fold(drafting.named(paper)) in words]
    return papers[0] if len(papers) == 1 else None


def _names(lines: Iterable[str], paper: Directive) -> bool:
    return any(fold(drafting.again(paper)) in fold(line) for line in lines)


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]
