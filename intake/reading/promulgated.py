"""Which plan does a decision put into force? "KẾ HOẠCH … (Ban hành kèm theo Quyết định số …)" behind the signature."""

import re

from intake.reading.clean import Letters
from intake.reading.lines import Item, Line, items_of
from intake.reading.patterns import phrase
from intake.reading.sections import duties
from vietnam.text import is_upper

_TITLE = re.compile(r"\W*(?:ke hoach|phuong an|chuong trinh|de an)\b")
_COMES_WITH = phrase(r"\W*\(?\W*(?:duoc )?(?:ban hanh )?kem theo (?:quyet dinh|cong van|van ban)\b")
_FARTHEST = 8  # lines of subject between the title and what it comes with


def plan_behind(letters: Letters, lines: list[Line], foot: int) -> list[Item]:
    """The items of the plan behind the foot that begins at line `foot`, when it has a section that assigns duties."""
    first = _below_head(letters, lines, foot)
    items = items_of(letters, lines[first:]) if first is not None else []
    return items if duties(letters, items) is not None else []


def _below_head(letters: Letters, lines: list[Line], foot: int) -> int | None:
    """The line below the head of the plan."""
    title = None
    for index in range(foot, len(lines)):
        line = lines[index]
        if _TITLE.match(letters.plain, line.start) and is_upper(letters.text[line.start : line.end]):
            title = index
        elif title is not None and index - title <= _FARTHEST and _COMES_WITH.match(letters.plain, line.start):
            closed = (
                at
                for at in range(index, min(index + 4, len(lines)))
                if ")" in letters.text[lines[at].start : lines[at].end]
            )
            return next(closed, index) + 1
    return None
