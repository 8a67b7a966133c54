"""Does the paper agree with what its own office knows: who may sign, and as what?"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from typing import Final

from dispatches import authority
from dispatches.formcheck.finding import Finding, Rule
from dispatches.names import Signer
from dispatches.printing.content import LetterContent
from vietnam.text import fold

SIGNING: Final = "Điều 13 Nghị định 30/2020/NĐ-CP"


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
