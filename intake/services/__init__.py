"""The only writers of this room: handing in, what machines read of it, what mail brings, and saving what was read."""

from intake.services import arrivals, mails, saving, scans

__all__ = ["arrivals", "mails", "saving", "scans"]
