"""What goes out on paper: our own papers in the making, copies, batches of copies, and where numbers come from."""

from dispatches.models.batches import Batch, BatchKind, PersonalCopy
from dispatches.models.copies import Copy, CopyKind, CopySeries
from dispatches.models.letters import Letter, LetterVersion
from dispatches.models.numbers import NumberSeries, NumberUse

__all__ = [
    "Batch",
    "BatchKind",
    "Copy",
    "CopyKind",
    "CopySeries",
    "Letter",
    "LetterVersion",
    "NumberSeries",
    "NumberUse",
    "PersonalCopy",
]
