"""The only writers of this room: handing in, and saving what was read."""

from intake.services import arrivals, saving

__all__ = ["arrivals", "saving"]
