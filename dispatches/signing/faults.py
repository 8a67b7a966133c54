"""Why a file is not the paper with a valid signature."""

from __future__ import annotations

from enum import StrEnum


class Fault(StrEnum):
    BROKEN = "broken"
    TOO_HARD = "too_hard"
    ENCRYPTED = "encrypted"
    UNSIGNED = "unsigned"
    TOO_MANY = "too_many"
    CHANGED = "changed"
    DIFFERENT = "different"
    PAINTED_OVER = "painted_over"
    NOT_WHOLE = "not_whole"
    INVALID = "invalid"
    OUT_OF_DATE = "out_of_date"
    UNTRUSTED = "untrusted"


class Faulty(Exception):
    """`about`, in Vietnamese: the name in the certificate at fault, what differs, or the page."""

    def __init__(self, fault: Fault, about: str = "") -> None:
        super().__init__(fault)
        self.fault, self.about = fault, about
