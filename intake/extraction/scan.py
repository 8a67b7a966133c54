"""What text is in this picture? Tesseract's words with their boxes, put into lines; runs in the separate process."""

import csv
import io
import itertools
import shutil
import subprocess
import warnings
from functools import lru_cache

from PIL import Image, ImageOps, UnidentifiedImageError

from intake.extraction.layout import WIDE_GAP, Run, letter_width, page_text
from intake.extraction.refusal import Refused

_FORMATS = ("JPEG", "PNG", "GIF", "TIFF", "BMP", "WEBP")  # Pillow knows others that start programs
_MOST_PIXELS = 60_000_000
_LARGEST_SIDE = 4500
_SMALLEST_SIDE = 1600  # a small photo is enlarged: Tesseract wants letters some 20 pixels high
_SURE = 60  # Tesseract's confidence, of 100
_GUESSED = 5  # below, the word is the trace of a seal or a fold
_WORD = "5"  # the level of a word in Tesseract's table


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


def flattened(content: bytes) -> bytes:
    """A photo as an upright grey PNG of a size that can be read."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            picture = Image.open(io.BytesIO(content), formats=_FORMATS)
            if picture.width * picture.height > _MOST_PIXELS:
                raise Refused("bomb")
            upright = ImageOps.exif_transpose(picture).convert("L")
    except (Image.DecompressionBombWarning, Image.DecompressionBombError) as error:
        raise Refused("bomb") from error
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError) as error:
        raise Refused("broken") from error
    larger = max(upright.size)
    if larger > _LARGEST_SIDE or larger < _SMALLEST_SIDE:
        scale = (_LARGEST_SIDE if larger > _LARGEST_SIDE else _SMALLEST_SIDE) / larger
        upright = upright.resize((max(1, int(upright.width * scale)), max(1, int(upright.height * scale))))
    out = io.BytesIO()
    upright.save(out, "PNG", compress_level=1)
    return out.getvalue()


def read(picture: bytes) -> tuple[str, int]:
    """The text of one page, and how many of its words were read with confidence."""
    program = shutil.which("tesseract") or "tesseract"
    command = [program, "stdin", "stdout", "-l", "vie", "--psm", "4", "tsv"]
    try:
        done = subprocess.run(  # noqa: S603  # the picture goes in by standard input
            command, input=picture, capture_output=True, check=False, env={"OMP_THREAD_LIMIT": "1"}
        )
    except OSError as error:
        raise Refused("no_ocr") from error
    if done.returncode:
        raise Refused("too_long" if done.returncode in {-24, -9} else "broken")
    words = _words(done.stdout.decode("utf-8", errors="replace"))
    runs = [run for line in _by_line(words) for run in _split(line)]
    sure = sum(1 for _, confidence, run in words if confidence >= _SURE and sum(map(str.isalpha, run.text)) > 1)
    return page_text(runs), sure


Word = tuple[tuple[str, str, str], float, Run]


def _words(table: str) -> list[Word]:
    found: list[Word] = []
    for row in csv.DictReader(io.StringIO(table), delimiter="\t", quoting=csv.QUOTE_NONE):
        text = (row.get("text") or "").strip()
        if row.get("level") != _WORD or not text or float(row["conf"]) < _GUESSED:
            continue
        left, top, width, height = (float(row[key]) for key in ("left", "top", "width", "height"))
        box = Run(left, -top - height, left + width, -top, text)
        found.append(((row["block_num"], row["par_num"], row["line_num"]), float(row["conf"]), box))
    return found


def _by_line(words: list[Word]) -> list[list[Run]]:
    return [[run for *_, run in group] for _, group in itertools.groupby(words, key=lambda word: word[0])]


def _split(line: list[Run]) -> list[Run]:
    """One run for each column: words are joined unless a wide gap lies between them."""
    width = letter_width(line)
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
