"""What goes out on paper: the making of our own papers and of copies, and the series that their numbers come from."""

from dispatches.models.copies import Copy, CopyKind, CopySeries
from dispatches.models.letters import Letter, LetterVersion
from dispatches.models.numbers import NumberSeries, NumberUse
from dispatches.models.signatures import Signature, SignatureKind

__all__ = [
    "Copy",
    "CopyKind",
    "CopySeries",
    "Letter",
    "LetterVersion",
    "NumberSeries",
    "NumberUse",
    "Signature",
    "SignatureKind",
]
