"""Did nothing but signing happen between the paper, whose bytes open the file, and the file's end?"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.reader import HistoricalResolver, PdfFileReader
from pyhanko.sign.diff_analysis import (
    DEFAULT_DIFF_POLICY,
    FormUpdate,
    FormUpdatingRule,
    ModificationLevel,
    SigFieldCreationRule,
    SigFieldModificationRule,
    StandardDiffPolicy,
    SuspiciousModification,
)
from pyhanko.sign.diff_analysis.constants import ACROFORM_EXEMPT_STRICT_COMPARISON

from dispatches.signing.faults import Fault, Faulty


class _FormFromNothing(FormUpdatingRule):
    """pyHanko compares forms from the first signature on; an unsigned paper has none yet, which is an empty one."""

    def apply(self, old: HistoricalResolver, new: HistoricalResolver) -> Iterable[tuple[ModificationLevel, FormUpdate]]:
        empty = generic.DictionaryObject({generic.pdf_name("/Fields"): generic.ArrayObject()})
        old.root.setdefault(generic.pdf_name("/AcroForm"), empty)
        return super().apply(old, new)


# What a first form brings beside its fields: that there are signatures, and how text in fields would look.
FORM_KEYS: Final = ACROFORM_EXEMPT_STRICT_COMPARISON | {"/SigFlags", "/DA"}
POLICY: Final = StandardDiffPolicy(
    DEFAULT_DIFF_POLICY.global_rules, _FormFromNothing([SigFieldCreationRule(), SigFieldModificationRule()], FORM_KEYS)
)


def check(reader: PdfFileReader, base: int) -> None:
    """`base` is the revision that is the paper. Raises Faulty."""
    try:
        difference = POLICY.review_file(reader, base)
    except SuspiciousModification as error:
        raise Faulty(Fault.CHANGED) from error
    if isinstance(difference, SuspiciousModification) or difference.modification_level > ModificationLevel.FORM_FILLING:
        raise Faulty(Fault.CHANGED)
