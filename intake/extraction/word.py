"""What text does a .docx hold? Paragraphs and tables in order, with the numbers and bullets Word adds."""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from typing import Any

import docx
from docx.oxml.ns import qn
from docx.table import Table
from docx.text.paragraph import Paragraph

from intake.extraction.refusal import Refused

_MOST_UNPACKED = 120 * 1024 * 1024
_MOST_PARTS = 4000
_STEEPEST = 150  # times smaller packed than unpacked; documents stay below 30
_SIGNS = {qn("w:tab"): "\t", qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "-"}
_NO_NEW_LINE = ("page", "column")  # breaks of these types
# Properties, what a change took out, and the second drawing of a box for old programs.
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_NOT_SHOWN = {*map(qn, ("w:pPr", "w:rPr", "w:sdtPr", "w:del", "w:moveFrom")), _FALLBACK}
_ROMAN = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


def text_of(content: bytes) -> str:
    """Raises Refused for what is no readable .docx."""
    _check_archive(content)
    try:
        document = docx.Document(io.BytesIO(content))
        if document.part.element.getroottree().docinfo.doctype:  # Word writes none; entities are never followed
            raise Refused("hostile")
        return "\n".join(_blocks(document.element.body, document, _Numbers(document)))
    except (
        KeyError,
        ValueError,
        zipfile.BadZipFile,
        AttributeError,
        TypeError,
        IndexError,
        SyntaxError,
        zlib.error,
    ) as error:
        raise Refused("broken") from error


def _check_archive(content: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, ValueError, EOFError, NotImplementedError) as error:
        raise Refused("broken") from error
    if not any(part.filename == "word/document.xml" for part in parts):
        raise Refused("not_a_document")
    if any(part.flag_bits & 1 for part in parts):
        raise Refused("encrypted")
    unpacked = sum(part.file_size for part in parts)
    steep = any(p.file_size > 1_000_000 and p.file_size > _STEEPEST * max(p.compress_size, 1) for p in parts)
    if steep or unpacked > _MOST_UNPACKED or len(parts) > _MOST_PARTS:
        raise Refused("bomb")


def _blocks(parent: Any, document: Any, numbers: "_Numbers") -> Iterator[str]:
    for child in parent.iterchildren():
        if child.tag == qn("w:p"):
            yield numbers.before(Paragraph(child, document)) + _text(child, document, numbers)
        elif child.tag == qn("w:tbl"):
            yield from _table(child, document, numbers)
        elif child.tag not in _NOT_SHOWN:  # a control or a tag around paragraphs
            yield from _blocks(child, document, numbers)


def _text(parent: Any, document: Any, numbers: "_Numbers") -> str:
    """What stands in a paragraph now, also within tags, fields, controls and changes; a box has lines of its own."""
    pieces = []
    for child in parent.iterchildren():
        if child.tag == qn("w:t"):
            pieces.append(child.text or "")
        elif child.tag == qn("w:txbxContent"):
            pieces.append("\n".join(["", *_blocks(child, document, numbers), ""]))
        elif child.tag in _SIGNS:
            pieces.append("" if child.get(qn("w:type")) in _NO_NEW_LINE else _SIGNS[child.tag])
        elif child.tag not in _NOT_SHOWN:
            pieces.append(_text(child, document, numbers))
    return "".join(pieces)


def _table(table: Any, document: Any, numbers: "_Numbers") -> Iterator[str]:
    """Page columns (head of page, signature) one after the other; rows of a real table with tabs between cells."""
    for row in Table(table, document).rows:
        cells = [cell for at, cell in enumerate(row.cells) if at == 0 or cell._tc is not row.cells[at - 1]._tc]
        texts = [list(_blocks(cell._tc, document, numbers)) for cell in cells]
        if len(cells) <= 2:
            for lines in texts:
                yield from lines
                yield ""
        else:
            yield "\t".join(" ".join(" ".join(lines).split()) for lines in texts)


class _Numbers:
    """Counts the automatic numbers of a document (w:numPr), level by level."""

    def __init__(self, document: Any) -> None:
        self.levels: dict[tuple[str, int], tuple[str, str]] = {}
        self.starts: dict[tuple[str, int], int] = {}
        self.counts: dict[tuple[str, int], int] = {}
        try:
            self._read(document.part.numbering_part.element)
        except (KeyError, NotImplementedError, AttributeError):
            self.levels = {}

    def _read(self, numbering: Any) -> None:
        abstract = {each.get(qn("w:abstractNumId")): each for each in numbering.findall(qn("w:abstractNum"))}
        for number in numbering.findall(qn("w:num")):
            link = number.find(qn("w:abstractNumId"))
            kind = abstract.get(link.get(qn("w:val"))) if link is not None else None
            for level in kind.findall(qn("w:lvl")) if kind is not None else ():
                shape, text = level.find(qn("w:numFmt")), level.find(qn("w:lvlText"))
                key = (number.get(qn("w:numId")), int(level.get(qn("w:ilvl")) or 0))
                if shape is not None and text is not None:
                    self.levels[key] = (shape.get(qn("w:val")) or "", text.get(qn("w:val")) or "")
                    start = level.find(qn("w:start"))
                    self.starts[key] = int(start.get(qn("w:val")) or 1) if start is not None else 1

    def before(self, paragraph: Paragraph) -> str:
        properties = paragraph._p.pPr
        found: Any = properties.numPr if properties is not None else None
        if found is None and paragraph.style is not None:
            style = paragraph.style.element.pPr
            found = style.numPr if style is not None else None
        if found is None or found.numId is None:
            return ""
        number, level = str(found.numId.val), found.ilvl.val if found.ilvl is not None else 0
        if (number, level) not in self.levels:
            return ""
        shape, text = self.levels[number, level]
        if shape in {"bullet", "none"}:
            return "- " if shape == "bullet" else ""
        before = self.counts.get((number, level), self.starts[number, level] - 1)
        self.counts[number, level] = before + 1
        self.counts = {key: n for key, n in self.counts.items() if key[0] != number or key[1] <= level}
        return re.sub(r"%(\d)", lambda m: self._count(number, int(m[1]) - 1), text) + " "

    def _count(self, number: str, level: int) -> str:
        shape, count = (
            self.levels.get((number, level), ("decimal", ""))[0],
            self.counts.get((number, level), self.starts.get((number, level), 1)),
        )
        if shape in {"lowerLetter", "upperLetter"}:
            letter = "abcdefghijklmnopqrstuvwxyz"[(count - 1) % 26]
            return letter if shape == "lowerLetter" else letter.upper()
        return _roman(count) if shape == "upperRoman" else str(count)


def _roman(count: int) -> str:
    written = ""
    for value, sign in _ROMAN:
        while count >= value:
            written, count = written + sign, count - value
    return written
