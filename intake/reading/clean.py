"""What are the letters of the paper? The received text without debris, each letter knowing where it came from."""

from __future__ import annotations

import re
import unicodedata
from array import array
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from intake import unread
from intake.reading.result import Found, Span
from vietnam import text as vi

_CLUSTER = re.compile(r"[^\u0300-\u036f][\u0300-\u036f]*|[\u0300-\u036f]+")
# Marks that carry nothing: bold and italic of pasted Markdown, zero-width characters, the byte order mark.
_RESIDUE = re.compile(r"(?<=[.;,!”\")])[ \t]*\*{1,2}[a-zà-ỹđ]{1,5}\*{1,2}[ \t]*$", re.MULTILINE)
# What a pen left on a scan: consonants that are no word, or "anh", behind the end of a sentence or alone in a line.
_PENNED = re.compile(
    r"(?:^[ \t]*|(?<=[.;])[ \t]+)[bcdđghklmnpqrstvxfjwz]{1,3}[ \t]*$"
    r"|(?<=[.;])(?:\s{0,30}\banh\b)+[ \t]*$",
    re.MULTILINE,
)
# Specks of a scan behind an end mark: "theo quy định. :", "Kính gửi: :".
_SPECKS = re.compile(r"(?<=[.;:,/])[ \t]+[:;.,'`’‘|~^*·•\"“”-]{1,3}[ \t]*$", re.MULTILINE)
# The tab that a word processor sets between a bullet and its text: no end of a column.
_BULLET_TAB = re.compile(r"(?<=^[-+•*–])\t", re.MULTILINE)
# "Kính", and below "gửi: …".
_TORN_ADDRESS = re.compile(r"(?<=^Kính)\n(?=gửi\b)", re.MULTILINE)
# A table of two columns drawn with bars: the head and the foot of a paper copied from a word processor.
_TWO_COLUMNS = re.compile(r"^(?=[^\n]*\|)[ \t]*\|?[^|\n]*\|?[^|\n]*\|?[ \t]*$", re.MULTILINE)
_MARKS = re.compile(r"\*{2,}|\*(?! \S)|(?<=\S)\*|[\u200b-\u200f\u2060\ufeff\u00ad]")
_UNMARKED = re.compile(rf"(?:(?!{_MARKS.pattern})[\s\S])+")
_BLANKED = re.compile(
    r"^[ \t]*(?:-\s*)?\d{1,3}(?:\s*-)?[ \t]*$"  # a page number alone on its line
    r"|^[ \t]*[-_=~*.—–]{3,}[ \t]*$"  # a drawn line
    r"|[\u00a0\u2000-\u200a\u202f\u3000\r\f\v]",
    re.MULTILINE,
)


@dataclass(frozen=True)
class Letters:
    """Cleaned text, the same without accents (`plain`, letter for letter), and the way back to the received text."""

    text: str
    plain: str
    starts: array[int]
    ends: array[int]

    def span(self, start: int, end: int) -> Span:
        if start >= end:
            at = self.starts[start] if start < len(self.starts) else (self.ends[-1] if self.ends else 0)
            return (at, at)
        return (self.starts[start], self.ends[end - 1])

    def found(self, start: int, end: int, value: str | None = None) -> Found:
        """The text between two positions as a value; `value` where it is not what is printed."""
        start, end = self.trim(start, end)
        return Found(vi.squeeze(self.text[start:end]) if value is None else value, (self.span(start, end),))

    def trim(self, start: int, end: int, marks: str = "") -> tuple[int, int]:
        """The same range without white space (and `marks`) at its ends."""
        while start < end and (self.text[start].isspace() or self.text[start] in marks):
            start += 1
        while end > start and (self.text[end - 1].isspace() or self.text[end - 1] in marks):
            end -= 1
        return start, end


def clean(received: str) -> Letters:
    text, starts, ends = _composed(received)
    text = _RESIDUE.sub(lambda m: " " * len(m.group()), text)
    text = unread.LINE.sub(_blank, _BLANKED.sub(_blank, text))
    if "|" in text:
        text = _TWO_COLUMNS.sub(_unbarred, text)
    text = _PENNED.sub(_blank, text)
    text = _SPECKS.sub(_blank, text)
    text = _BULLET_TAB.sub(" ", text)
    text = _TORN_ADDRESS.sub(" ", text)
    if _MARKS.search(text):
        text, starts, ends = _kept(text, starts, ends, (m.span() for m in _UNMARKED.finditer(text)))
    text, starts, ends = _kept(text, starts, ends, _printed(text))
    return Letters(text, vi.plain(text), starts, ends)


def _composed(received: str) -> tuple[str, array[int], array[int]]:
    if unicodedata.is_normalized("NFC", received):
        size = len(received)
        return received, array("l", range(size)), array("l", range(1, size + 1))
    pieces, starts, ends = [], array("l"), array("l")
    for match in _CLUSTER.finditer(received):
        piece = unicodedata.normalize("NFC", match.group())
        pieces.append(piece)
        starts.extend([match.start()] * len(piece))
        ends.extend([match.end()] * len(piece))
    return "".join(pieces), starts, ends


def _kept(
    text: str, starts: array[int], ends: array[int], ranges: Iterable[tuple[int, int]]
) -> tuple[str, array[int], array[int]]:
    """Only these ranges of the text."""
    pieces, kept_starts, kept_ends = [], array("l"), array("l")
    for start, end in ranges:
        pieces.append(text[start:end])
        kept_starts.extend(starts[start:end])
        kept_ends.extend(ends[start:end])
    return "".join(pieces), kept_starts, kept_ends


def _printed(text: str) -> Iterator[tuple[int, int]]:
    """The lines without their common margin, what trails, and the empty lines of a text where each line has one."""
    lines = text.split("\n")
    margin = min((len(line) - len(line.lstrip()) for line in lines if line.strip()), default=0)
    doubled = _doubled([bool(line.strip()) for line in lines])
    at = empty = 0
    for line in lines:
        size = len(line.rstrip())
        empty = 0 if size else empty + 1
        if size > margin:
            yield at + margin, at + size
        at += len(line) + 1
        if not (doubled and empty % 2):
            yield at - 1, min(at, len(text))


def _doubled(says: list[bool]) -> bool:
    """Does an empty line follow nearly every line that says something, as in what a web page or a mail gives?"""
    pairs = list(pairwise(says))
    return pairs.count((True, False)) > max(10, 20 * pairs.count((True, True)))


def _unbarred(match: re.Match[str]) -> str:
    """The frame becomes space, the bar between the columns a tab."""
    whole = match.group()
    inner = whole.strip(" \t|")
    start = whole.index(inner)
    return " " * start + inner.replace("|", "\t") + " " * (len(whole) - start - len(inner))


def _blank(match: re.Match[str]) -> str:
    """The same length; a form feed ends a line."""
    whole = match.group()
    return "\n" if whole in "\f\v" else re.sub(r"[^\n]", " ", whole)
