"""Reads a printed paper back: words with font, size and place, lines that are drawn; all from the PDF itself."""

import io
from dataclasses import dataclass

import pdfplumber

MM = 72 / 25.4


@dataclass(frozen=True)
class Line:
    """One line of text of one size and weight on a page; measures in points from the top left corner of the page."""

    text: str
    font: str
    size: float
    x0: float
    x1: float
    top: float
    bottom: float
    baseline: float
    page: int
    colour: tuple


@dataclass(frozen=True)
class Rule:
    x0: float
    x1: float
    top: float
    page: int

    @property
    def width(self) -> float:
        return self.x1 - self.x0


class Paper:
    def __init__(self, printed: bytes) -> None:
        self.bytes = printed
        with pdfplumber.open(io.BytesIO(printed)) as pdf:
            self.metadata = pdf.metadata
            self.sizes = [(float(page.width), float(page.height)) for page in pdf.pages]
            self.lines = [line for number, page in enumerate(pdf.pages, 1) for line in _lines(page, number)]
            self.rules = [rule for number, page in enumerate(pdf.pages, 1) for rule in _rules(page, number)]
            self.fonts = {char["fontname"].split("+")[1] for page in pdf.pages for char in page.chars}

    @property
    def pages(self) -> int:
        return len(self.sizes)

    @property
    def text(self) -> str:
        return "\n".join(line.text for line in self.lines)

    def line(self, start: str, *, page: int | None = None) -> Line:
        found = [x for x in self.lines if x.text.startswith(start) and page in (None, x.page)]
        assert found, f"{start!r} is not printed; there is: {self.text}"
        return found[0]

    def on(self, page: int) -> list[Line]:
        return [line for line in self.lines if line.page == page]

    def rule_under(self, line: Line) -> Rule:
        found = [r for r in self.rules if r.page == line.page and 0 < r.top - line.baseline < 12 and _over(r, line)]
        assert len(found) == 1, f"{len(found)} rules under {line.text!r}"
        return found[0]


def _over(rule: Rule, line: Line) -> bool:
    return rule.x0 < line.x1 and line.x0 < rule.x1


def _lines(page: "pdfplumber.page.Page", number: int) -> list[Line]:
    upright = page.filter(lambda thing: thing.get("upright", True) or thing["object_type"] != "char")
    words = upright.extract_words(
        x_tolerance_ratio=0.2,
        keep_blank_chars=True,
        use_text_flow=True,
        extra_attrs=["fontname", "size"],
        return_chars=True,
    )
    return [
        Line(
            text=word["text"].strip(),
            font=word["fontname"].split("+")[1],
            size=round(word["size"], 2),
            x0=min(char["x0"] for char in word["chars"] if char["text"].strip()),
            x1=max(char["x1"] for char in word["chars"] if char["text"].strip()),
            top=word["top"],
            bottom=word["bottom"],
            baseline=float(page.height) - word["chars"][0]["matrix"][5],
            page=number,
            colour=word["chars"][0]["non_stroking_color"],
        )
        for word in words
        if word["text"].strip()
    ]


def _rules(page: "pdfplumber.page.Page", number: int) -> list[Rule]:
    flat = [thing for thing in (*page.rects, *page.lines) if thing["height"] < 1.5 and thing["width"] > 5]
    return [Rule(x0=thing["x0"], x1=thing["x1"], top=thing["top"], page=number) for thing in flat]
