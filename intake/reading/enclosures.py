"""Which documents does the paper announce as enclosed? "(Có Kế hoạch số … kèm theo)"."""

from intake.reading.clean import Letters
from intake.reading.patterns import phrase
from intake.reading.references import NUMBER, TYPE, numbered
from intake.reading.result import Citation

_ATTACHED = phrase(r"\((?:co|kem theo|gui kem|xin gui kem)\s[^()]{5,300}\)|\([^()]{5,300}kem theo\s*\)")


def attached(letters: Letters, start: int, end: int) -> tuple[Citation, ...]:
    """Documents announced as enclosed: "(Có Kế hoạch số … kèm theo)"."""
    found: list[Citation] = []
    for match in _ATTACHED.finditer(letters.plain, start, end):
        if "kem theo" in match.group() or "gui kem" in match.group():
            inside = [
                numbered(letters, number, match.start(), match.end())
                for number in NUMBER.finditer(letters.text, *match.span())
            ]
            found.extend(each[2] for each in inside if each)
            if not any(inside) and (kind := TYPE.search(letters.plain, *match.span())):
                found.append(
                    Citation(letters.found(*kind.span("type")).value, None, None, None, (letters.span(*match.span()),))
                )
    return tuple(found)
