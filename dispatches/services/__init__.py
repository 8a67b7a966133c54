"""The only writers of this room: one function per verb, actor first, one transaction each."""

from dispatches.services import flow, issuing, letters, numbering

__all__ = ["flow", "issuing", "letters", "numbering"]
