"""How much may one file cost? What a person may send, the machine opens: one figure for both."""

from django.conf import settings

from intake.extraction import Limits


def limits() -> Limits:
    return Limits(bytes=settings.MAX_UPLOAD_BYTES)
