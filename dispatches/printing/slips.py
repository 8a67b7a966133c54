"""What does a unit get in hand with its work? A slip of A5: from whom, what, until when, and the code that opens it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.template.loader import render_to_string
from weasyprint import Document

from dispatches.printing import archival, render, stylesheet


@dataclass(frozen=True)
class Work:
    """One piece of work; `deadline` as printed, "" without one."""

    text: str
    deadline: str
    address: str


@dataclass(frozen=True, kw_only=True)
class Slip:
    issuer: str
    paper: str
    unit: str
    until: str
    works: tuple[Work, ...]


def single(slips: Sequence[Slip]) -> Iterator[tuple[int, bytes]]:
    """Each slip as a PDF of its own, with its place in the order: laid out together, written one by one."""
    if not slips:
        return
    with render.one_at_a_time:
        whole = _laid_out(slips)
    for at, own in enumerate(_pages(whole, len(slips))):
        with render.one_at_a_time:
            printed = archival.write(whole.copy(own))
        yield at, printed


def together(slips: Sequence[Slip]) -> bytes:
    with render.one_at_a_time:
        return archival.write(_laid_out(slips))


def _laid_out(slips: Sequence[Slip]) -> Document:
    return render.lay_out(
        render_to_string("dispatches/print/own_slips.html", {"slips": slips}), stylesheet.for_own_slips()
    )


def _pages(whole: Document, count: int) -> list[list[object]]:
    """The pages of each slip: every page bears the number of the slip that stands on it."""
    found: list[list[object]] = [[] for _ in range(count)]
    for page in whole.pages:
        (name,) = (name for name in page.anchors if name.startswith("slip-"))
        found[int(name.removeprefix("slip-")) - 1].append(page)
    return found
