"""Pages of taking a paper in: hand it over, check what was read, save."""

from intake.views.checking import reading
from intake.views.handing_in import drop, part, purpose, start, text
from intake.views.mails import mail, mail_again, mail_pass
from intake.views.originals import original
from intake.views.scanning import add_scan
from intake.views.waiting import again, progress

__all__ = [
    "add_scan",
    "again",
    "drop",
    "mail",
    "mail_again",
    "mail_pass",
    "original",
    "part",
    "progress",
    "purpose",
    "reading",
    "start",
    "text",
]
