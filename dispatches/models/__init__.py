"""What goes out on paper: the making of our own papers and of copies, and the series that their numbers come from."""

from dispatches.models.copies import Copy, CopyKind, CopySeries
from dispatches.models.letters import Letter, LetterVersion
from dispatches.models.numbers import NumberSeries, NumberUse
from dispatches.models.templates import LetterTemplate
from dispatches.models.typed import TypedDraft

__all__ = [
    "Copy",
    "CopyKind",
    "CopySeries",
    "Letter",
    "LetterTemplate",
    "LetterVersion",
    "NumberSeries",
    "NumberUse",
    "TypedDraft",
]
