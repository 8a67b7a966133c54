"""How is a paper numbered? The grammar of number and symbol: State `15/QĐ-BNV`, Party `145-KH/HU`."""

import re
from dataclasses import dataclass
from typing import Literal

from vietnam import text, types

# Bodies of the Party as they stand in symbols (Hướng dẫn 36-HD/VPTW): committees of each level and their boards.
PARTY_BODIES = frozenset(
    (  # noqa: SIM905  # a column of codes is easier to read than a list of quotes
        "TW TU HU ĐU ThU ThiU QU CB ĐB VPTW VPTU BTGTW BTGTU BTGHU BTCTW BTCTU BDVTW BDVTU "
        "UBKTTW UBKTTU UBKTHU BNCTW BNCTU BXDĐ BTGDVTW BTGDVTU BTGDV"
    ).split()
)
_GROUP = r"[^\W\d_][\w&.]*"
_SYMBOL = rf"{_GROUP}(?:\s?[-–—/]\s?{_GROUP}){{0,8}}"
_NUMBER = r"(?P<number>\d{1,6}[a-zđA-ZĐ]?)?"
_STATE = re.compile(rf"{_NUMBER}\s*/\s*(?:(?P<year>(?:19|20)\d\d)\s*/\s*)?(?P<symbol>{_SYMBOL})\.?")
_PARTY = re.compile(rf"{_NUMBER}\s*[-–—]\s*(?P<symbol>{_GROUP}(?:\s?/\s?{_GROUP}(?:\s?[-–]\s?{_GROUP})?)?)\.?")
_LOOSE = re.compile(rf"(?P<number>\d{{1,6}})\s+(?P<type>{_GROUP})[\s/–-]+(?P<body>{_GROUP})")
_PREFIX = re.compile(r"\s*(?:số|so|sô)?\s*[:.]?\s*", re.IGNORECASE)


@dataclass(frozen=True)
class DocumentNumber:
    """`number` is None while blank; `symbol` has no spaces; `year` only where printed inside (`09/2009/CT-UBND`)."""

    number: str | None
    symbol: str
    system: Literal["state", "party"]
    year: str | None = None

    @property
    def type_abbrev(self) -> str | None:
        """`KH` of `145-KH/HU`; None for a State công văn (`UBND-VP`), which carries no type."""
        first, *rest = re.split(r"[-/]", self.symbol)
        return first if types.by_abbrev(first, self.system) and rest else None


def parse(printed: str) -> DocumentNumber | None:
    """Read a number as people write it: `145 - KH/HU`, `145 KH HU`, `/UBND - VHXX`, `Số: 05/BNV-VP`; else None."""
    rest = text.nfc(printed)
    rest = rest[_PREFIX.match(rest).end() :].strip()  # type: ignore[union-attr]  # the pattern matches ""
    if match := _STATE.fullmatch(rest):
        return DocumentNumber(match["number"], _tight(match["symbol"]), "state", match["year"])
    if match := _PARTY.fullmatch(rest):
        return DocumentNumber(match["number"], _tight(match["symbol"]), "party")
    if (match := _LOOSE.fullmatch(rest)) and types.by_abbrev(match["type"], "party"):
        party = match["body"].upper() in {body.upper() for body in PARTY_BODIES}
        symbol = f"{match['type']}{'/' if party else '-'}{match['body']}"
        return DocumentNumber(match["number"], symbol, "party" if party else "state")
    return None


def pad(number: str) -> str:
    """A number below 10 gets a leading zero (NĐ 30/2020, Phụ lục I, II.3)."""
    return f"0{number}" if len(number) == 1 and number.isdigit() else number


def _tight(symbol: str) -> str:
    return re.sub(r"\s*[–—-]\s*", "-", re.sub(r"\s*/\s*", "/", symbol)).strip(".- ")
