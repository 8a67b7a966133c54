"""Which papers are in this file, whatever its kind? The one door for commands and jobs: text, scan or edXML."""

import os
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from intake import edxml
from intake.extraction import DEFAULT_LIMITS, NEEDS_OCR, Limits, Refused, check_size, extract, kind_of, ocr
from intake.reading import Doubt, Reading, read, split_papers
from vietnam import failures

Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class Paper:
    """`text` is what was read; `message` where it came in an edXML message; `scanned` where OCR read it."""

    text: str
    reading: Reading
    message: edxml.Message | None = None
    scanned: bool = False


def papers_in(
    content: bytes, filename: str = "", limits: Limits = DEFAULT_LIMITS, progress: Progress = lambda page, pages: None
) -> list[Paper]:
    """Raises Refused. With a scan it takes seconds for each page, told to `progress` as (pages read, pages in all)."""
    if kind_of(content, filename, limits) == "edxml":
        return [_from_message(edxml.opened(content, limits), limits, progress)]
    text, scanned = text_in(content, filename, limits, progress)
    return [Paper(paper, read(paper), scanned=scanned) for paper in split_papers(text)]


def papers_of(
    path: Path, limits: Limits = DEFAULT_LIMITS, progress: Progress = lambda page, pages: None
) -> list[Paper]:
    """The papers in a file on disk. Raises Refused, also when the file cannot be opened."""
    try:
        with path.open("rb") as file:
            content = file.read(limits.bytes + 1)  # one byte more is enough to be refused
            size = max(os.fstat(file.fileno()).st_size, len(content))
    except OSError as error:
        raise Refused("unopened", path=str(path), why=failures.reason(error)) from error
    check_size(size, limits)
    return papers_in(content, path.name, limits, progress)


def text_in(content: bytes, filename: str, limits: Limits, progress: Progress) -> tuple[str, bool]:
    """The text, and whether OCR had to read it."""
    try:
        return extract(content, filename, limits), False
    except Refused as refused:
        if refused.code not in NEEDS_OCR:
            raise
    return ocr(content, filename, limits, progress), True


def reading_of(text: str, header: dict[str, Any]) -> Reading:
    """What a text says; under the header of its edXML message where it came in one (`edxml.told`, kept)."""
    return edxml.draft(edxml.made(header), text) if header else read(text)


def _from_message(message: edxml.Message, limits: Limits, progress: Progress) -> Paper:
    """An attachment that can't be read leaves a draft of the header alone, and a doubt that says why."""
    text, scanned, unread = "", False, None
    if message.main:
        try:
            text, scanned = text_in(message.main.content, message.main.name, limits, progress)
        except Refused as refused:
            sentence = f"Không đọc được tệp đính kèm “{message.main.name}”. {refused.sentence}"
            unread = Doubt("unreadable", "tasks", sentence)
    reading = edxml.draft(message, text)
    if unread:
        reading = replace(reading, doubts=(unread, *reading.doubts))
    return Paper(text, reading, message, scanned)
