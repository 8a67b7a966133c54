"""The only writers of this room: one function per verb, actor first, one transaction each."""

from dispatches.services import batches, flow, issuing, letters, numbering

__all__ = ["batches", "flow", "issuing", "letters", "numbering"]
