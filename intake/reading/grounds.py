"""Which of the papers that are cited are grounds? Those of the opening, or of the list headed "Căn cứ …"."""

from itertools import takewhile

from intake.reading.clean import Letters
from intake.reading.lines import Item, Level
from intake.reading.patterns import phrase
from intake.reading.references import cited
from intake.reading.result import Citation

_LONGEST_PREAMBLE = 12
_DESCRIBES = phrase(
    r"\b(?:ton tai|han che|bat cap|vi pham|thieu sot|khuyet diem|yeu kem|kho khan|nguyen nhan|ket qua)"
    r"(?: [^.;:,]{0,20})?,? (?:nhu )?sau\s*:\Z"
)
_LEADS_IN = phrase(r"\b(?:nhu sau|yeu cau|chi dao|y kien|thong bao|ket luan)\s*:\Z")
# "Ngày 31/8, Đảng ủy đã ban hành Thông tri số …": what a paper tells is no ground.
_NARRATED = phrase(r"\W*(?:vao )?ngay \d{1,2}[^;.]{3,160}?\b(?:ban hanh|co(?! cong van| van ban| cong dien))\b")


def grounds_of(letters: Letters, body: list[Item]) -> tuple[Citation, ...]:
    """What is cited before the first item, with a list headed "Căn cứ …"; else in the first "Thực hiện …"."""
    preamble = _preamble(body)
    end = (_lead_in_end(letters, preamble) or preamble[-1].end) if preamble else 0
    rest = body[len(preamble) :]
    if rest and rest[0].level is Level.NUMBER and letters.plain.startswith("can cu", rest[0].start) and len(rest) > 1:
        listed = list(takewhile(lambda item: item.level is Level.DASH, rest[1:]))
        end = listed[-1].end if listed and rest[0].end - rest[0].start < 90 else end
    told = [item for item in preamble if _NARRATED.match(letters.plain, item.start, item.end)]
    found = cited(letters, body[0].start, end) if body and end else ()
    found = tuple(each for each in found if not any(_stands_in(letters, each, item) for item in told))
    if found or not rest:
        return found
    carrying = next((item for item in rest[:4] if _carries_out(letters, item)), None)
    return cited(letters, carrying.start, min(carrying.end, carrying.start + 600)) if carrying else ()


def _preamble(body: list[Item]) -> list[Item]:
    """What stands before the first numbered item: Căn cứ, Thực hiện and the sentence that leads in."""
    first = next((i for i, item in enumerate(body) if item.level <= Level.LETTER), len(body))
    return body[: min(first, _LONGEST_PREAMBLE)]


def _stands_in(letters: Letters, each: Citation, item: Item) -> bool:
    (start, _), (first, last) = each.spans[0], letters.span(item.start, item.end)
    return first <= start < last


def _lead_in_end(letters: Letters, preamble: list[Item]) -> int | None:
    """Where "… có ý kiến như sau:" ends: what the answer itself cites below is no ground."""
    leads = (
        item.end
        for item in preamble
        if _LEADS_IN.search(letters.plain, item.start, item.end)
        and not _DESCRIBES.search(letters.plain, item.start, item.end)  # "… còn một số tồn tại như sau:"
    )
    return next(leads, None)


def _carries_out(letters: Letters, item: Item) -> bool:
    """ "1. Thực hiện Kế hoạch số …"; a lettered or listed duty that begins so is no ground of the paper."""
    listed = item.level in (Level.LETTER, Level.DASH, Level.PLUS)
    return not listed and letters.plain.startswith("thuc hien", item.start)
