"""The admin of papers and work: the lists an office may change, and everything else to look at only."""

from directives.admin import lists, papers, work

__all__ = ["lists", "papers", "work"]
