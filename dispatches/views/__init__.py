"""The pages of this room: reading and moving a letter, writing one, issuing one."""

from dispatches.views import issuing, reading, writing

__all__ = ["issuing", "reading", "writing"]
