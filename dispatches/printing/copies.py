"""How is a copy printed? The pages of the paper, and the block of the copy under a whole line after its last part.

Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần II, Mục II; mẫu 3.1. The block stands on the last page where there is room for
it (Mục II.2a), else on a page of its own. A trích sao is set anew in full form with the chosen text (Điều 25.3b).
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import pikepdf
import pypdfium2
from django.template.loader import render_to_string

from dispatches.printing import archival, joining, pages, render, stylesheet
from dispatches.printing.form import STATE
from dispatches.printing.pages import PIXELS_PER_MM, Unreadable

if TYPE_CHECKING:
    from dispatches.printing.content import LetterContent

# Phụ lục III, Mục I: the abbreviation that opens the symbol
ABBREVIATIONS: Final = {"sao-y": "SY", "trich-sao": "TrS", "sao-luc": "SL"}
GAP_MM: Final = 6  # between the last part of the paper and the line
FOOT_MM: Final = 20  # Phụ lục I, Phần I, Mục I.3: the lower margin


@dataclass(frozen=True, kw_only=True)
class Block:
    """The words of a copy's own part."""

    kind: str  # "SAO Y"
    issuer: tuple[str, ...]
    number: str
    symbol: str
    place: str
    date: str
    authority: tuple[str, ...]
    position: str
    signer: str
    distribution: tuple[str, ...]


def of_file(paper: bytes, block: Block) -> bytes:
    """All pages of a PDF with the block at their end; as fit for archive and screen reader as they were before.

    Raises Unreadable.
    """
    try:
        with pikepdf.open(io.BytesIO(paper)) as pdf:
            whole = pikepdf.Rectangle(pdf.pages[-1].mediabox)
            printed = _laid_out(block, _end_of(paper) + GAP_MM, *pages.size_of(whole))
            with pikepdf.open(io.BytesIO(printed)) as own:
                if len(own.pages) == 1:
                    joining.over(pdf, pdf.pages[-1], own)
                else:
                    with pikepdf.open(io.BytesIO(_laid_out(block, FOOT_MM, 210, 297))) as alone:
                        joining.behind(pdf, alone)
            out = io.BytesIO()
            archival.settle(pdf)
            pdf.save(out, deterministic_id=True)
    except (pikepdf.PdfError, pypdfium2.PdfiumError, IndexError, ValueError) as error:
        raise Unreadable("Không đọc được tệp PDF này nên chưa sao được. Hãy chọn tệp khác của văn bản.") from error
    return out.getvalue()


def of_text(content: LetterContent, block: Block) -> bytes:
    """The chosen text in the form of its paper, with the block at its end."""
    return of_file(render.render(content, draft=False), block)


def _end_of(paper: bytes) -> float:
    """Where the print on the last page ends, in mm from the top.

    What stands in the lower margin (our code, a page number) leaves the block its room.
    """
    ink = pages.ink(paper, -1)
    found = ink.crop((0, 0, ink.width, ink.height - FOOT_MM * PIXELS_PER_MM)).getbbox()
    return found[3] / PIXELS_PER_MM if found else FOOT_MM


def _laid_out(block: Block, top: float, width: float, height: float) -> bytes:
    """The block from `top` on; more than one page when there is no room for it there."""
    page = render_to_string("dispatches/print/copy.html", {"block": block, "form": STATE})
    aside = f"{STATE.measures['margin-right']} {FOOT_MM}mm {STATE.measures['margin-left']}"
    place = (
        f"@page {{ @top-center {{ content: none; }} margin: {FOOT_MM}mm {aside}; size: {width:.2f}mm {height:.2f}mm; }}"
    )
    place += f".copy-start {{ height: {max(0, min(top, height - 2 * FOOT_MM) - FOOT_MM):.2f}mm; }}"
    place += ".copy { border-top: 0.75pt solid #000; break-inside: avoid; padding-top: 4mm; }"
    return render.press(page, stylesheet.for_paper(STATE), archival.write, more=place)
