"""Does the paper agree with what its own office knows: who may sign and as what, which papers are still in force?"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from directives.identity import symbol_key
from dispatches import authority
from dispatches.formcheck.cited import WHERE, Cited, citations, later
from dispatches.formcheck.finding import Finding, Rule, article
from dispatches.names import Signer
from dispatches.printing.content import LetterContent
from vietnam.text import fold

SIGNING: Final = "Điều 13 Nghị định 30/2020/NĐ-CP"


@dataclass(frozen=True)
class Ended:
    """A paper that is in force no more, and how: "đã thu hồi"."""

    number: str
    symbol_key: str
    on: date | None
    how: str


def later_rule(on: date) -> Rule:
    """A draft has no day yet: nothing that it cites is later than today."""

    def rule(content: LetterContent, known_units: Collection[str]) -> Iterator[Finding]:
        if content.day is None:
            yield from later(content, on=on)

    return rule


def in_force_rule(ended: Sequence[Ended]) -> Rule:
    """Nothing is based on a paper that was recalled or replaced, as far as the office knows."""

    def rule(content: LetterContent, known_units: Collection[str]) -> Iterator[Finding]:
        for one in citations(content) if ended else ():
            hit = next((paper for paper in ended if _is(paper, one)), None)
            if hit:
                yield Finding(
                    "basis-not-in-force",
                    WHERE,
                    f"Văn bản số {one.printed} {hit.how}, không còn hiệu lực. Hãy căn cứ vào văn bản đang có hiệu lực.",
                    article("6a"),
                )

    return rule


def _is(paper: Ended, cited: Cited) -> bool:
    same = (paper.number, paper.symbol_key) == (cited.number, symbol_key(cited.symbol))
    return same and (cited.on is None or paper.on is None or cited.on == paper.on)


def signer_rule(signers: Sequence[Signer]) -> Rule:
    """The printed signature against those who may sign on the day, as their posts record it; without any: silent."""

    def rule(content: LetterContent, known_units: Collection[str]) -> Iterator[Finding]:
        if not signers or not content.signer.strip():
            return
        printed = "|".join(content.authority)
        posts = [one for one in signers if fold(one.name) == fold(content.signer)]
        if any(one.signs_as(authority=printed, title=content.position) for one in posts):
            return
        said = authority.said(printed, content.position)
        if not posts:
            sentence = f"{content.signer} không giữ chức danh nào có thẩm quyền ký của cơ quan; hãy chọn lại người ký."
            yield Finding("signer-authority", "Chữ ký", sentence, SIGNING)
            return
        wanted = " hoặc ".join(f"“{authority.said(one.authority, one.title)}”" for one in posts)
        mend = replace(content, authority=posts[0].lines, position=posts[0].title) if len(posts) == 1 else None
        sentence = f"{content.signer} được ghi thẩm quyền ký là {wanted}, còn văn bản in “{said}”."
        yield Finding("signer-authority", "Chữ ký", sentence, SIGNING, mend)

    return rule
