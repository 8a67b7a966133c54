"""What goes out on paper: the making of our own papers, and the series that their numbers come from."""

from dispatches.models.letters import Letter, LetterVersion
from dispatches.models.numbers import NumberSeries, NumberUse

__all__ = ["Letter", "LetterVersion", "NumberSeries", "NumberUse"]
