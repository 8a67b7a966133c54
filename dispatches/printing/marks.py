"""How is a signature seen that has no picture? A few lines on a page as small as their box."""

from __future__ import annotations

from typing import Final

from django.template.loader import render_to_string
from weasyprint import Document

from dispatches.printing import render, stylesheet
from dispatches.printing.fonts import FAMILY
from dispatches.printing.form import STATE

SIZE: Final = "8pt"  # no figure in the decree, which expects a picture
# Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II.8b: Times New Roman, in thường, đứng, 10, màu đen.
ATTACHMENT_SIZE: Final = "10pt"


def told(lines: tuple[str, ...], *, width: float, height: float, size: str = SIZE) -> bytes:
    """The lines as a page of PDF of this width and height, in mm."""
    page = f"@page {{ @top-center {{ content: none; }} margin: 0; size: {width:.2f}mm {height:.2f}mm; }}"
    words = f'body {{ color: #000; font-family: "{FAMILY}"; font-size: {size}; line-height: 1.15; }} p {{ margin: 0; }}'
    printed: bytes = render.press(
        render_to_string("dispatches/print/mark.html", {"lines": lines}),
        stylesheet.for_paper(STATE),
        Document.write_pdf,
        more=page + words,
    )
    return printed
