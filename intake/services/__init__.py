"""The only writers of this room: handing in, what machines read of it, and saving what was read."""

from intake.services import arrivals, saving, scans

__all__ = ["arrivals", "saving", "scans"]
