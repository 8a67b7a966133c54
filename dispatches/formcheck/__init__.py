"""Where does a letter depart from the official form, and how is it mended? Proposals only: the clerk decides."""

from collections.abc import Collection, Iterable, Sequence

from dispatches.formcheck import capitals, cited, grounds, head, lists, party, text
from dispatches.formcheck.finding import Finding, Rule
from dispatches.printing.content import LetterContent
from dispatches.printing.form import STATE

__all__ = ["Finding", "check_form", "mend_all"]

# What a reader of a paper changes: which letters are capitals, where the text ends and what hangs on it begins
TYPED = (head.subject_letters, text.end_mark_early)
RULES = (*head.RULES, *grounds.RULES, *text.RULES, *capitals.RULES, *cited.RULES, *lists.RULES)


def check_form(
    content: LetterContent, *, known_units: Collection[str] = (), more: Iterable[Rule] = (), is_read: bool = False
) -> list[Finding]:
    """All findings, from the top of the paper to its end, by the rules of its own form: the State's or the Party's.

    `known_units` are the abbreviations that the office uses in its symbols ("UBND", "VHXH"); empty: not checked.
    `more` are the rules that hold what the office itself knows: see `formcheck.office`.
    `is_read`: the words were read off a paper that others wrote.
    """
    state = RULES if is_read else (*RULES, *TYPED)
    rules = state if content.form is STATE else party.RULES
    return [found for rule in (*rules, *more) for found in rule(content, known_units)]


def mend_all(content: LetterContent, *, known_units: Collection[str] = (), more: Sequence[Rule] = ()) -> LetterContent:
    """The paper with every certain mend made, one after the other, until none is left."""
    for _ in range(100):
        findings = check_form(content, known_units=known_units, more=more)
        mend = next((found.mend for found in findings if found.mend), None)
        if mend is None:
            break
        content = mend
    return content
