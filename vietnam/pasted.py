"""What does a word processor leave in a text that is pasted from it? The same words in plain letters.

Old fonts (TCVN3, VNI) become Unicode, everything NFC; the marks of lists that are drawn by symbol fonts become "- ";
odd blanks, soft hyphens and invisible marks go. Paragraphs, tabs (cells of a table) and typed numbers stay.
"""

import re

from vietnam.legacy import repaired
from vietnam.text import nfc

_LINE_ENDS = re.compile(r"\r\n?|[\v\f\x1c-\x1e\x85\u2028\u2029]")
_BLANKS = re.compile(r"[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
# Soft hyphens, zero-width characters and marks of direction; the byte order mark; control characters but tab and line
_INVISIBLE = re.compile(
    r"[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\x00-\x08\x0e-\x1f\x7f-\x9f]"
)
# Drawn by Symbol and Wingdings (private letters of Word), or bullets of Unicode
_BULLET = re.compile(r"^[ \t]*[•·▪▫●○■□◦‣⁃➢➤❖✓\uf000-\uf0ff]+(?:[ \t]+|(?=\w))", re.MULTILINE)
_NO_BULLET = re.compile(r"[\ue000-\uefff\uf100-\uf8ff\U000f0000-\U0010ffff]")
_PRIVATE = re.compile(r"[\ue000-\uf8ff]")
_HYPHENS = re.compile(r"[\u2010\u2011]")
_RUN = re.compile(r" {2,}")
# "1.⇥", "a)⇥", "-⇥": Word sets a tab behind the mark of a list; in a table the first cell may be a bare number
_MARK_TAB = re.compile(r"^[ \t]*((?:\d{1,3}|[a-zđ]|[IVXL]{1,6})[.)]|[-–+*])[ \t]*\t[ \t]*(?=\S[^\t\n]*$)", re.MULTILINE)
_AROUND_LINES = re.compile(r" *\n *")


def cleaned(text: str, *, with_tables: bool = False) -> str:
    """Says the same twice: what is clean stays as it is. `with_tables`: a tab always parts two cells."""
    text = _LINE_ENDS.sub("\n", text)
    text = "\n".join(repaired(line) for line in text.split("\n"))  # before soft hyphens go: TCVN3 writes "ư" by them
    text = _NO_BULLET.sub("", _INVISIBLE.sub("", _BLANKS.sub(" ", text)))
    text = _PRIVATE.sub("", _BULLET.sub("- ", _HYPHENS.sub("-", nfc(text))))
    if not with_tables:
        text = _MARK_TAB.sub(r"\1 ", text)
    return nfc(_AROUND_LINES.sub("\n", _RUN.sub(" ", text)))
