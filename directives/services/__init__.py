"""The only writers of this room: one function per verb, actor first, one transaction each."""

from directives.services import drafts, files, issuing, papers, registering, work

__all__ = ["drafts", "files", "issuing", "papers", "registering", "work"]
