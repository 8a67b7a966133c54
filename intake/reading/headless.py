"""What is known of a text that lost its head on a web page? Its first line, and who issues what in the lead-in."""

from intake.reading import words
from intake.reading.clean import Letters
from intake.reading.patterns import phrase
from intake.reading.result import Found
from intake.reading.zones import Zones
from vietnam import types

_LEADS_IN = phrase(r"\bnhu sau\s*:")
_DEEPEST = 3000
_ISSUES = phrase(
    r"[,.;\n]\s*(?P<who>\w[^,.;:“”\"]{4,90}?) (?:ban hanh|xay dung) "
    r"(?P<kind>ke hoach|chuong trinh|phuong an|huong dan)\b"
)


def first_line(letters: Letters, zones: Zones) -> Found | None:
    """The one line above the opening says what the paper is about."""
    if zones.header_end != 1:
        return None
    line = zones.lines[0]
    titled = 20 < line.end - line.start < 300 and letters.text[line.end - 1] not in ".,;:"
    return letters.found(line.start, line.end) if titled else None


def told(letters: Letters) -> tuple[Found | None, Found | None]:
    """(issuer, type) of "…, Trường Đại học A ban hành Kế hoạch … như sau:"; what is cited before it has its own."""
    lead = _LEADS_IN.search(letters.plain, 0, _DEEPEST)
    said = list(_ISSUES.finditer(letters.plain, 0, lead.start())) if lead else []
    if not said or not words.HEADER_BODY.match(letters.plain, said[-1].start("who")):
        return None, None
    kind = letters.found(*said[-1].span("kind"))
    return letters.found(*said[-1].span("who")), Found(types.by_title(kind.value) or kind.value, kind.spans)
