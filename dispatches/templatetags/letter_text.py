"""How does a typed text get onto paper? Escaped, without invisible marks, with numbers of papers kept on one line."""

import re
from collections.abc import Iterator
from typing import Final

from django import template
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe

register = template.Library()

# Direction and format marks could make a paper read otherwise than its text; control characters print as boxes.
INVISIBLE: Final = re.compile(
    r"[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]"
)
# "số 145-KH/HU", "1761/UBND-VP", "ngày 27/3/2024": an office never breaks these at "-" or "/". Bounded, so that a
# hostile run of capitals can't push a line off the page.
TOGETHER: Final = re.compile(
    r"(?:\b[Ss]ố:? )?\b\d{1,6}[a-zđ]?(?:[-/][A-ZĐa-zđ\d]{1,10}){1,5}(?![\w/-])|\bngày \d{1,2}/\d{1,2}/\d{4}\b"
)

# "(sau đây viết tắt là *Chỉ thị số 28-CT/TW*)"
SLANTED: Final = re.compile(r"(?<![\w*])\*(?=[^\s*])([^*\n]{1,300}?)(?<=\S)\*(?![\w*])")

RUN: Final = re.compile(r"(\S{60})(?=\S)")

# What no XML file can hold: the rest of the control characters, halves of a pair, and two that are no characters.
UNSTORABLE: Final = re.compile(r"[\u0000-\u0008\u000b-\u001f\ud800-\udfff\ufffe\uffff]")


def in_xml(text: str) -> str:
    """The text without invisible marks and without what a .docx or .xlsx cannot hold."""
    return UNSTORABLE.sub("", INVISIBLE.sub("", text))


@register.filter
def on_paper(text: str) -> SafeString:
    """The text as safe HTML for a line of a paper."""
    parts = [
        format_html("<i>{}</i>", _held_together(piece)) if is_slanted else _held_together(piece)
        for piece, is_slanted in slanted(INVISIBLE.sub("", text))
    ]
    return mark_safe("".join(parts))  # noqa: S308 every part is escaped below


def slanted(text: str) -> Iterator[tuple[str, bool]]:
    """The text in pieces, with whether each is between two stars and so printed in italics."""
    at = 0
    for found in SLANTED.finditer(text):
        if found.start() > at:
            yield text[at : found.start()], False
        yield found[1], True
        at = found.end()
    if at < len(text) or not text:
        yield text[at:], False


def _held_together(plain: str) -> SafeString:
    parts, at = [], 0
    for found in TOGETHER.finditer(plain):
        parts += [
            _breakable(plain[at : found.start()]),
            format_html('<span class="letter-nb">{}</span>', found[0]),
        ]
        at = found.end()
    parts.append(_breakable(plain[at:]))
    return mark_safe("".join(parts))  # noqa: S308 every part is escaped above


def _breakable(plain: str) -> SafeString:
    """Escaped; a run without a space may break after every 60 characters. Laid out whole, its time grows with the
    square of its length: 100,000 letters would hold the printer for minutes."""
    pieces = RUN.sub("\\1\0", plain).split("\0")  # no \0 is left in what is printed
    return mark_safe("<wbr>".join(conditional_escape(piece) for piece in pieces))  # noqa: S308 every piece is escaped


@register.filter
def visible(text: str) -> str:
    """The text without invisible marks, for a title or a short line; the template escapes it."""
    return INVISIBLE.sub("", text)
