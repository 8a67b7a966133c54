"""How is Vietnamese text compared? NFC, white space, and folding that forgets accents but never a position."""

import re
import unicodedata

_SPACES = re.compile(r"\s+")
# PostgreSQL keeps no NUL, and a lone half of a pair has no bytes in any encoding.
_UNKEEPABLE = re.compile("[\x00\ud800-\udfff]")
# The tone of open oa, oe, uy stands on the second vowel ("hoà", "uỷ") or the first ("hòa", "ủy"); we take the first.
_OLD_TONE = {"oa": "oà oá oả oã oạ", "oe": "oè oé oẻ oẽ oẹ", "uy": "uỳ uý uỷ uỹ uỵ"}
_NEW_TONE = {"oa": "òa óa ỏa õa ọa", "oe": "òe óe ỏe õe ọe", "uy": "ùy úy ủy ũy ụy"}
_TONES = dict(zip(" ".join(_OLD_TONE.values()).split(), " ".join(_NEW_TONE.values()).split(), strict=True))
_TONE_PAIR = re.compile("(?<![qQ])(" + "|".join(_TONES) + r")(?!\w)", re.IGNORECASE)


class _PlainTable(dict[int, str]):
    """Fills itself: each character once, then from memory."""

    def __missing__(self, code: int) -> str:
        self[code] = plain = _plain_character(chr(code))
        return plain


def _plain_character(char: str) -> str:
    lower = char.lower()
    if len(lower) != 1:
        return char
    if lower == "đ":
        return "d"
    base = unicodedata.normalize("NFD", lower)[0]
    return char if unicodedata.combining(base) else base


_PLAIN = _PlainTable()


def nfc(text: str) -> str:
    return unicodedata.normalize("NFC", text)


def squeeze(text: str) -> str:
    """White space folded to single blanks, none at the ends."""
    return _SPACES.sub(" ", text).strip()


def storable(text: str) -> str:
    """Without what no database keeps: NUL and lone surrogates, as broken files and mail headers bring them."""
    return _UNKEEPABLE.sub("", text)


def plain(text: str) -> str:
    """Lower case without accents, character by character: position i of the result is position i of `text`."""
    return text.translate(_PLAIN)


def fold(text: str) -> str:
    """The form in which two texts are compared: NFC, lower case, no accents, đ → d, white space folded."""
    return squeeze(plain(nfc(text)))


def settle_tones(text: str) -> str:
    """`hoà`, `uỷ` → `hòa`, `ủy`, keeping capitals; `quý` stays."""
    return _TONE_PAIR.sub(_settled, nfc(text))


def _settled(match: re.Match[str]) -> str:
    pair = match.group(0)
    new = _TONES[pair.lower()]
    return "".join(n.upper() if old.isupper() else n for old, n in zip(pair, new, strict=True))


def is_upper(text: str, *, share: float = 0.8) -> bool:
    """Is this printed in capitals? (at least two letters, `share` of them capital)"""
    letters = [char for char in text if char.isalpha()]
    return len(letters) >= 2 and sum(char.isupper() for char in letters) >= share * len(letters)
