"""What does WeasyPrint write into a page, and how is a piece of it exchanged? All that we know of that stands here.

A page is a list of drawing operators, one a line. Text is a block from BT to ET: its place, its font, its glyphs. The
QR code is one path of moves and lines. Another version may write otherwise: `TRIED` names the one that this was tried
with, and whoever rewrites a page first finds the very pieces there that he means to exchange.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final

import weasyprint

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pikepdf

TRIED: Final = "70.0"
_BLOCK: Final = re.compile(rb"BT\n1 0 0 -1 (\S+) (\S+) Tm\n(.*?)\nET\n", re.DOTALL)
_MARK: Final = re.compile(rb"/MCID \d+")
_INK: Final = re.compile(r'<svg viewBox="([\d. ]+)">.*stroke="#000" d="([^"]+)"')
_STEP: Final = re.compile(r"([Mmh])(-?[\d.]+)(?: (-?[\d.]+))?")


@dataclass(frozen=True, slots=True)
class Block:
    """One piece of text: from the left and the top in CSS pixels, as written, and its font and glyphs."""

    left: bytes
    top: bytes
    words: bytes


@dataclass(frozen=True, slots=True)
class Lines:
    """The text of one box, line after line. Boxes of one `shape` take the same room and carry the same tags."""

    blocks: tuple[Block, ...]
    shape: tuple[object, ...]
    skeleton: bytes


@dataclass(frozen=True, slots=True)
class Code:
    """The drawing of a QR code; codes of one `size` are drawn in the same square."""

    size: str
    path: bytes


def is_known() -> bool:
    """Is this the WeasyPrint whose pages we can rewrite?"""
    return weasyprint.__version__ == TRIED


def lines_of(page: bytes, tops: Sequence[float]) -> list[Lines]:
    """The lines of each box of a page with nothing else on it; `tops` are those of the boxes and of the end."""
    found: list[list[re.Match[bytes]]] = [[] for _ in tops]
    for block in _BLOCK.finditer(page):
        found[bisect_right(tops, float(block[2])) - 1].append(block)
    return [
        _lines(page, own, top, below) for own, top, below in zip(found[:-1], tops[:-1], tops[1:], strict=True) if own
    ]


def _lines(page: bytes, found: Sequence[re.Match[bytes]], top: float, below: float) -> Lines:
    blocks = tuple(Block(one[1], one[2], one[3]) for one in found)
    skeleton = _skeleton(page, found)
    places = tuple(round(float(block.top) - top, 3) for block in blocks)
    return Lines(blocks, (round(below - top, 3), places, skeleton), skeleton)


def _skeleton(page: bytes, found: Sequence[re.Match[bytes]]) -> bytes:
    """What is written between the blocks, whatever the numbers of the tags."""
    between = [page[one.end() : other.start()] for one, other in pairwise(found)]
    return _MARK.sub(b"/MCID", b"|".join(between))


def code_of(drawing: str) -> Code | None:
    """The code in an inline SVG as the page draws it; None when it is drawn in another way than we know."""
    ink = _INK.search(drawing)
    if not ink:
        return None
    steps, x, y = [], 0.0, 0.0
    for verb, first, second in _STEP.findall(ink[2]):
        if verb == "h":
            x += float(first)
        else:
            x, y = (float(first), float(second)) if verb == "M" else (x + float(first), y + float(second))
        steps.append(f"{x:g} {y:g} {'l' if verb == 'h' else 'm'}\n")
    return Code(ink[1], "".join(steps).encode())


class Sheet:
    """A page with the places where its lines and its code stand."""

    def __init__(self, page: bytes, code: Code, lines: Lines | None = None) -> None:
        """Raises LookupError when the code or the lines are not there, or stand there twice."""
        spans = [_once(page, code.path)]
        self._tops: list[bytes] = []
        if lines is not None:
            blocks = _alike(page, lines)
            spans = [(block.start(), block.end()) for block in blocks] + spans
            self._tops = [block[2] for block in blocks]
        order = sorted(range(len(spans)), key=lambda at: spans[at])
        if order != list(range(len(spans))) and order[:1] != [len(spans) - 1]:
            raise LookupError("The code stands between the lines")
        self._code_first = order[0] == len(spans) - 1
        cuts = [0, *(edge for at in order for edge in spans[at]), len(page)]
        self._fixed = [page[cuts[at] : cuts[at + 1]] for at in range(0, len(cuts), 2)]

    def filled(self, code: Code, lines: Lines | None = None) -> bytes:
        """The page with other lines and another code, of the same shape and size."""
        own = []
        if lines is not None and self._tops:
            for top, block in zip(self._tops, lines.blocks, strict=True):
                own.append(b"BT\n1 0 0 -1 %s %s Tm\n%s\nET\n" % (block.left, top, block.words))
        own = [code.path, *own] if self._code_first else [*own, code.path]
        return b"".join(part for pair in zip(self._fixed, [*own, b""], strict=True) for part in pair)


def _once(page: bytes, piece: bytes) -> tuple[int, int]:
    at = page.find(piece)
    if at < 0 or page.find(piece, at + 1) >= 0:
        raise LookupError("The piece does not stand in the page once")
    return at, at + len(piece)


def _alike(page: bytes, lines: Lines) -> list[re.Match[bytes]]:
    """The blocks of the page that are these lines."""
    blocks = list(_BLOCK.finditer(page))
    wanted = [(block.left, block.words) for block in lines.blocks]
    said = [(block[1], block[3]) for block in blocks]
    places = [at for at in range(len(said)) if said[at : at + len(wanted)] == wanted]
    if len(places) != 1:
        raise LookupError("The lines do not stand in the page once")
    found = blocks[places[0] : places[0] + len(wanted)]
    if _skeleton(page, found) != lines.skeleton:
        raise LookupError("The lines carry other tags in the page")
    return found


def cut_to(pdf: pikepdf.Pdf, count: int) -> None:
    """Leave the first pages, with their tags alone and without the names of places."""
    gone = {page.objgen for page in pdf.pages[count:]}
    del pdf.pages[count:]
    if "/Names" in pdf.Root and "/Dests" in pdf.Root.Names:
        del pdf.Root.Names["/Dests"]
    if "/StructTreeRoot" not in pdf.Root:
        return
    tree = pdf.Root.StructTreeRoot
    whole = tree.K[0]
    whole.K = [part for part in whole.K if part.Pg.objgen not in gone]
    tree.ParentTree.Nums = list(tree.ParentTree.Nums)[: 2 * count]
