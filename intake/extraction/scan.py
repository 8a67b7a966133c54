"""What text is in this picture? Tesseract's words with their boxes, put into lines; runs in the separate process."""

import csv
import io
import itertools
import re
import shutil
import subprocess
from dataclasses import dataclass, replace
from functools import lru_cache

from PIL import Image
from rapidfuzz.distance import Indel

from intake.extraction import columns, picture, stamps
from intake.extraction.columns import Band
from intake.extraction.layout import WIDE_GAP, Run, letter_width, page_text
from intake.extraction.refusal import Refused
from vietnam.edxml import URGENCIES
from vietnam.text import fold

_SURE = 60  # Tesseract's confidence, of 100
_UPRIGHT = 0.5  # of all words are read with confidence on a page that is not turned
_BY_PEN = 85  # figures of a printer are read with more confidence
_PRINTED = 95  # of a reading that is believed against another that doubts
_GUESSED = 5  # below, the word is the trace of a seal or a fold
_TOUCHES = 2  # pixels: what goes through the cut is a seal, print ends before
_DOUBTFUL = 30  # below, a letter speaks against its reading
_LIGHTER = 15, 25, 40  # than print, of 255: the darkest ink of a page, read three times
_LEGIBLE = 30  # from here on a word stands where Tesseract says, whatever it reads
_ETH = re.compile("[ĐÐ]*Ð[ĐÐ]*")  # a letter of Iceland that Tesseract sees in Đ, and beside it
_ALIKE = 0.85  # one letter of "hỏa tốc" may be wrong, one of "khẩn" be lost
_WORD = "5"  # the level of a word in Tesseract's table

Box = tuple[int, int, int, int]  # left, top, right, bottom


@lru_cache(maxsize=1)
def installed() -> bool:
    """Is Tesseract there, with its Vietnamese model?"""
    program = shutil.which("tesseract")
    if not program:
        return False
    listed = subprocess.run(  # noqa: S603  # a program of the system, no input
        [program, "--list-langs"], capture_output=True, text=True, check=False, timeout=20
    )
    return "vie" in listed.stdout.split()


def read(page: Image.Image, red: Image.Image) -> tuple[str, int]:
    """The text of one page that `picture.readable` made, and how many of its words were read with confidence.

    A degree of urgency that is stamped in red becomes its first line: from the print it was taken off with the seals.
    """
    words = _words(page, "4")
    if _sure(words) <= len(words) * _UPRIGHT and (turn := _turn(page)):
        page, red = page.rotate(-turn, expand=True), red.rotate(-turn, expand=True)
        words = _words(page, "4")
    first = words
    legible = [word.box for word in words if word.confidence >= _LEGIBLE]
    for band in columns.bands(legible, *page.size):
        words = _read_by_columns(page, band, words)
        if not band.top:
            words = questioned(words, band.bottom, first)
    width = letter_width([word.box for word in words])
    runs = [run for line in _lines(words) for run in _split([word.box for word in line], width)]
    return urgency(red) + page_text(runs), _sure(words)


def urgency(red: Image.Image) -> str:
    """The line that a stamp at the head gives, or none."""
    for stamp in stamps.found(red):
        said = fold(" ".join(word.box.text for word in _words(stamp, "6")))
        for degree in URGENCIES.values():
            if Indel.normalized_similarity(fold(degree), said) >= _ALIKE:
                return f"{degree.upper()}\n"
    return ""


def _turn(page: Image.Image) -> int:
    """By how many degrees to turn a page clockwise that lies on its side or its head; 0 where nothing tells."""
    told = re.search(r"Rotate: (\d+)", _tesseract(page, "--psm", "0") or "")
    return int(told[1]) if told else 0


@dataclass(frozen=True)
class Word:
    """`line` is the same for all words of one line of a column."""

    line: str
    confidence: float
    box: Run


def _read_by_columns(page: Image.Image, band: Band, words: list[Word]) -> list[Word]:
    """The words, those within the band read anew in each of its halves, unless that reads far fewer."""
    inside = [word for word in words if band.top < -word.box.middle < band.bottom]
    left, right = (0, band.top, band.cut, band.bottom), (band.cut, band.top, page.width, band.bottom)
    if band.bottom == page.height:
        copies = _words(picture.whitened(page).crop(left), "6", left[:2])
        again = [word for word in copies if word.box.right < band.cut - _TOUCHES] + _signed(page, right)
    else:
        again = [word for half in (left, right) for word in _words(page.crop(half), "6", half[:2])]
    if _sure(again) < 0.75 * _sure(inside):
        return words
    return [word for word in words if word not in inside] + again


def _signed(page: Image.Image, place: Box) -> list[Word]:
    """The column of the signature, with all its ink and by its darkest: a seal spoils other lines in each reading."""
    print_is = picture.darkness(page)
    seen = [picture.whitened(page), *(picture.darkest(page, print_is + more) for more in _LIGHTER)]
    return surest([_words(each.crop(place), "6", place[:2]) for each in seen])


def surest(readings: list[list[Word]]) -> list[Word]:
    """Of several readings of one column: each line from the one that is most sure of it, from its first letter on."""
    lines = [(at, line) for at, reading in enumerate(readings) for line in _lines(reading)]
    kept: list[tuple[int, list[Word]]] = []
    for at, line in sorted(lines, key=lambda each: _sureness(each[1]), reverse=True):
        if not any(_level(line, other) for _, other in kept):
            kept.append((at, line))
    begun = ((at, itertools.dropwhile(lambda word: not _letters(word), line)) for at, line in kept)
    return [replace(word, line=f"{at}/{word.line}") for at, line in begun for word in line]


def _level(line: list[Word], other: list[Word]) -> bool:
    one, two = (_joined([word.box for word in words if _letters(word)] or [words[0].box]) for words in (line, other))
    return abs(one.middle - two.middle) < max(one.top - one.bottom, two.top - two.bottom) / 2


def _sureness(line: list[Word]) -> float:
    return sum(_letters(word) * (word.confidence - _DOUBTFUL) for word in line)


def _letters(word: Word) -> int:
    return sum(map(str.isalnum, word.box.text))


def questioned(words: list[Word], bottom: int, first: list[Word]) -> list[Word]:
    """At the head a pen may have written number and day: figures that Tesseract is not sure of get a question mark.

    `first` are the words as read across the whole page: where that reading was sure of the figure, it is believed.
    """
    return [
        replace(word, box=replace(word.box, text=_figure(word.box, first)))
        if word.box.text.isdigit() and word.confidence < _BY_PEN and -word.box.middle < bottom
        else word
        for word in words
    ]


def _figure(box: Run, first: list[Word]) -> str:
    sure = (word.box for word in first if word.box.text.isdigit() and word.confidence >= _PRINTED)
    here = (run for run in sure if run.bottom < box.middle < run.top and run.left < box.right and box.left < run.right)
    return next((run.text for run in here), f"{box.text}?")


def _sure(words: list[Word]) -> int:
    return sum(word.confidence >= _SURE and sum(map(str.isalpha, word.box.text)) > 1 for word in words)


def _words(page: Image.Image, layout: str, corner: tuple[int, int] = (0, 0)) -> list[Word]:
    """What Tesseract sees in a part of the page whose upper left corner is given; `layout` is its --psm."""
    found: list[Word] = []
    for row in csv.DictReader(io.StringIO(_table(page, layout)), delimiter="\t", quoting=csv.QUOTE_NONE):
        text = _ETH.sub("Đ", row.get("text") or "").strip()
        if row.get("level") != _WORD or not text or float(row["conf"]) < _GUESSED:
            continue
        left, top, width, height = (float(row[key]) for key in ("left", "top", "width", "height"))
        left, top = left + corner[0], top + corner[1]
        line = "/".join((*map(str, corner), row["block_num"], row["par_num"], row["line_num"]))
        found.append(Word(line, float(row["conf"]), Run(left, -top - height, left + width, -top, text)))
    return found


def _table(page: Image.Image, layout: str) -> str:
    table = _tesseract(page, "-l", "vie", "--psm", layout, "tsv")
    if table is None:
        raise Refused("broken")
    return table


def _tesseract(page: Image.Image, *asked: str) -> str | None:
    """What it says of a picture; None where it can't say anything. Raises Refused where it is not, or was stopped."""
    program = shutil.which("tesseract") or "tesseract"
    try:
        done = subprocess.run(  # noqa: S603  # the picture goes in by standard input
            [program, "stdin", "stdout", *asked],
            input=picture.png(page),
            capture_output=True,
            check=False,
            env={"OMP_THREAD_LIMIT": "1"},
        )
    except OSError as error:
        raise Refused("no_ocr") from error
    if done.returncode in {-24, -9}:
        raise Refused("too_long")
    return done.stdout.decode("utf-8", errors="replace") if done.returncode == 0 else None


def _lines(words: list[Word]) -> list[list[Word]]:
    return [list(line) for _, line in itertools.groupby(words, key=lambda word: word.line)]


def _split(line: list[Run], width: float) -> list[Run]:
    """One run for each column: words are joined unless a gap lies between them that is wide for this page."""
    pieces: list[list[Run]] = []
    for word in sorted(line, key=lambda run: run.left):
        if pieces and word.left - pieces[-1][-1].right <= WIDE_GAP * width:
            pieces[-1].append(word)
        else:
            pieces.append([word])
    return [_joined(piece) for piece in pieces]


def _joined(words: list[Run]) -> Run:
    """The box of an ordinary letter line: the heights are averaged, so that a stamp or a bracket does not count."""
    bottom, top = (sum(getattr(word, side) for word in words) / len(words) for side in ("bottom", "top"))
    return Run(words[0].left, bottom, words[-1].right, top, " ".join(word.text for word in words))
