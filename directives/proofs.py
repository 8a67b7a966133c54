"""What was to show that the work is done, and is missing? Read from results that are loaded with their evidence."""

from __future__ import annotations

from collections.abc import Iterable

from directives.models import Assignment, Result
from directives.models.expecting import Proof

ATTENDANCES = "lượt người"


def missing(row: Assignment, results: Iterable[Result]) -> list[Proof]:
    """A record of a meeting is a PDF, or a photo of it beside the photo that is asked for anyway."""
    expected = row.task.expected
    if not expected:
        return []
    standing = [one for one in results if getattr(one, "revised_by", None) is None]
    evidence = [one for result in standing for one in result.evidence.all()]
    photos = sum(one.is_photo for one in evidence)
    has = {
        Proof.PHOTO: photos > 0,
        Proof.ATTENDANCE: any(_counts_people(result) for result in standing),
        Proof.LINK: any(result.link for result in standing),
        Proof.MINUTES: len(evidence) > photos or photos > (Proof.PHOTO in expected),
    }
    return [one for one in expected if not has[one]]


def missing_words(row: Assignment, results: Iterable[Result]) -> str:
    """ "ảnh, biên bản" """
    return ", ".join(str(one.label) for one in missing(row, results))


def _counts_people(result: Result) -> bool:
    return any(counted == ATTENDANCES for _, _, counted in result.figure_lines)
